"""Where the path may go: near the places where the texts surely meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from .encoded import Bounds

Point: TypeAlias = tuple[int, int]
"""A boundary before a Chinese and before an English sentence."""


@dataclass(frozen=True, slots=True)
class Band:
    """For each boundary between Chinese sentences, the first and last English one that the path may pass."""

    low: Bounds
    high: Bounds

    @property
    def width(self) -> int:
        """Return how many boundaries the widest row has."""
        return int((self.high - self.low).max()) + 1


def band_along(points: Sequence[Point], zh: int, en: int, reach: int) -> Band:
    """Return the band of `reach` boundaries to either side of the line through some points."""
    line = sorted({(0, 0), *points, (zh, en)})
    places = np.interp(np.arange(zh + 1), [point[0] for point in line], [point[1] for point in line])
    low = np.maximum(0, np.floor(places - reach)).astype(np.int64)
    high = np.minimum(en, np.ceil(places + reach)).astype(np.int64)
    low[0], high[-1] = 0, en
    return Band(np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high))
