"""The filter of the index in numpy: which segments share enough features with a query to be like it.

One edit takes away at most one feature and adds at most one, so the distance of two texts is at least the length of the
longer less the features that they share. The shared features of 64 segments at a time are counted by carry-save adders
over the bitmaps of the query's features. The rarest are counted first: nearly all segments are done with then.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
SLACK = 1e-9
"""On the side of too many candidates: what is an answer is decided exactly."""
PREFIX = 10
"""How many features are counted first beside those that may be missing."""
STRETCH = 4096
"""How many words are counted at once: what is worked on then stays in the processor's cache."""
FEW = 256
"""So many segments are sooner compared with the query than their other features are counted."""
_ALL = ~np.uint64(0)


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as the filter takes it: the `columns` of its features, rarest first, and how many `units` it has.

    `lengths` are those that an answer can have, ascending, `starts` the first segment of each and one past the last.
    """

    columns: Array
    units: int
    threshold: float
    lengths: Array
    starts: Array

    @property
    def words(self) -> tuple[int, int]:
        """The words of the bitmaps that the segments lie in: the first, and one past the last."""
        return int(self.starts[0]) >> 6, (int(self.starts[-1]) + 63) >> 6


def needed(longer: Array | int, threshold: float) -> Array:
    """Return how many features two texts must share, the longer of which has `longer` units."""
    return longer - np.floor((1.0 - threshold) * np.asarray(longer) + SLACK).astype(np.int64)


def admissible(units: int, threshold: float) -> tuple[int, int]:
    """Return the least and greatest length of a text that can be so like one of `units`."""
    return ceil(threshold * units - SLACK), floor(units / threshold + SLACK)


def candidates(bitmaps: Array, plan: Plan) -> tuple[Array, Array]:
    """Return the segments that may be like the query, and how many features each shares with it at most."""
    first, least = plan.words[0], _least(plan)
    if not len(least):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    ahead = len(plan.columns) - int(least[0]) + PREFIX
    columns, rest = plan.columns[:ahead], plan.columns[ahead:]
    stretches = []
    for start in range(0, len(least), STRETCH):
        some = least[start : start + STRETCH]
        planes = _counted(bitmaps[columns, first + start : first + start + len(some)])
        found = _reaching(planes, some - len(rest))
        (words,) = found.nonzero()
        stretches.append((start + words, found[words], planes[:, words]))
    words, found, planes = stretches[0]
    if len(stretches) > 1:
        words, found, planes = (np.concatenate(parts, axis=-1) for parts in zip(*stretches, strict=True))
    uncounted = len(rest)
    if uncounted and np.bitwise_count(found).sum() > FEW:
        planes, uncounted = _counted(bitmaps[rest[:, None], first + words], planes), 0
        found = _reaching(planes, least[words])
    segments, shared = _segments(found, planes, first + words, plan)
    return segments, shared + uncounted


def _least(plan: Plan) -> Array:
    """Return for each word how many features its segments must share with the query, the shortest of them.

    They grow with the words: those that must share more than the query has are left out.
    """
    first, last = plan.words
    least = needed(np.maximum(plan.units, plan.lengths), plan.threshold)
    begins = (plan.starts + 63) >> 6
    begins[0], begins[-1] = first, last
    possible = int(least.searchsorted(len(plan.columns), side="right"))
    return least[:possible].repeat((begins[1:] - begins[:-1])[:possible])


def _counted(columns: Array, sums: Array | None = None) -> Array:
    """Add bitmaps, a row each, up to sums kept as bit planes, the lowest first; `columns` are used up.

    Three rows that count the same are made one that does and one that counts twice as much, a third of all at a time.
    """
    planes: list[Array] = []
    while len(columns):
        carries = [] if sums is None else [sums[len(planes) + 1 : len(planes) + 2]]
        if sums is not None and not planes:
            columns = np.concatenate([columns, sums[:1]])
        while third := len(columns) // 3:
            rest = len(columns) - 2 * third
            a, b, c = columns[rest - third : rest], columns[rest : rest + third], columns[rest + third :]
            carry = a & b
            a ^= b
            carry |= np.bitwise_and(a, c, out=b)
            a ^= c
            carries.append(carry)
            columns = columns[:rest]
        if len(columns) == 2:
            carries.append(columns[:1] & columns[1:])
            columns[0] ^= columns[1]
        planes.append(columns[0])
        columns = np.concatenate(carries) if carries else columns[:0]
    return np.array(planes, np.uint64).reshape(len(planes), columns.shape[1])


def _reaching(planes: Array, least: Array) -> Array:
    """Return the bitmap of the segments whose sum is at least `least`, a number for each word.

    Sum less `least` is computed from the lowest digit on; what is kept is whether there is nothing to borrow.
    """
    digits = np.maximum(least, 0) & (1 << np.arange(len(planes)))[:, None]
    lacking = -(digits == 0).astype(np.uint64)
    surely, perhaps = planes & lacking, planes | lacking
    found = np.full(len(least), _ALL)
    for sure, possible in zip(surely, perhaps, strict=True):
        found &= possible
        found |= sure
    return found


def _segments(found: Array, planes: Array, words: Array, plan: Plan) -> tuple[Array, Array]:
    """Return the segments in a bitmap that are of an admissible length, and their sums."""
    (places,) = np.unpackbits(found.view(np.uint8), bitorder="little").nonzero()
    rows, bits = places >> 6, places & 63
    segments = (words[rows] << 6) + bits
    kept = (segments >= plan.starts[0]) & (segments < plan.starts[-1])
    rows, bits = rows[kept], bits[kept]
    digits = (planes[:, rows] >> bits.astype(np.uint64)) & np.uint64(1)
    return segments[kept], (1 << np.arange(len(planes))) @ digits.astype(np.int64)
