"""Which units hold a piece of text: looked up in the index of a large memory, in lists of a small one."""

import re
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import Protocol

from corpora.search.index import Entry, SegmentIndex
from corpora.search.phrase import Phrase, Piece, folded, parse_phrase
from corpora.text.normalise import normal_form
from corpora.text.units import compares_characters, words

_NO_PATTERN = re.compile(r"(?!)")


class Holding(Protocol):
    """Answers which units hold a piece, as whole words where words are compared."""

    def keys(self, piece: str, most: int) -> list[int]:
        """Return the keys of the first of the units that hold a piece, ascending; at most so many."""
        ...


class InPostings:
    """Answers from lists of which unit has which pair of characters, or which word: quick, and large in memory."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self._by_characters = compares_characters(language)
        ordered = sorted(entries, key=lambda entry: entry.key)
        self._keys = [entry.key for entry in ordered]
        self._texts = [self._plain(entry.text) for entry in ordered]
        self._postings: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for feature in self._features(text):
                self._postings.setdefault(feature, []).append(place)

    def keys(self, piece: str, most: int) -> list[int]:
        """Return the keys of the first of the units that hold a piece, ascending; at most so many."""
        wanted = self._plain(piece)
        lists = [self._postings.get(feature, []) for feature in self._features(wanted)]
        rarest = min(lists, key=len, default=[])
        holding = (self._keys[place] for place in rarest if wanted in self._texts[place])
        return list(islice(holding, most))

    def _features(self, plain: str) -> set[str]:
        return {a + b for a, b in pairwise(plain)} if self._by_characters else set(plain.split())

    def _plain(self, text: str) -> str:
        normal = normal_form(text).lower()
        return normal if self._by_characters else f" {' '.join(words(normal))} "


class InIndex:
    """Answers from an index."""

    def __init__(self, index: SegmentIndex, language: str) -> None:
        self._index = index
        self._language = language

    def keys(self, piece: str, most: int) -> list[int]:
        """Return the keys of the first of the units that hold a piece, ascending; at most so many."""
        return self._index.containing(_phrase(piece, self._language))[:most]


def _phrase(piece: str, language: str) -> Phrase:
    """Return what finds a piece; that of characters is made without its pattern, which takes longer than the search."""
    if not compares_characters(language):
        return parse_phrase(piece.replace("*", "\\*"), language, whole_words=True)
    pieces = tuple(Piece(folded(character, by_characters=True)) for character in normal_form(piece))
    return Phrase(True, (pieces,), _NO_PATTERN)
