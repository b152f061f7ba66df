"""IBM Model 1: how probable an English word is as the translation of a Chinese one, learnt from pairs of texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ids: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Pair: TypeAlias = tuple[Ids, Ids]
"""The ids of the Chinese and of the English tokens of a pair of texts, each once."""

_BLOCK = 2_000_000
"""How many cells are worked on at once, which bounds the memory."""
_LARGEST_PAIR = 20_000
"""Pairs of more cells than this tell little and cost much: they are left out."""
_DAMPING = 0.5
_NULL = 0.5
"""How many times as probable as by its frequency an English word is that translates nothing."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The translation probabilities p(english | chinese) that are worth keeping, as arrays of one length."""

    chinese: Ids
    english: Ids
    probability: Floats


def train(
    pairs: Sequence[Pair],
    chinese: int,
    english: int,
    *,
    rounds: int = 4,
    least: float = 0.02,
    association: float = 0.05,
) -> Cells:
    """Return the probabilities that the pairs give to `english` words as translations of `chinese` ones.

    Cells whose words stand together in less than the share `association` of the texts that hold either are left out
    from the start, those below the probability `least` in the end.
    """
    pairs = [pair for pair in pairs if 0 < len(pair[0]) * len(pair[1]) <= _LARGEST_PAIR]
    if not pairs:
        nothing = np.zeros(0, dtype=np.int64)
        return Cells(nothing, nothing, np.zeros(0))
    held_chinese = _held([pair[0] for pair in pairs], chinese)
    held_english = _held([pair[1] for pair in pairs], english)
    keys, together = _counted(pairs, english)
    of_chinese, of_english = keys // english, keys % english
    probability = together / (held_chinese[of_chinese] + held_english[of_english])
    kept = probability >= association
    keys, of_chinese, of_english = keys[kept], of_chinese[kept], of_english[kept]
    probability = probability[kept]
    null = held_english / held_english.sum() * _NULL
    blocks = [_placed(block, keys, english, null) for block in _blocks(pairs)]
    for _ in range(rounds):
        expected = np.zeros(len(keys))
        for cells, words, by_chance in blocks:
            share = probability[cells]
            total = np.bincount(words, weights=share, minlength=len(by_chance)) + by_chance
            expected += np.bincount(cells, weights=share / total[words], minlength=len(keys))
        mass = np.bincount(of_chinese, weights=expected, minlength=chinese)
        probability = expected / (mass[of_chinese] + _DAMPING)
    kept = probability > least
    return Cells(of_chinese[kept], of_english[kept], probability[kept])


def _held(texts: Sequence[Ids], size: int) -> Floats:
    """Count the texts that hold each word."""
    return np.bincount(np.concatenate(texts), minlength=size).astype(float)


def _blocks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    start = cells = 0
    for place, (ours, theirs) in enumerate(pairs):
        cells += len(ours) * len(theirs)
        if cells > _BLOCK:
            yield pairs[start : place + 1]
            start, cells = place + 1, 0
    if start < len(pairs):
        yield pairs[start:]


def _keys(pairs: Sequence[Pair], english: int) -> Ids:
    return np.concatenate([(ours[:, None] * english + theirs).ravel() for ours, theirs in pairs])


def _counted(pairs: Sequence[Pair], english: int) -> tuple[Ids, Ids]:
    """Return the cells that occur, in order, and in how many pairs each does."""
    keys, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for block in _blocks(pairs):
        found, number = np.unique(_keys(block, english), return_counts=True)
        merged, places = np.unique(np.concatenate([keys, found]), return_inverse=True)
        counts = np.bincount(places, weights=np.concatenate([counts, number])).astype(np.int64)
        keys = merged
    return keys, counts


def _placed(
    pairs: Sequence[Pair], kept: Ids, english: int, null: Floats
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """Return, for each place where a kept cell occurs, its number and that of the English word in its pair; and how
    probable each of those words is by chance."""
    keys = _keys(pairs, english)
    starts = np.cumsum([0, *(len(theirs) for _, theirs in pairs)])
    words = np.concatenate(
        [
            np.tile(np.arange(start, start + len(theirs)), len(ours))
            for start, (ours, theirs) in zip(starts, pairs, strict=False)
        ]
    )
    cells = np.minimum(np.searchsorted(kept, keys), len(kept) - 1) if len(kept) else np.zeros(len(keys), dtype=np.int64)
    known = kept[cells] == keys if len(kept) else np.zeros(len(keys), dtype=bool)
    return (
        cells[known].astype(np.int32),
        words[known].astype(np.int32),
        null[np.concatenate([theirs for _, theirs in pairs])],
    )
