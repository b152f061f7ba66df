"""The columns of an index: which bitmap tells of which feature.

A feature is a pair of a unit, its case folded, and an occurrence: the k-th time that the unit stands in a segment. The
commonest features have a column each; all others share a few. Sharing only counts too much, so nothing is lost; nor is
it by occurrences past the cap, which have no column: a query's are present where the last that has one is.
"""

import numpy as np
from numpy.typing import NDArray

COLUMNS = 512
SHARED = 64
"""How many of the columns are shared: the last ones."""
CAP = 8
"""How many occurrences of a unit in a segment are features."""

_MIX = np.uint64(0x9E3779B97F4A7C15)


def shared_column(features: NDArray[np.int64]) -> NDArray[np.int16]:
    """Return the column of features that have none of their own."""
    mixed = (features.astype(np.uint64) * _MIX) >> np.uint64(32)
    return (COLUMNS - SHARED + (mixed % np.uint64(SHARED)).astype(np.int64)).astype(np.int16)


def own_columns(frequency: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return the features that get a column of their own, ascending, and their columns: the commonest ones."""
    common = np.argsort(-frequency, kind="stable")[: COLUMNS - SHARED]
    common = common[frequency[common] > 0]
    order = np.argsort(common)
    return common[order].astype(np.int64), order.astype(np.int16)


def column_table(units: int, features: NDArray[np.int64], places: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return the column of every feature of a vocabulary."""
    table = shared_column(np.arange(units * CAP, dtype=np.int64))
    table[features] = places
    return table


def columns_of(features: NDArray[np.int64], own: NDArray[np.int64], places: NDArray[np.int16]) -> NDArray[np.int64]:
    """Return the columns of some features."""
    columns = shared_column(features).astype(np.int64)
    if len(own):
        at = np.minimum(np.searchsorted(own, features), len(own) - 1)
        hit = own[at] == features
        columns[hit] = places[at[hit]]
    return columns


def features_of(units: NDArray[np.int64], segments: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the features of segments as (feature, segment), occurrences past the cap left out.

    `units` are folded units, `segments` says which segment each stands in; the order of both is free.
    """
    if not units.size:
        return units, segments
    width = int(units.max()) + 1
    pairs = np.sort(segments * width + units)
    new = np.empty(len(pairs), bool)
    new[0] = True
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    places = np.arange(len(pairs))
    occurrence = places - np.maximum.accumulate(np.where(new, places, 0))
    kept = occurrence < CAP
    pairs, occurrence = pairs[kept], occurrence[kept]
    return pairs % width * CAP + occurrence, pairs // width
