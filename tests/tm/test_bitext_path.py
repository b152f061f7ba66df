"""The best path and its probabilities, against counting all paths."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.bitext.band import Band, band_along
from tm.bitext.grid import Scores
from tm.bitext.path import best_path, with_probabilities
from tm.bitext.weights import SHAPES, Shape

Steps = tuple[Shape, ...]


def all_paths(zh: int, en: int) -> Iterator[Steps]:
    if not zh and not en:
        yield ()
    for shape in SHAPES:
        if shape[0] <= zh and shape[1] <= en:
            for rest in all_paths(zh - shape[0], en - shape[1]):
                yield (shape, *rest)


def score_of(steps: Steps, scores: Scores) -> float:
    total, zh, en = 0.0, 0, 0
    for shape in steps:
        total += float(scores[shape][zh, en] if all(shape) else scores[shape][0, 0])
        zh, en = zh + shape[0], en + shape[1]
    return total


def random_scores(seed: int, zh: int, en: int) -> Scores:
    generator = np.random.default_rng(seed)
    return {
        shape: generator.normal(-2, 2, (zh, en + 1) if all(shape) else (1, 1)).astype(np.float32) for shape in SHAPES
    }


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(1, 4))
def test_the_path_and_its_probabilities_are_those_of_all_paths(seed: int, zh: int, en: int) -> None:
    scores, band = random_scores(seed, zh, en), band_along([], zh, en, max(zh, en))
    paths = {steps: score_of(steps, scores) for steps in all_paths(zh, en)}
    beads = best_path(scores, band)
    found = tuple((len(bead.zh), len(bead.en)) for bead in beads)
    assert paths[found] == pytest.approx(max(paths.values()), abs=1e-4)
    assert sum(bead.score for bead in beads) == pytest.approx(paths[found], abs=1e-4)

    whole = sum(math.exp(score) for score in paths.values())
    for bead in with_probabilities(beads, scores, band, 1.0):
        if not bead.zh or not bead.en:
            continue  # the path says where it lies, and others have it elsewhere
        share = sum(math.exp(score) for steps, score in paths.items() if holds(steps, bead.zh, bead.en)) / whole
        assert bead.score == pytest.approx(share, abs=1e-4)


def holds(steps: Steps, zh: tuple[int, ...], en: tuple[int, ...]) -> bool:
    places = [(0, 0)]
    for shape in steps:
        places.append((places[-1][0] + shape[0], places[-1][1] + shape[1]))
    wanted = [tuple(range(a[0], b[0])) == zh and tuple(range(a[1], b[1])) == en for a, b in pairwise(places)]
    return any(wanted)


def test_a_band_reaches_both_ends() -> None:
    band = band_along([(50, 10)], 100, 80, 5)
    assert isinstance(band, Band)
    assert band.low[0] == 0
    assert band.high[-1] == 80
    assert (band.low <= band.high).all()
