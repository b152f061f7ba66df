"""Searching the memory by hand: units that are like a text, and units that hold it."""

from dataclasses import dataclass
from typing import Literal

from corpora.search.phrase import Phrase, parse_phrase

from .match import Matcher
from .store import Memory
from .unit import Unit


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
class Concordance:
    """The first of the units that hold a phrase, and how many hold it in all."""

    results: tuple[SearchResult, ...]
    count: int


def similar(memory: Memory, text: str, language: str, threshold: int, limit: int) -> list[SearchResult]:
    """Return the units at least `threshold` per cent like a text, best first, at most `limit`."""
    found: list[SearchResult] = []
    for other in sorted(memory.languages() - {language}):
        matches = Matcher(memory, language, other).match(text, threshold=threshold, limit=limit)
        found += [SearchResult("fuzzy", one.unit, one.rate, one.source, one.target) for one in matches]
    return sorted(found, key=lambda one: (-(one.rate or 0), one.unit.id or 0))[:limit]


def concordance(memory: Memory, text: str, language: str, limit: int, whole_words: bool = False) -> Concordance:
    """Return the units that hold a phrase (corpora.search.phrase), oldest first; only `limit` of them are fetched."""
    phrase = parse_phrase(text, language, whole_words)
    keys = memory.index(language).containing(phrase)
    shown = [result for key in keys[:limit] if (result := _result(memory, key, language, phrase))]
    return Concordance(tuple(shown), len(keys))


def _result(memory: Memory, key: int, language: str, phrase: Phrase) -> SearchResult | None:
    """Return a unit that holds the phrase, None where it was taken away meanwhile."""
    unit = memory.get(key)
    if unit is None:
        return None
    mine, theirs = unit.facing(language)
    return SearchResult("concordance", unit, None, mine.text, theirs.text, phrase.hits(mine.text))
