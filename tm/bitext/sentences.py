"""Aligning sentences by their words and lengths: what the texts themselves teach is used in the next pass over them.

A path through the two texts is a row of beads; each is scored by the log likelihood ratio of its words both ways, by
its lengths and by how usual its shape is. After each pass IBM Model 1 learns from the beads found, and the ratio of
lengths, its spread and the habits of the documents are measured anew.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from tm.words.dictionary import Dictionary
from tm.words.model1 import Cells, Floats, Pair, train
from tm.words.tokens import ChineseTokens, english_tokens

from .anchors import anchors
from .band import Band, Point, band_along
from .bead import Bead
from .encoded import Encoded, Language, Numbering, language_of
from .grid import Lengths, Model, grid, raw_deviation
from .lifts import both_ways, known_cells, mixed
from .path import best_path, with_probabilities
from .weights import PRIORS, WEIGHTS, Pass, Shape, Weights

_WHOLE = 250
"""Texts of no more sentences than this are looked at whole at first, without anchors."""
_FEW_ANCHORS = 50
_WIDE_SHARE = 0.03
_LEAST_SPREAD = 0.12
_ALONE = 0.9
"""How far a sentence is believed to be the translation of the only one that it can be."""


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of a text and of its translation; `fixed` are boundaries (before which Chinese sentence, before
    which English one) that every path passes through."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    fixed: tuple[Point, ...] = ()


def align_texts(
    texts: Sequence[Text], dictionary: Dictionary | None = None, weights: Weights = WEIGHTS
) -> list[list[Bead]]:
    """Return the beads of each text, in order; every sentence is in exactly one. The texts teach one another."""
    known = dictionary or Dictionary(())
    pieces = [list(_pieces(text)) for text in texts]
    aligner = _Aligner([piece for mine in pieces for _, piece in mine], known, weights)
    found = iter(aligner.aligned())
    return [[_moved(bead, start) for start, _ in mine for bead in next(found)] for mine in pieces]


def _pieces(text: Text) -> Iterator[tuple[Point, Text]]:
    """Yield the stretches between fixed boundaries and where each begins."""
    edges = [(0, 0), *text.fixed, (len(text.zh), len(text.en))]
    for (zh, en), (zh_end, en_end) in pairwise(edges):
        yield (zh, en), Text(text.zh[zh:zh_end], text.en[en:en_end])


def _moved(bead: Bead, start: Point) -> Bead:
    return replace(bead, zh=tuple(i + start[0] for i in bead.zh), en=tuple(i + start[1] for i in bead.en))


class _Aligner:
    def __init__(self, texts: Sequence[Text], dictionary: Dictionary, weights: Weights) -> None:
        self._weights = weights
        zh, en = Numbering(), Numbering()
        chinese = ChineseTokens(dictionary.heads())
        self._texts = [
            Encoded(
                zh.rows(map(chinese.tokens, text.zh)),
                en.rows(map(english_tokens, text.en)),
                np.array([len("".join(sentence.split())) for sentence in text.zh], dtype=float),
                np.array([len(sentence) for sentence in text.en], dtype=float),
            )
            for text in texts
        ]
        self._zh: Language = language_of(zh, (text.zh for text in self._texts))
        self._en: Language = language_of(en, (text.en for text in self._texts))
        self._known = known_cells(self._zh, self._en, dictionary, weights)
        zh_size = sum(float(text.zh_lengths.sum()) for text in self._texts)
        en_size = sum(float(text.en_lengths.sum()) for text in self._texts)
        self._lengths = Lengths(max(en_size, 1) / max(zh_size, 1), weights.spread)
        self._priors: Mapping[Shape, float] = PRIORS
        self._learnt: Cells | None = None
        self._last: list[list[Bead]] = []

    def aligned(self) -> list[list[Bead]]:
        """Return the beads of each text."""
        passes = self._weights.passes
        for number, step in enumerate(passes):
            model = self._model(step)
            last = number == len(passes) - 1
            self._last = [self._path(place, model, step, final=last) for place in range(len(self._texts))]
            if not last:
                self._learn()
        return self._last

    def _model(self, step: Pass) -> Model:
        cells = mixed(self._known, self._learnt, self._zh, self._en, self._weights)
        forward, backward = both_ways(cells, self._zh, self._en, self._weights)
        return Model(forward, backward, self._lengths, self._priors, step.length, self._weights)

    def _path(self, place: int, model: Model, step: Pass, *, final: bool) -> list[Bead]:
        text = self._texts[place]
        if not len(text.zh) or not len(text.en):
            return [Bead((i,), (), 1.0) for i in range(len(text.zh))] + [
                Bead((), (j,), 1.0) for j in range(len(text.en))
            ]
        if len(text.zh) == len(text.en) == 1:
            return [Bead((0,), (0,), _ALONE)]
        band = self._band(text, self._last[place] if self._last else None, model, step)
        scores = grid(text, band, model)
        beads = best_path(scores, band)
        return with_probabilities(beads, scores, band, self._weights.sureness) if final else beads

    def _band(self, text: Encoded, last: list[Bead] | None, model: Model, step: Pass) -> Band:
        zh, en = len(text.zh), len(text.en)
        if last is not None:
            points = [(bead.zh[0], bead.en[0]) for bead in last if bead.zh and bead.en and bead.score > 0]
            return band_along(points, zh, en, step.band)
        if max(zh, en) <= _WHOLE:
            return band_along([], zh, en, max(zh, en))
        points = anchors(text, model.forward, self._en.by_chance)
        few = len(points) < zh / _FEW_ANCHORS
        return band_along(points, zh, en, max(step.band, int(_WIDE_SHARE * max(zh, en))) if few else step.band)

    def _learn(self) -> None:
        """Learn from the beads of the last pass: words, lengths, and which shapes are usual."""
        pairs: list[Pair] = []
        lengths: list[tuple[float, float]] = []
        shapes: Counter[Shape] = Counter()
        for text, beads in zip(self._texts, self._last, strict=True):
            for bead in beads:
                shapes[len(bead.zh), len(bead.en)] += 1
                if bead.zh and bead.en and bead.score > 0:
                    pairs.append(_pair(text, bead))
                    zh = text.zh_lengths[bead.zh[0] : bead.zh[-1] + 1].sum()
                    en = text.en_lengths[bead.en[0] : bead.en[-1] + 1].sum()
                    lengths.append((float(zh), float(en)))
        if pairs:
            self._learnt = train(pairs, len(self._zh.tokens), len(self._en.tokens))
            self._lengths = _measured(np.array(lengths), self._weights)
        habit, seen = self._weights.habit, sum(shapes.values())
        self._priors = {shape: (shapes[shape] + habit * usual) / (seen + habit) for shape, usual in PRIORS.items()}


def _pair(text: Encoded, bead: Bead) -> Pair:
    zh = text.zh.stretch(bead.zh[0], bead.zh[-1] + 1).flat
    return np.unique(zh), np.unique(text.en.stretch(bead.en[0], bead.en[-1] + 1).flat)


def _measured(lengths: Floats, weights: Weights) -> Lengths:
    """Return the ratio of lengths and its spread; the fewer there are, the nearer to the usual spread."""
    zh, en = lengths[:, 0], lengths[:, 1]
    ratio = float(en.sum() / max(zh.sum(), 1))
    spread = 1.4826 * 1.1 * float(np.median(np.abs(raw_deviation(zh, en, ratio))))
    whole = len(lengths) + weights.few
    spread = (len(lengths) * spread + weights.few * weights.spread) / whole
    return Lengths(max(ratio, 1e-3), max(_LEAST_SPREAD, spread))
