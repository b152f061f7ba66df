"""The best path through a band, and how probable each of its beads is."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tm.words.model1 import Floats

from .band import Band
from .bead import Bead
from .grid import NEVER, Scores
from .weights import INSERTION, SHAPES, Shape


def best_path(scores: Scores, band: Band) -> list[Bead]:
    """Return the beads of the path with the highest sum of scores; their scores are what each adds to it."""
    total = np.full((len(band.low), band.width), NEVER)
    step = np.full(total.shape, -1, dtype=np.int8)
    insertion = float(scores[SHAPES[INSERTION]][0, 0])
    total[0, 0] = 0.0
    for row in range(len(band.low)):
        size = int(band.high[row] - band.low[row]) + 1
        best, steps = total[row, :size], step[row, :size]
        for shape, place, value in _arrivals(total, scores, band, row):
            better = value > best[place]
            best[place][better] = value[better]
            steps[place][better] = SHAPES.index(shape)
        slope = insertion * np.arange(size)
        inserted = np.maximum.accumulate(best - slope) + slope
        steps[inserted > best + 1e-9] = INSERTION
        best[:] = inserted
    return _traced(total, step, band)


def with_probabilities(beads: Sequence[Bead], scores: Scores, band: Band, sureness: float) -> list[Bead]:
    """Return the beads with, for score, the probability of each among all paths through the band; scores count
    `sureness` times, as what they rest on is not independent."""
    scores = {shape: values * np.float32(sureness) for shape, values in scores.items()}
    ahead = _sums(scores, band)
    behind = _sums_behind(scores, band)
    whole = behind[0, 0]
    judged, zh, en = [], 0, 0
    for bead in beads:
        shape = len(bead.zh), len(bead.en)
        start = en - band.low[zh]
        score = scores[shape][zh, start] if all(shape) else scores[shape][0, 0]
        end = behind[zh + shape[0], en + shape[1] - band.low[zh + shape[0]]]
        probability = float(np.exp(min(0.0, ahead[zh, start] + score + end - whole)))
        judged.append(Bead(bead.zh, bead.en, probability))
        zh, en = zh + shape[0], en + shape[1]
    return judged


def _arrivals(total: Floats, scores: Scores, band: Band, row: int) -> Iterator[tuple[Shape, slice, Floats]]:
    """Yield for each shape that takes Chinese sentences the stretch of a row that it leads to, and the sums there."""
    low, high = int(band.low[row]), int(band.high[row])
    for shape in SHAPES:
        zh, en = shape
        if not 0 < zh <= row:
            continue
        before = int(band.low[row - zh])
        first, last = max(low, before + en), min(high, int(band.high[row - zh]) + en)
        if last >= first:
            origin = slice(first - en - before, last - en - before + 1)
            score = scores[shape][row - zh, origin] if en else scores[shape][0, 0]
            yield shape, slice(first - low, last - low + 1), total[row - zh, origin] + score


def _departures(total: Floats, scores: Scores, band: Band, row: int) -> Iterator[tuple[slice, Floats]]:
    """Yield for each shape that takes Chinese sentences the stretch of a row where it starts, and the sums there."""
    low, high = int(band.low[row]), int(band.high[row])
    for shape in SHAPES:
        zh, en = shape
        if not zh or row + zh >= len(total):
            continue
        behind = int(band.low[row + zh])
        first, last = max(low, behind - en), min(high, int(band.high[row + zh]) - en)
        if last >= first:
            origin = slice(first - low, last - low + 1)
            score = scores[shape][row, origin] if en else scores[shape][0, 0]
            yield origin, total[row + zh, first + en - behind : last + en - behind + 1] + score


def _sums(scores: Scores, band: Band) -> Floats:
    """Return the logarithm of the sum over all paths from the start to each boundary."""
    total = np.full((len(band.low), band.width), NEVER)
    total[0, 0] = 0.0
    slope = float(scores[SHAPES[INSERTION]][0, 0]) * np.arange(band.width)
    for row in range(len(total)):
        size = int(band.high[row] - band.low[row]) + 1
        for _, place, value in _arrivals(total, scores, band, row):
            total[row, place] = np.logaddexp(total[row, place], value)
        total[row, :size] = np.logaddexp.accumulate(total[row, :size] - slope[:size]) + slope[:size]
    return total


def _sums_behind(scores: Scores, band: Band) -> Floats:
    """Return the logarithm of the sum over all paths from each boundary to the end."""
    total = np.full((len(band.low), band.width), NEVER)
    total[-1, band.high[-1] - band.low[-1]] = 0.0
    slope = float(scores[SHAPES[INSERTION]][0, 0]) * np.arange(band.width)
    for row in range(len(total) - 1, -1, -1):
        size = int(band.high[row] - band.low[row]) + 1
        for place, value in _departures(total, scores, band, row):
            total[row, place] = np.logaddexp(total[row, place], value)
        turned = total[row, :size][::-1]
        total[row, :size] = (np.logaddexp.accumulate(turned - slope[:size]) + slope[:size])[::-1]
    return total


def _traced(total: Floats, step: NDArray[np.int8], band: Band) -> list[Bead]:
    zh, en = len(total) - 1, int(band.high[-1])
    beads = []
    while zh or en:
        place = en - int(band.low[zh])
        shape = SHAPES[step[zh, place]]
        before, start = zh - shape[0], en - shape[1]
        gained = float(total[zh, place] - total[before, start - int(band.low[before])])
        beads.append(Bead(tuple(range(before, zh)), tuple(range(start, en)), gained))
        zh, en = before, start
    return beads[::-1]
