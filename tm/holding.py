"""Which units hold a piece of text: looked up in the index of a large memory, in all its text where it is small."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol

from corpora.search.index import Entry, SegmentIndex
from corpora.search.phrase import parse_phrase
from corpora.text.normalise import normal_form
from corpora.text.units import compares_characters, words

_BETWEEN = "\n"


class Holding(Protocol):
    """Answers which units hold a piece, as whole words where words are compared."""

    def keys(self, piece: str, most: int) -> list[int]:
        """Return the keys of the first of the units that hold a piece, ascending; at most so many."""
        ...


class InAllText:
    """Answers from the text of all units in one string: for a small memory quicker than any index."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self._by_characters = compares_characters(language)
        ordered = sorted(entries, key=lambda entry: entry.key)
        texts = [self._plain(entry.text) for entry in ordered]
        self._keys = [entry.key for entry in ordered]
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._text = _BETWEEN.join(texts)

    def keys(self, piece: str, most: int) -> list[int]:
        """Return the keys of the first of the units that hold a piece, ascending; at most so many."""
        wanted, found, at = self._plain(piece), list[int](), -1
        while len(found) < most and (at := self._text.find(wanted, at + 1)) >= 0:
            place = bisect_right(self._starts, at) - 1
            found.append(self._keys[place])
            at = self._starts[place + 1] - 1
        return found

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
        phrase = parse_phrase(piece.replace("*", "\\*"), self._language, whole_words=True)
        return self._index.containing(phrase)[:most]
