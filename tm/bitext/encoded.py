"""Texts as the aligner reads them: the ids of the tokens of each sentence, and how long each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tm.words.model1 import Floats, Ids

Bounds: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Ragged rows in one array: row i is `flat[offsets[i]:offsets[i + 1]]`."""

    offsets: Ids
    flat: Ids

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "Rows":
        """Return such rows."""
        offsets = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        flat = np.fromiter((id for row in rows for id in row), dtype=np.int64, count=int(offsets[-1]))
        return cls(offsets, flat)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, place: int) -> Ids:
        """Return a row."""
        return self.flat[self.offsets[place] : self.offsets[place + 1]]

    def stretch(self, start: int, end: int) -> "Rows":
        """Return the rows from `start` to before `end`."""
        offsets = self.offsets[start : end + 1]
        return Rows(offsets - offsets[0], self.flat[offsets[0] : offsets[-1]])

    @property
    def numbers(self) -> Ids:
        """Return the number of the row that each thing of `flat` is in."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))


class Numbering(dict[str, int]):
    """The ids of tokens, given as they come."""

    def __missing__(self, token: str) -> int:
        self[token] = len(self)
        return self[token]

    def rows(self, sentences: Iterable[Sequence[str]]) -> Rows:
        """Return the ids of the tokens of each sentence."""
        return Rows.of([[self[token] for token in tokens] for tokens in sentences])


@dataclass(frozen=True, slots=True)
class Language:
    """What one language of the texts holds: its tokens and how often each stands in a sentence."""

    tokens: Numbering
    counts: Floats

    @property
    def share(self) -> Floats:
        """Return the share of each token."""
        share: Floats = self.counts / max(self.counts.sum(), 1)
        return share

    @property
    def by_chance(self) -> Floats:
        """Return how probable each token is by chance, never 0."""
        probable: Floats = (self.counts + 0.5) / (self.counts.sum() + 0.5 * len(self.counts))
        return probable


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text and its translation: the tokens of each sentence, and how many characters it has."""

    zh: Rows
    en: Rows
    zh_lengths: Floats
    en_lengths: Floats


def language_of(tokens: Numbering, rows: Iterable[Rows]) -> Language:
    """Return the counts of the tokens in all rows."""
    counts = np.zeros(len(tokens))
    for row in rows:
        counts += np.bincount(row.flat, minlength=len(tokens))
    return Language(tokens, counts)
