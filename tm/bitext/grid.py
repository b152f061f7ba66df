"""The scores of all beads that a path through a band may take."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tm.words.model1 import Floats

from .band import Band
from .encoded import Bounds, Encoded
from .lifts import Lifts
from .likelihood import word_scores
from .weights import LONGEST, SHAPES, Shape, Weights

NEVER = -1e15
_OUTSIDE = -20.0
"""What a sentence outside the band counts for."""
_BLOCK = 512
"""How many Chinese sentences are scored at once, which bounds the memory."""
_SHORT = 8.0
"""Added to lengths: those of very short sentences say little."""

Scores: TypeAlias = dict[Shape, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many English characters a Chinese one becomes, and the spread of the logarithm of that."""

    ratio: float
    spread: float

    def deviation(self, zh: Floats, en: Floats) -> Floats:
        """Return how many spreads two lengths are from what is usual; short texts may deviate further."""
        deviation: Floats = raw_deviation(zh, en, self.ratio) / self.spread
        return deviation


def raw_deviation(zh: Floats, en: Floats, ratio: float) -> Floats:
    """Return how far the logarithm of the ratio of lengths is from what is usual, for texts of some length."""
    deviation: Floats = np.log((en + _SHORT) / (zh * ratio + _SHORT)) / np.sqrt(1 + 12 / np.maximum(zh, 1))
    return deviation


@dataclass(frozen=True, slots=True)
class Model:
    """What beads are scored by: the lifts of both ways, lengths, the probabilities of shapes."""

    forward: Lifts
    backward: Lifts
    lengths: Lengths
    priors: Mapping[Shape, float]
    length_weight: float
    weights: Weights


def grid(text: Encoded, band: Band, model: Model) -> Scores:
    """Return for each shape an array that has at [i, k] the score of the bead from boundary (i, band.low[i] + k).

    What leads out of the text or the band has a score without meaning: a path never takes it. Shapes with an empty side
    have one score each, at [0, 0].
    """
    shape = (len(text.zh), band.width)
    scores: Scores = {}
    for bead in SHAPES:
        scores[bead] = np.full(
            shape if all(bead) else (1, 1), NEVER if all(bead) else math.log(model.priors[bead]), dtype=np.float32
        )
    for start in range(0, len(text.zh), _BLOCK):
        for bead, block in _block(text, band, model, start, min(start + _BLOCK, len(text.zh))):
            scores[bead][start : start + block.shape[0], : block.shape[1]] = block
    return scores


def _block(text: Encoded, band: Band, model: Model, start: int, end: int) -> Iterator[tuple[Shape, Floats]]:
    last = min(end + LONGEST - 1, len(text.zh))
    rows = _Rows(text, band, start, last)
    ours, theirs = rows.word_scores(text, model)
    low = band.low[start:end]
    columns = low[:, None] + np.arange(int((band.high[start:end] - low).max()) + 1)
    for zh, en in SHAPES:
        count = min(end, len(text.zh) - zh + 1) - start
        if not zh or not en or count <= 0:
            continue
        at = columns[:count]
        explained = [rows.picked(ours[zh - 1], 0, at + n) for n in range(en)]
        explained += [rows.picked(theirs[en - 1], n, at) for n in range(zh)]
        words: Floats = np.sum(explained, axis=0)
        lengths = _length_scores(text, model, start, zh, en, at)
        score = math.log(model.priors[zh, en]) + model.weights.words * words + model.length_weight * lengths
        yield (zh, en), score


def _length_scores(text: Encoded, model: Model, start: int, zh: int, en: int, at: Bounds) -> Floats:
    weights = model.weights
    ours = np.concatenate([[0], np.cumsum(text.zh_lengths[start : start + len(at) + zh])])
    theirs = np.concatenate([[0], np.cumsum(text.en_lengths)])
    most = len(text.en)
    lengths = theirs[np.minimum(most, at + en)] - theirs[np.minimum(most, at)]
    deviation = model.lengths.deviation((ours[zh : zh + len(at)] - ours[: len(at)])[:, None], lengths)
    scores: Floats = weights.length_bonus - weights.length_cap * np.log1p(deviation**2 / weights.length_freedom)
    return scores


class _Rows:
    """The Chinese sentences of a block and the English ones that each may meet."""

    def __init__(self, text: Encoded, band: Band, start: int, last: int) -> None:
        self.start, self.last = start, last
        self.low = band.low[start:last]
        self.high = np.maximum(np.minimum(len(text.en), band.high[start + 1 : last + 1] + LONGEST), self.low)
        self.width = int((self.high - self.low).max(initial=0))

    def word_scores(self, text: Encoded, model: Model) -> tuple[Floats, Floats]:
        """Return the scores of English sentences given Chinese ones and the reverse, both by Chinese row and column."""
        first, end = int(self.low.min()), int(self.high.max())
        zh, en = text.zh.stretch(self.start, self.last), text.en.stretch(first, end)
        unexplained = model.weights.unexplained
        given_zh = word_scores(zh, en, model.forward, self.low - first, self.high - first, LONGEST, unexplained)
        columns = np.arange(first, end)
        low = np.searchsorted(self.high, columns, side="right")
        high = np.searchsorted(self.low, columns, side="right")
        # A bead may begin before the rows that meet its first English sentence, and end behind them.
        low = np.maximum(0, np.minimum(low, len(zh) - 1) - LONGEST)
        high = np.maximum(low + 1, np.minimum(len(zh), high + LONGEST))
        given_en = word_scores(en, zh, model.backward, low, high, LONGEST, unexplained)
        return given_zh, self._by_row(given_en, low, high, first)

    def _by_row(self, scores: Floats, low: Bounds, high: Bounds, first: int) -> Floats:
        rows = np.arange(len(self.low))[:, None]
        columns = np.minimum(self.low[:, None] - first + np.arange(self.width), len(low) - 1)
        places = rows - low[columns]
        known = (places >= 0) & (rows < high[columns])
        turned: Floats = np.where(known, scores[:, columns, np.clip(places, 0, scores.shape[2] - 1)], _OUTSIDE)
        return turned

    def picked(self, scores: Floats, down: int, columns: Bounds) -> Floats:
        """Return the scores `down` rows below each row, at columns of the text."""
        count = len(columns)
        places = columns - self.low[down : down + count, None]
        inside = (places >= 0) & (places < self.width)
        rows = np.arange(down, down + count)[:, None]
        found: Floats = np.where(inside, scores[rows, np.clip(places, 0, self.width - 1)], _OUTSIDE)
        return found
