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
PREFIX = 8
"""How many features are counted first beside those that may be missing."""
STRETCHES = 12
"""Into how many stretches of like length the segments are divided for the first comparison."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as the filter takes it: `columns` of its features, rarest first; `free` features have none."""

    columns: Array
    free: int
    units: int
    low: int
    high: int
    threshold: float


def needed(longer: Array | int, threshold: float) -> Array:
    """Return how many features two texts must share, the longer of which has `longer` units."""
    return longer - np.floor((1.0 - threshold) * np.asarray(longer) + SLACK).astype(np.int64)


def admissible(units: int, threshold: float) -> tuple[int, int]:
    """Return the least and greatest length of a text that can be so like one of `units`."""
    return ceil(threshold * units - SLACK), floor(units / threshold + SLACK)


def candidates(columns: Array, lengths: Array, starts: Array, plan: Plan) -> tuple[Array, Array]:
    """Return the segments that may be like the query, and how many features each shares with it at most."""
    first, last = plan.low >> 6, (plan.high + 63) >> 6
    word_lengths = lengths[np.searchsorted(starts, np.arange(first, last) << 6, side="right").clip(1, len(lengths)) - 1]
    least = needed(np.maximum(plan.units, word_lengths), plan.threshold) - plan.free
    missing = len(plan.columns) - (int(needed(plan.units, plan.threshold)) - plan.free)
    if missing < 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    ahead = min(len(plan.columns), missing + PREFIX)
    planes = _counted([columns[column, first:last] for column in plan.columns[:ahead]], [])
    words = _reaching_somewhere(planes, least - (len(plan.columns) - ahead))
    if not len(words):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    rest = [columns[column, first:last][words] for column in plan.columns[ahead:]]
    planes = _counted(rest, [plane[words] for plane in planes])
    found = _reaching(planes, least[words], len(words))
    kept = np.flatnonzero(found)
    return _segments(found[kept], [plane[kept] for plane in planes], first + words[kept], plan)


def _reaching_somewhere(planes: list[Array], least: Array) -> Array:
    """Return the words in which the sum of a segment is at least `least`, and perhaps some more.

    `least` grows with the length of the segments: the lowest of a stretch is asked of all in it.
    """
    found = []
    for start in range(0, len(least), size := max(256, len(least) // STRETCHES)):
        stretch = [plane[start : start + size] for plane in planes]
        lowest = int(least[start])
        words = min(size, len(least) - start)
        if lowest <= 0:
            found.append(np.arange(start, start + words))
        elif not lowest >> len(planes):
            found.append(start + np.flatnonzero(_reaching_alike(stretch, lowest)))
    return np.concatenate(found) if found else np.empty(0, np.int64)


def _reaching_alike(planes: list[Array], least: int) -> Array:
    """Return the bitmap of the segments whose sum is at least `least`, which is more than 0."""
    above: Array | None = None
    equal: Array | None = None
    for place in reversed(range(len(planes))):
        plane = planes[place]
        if (least >> place) & 1:
            equal = plane if equal is None else equal & plane
        elif equal is None:
            above = plane if above is None else above | plane
        else:
            both = equal & plane
            above = both if above is None else above | both
            equal = equal & ~plane
    assert equal is not None
    return equal if above is None else above | equal


def _segments(found: Array, planes: list[Array], words: Array, plan: Plan) -> tuple[Array, Array]:
    places = np.flatnonzero(np.unpackbits(found.view(np.uint8), bitorder="little"))
    rows, bits = places >> 6, places & 63
    segments = (words[rows] << 6) + bits
    shared = np.full(len(segments), plan.free, np.int64)
    for place, plane in enumerate(planes):
        shared += ((plane[rows] >> bits.astype(np.uint64)) & np.uint64(1)).astype(np.int64) << place
    kept = (segments >= plan.low) & (segments < plan.high)
    return segments[kept], shared[kept]


def _counted(columns: list[Array], sums: list[Array]) -> list[Array]:
    """Add bitmaps up to sums kept as bit planes, the lowest first, and return the new sums so."""
    planes: list[Array] = []
    pending = columns
    while pending or len(planes) < len(sums):
        pending = [*pending, *sums[len(planes) : len(planes) + 1]]
        carries = []
        while len(pending) > 2:
            a, b, c = pending.pop(), pending.pop(), pending.pop()
            half = a ^ b
            carry = a & b
            carry |= half & c
            half ^= c
            pending.append(half)
            carries.append(carry)
        if len(pending) == 2:
            a, b = pending
            carries.append(a & b)
            pending = [a ^ b]
        planes.append(pending[0])
        pending = carries
    return planes


def _reaching(planes: list[Array], least: Array, words: int) -> Array:
    """Return the bitmap of the segments whose sum is at least `least`, one number a word."""
    above = np.zeros(words, np.uint64)
    equal = np.full(words, ~np.uint64(0))
    for place in reversed(range(len(planes))):
        wanted = np.where((least >> place) & 1, ~np.uint64(0), np.uint64(0))
        plane = planes[place]
        above |= equal & plane & ~wanted
        equal &= ~(plane ^ wanted)
    result = above | equal
    result[least <= 0] = ~np.uint64(0)
    result[least >> len(planes) > 0] = 0
    return result
