"""Building an index: entries in, the arrays of an index file out.

Segments are sorted by the length of their form, then by key. Peak memory is some 300 bytes a segment of 40 characters.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..text.normalise import normal_form
from ..text.units import compares_characters
from .columns import CAP, COLUMNS, column_table, features_of, own_columns
from .file import image, write
from .index import Entry
from .kernel import Kernel, kernel
from .room import room
from .vocabulary import Characters, CompiledWords, Words

FORMAT = 1
_BATCH = 8192
_WIDE = 0xFFFF
"""The first number of a unit that takes four bytes; so does that of no unit, one past the last."""
_STRETCH = 1 << 16
_SAMPLE = 20_000
_PADDING = 4
"""Words of a column come in fours, so that the kernel can take four at a time."""

Array = NDArray[Any]


def build(path: Path, entries: Iterable[Entry], language: str, stamp: str) -> int:
    """Write the index of some entries to a file, whole or not at all, and return how many there are.

    `language` decides the unit of comparison (corpora.text.units). Raises OSError, and leaves the old file then.
    """
    segments, parts = built(entries, language, stamp)
    write(path, parts)
    return segments


def built(
    entries: Iterable[Entry], language: str, stamp: str = "", compiled: bool = True
) -> tuple[int, list[bytes | memoryview]]:
    """Return how many entries there are and the parts of their index file."""
    with _no_collection():
        collected = _Collected(entries, _vocabulary(language, compiled))
        about = {"format": FORMAT, "language": language, "stamp": stamp}
        return len(collected.keys), image(about, _arrays(collected, compiled))


def _vocabulary(language: str, compiled: bool) -> Characters | Words | CompiledWords:
    if compares_characters(language):
        return Characters()
    code = kernel() if compiled else None
    return CompiledWords(code) if code else Words()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking through millions of small objects that are no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Units:
    """Units of many texts, one after another: a growing array of the smallest type that holds them."""

    def __init__(self) -> None:
        self._units = room(0, np.uint16)
        self._count = 0
        self._lengths: list[Array] = []

    def add(self, numbers: Array, lengths: Array) -> None:
        end = self._count + len(numbers)
        wide = self._units.itemsize == 4 or numbers.max(initial=0) >= _WIDE
        if end > len(self._units) or (wide and self._units.itemsize < 4):
            self._move(room(max(end, 2 * self._count), np.uint32 if wide else np.uint16))
        self._units[self._count : end] = numbers
        self._count = end
        self._lengths.append(lengths)

    def joined(self, wide: bool) -> tuple[Array, Array]:
        """Return all units and the length of each text, and forget them."""
        if wide and self._units.itemsize < 4:
            self._move(room(self._count, np.uint32))
        units, self._units = self._units[: self._count], room(0, np.uint16)
        return units, np.concatenate([np.zeros(0, np.int64), *self._lengths])

    def _move(self, larger: Array) -> None:
        larger[: self._count] = self._units[: self._count]
        self._units = larger


class _Collected:
    """All entries as numbers, in the order they came."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Characters | Words | CompiledWords) -> None:
        self.vocabulary = vocabulary
        self.forms, self.texts = _Units(), _Units()
        keys = []
        iterator = iter(entries)
        while batch := list(islice(iterator, _BATCH)):
            some_keys, forms, texts = zip(*batch, strict=True)
            keys.append(np.array(some_keys, np.int64))
            self.forms.add(*self.vocabulary.encode(forms))
            self.texts.add(*self.vocabulary.encode(_other_texts(forms, texts)))
        self.keys: Array = np.concatenate([np.zeros(0, np.int64), *keys])


def _other_texts(forms: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the texts that phrases are looked for in, empty where that is the form."""
    if forms == texts:
        return [""] * len(forms)
    pairs = zip(forms, texts, strict=True)
    return ["" if text == form or (normal := normal_form(text)) == form else normal for form, text in pairs]


def _arrays(collected: _Collected, compiled: bool) -> dict[str, Array]:
    wide = len(collected.vocabulary) >= _WIDE
    forms, lengths = collected.forms.joined(wide)
    order = np.lexsort((collected.keys, lengths))
    ends = np.cumsum(lengths) - lengths
    code = kernel() if compiled else None
    gathered = code.gather if code else _gathered
    forms = gathered(forms, ends[order], lengths[order])
    texts, text_lengths = collected.texts.joined(wide)
    texts = gathered(texts, (np.cumsum(text_lengths) - text_lengths)[order], text_lengths[order])
    lengths, text_lengths = lengths[order], text_lengths[order]
    distinct, starts = np.unique(lengths, return_index=True)
    vocabulary = collected.vocabulary.arrays()
    filling = _Filling(vocabulary["folds"], forms, lengths, texts, text_lengths)
    starts = np.append(starts, len(lengths)).astype(np.int64)
    return {
        **vocabulary,
        "keys": collected.keys[order],
        "lengths": distinct.astype(np.int64),
        "starts": starts,
        "bases": np.cumsum([0, *(distinct * np.diff(starts))], dtype=np.int64),
        "text_ends": np.cumsum([0, *text_lengths], dtype=np.int64).astype(np.uint32)
        if len(texts) < 1 << 32
        else _too_long(),
        "features": filling.features,
        "places": filling.places,
        "columns": (columns := filling.columns(code)),
        "population": np.array([np.bitwise_count(column).sum() for column in columns], np.int64),
        "forms": forms,
        "texts": texts,
    }


def _too_long() -> Array:
    raise OSError("the texts have more than 4,294,967,295 characters in all: too many for one index")


def _gathered(units: Array, starts: Array, lengths: Array) -> Array:
    """Return stretches of an array one after another."""
    result = room(int(lengths.sum()), units.dtype)
    done = 0
    for first in range(0, len(starts), _STRETCH):
        some = lengths[first : first + _STRETCH]
        total = int(some.sum())
        shifts = starts[first : first + _STRETCH] - (np.cumsum(some) - some)
        result[done : done + total] = units[np.repeat(shifts, some) + np.arange(total)]
        done += total
    return result


class _Filling:
    """The bitmaps of sorted segments."""

    def __init__(self, folds: Array, forms: Array, lengths: Array, texts: Array, text_lengths: Array) -> None:
        self._folds = folds
        self._streams = [(forms, _ends(lengths)), (texts, _ends(text_lengths))]
        self._segments = len(lengths)
        self.features, self.places = own_columns(self._frequency())

    def columns(self, code: Kernel | None) -> Array:
        """Return the bitmaps, one row a column."""
        words = -(-self._segments // 64)
        words += -words % _PADDING
        columns = room(COLUMNS * words, np.uint64).reshape(COLUMNS, words)
        if not self._segments:
            return columns
        table = column_table(len(self._folds), self.features, self.places)
        for units, ends in self._streams:
            if code:
                code.fill(columns, units, ends, self._folds, table, CAP)
            else:
                self._fill(columns, units, ends, table)
        return columns

    def _fill(self, columns: Array, units: Array, ends: Array, table: Array) -> None:
        for first in range(0, self._segments, _STRETCH):
            last = min(first + _STRETCH, self._segments)
            features, segments = self._features(units, ends, np.arange(first, last))
            own = table[features].astype(np.int64)
            bits = np.zeros((COLUMNS, -(-(last - first) // 64) * 64), bool)
            bits[own, segments] = True
            packed = np.packbits(bits, axis=1, bitorder="little").view("<u8")
            columns[:, first // 64 : first // 64 + packed.shape[1]] |= packed

    def _features(self, units: Array, ends: Array, chosen: Array) -> tuple[Array, Array]:
        lengths = ends[chosen + 1] - ends[chosen]
        gathered = _gathered(units, ends[chosen], lengths)
        return features_of(self._folds[gathered].astype(np.int64), np.repeat(np.arange(len(chosen)), lengths))

    def _frequency(self) -> Array:
        """Return how often each feature is met in a sample of the forms."""
        step = max(1, self._segments // _SAMPLE)
        units, ends = self._streams[0]
        features, _ = self._features(units, ends, np.arange(0, self._segments, step))
        return np.bincount(features, minlength=len(self._folds) * CAP)


def _ends(lengths: Array) -> Array:
    ends = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=ends[1:])
    return ends
