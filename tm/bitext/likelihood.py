"""How much more probable sentences are as translations of others than by chance, by their words."""

import math

import numpy as np

from tm.words.model1 import Floats, Ids

from .encoded import Bounds, Rows
from .lifts import Lifts

_LARGEST_LIFT = 1e4


def word_scores(
    given: Rows, wanted: Rows, lifts: Lifts, low: Bounds, high: Bounds, longest: int, unexplained: float
) -> Floats:
    """Return log likelihood ratios of shape (longest, sentences of `given`, width): at [n - 1, i, k] that of the wanted
    sentence low[i] + k when the n given ones from i on are its translation.

    Of each given sentence only the wanted ones from low[i] to before high[i] are looked at; the rest is 0.
    """
    offsets, words, times = lifts.summed(given)
    sizes = np.maximum(1, np.diff(given.offsets))
    ends, flat, chance = _with_ends(wanted, lifts, unexplained)
    width = int((high - low).max(initial=0))
    scores = np.zeros((longest, len(given), width))
    gain = np.zeros(len(lifts.covered) + 1)
    summed = np.zeros(len(lifts.covered))
    ratio = (1 - unexplained) / unexplained
    for i, (first, last) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        if last <= first:
            continue
        near, starts = flat[ends[first] : ends[last]], ends[first:last] - ends[first]
        most = min(longest, len(given) - i)
        for n in range(most):
            new = slice(offsets[i + n], offsets[i + n + 1])
            summed[words[new]] += times[new]
            touched = words[offsets[i] : offsets[i + n + 1]]
            size = sizes[i : i + n + 1].sum()
            gain[touched] = np.log1p(ratio * np.minimum(summed[touched] / size, _LARGEST_LIFT))
            scores[n, i, : last - first] = np.add.reduceat(gain[near], starts) + chance[first:last]
        touched = words[offsets[i] : offsets[i + most]]
        gain[touched] = summed[touched] = 0
    return scores


def _with_ends(wanted: Rows, lifts: Lifts, unexplained: float) -> tuple[Ids, Ids, Floats]:
    """Return the sentences, each with one more token that nothing explains, so that none is empty; and what each is
    worth when none of its words is explained."""
    numbers = wanted.numbers
    ends: Ids = wanted.offsets + np.arange(len(wanted) + 1)
    flat = np.full(len(wanted.flat) + len(wanted), len(lifts.covered), dtype=np.int64)
    flat[np.arange(len(wanted.flat)) + numbers] = wanted.flat
    covered = np.bincount(numbers, weights=lifts.covered[wanted.flat], minlength=len(wanted))
    chance: Floats = covered.astype(float) * math.log(unexplained)
    return ends, flat, chance
