"""Places where two texts surely meet: sentences that share rare words, in one order."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from tm.words.model1 import Floats

from .band import Point
from .encoded import Encoded, Rows
from .lifts import Lifts

_RARE = 3
_RARE_SHARE = 0.002
_LEAST_PROBABILITY = 0.15
_SURE = 0.8
_RIVAL = 0.6
"""What share of the best sentence's evidence the second best must stay below."""


def anchors(text: Encoded, forward: Lifts, by_chance: Floats) -> list[Point]:
    """Return sentences that are each other's likeliest partner by rare words, as the longest chain in both orders."""
    most = max(_RARE, int(len(text.zh) * _RARE_SHARE))
    best: dict[int, tuple[float, int]] = {}
    for ours, theirs, evidence in _partners(text, forward, by_chance, most):
        if evidence > best.get(theirs, (0.0, 0))[0]:
            best[theirs] = evidence, ours
    return _longest_chain(sorted((ours, theirs) for theirs, (_, ours) in best.items()))


def _partners(text: Encoded, forward: Lifts, by_chance: Floats, most: int) -> Iterator[tuple[int, int, float]]:
    ours, theirs = _held(text.zh, len(forward.offsets) - 1), _held(text.en, len(forward.covered))
    holders: dict[int, list[int]] = defaultdict(list)
    for token, sentence in zip(text.en.flat.tolist(), text.en.numbers.tolist(), strict=True):
        if theirs[token] <= most:
            holders[token].append(sentence)
    for sentence in range(len(text.zh)):
        evidence: dict[int, float] = defaultdict(float)
        for token in text.zh.row(sentence).tolist():
            if ours[token] > most:
                continue
            row = slice(forward.offsets[token], forward.offsets[token + 1])
            words = forward.words[row]
            likely = forward.times[row] * by_chance[words]
            for word, probability in zip(words.tolist(), likely.tolist(), strict=True):
                if probability >= _LEAST_PROBABILITY and word in holders:
                    share = probability / math.sqrt(ours[token] * theirs[word])
                    for holder in holders[word]:
                        evidence[holder] += share
        if (first := _clear_first(evidence)) is not None:
            yield sentence, *first


def _held(rows: Rows, size: int) -> list[int]:
    counts: list[int] = np.bincount(rows.flat, minlength=size).tolist()
    return counts


def _clear_first(evidence: dict[int, float]) -> tuple[int, float] | None:
    if not evidence:
        return None
    (first, most), *others = sorted(evidence.items(), key=lambda one: -one[1])[:2]
    clear = most >= _SURE and (not others or others[0][1] < _RIVAL * most)
    return (first, most) if clear else None


def _longest_chain(points: list[Point]) -> list[Point]:
    """Return the most points that rise in both coordinates; no two have one in common."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for place, (_, theirs) in enumerate(points):
        rank = bisect_left(ends, theirs)
        before.append(last[rank - 1] if rank else None)
        ends[rank : rank + 1], last[rank : rank + 1] = [theirs], [place]
    chain: list[Point] = []
    link = last[-1] if last else None
    while link is not None:
        chain.append(points[link])
        link = before[link]
    return chain[::-1]
