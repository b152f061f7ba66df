"""How much more probable a word is beside its translation than by chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tm.words.model1 import Cells, Floats, Ids
from tm.words.tokens import NUMBER, PUNCTUATION, VALUE, is_shared

from .encoded import Language, Rows
from .weights import Weights


class Renderings(Protocol):
    """What is known of words before a text is read: see tm.words.dictionary."""

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the English tokens that a Chinese word becomes, with weights that add up to 1 or less."""


@dataclass(frozen=True, slots=True)
class Lifts:
    """For each word of one language, the words of the other that it makes more probable, and how many times so.

    `covered` says of each word of the other language whether any makes it more probable: what no dictionary knows
    must not count against a pair.
    """

    offsets: Ids
    words: Ids
    times: Floats
    covered: Floats

    def summed(self, sentences: Rows) -> tuple[Ids, Ids, Floats]:
        """Return for each sentence the words that its tokens make more probable: offsets, words, the sums of times."""
        size = len(self.covered)
        starts, ends = self.offsets[sentences.flat], self.offsets[sentences.flat + 1]
        numbers = ends - starts
        places = np.repeat(starts - np.cumsum(numbers) + numbers, numbers) + np.arange(numbers.sum())
        keys = np.repeat(sentences.numbers, numbers) * size + self.words[places]
        found, inverse = np.unique(keys, return_inverse=True)
        times = np.bincount(inverse, weights=self.times[places], minlength=len(found)).astype(float)
        offsets = np.searchsorted(found, np.arange(len(sentences) + 1) * size).astype(np.int64)
        words: Ids = found % size
        return offsets, words, times


def known_cells(zh: Language, en: Language, known: Renderings | None, weights: Weights) -> Cells:
    """Return what is known before anything is learnt: what is the same in both languages, and the dictionary."""
    chinese, english, probability = [], [], []
    for token, id in zh.tokens.items():
        cells = {token: _sameness(token, weights)} if is_shared(token) else _rendered(token, en, known, weights)
        for word, share in cells.items():
            if (other := en.tokens.get(word)) is not None:
                chinese.append(id)
                english.append(other)
                probability.append(share)
    return Cells(np.array(chinese, dtype=np.int64), np.array(english, dtype=np.int64), np.array(probability))


def mixed(known: Cells, learnt: Cells | None, zh: Language, en: Language, weights: Weights) -> Cells:
    """Return what is known and what was learnt from the texts as one."""
    if learnt is None:
        return known
    share = np.ones(len(zh.tokens))
    share[known.chinese] = weights.learnt_share
    values = np.array([token.startswith((VALUE, NUMBER)) for token in zh.tokens], dtype=bool)
    share[values & (share < 1)] = weights.learnt_share_of_shared
    size = len(en.tokens)
    keys = np.concatenate([known.chinese, learnt.chinese]) * size + np.concatenate([known.english, learnt.english])
    parts = [known.probability * (1 - share[known.chinese]), learnt.probability * share[learnt.chinese]]
    found, inverse = np.unique(keys, return_inverse=True)
    probability = np.bincount(inverse, weights=np.concatenate(parts), minlength=len(found)).astype(float)
    return Cells(found // size, found % size, probability)


def both_ways(cells: Cells, zh: Language, en: Language, weights: Weights) -> tuple[Lifts, Lifts]:
    """Return the lifts that Chinese words give to English ones, and by Bayes those of the other way."""
    forward = _lifts(cells.chinese, cells.english, cells.probability / en.by_chance[cells.english], zh, en)
    joint = cells.probability * zh.share[cells.chinese]
    explained = np.bincount(cells.english, weights=joint, minlength=len(en.tokens))
    whole = np.maximum(np.maximum(explained, en.share * weights.same), 1e-12)
    backward = weights.same * joint / whole[cells.english]
    return forward, _lifts(cells.english, cells.chinese, backward / zh.by_chance[cells.chinese], en, zh)


def _sameness(token: str, weights: Weights) -> float:
    return weights.same_mark if token.startswith(PUNCTUATION) else weights.same


def _rendered(token: str, en: Language, known: Renderings | None, weights: Weights) -> dict[str, float]:
    """Return the renderings of a word that the texts hold; what they lack is the less of a loss the more they hold."""
    if known is None:
        return {}
    held = {word: share for word, share in known.renderings(token).items() if word in en.tokens}
    whole = sum(held.values())
    return {word: share / whole * weights.dictionary * min(1.0, 2 * whole) for word, share in held.items()}


def _lifts(rows: Ids, columns: Ids, times: Floats, ours: Language, theirs: Language) -> Lifts:
    order = np.argsort(rows, kind="stable")
    offsets = np.cumsum(np.bincount(rows + 1, minlength=len(ours.tokens) + 1))
    covered = np.zeros(len(theirs.tokens))
    covered[columns] = 1
    return Lifts(offsets.astype(np.int64), columns[order], times[order], covered)
