"""Concordance from the columns of the index: the segments that can hold a phrase, then those that do."""

import re
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import CAP, columns_of
from .file import IndexFile
from .kernel import Bound, Kernel
from .phrase import Phrase, Piece, folded

Array = NDArray[Any]
_MOST_COLUMNS = 64
"""A piece that more columns than this can serve is not looked up in them."""
_BITS = 64
"""How many pieces one pass can follow; of a longer phrase the rest is compared afterwards."""


class Spelling:
    """The units of an index by how they are spelled, their case folded."""

    def __init__(self, file: IndexFile, arrays: dict[str, Array], by_characters: bool) -> None:
        self._by_characters = by_characters
        self._same: dict[str, list[int]] = {}
        if by_characters:
            numbers = arrays["unit_numbers"].tolist()
            for code, number in zip(arrays["units"].tolist(), numbers, strict=True):
                self._same.setdefault(folded(chr(code), by_characters=True), []).append(number)
        else:
            self._listed = file.checked("folded").tobytes().decode("utf-8", "surrogatepass")
            self._ends = np.flatnonzero(np.frombuffer(self._listed.encode("utf-32-le", "surrogatepass"), "<u4") == 10)

    def numbers(self, piece: Piece) -> list[int]:
        """Return the units that serve a piece."""
        if self._by_characters:
            return self._same.get(piece.text, [])
        inner = piece.wild.pattern.replace(".*", "[^\n]*") if piece.wild else re.escape(piece.text)
        places = [match.start() for match in re.finditer(f"(?<=\n){inner}(?=\n)", self._listed)]
        found: list[int] = (np.searchsorted(self._ends, places, side="left") - 1).tolist()
        return found


def containing(
    file: IndexFile,
    arrays: dict[str, Array],
    spelling: Spelling,
    phrase: Phrase,
    code: tuple[Kernel | None, Bound | None],
) -> list[int]:
    """Return the keys of the segments that hold a phrase, ascending."""
    for name in ("forms", "texts", "text_ends"):
        file.checked(name)
    keys: set[int] = set()
    for pieces in phrase.alternatives:
        units = [spelling.numbers(piece) for piece in pieces]
        if all(units):
            segments = _Search(file, arrays, pieces, units).segments(*code)
            keys.update(arrays["keys"][segments].tolist())
    return sorted(keys)


class _Search:
    """One sequence of pieces, each with the units that serve it."""

    def __init__(
        self, file: IndexFile, arrays: dict[str, Array], pieces: tuple[Piece, ...], units: list[list[int]]
    ) -> None:
        self._file = file
        self._arrays = arrays
        self._pieces = pieces
        self._units = units

    def segments(self, code: Kernel | None, bound: Bound | None) -> Array:
        """Return the segments whose text has the pieces."""
        wanted = self._possible()
        if not wanted.any():
            return np.empty(0, np.int64)
        accepts, gaps, last = self._pattern(0, min(_BITS, len(self._pieces)))
        if code and bound:
            code.phrase(bound, wanted, accepts, gaps, last)
            found = _places(wanted)
        else:
            found = np.array([s for s in _places(wanted).tolist() if self._stands_in(s, accepts, gaps, last)], np.int64)
        if len(self._pieces) > _BITS:
            found = np.array([segment for segment in found.tolist() if self._all_stand_in(segment)], np.int64)
        return found

    def _possible(self) -> Array:
        """Return the bitmap of the segments that have a unit for each piece."""
        arrays = self._arrays
        columns, segments = arrays["columns"], len(arrays["keys"])
        wanted = np.full(columns.shape[1], ~np.uint64(0))
        wanted[segments >> 6 :] = 0
        if segments & 63:
            wanted[segments >> 6] = (1 << (segments & 63)) - 1
        for places in self._columns():
            width, start = 8 * columns.shape[1], self._file.at("columns")
            for column in places:
                self._file.check_bytes(start + column * width, start + (column + 1) * width)
            wanted &= np.bitwise_or.reduce(columns[places], axis=0) if len(places) > 1 else columns[places[0]]
            if not wanted.any():
                break
        return wanted

    def _columns(self) -> list[list[int]]:
        """Return for each piece that the columns tell of those that its units have."""
        population = self._arrays["population"]
        wild = [units for piece, units in zip(self._pieces, self._units, strict=True) if piece.wild]
        result = [[place] for place in self._plain_columns()]
        for units in wild:
            places = np.unique(self._columns_of(np.unique(self._arrays["folds"][units]), 0)).tolist()
            if len(places) <= _MOST_COLUMNS:
                result.append(places)
        return sorted(result, key=lambda places: int(population[places].sum()))

    def _plain_columns(self) -> list[int]:
        """Return the columns of the pieces that are not wild; the units of each are one when folded."""
        first, occurrences, seen = [], [], Counter[str]()
        for piece, units in zip(self._pieces, self._units, strict=True):
            if not piece.wild and seen[piece.text] < CAP:
                first.append(units[0])
                occurrences.append(seen[piece.text])
                seen[piece.text] += 1
        if not first:
            return []
        found: list[int] = self._columns_of(self._arrays["folds"][first], np.array(occurrences)).tolist()
        return list(dict.fromkeys(found))

    def _columns_of(self, folds: Array, occurrence: Array | int) -> Array:
        features = folds.astype(np.int64) * CAP + occurrence
        return columns_of(features, self._arrays["features"], self._arrays["places"])

    def _pattern(self, first: int, last: int) -> tuple[Array, int, int]:
        accepts = np.zeros(len(self._arrays["folds"]) + 1, np.uint64)
        gaps = 0
        for place in range(first, last):
            accepts[self._units[place]] |= np.uint64(1 << (place - first))
            gaps |= int(self._pieces[place].gap) << (place - first)
        return accepts, gaps, 1 << (last - first - 1)

    def _stands_in(self, segment: int, accepts: Array, gaps: int, last: int) -> bool:
        state = 0
        for accepted in accepts[self._text(segment)].tolist():
            state = ((state << 1 | 1) & accepted) | (state & gaps)
            if state & last:
                return True
        return False

    def _all_stand_in(self, segment: int) -> bool:
        state, last = 0, 1 << (len(self._pieces) - 1)
        gaps = sum(int(piece.gap) << place for place, piece in enumerate(self._pieces))
        served: dict[int, int] = {}
        for place, units in enumerate(self._units):
            for unit in units:
                served[unit] = served.get(unit, 0) | 1 << place
        for unit in self._text(segment).tolist():
            state = ((state << 1 | 1) & served.get(unit, 0)) | (state & gaps)
            if state & last:
                return True
        return False

    def _text(self, segment: int) -> Array:
        """Return the units of a segment's text, which is its form where no other text was stored."""
        arrays = self._arrays
        start, end = (int(place) for place in arrays["text_ends"][segment : segment + 2])
        if end > start:
            return arrays["texts"][start:end]
        place = int(np.searchsorted(arrays["starts"], segment, side="right")) - 1
        length = int(arrays["lengths"][place])
        base = int(arrays["bases"][place]) + (segment - int(arrays["starts"][place])) * length
        return arrays["forms"][base : base + length]


def _places(bitmap: Array) -> Array:
    """Return the numbers of the bits that are set."""
    words = np.flatnonzero(bitmap)
    rows, bits = np.nonzero(np.unpackbits(bitmap[words].view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"))
    return (words[rows] << 6) + bits
