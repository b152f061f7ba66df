"""The compiled kernel, where it was built: corpora/search/kernel.c and words.c through ctypes.

Chosen by measurement over numba, which makes code as fast: numba and llvmlite take 208 MB, 0.3 s to import and 13 s to
compile when first used, 0.2 to 0.6 s whenever a process starts afterwards; this library is loaded in a millisecond.
Where it is missing, because there was no C compiler, numpy answers (corpora/search/counting.py).
"""

import ctypes
import os
import struct
from array import array
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .room import room

Array = NDArray[Any]
_ARRAYS = (
    "columns", "forms", "texts", "keys", "text_ends", "lengths", "starts", "bases", "folds", "features", "places",
    "population", "seen",
)  # fmt: skip
_NUMBERS = (
    "columns_at", "forms_at", "block", "words", "distinct_lengths", "distinct_features", "vocabulary", "column_count",
    "shared", "cap", "wide",
)  # fmt: skip
_VERSION = 4
_SMALLEST_SHARE = 1 << 16
"""How many segments are worth a thread of their own; a multiple of 64, so that no two threads share a word."""
_HIT = struct.Struct("=dq")
_BLOCK = struct.Struct("=q")


class _Index(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_void_p) for name in _ARRAYS),
        *((name, ctypes.c_int64) for name in _NUMBERS),
    ]


class Bound:
    """The arrays of one index as the kernel takes them; it keeps them alive."""

    def __init__(self, arrays: dict[str, Array], numbers: dict[str, int]) -> None:
        self._arrays = arrays
        self.structure = _Index(
            *(arrays[name].ctypes.data for name in _ARRAYS), *(int(numbers[name]) for name in _NUMBERS)
        )
        self.reference = ctypes.byref(self.structure)
        self.vocabulary = int(numbers["vocabulary"])


class Scratch:
    """What one thread's queries work in."""

    def __init__(self, library: ctypes.CDLL, vocabulary: int) -> None:
        self._library = library
        self.pointer = library.yiku_scratch(vocabulary)
        if not self.pointer:
            raise MemoryError

    def __del__(self) -> None:
        if self.pointer:
            self._library.yiku_scratch_free(self.pointer)

    def hits(self) -> Iterable[tuple[float, int]]:
        """Return the similarity and the key of each hit of the last queries."""
        return _copied(self._library.yiku_hits(self.pointer), self._library.yiku_hit_count(self.pointer), _HIT)

    def wanted(self) -> set[int]:
        """Return the blocks that the last query wanted to read unseen."""
        count = self._library.yiku_wanted_count(self.pointer)
        return {block for (block,) in _copied(self._library.yiku_wanted(self.pointer), count, _BLOCK)}


class Questions:
    """Queries laid out for the kernel, and how many hits each has when they are answered."""

    def __init__(self, units: Array, lengths: Sequence[int]) -> None:
        self.units = units.tobytes()
        self.ends = array("q", accumulate(lengths, initial=0)).tobytes()
        self.counts = (ctypes.c_int64 * len(lengths))()

    def __len__(self) -> int:
        return len(self.counts)


class WordTable:
    """Words and punctuation marks by number, in the order they came."""

    def __init__(self, library: ctypes.CDLL, classes: bytes, known: int) -> None:
        self._library = library
        self._classes = classes
        self._pointer = library.yiku_words(classes, known)
        if not self._pointer:
            raise MemoryError

    def __del__(self) -> None:
        self._library.yiku_words_free(self._pointer)

    def __len__(self) -> int:
        return int(self._library.yiku_words_count(self._pointer))

    def encode(self, codes: Array, lengths: Array) -> Array:
        """Return the numbers of the units of texts; `lengths` are those of the texts, and afterwards those in units."""
        numbers = np.empty(len(codes), np.uint32)
        count = self._library.yiku_words_encode(
            self._pointer, codes.ctypes.data, lengths.ctypes.data, len(lengths), numbers.ctypes.data
        )
        if count < 0:
            raise MemoryError
        return numbers[:count]

    def units(self) -> list[str]:
        """Return the words and marks in their order."""
        count = len(self)
        ends = np.frombuffer(ctypes.string_at(self._library.yiku_words_ends(self._pointer), 8 * (count + 1)), np.int64)
        codes = ctypes.string_at(self._library.yiku_words_codes(self._pointer), 4 * int(ends[-1]))
        text = codes.decode("utf-32-le", "surrogatepass")
        return [text[start:end] for start, end in pairwise(ends.tolist())]


class Kernel:
    """The functions of the library."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        whole, place = ctypes.c_int64, ctypes.c_void_p
        for name in (
            "yiku_scratch", "yiku_hits", "yiku_wanted", "yiku_words", "yiku_words_codes", "yiku_words_ends",
        ):  # fmt: skip
            getattr(library, name).restype = place
        for name in (
            "yiku_hit_count", "yiku_wanted_count", "yiku_nearest", "yiku_phrase", "yiku_words_count",
            "yiku_words_encode",
        ):  # fmt: skip
            getattr(library, name).restype = whole
        library.yiku_scratch.argtypes = [whole]
        for name in ("yiku_scratch_free", "yiku_hits", "yiku_wanted", "yiku_hit_count", "yiku_wanted_count"):
            getattr(library, name).argtypes = [place]
        library.yiku_scratch_free.restype = None
        library.yiku_fill.restype = None
        library.yiku_fill.argtypes = [place, whole, whole, whole, place, whole, place, place, place, whole, place]
        library.yiku_gather.restype = None
        library.yiku_gather.argtypes = [place, whole, place, place, whole, place]
        library.yiku_nearest.argtypes = [place, place, place, place, whole, whole, ctypes.c_double, whole, place]
        library.yiku_phrase.argtypes = [place, place, place, ctypes.c_uint64, ctypes.c_uint64]
        library.yiku_words.argtypes = [ctypes.c_char_p, whole]
        for name in ("yiku_words_free", "yiku_words_count", "yiku_words_codes", "yiku_words_ends"):
            getattr(library, name).argtypes = [place]
        library.yiku_words_free.restype = None
        library.yiku_words_encode.argtypes = [place, place, place, whole, place]

    def scratch(self, bound: Bound) -> Scratch:
        """Return working space for one thread's queries of an index."""
        return Scratch(self._library, bound.vocabulary)

    def fill(self, columns: Array, units: Array, ends: Array, folds: Array, table: Array, cap: int) -> None:
        """Set the bits of all segments, whose units lie between `ends`, on all cores."""
        segments = len(ends) - 1
        size = max(_SMALLEST_SHARE, -(-segments // cores()) // 64 * 64 + 64)

        def fill_from(first: int) -> None:
            counts = np.zeros(len(folds) + 1, np.uint32)
            some = ends[first:]
            self._library.yiku_fill(
                columns.ctypes.data, columns.shape[1], first, min(size, segments - first), units.ctypes.data,
                int(units.itemsize == 4), some.ctypes.data, folds.ctypes.data, table.ctypes.data, cap,
                counts.ctypes.data,
            )  # fmt: skip

        with ThreadPoolExecutor(cores()) as pool:
            list(pool.map(fill_from, range(0, segments, size)))

    def gather(self, units: Array, starts: Array, lengths: Array) -> Array:
        """Return stretches of an array one after another."""
        result = room(int(lengths.sum()), units.dtype)
        starts, lengths = np.ascontiguousarray(starts, np.int64), np.ascontiguousarray(lengths, np.int64)
        self._library.yiku_gather(
            units.ctypes.data, units.itemsize, starts.ctypes.data, lengths.ctypes.data, len(starts), result.ctypes.data
        )
        return result

    def words(self, classes: bytes, known: int) -> WordTable:
        """Return an empty table of words; `classes` and `known` are as corpora.text.units.word_classes gives them."""
        return WordTable(self._library, classes, known)

    def nearest(self, bound: Bound, scratch: Scratch, asked: Questions, done: int, threshold: float, limit: int) -> int:
        """Answer the questions from `done` on; return how many are answered in all."""
        answered: int = self._library.yiku_nearest(
            bound.reference, scratch.pointer, asked.units, asked.ends, len(asked), done, threshold, limit, asked.counts
        )
        return answered

    def phrase(self, bound: Bound, wanted: Array, accepts: Array, gaps: int, last: int) -> int:
        """Leave in the bitmap `wanted` the segments whose text the pattern is in; return how many."""
        found: int = self._library.yiku_phrase(bound.reference, wanted.ctypes.data, accepts.ctypes.data, gaps, last)
        return found


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=1)
def kernel() -> Kernel | None:
    """Return the compiled kernel, None where it was not built."""
    for suffix in (".so", ".dylib", ".dll"):
        path = Path(__file__).with_name(f"_kernel{suffix}")
        if path.exists():
            try:
                library = ctypes.CDLL(str(path))
                return Kernel(library) if library.yiku_version() == _VERSION else None
            except (OSError, AttributeError):
                return None  # built for another machine
    return None


def _copied(address: int | None, count: int, kind: struct.Struct) -> Iterable[tuple[Any, ...]]:
    if not count or not address:
        return ()
    return kind.iter_unpack(ctypes.string_at(address, count * kind.size))
