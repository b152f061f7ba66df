"""The terms that look like a query, or stand around it, found with the index that answers for any number of them."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from corpora.library import Library
from corpora.search.index import Entry
from corpora.search.live import LiveIndex
from corpora.search.phrase import parse_phrase
from corpora.text.script import has_han

from .keys import SPELLED
from .spellings import Spellings, term_of

LOWEST = 0.5
"""The lowest similarity that the index answers for."""


class Spelled(NamedTuple):
    """A spelling of a term."""

    text: str
    term: int


class Near:
    """Finds spellings by what they look like; `notice` is told of an index that had to be made again."""

    def __init__(self, library: Library, notice: Callable[[str], None] = lambda message: None) -> None:
        self._connection = library.connection
        self._index = LiveIndex(library, Spellings(), notice)

    def refresh(self, watch: Callable[[Iterable[Entry]], Iterable[Entry]]) -> None:
        """Take the terms that were stored into the index file, where they are so many that one is worth while.

        `watch` passes on what is indexed, to show how far it is.
        """
        self._index.refresh(watch)

    def faults(self) -> list[str]:
        """Return what is wrong with the file of the index, a line each; it is made again when it is needed."""
        return self._index.faults()

    def misspelled(self, key: str, errors: int) -> list[tuple[Spelled, int]]:
        """Return the spellings that are so many typing errors at most away, with how many, fewest first."""
        from rapidfuzz.distance import OSA

        # An exchange of two characters is one typing error, and two edits for the index.
        found = self._index.nearest(key, max(LOWEST, 1 - 2 * errors / len(key)), None)
        distances = (
            (one, OSA.distance(key, one.text, score_cutoff=errors)) for one in self._spelled(hit.key for hit in found)
        )
        return sorted(((one, far) for one, far in distances if far <= errors), key=lambda pair: (pair[1], pair[0].term))

    def alike(self, key: str, limit: int) -> list[int]:
        """Return the terms that look most like a key, however little that is."""
        found = [term_of(hit.key) for hit in self._index.nearest(key, LOWEST, len(SPELLED) * limit)]
        return list(dict.fromkeys(found))[:limit]

    def around(self, key: str) -> list[Spelled]:
        """Return the spellings that hold a key, in English as whole words, shortest first."""
        holding = self._index.containing(parse_phrase(key, "zh"))
        padded = key if has_han(key) else f" {key} "
        found = [one for one in self._spelled(holding) if padded in (one.text if has_han(key) else f" {one.text} ")]
        return sorted(found, key=lambda one: (len(one.text), one.term))

    def with_words(self, key: str) -> list[Spelled]:
        """Return the spellings that hold all words of an English key in any order, shortest first."""
        words = set(key.split())
        longest = max(words, key=len)
        return [one for one in self.around(longest) if words <= set(one.text.split())]

    def _spelled(self, spellings: Iterable[int]) -> list[Spelled]:
        terms = sorted({term_of(spelling) for spelling in spellings})
        marks = ", ".join("?" * len(SPELLED))
        rows = self._connection.execute(
            f"""SELECT key, term FROM lookup_key
            WHERE term IN (SELECT value FROM json_each(?)) AND kind IN ({marks})""",
            (json.dumps(terms), *SPELLED),
        )
        return [Spelled(*row) for row in rows]
