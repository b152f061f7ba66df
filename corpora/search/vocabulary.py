"""The units of an index as numbers: characters, or words and punctuation marks."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
import xxhash
from numpy.typing import NDArray

from ..text.units import word_classes, words
from .file import IndexFile
from .kernel import Kernel
from .phrase import folded

Numbers = NDArray[np.uint32]


class Characters:
    """Numbers characters in the order they come."""

    by_characters = True

    def __init__(self) -> None:
        self._numbers = np.full(0x110000, -1, np.int32)
        self._letters: list[int] = []

    def __len__(self) -> int:
        return len(self._letters)

    def encode(self, texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the numbers of the units of texts, one text after another, and how many each has."""
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        codes = _codes(texts)
        numbers = self._numbers.take(codes)  # twice as fast as by brackets
        if numbers.size and numbers.min() < 0:
            new = np.flatnonzero(numbers < 0)
            for code in np.unique(codes[new]).tolist():
                self._numbers[code] = len(self._letters)
                self._letters.append(code)
            numbers[new] = self._numbers.take(codes[new])
        return numbers.view(np.uint32), lengths

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what an index file keeps of the vocabulary."""
        letters = np.array(self._letters, np.uint64)
        order = np.argsort(letters)
        return {"units": letters[order], "unit_numbers": order.astype(np.uint32), "folds": self._folds()}

    def _folds(self) -> NDArray[np.uint32]:
        return _fold_numbers([chr(code) for code in self._letters], by_characters=True)


class Words:
    """Numbers words and punctuation marks in the order they come."""

    by_characters = False

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def encode(self, texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the numbers of the units of texts, one text after another, and how many each has."""
        numbers = self._numbers
        found: list[int] = []
        lengths = np.empty(len(texts), np.int64)
        for place, text in enumerate(texts):
            units = words(text)
            lengths[place] = len(units)
            try:
                found += [numbers[unit] for unit in units]
            except KeyError:
                found += [numbers.setdefault(unit, len(numbers)) for unit in units]
        return np.array(found, np.uint32), lengths

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what an index file keeps of the vocabulary."""
        return _arrays_of(list(self._numbers))


class CompiledWords:
    """Numbers words and punctuation marks as `Words` does, by the compiled kernel."""

    by_characters = False

    def __init__(self, kernel: Kernel) -> None:
        self._table = kernel.words(*word_classes())

    def __len__(self) -> int:
        return len(self._table)

    def encode(self, texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the numbers of the units of texts, one text after another, and how many each has."""
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return self._table.encode(_codes(texts), lengths), lengths

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what an index file keeps of the vocabulary."""
        return _arrays_of(self._table.units())


def _arrays_of(units: list[str]) -> dict[str, NDArray[Any]]:
    """Return what an index file keeps of words, which are numbered in their order."""
    spelled = [word.encode("utf-8", "surrogatepass") for word in units]
    seed, hashes = _distinct_hashes(spelled)
    order = np.argsort(hashes)
    return {
        "units": hashes[order],
        "unit_numbers": order.astype(np.uint32),
        "folds": _fold_numbers(units, by_characters=False),
        "seed": np.array([seed], np.uint64),
        "spelling": np.frombuffer(b"".join(spelled), np.uint8),
        "folded": np.frombuffer(_listed(units), np.uint8),
        "spelling_ends": np.cumsum([0, *map(len, spelled)], dtype=np.int64),
    }


class KnownCharacters:
    """The characters of an index; one that it does not have is one past the last."""

    def __init__(self, file: IndexFile) -> None:
        letters = file.checked("units")
        self._unknown = np.uint32(len(letters))
        self._below = np.zeros(0x110000, np.uint32)  # so that what is never met takes no memory
        self._below[letters] = self._unknown - file.checked("unit_numbers")

    def encode(self, texts: Sequence[str]) -> tuple[Numbers, list[int]]:
        """Return the numbers of the units of texts, one text after another, and how many each has."""
        codes = _codes(texts)
        return self._unknown - self._below[codes], [len(text) for text in texts]


class KnownWords(dict[str, int]):
    """The words of an index, kept as they are looked up; one that it does not have is one past the last."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._hashes, self._numbers = file.checked("units"), file.checked("unit_numbers")
        self._seed = int(file.checked("seed")[0])

    def encode(self, texts: Sequence[str]) -> tuple[Numbers, list[int]]:
        """Return the numbers of the units of texts, one text after another, and how many each has."""
        found = [words(text) for text in texts]
        lengths = [len(units) for units in found]
        return np.fromiter(map(self.__getitem__, chain.from_iterable(found)), np.uint32, sum(lengths)), lengths

    def __missing__(self, word: str) -> int:
        spelled = word.encode("utf-8", "surrogatepass")
        wanted = np.uint64(xxhash.xxh3_64_intdigest(spelled, self._seed))
        place = int(np.searchsorted(self._hashes, wanted))
        if place < len(self._hashes) and self._hashes[place] == wanted:
            number = int(self._numbers[place])
            if self._spelling(number) == spelled:
                self[word] = number
                return number
        return len(self._hashes)

    def _spelling(self, number: int) -> bytes:
        start, end = self._file.checked("spelling_ends")[number : number + 2]
        return self._file.checked("spelling")[start:end].tobytes()


def _codes(texts: Sequence[str]) -> Numbers:
    return np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")


def _listed(units: Iterable[str]) -> bytes:
    """Return units, their case folded, a line each: what a phrase's open words are looked up in."""
    lines = "\n".join(folded(unit, by_characters=False) for unit in units)
    return f"\n{lines}\n".encode("utf-8", "surrogatepass")


def _distinct_hashes(spelled: list[bytes]) -> tuple[int, NDArray[np.uint64]]:
    seed = 0
    while True:
        hashes = np.array([xxhash.xxh3_64_intdigest(word, seed) for word in spelled], np.uint64)
        if len(np.unique(hashes)) == len(hashes):
            return seed, hashes
        seed += 1


def _fold_numbers(units: list[str], *, by_characters: bool) -> NDArray[np.uint32]:
    """Return for each unit the lowest number of those that are the same when folded."""
    first: dict[str, int] = {}
    folds = [first.setdefault(folded(unit, by_characters), number) for number, unit in enumerate(units)]
    return np.array(folds, np.uint32)
