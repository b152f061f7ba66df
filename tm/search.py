"""Searching the memory by hand: units that are like a text, and units that hold it."""

from dataclasses import dataclass
from typing import Literal

from corpora.search.phrase import parse_phrase

from .match import Matcher
from .store import Memory
from .unit import Unit

LIMIT = 50
"""How many results of each kind are returned."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A unit found, seen from the language searched: `hits` are the places of the phrase in `source`, `rate` that
    of a fuzzy match."""

    kind: Literal["fuzzy", "concordance"]
    unit: Unit
    rate: int | None
    source: str
    target: str
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search found: units like the text, best first; the first units that hold it, oldest first; and how many
    hold it in all. A unit that is found both ways is in both."""

    fuzzy: tuple[SearchResult, ...]
    concordance: tuple[SearchResult, ...]
    holding: int


def search(
    memory: Memory, text: str, language: str, threshold: int, limit: int = LIMIT, whole_words: bool = False
) -> SearchResults:
    """Return the units at least `threshold` per cent like a text and those that hold it, at most `limit` of each.

    For what holds it, corpora.search.phrase says what `*` and `whole_words` mean.
    """
    phrase = parse_phrase(text, language, whole_words)
    keys = memory.index(language).containing(phrase)
    holding = []
    for key in keys[:limit]:
        unit = memory.get(key)
        if unit is not None:
            mine, theirs = unit.facing(language)
            holding.append(SearchResult("concordance", unit, None, mine.text, theirs.text, phrase.hits(mine.text)))
    return SearchResults(tuple(_alike(memory, text, language, threshold)[:limit]), tuple(holding), len(keys))


def _alike(memory: Memory, text: str, language: str, threshold: int) -> list[SearchResult]:
    found: list[SearchResult] = []
    for other in sorted(memory.languages() - {language}):
        matches = Matcher(memory, language, other).match(text, threshold=threshold, limit=LIMIT)
        found += [SearchResult("fuzzy", one.unit, one.rate, one.source, one.target) for one in matches]
    found.sort(key=lambda one: (-(one.rate or 0), one.unit.id or 0))
    return found
