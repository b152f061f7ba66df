"""Searching the memory by hand: units that are like a text, and units that hold it."""

import re
from dataclasses import dataclass
from typing import Literal

from corpora.text.normalise import fold_width

from .match import Matcher
from .store import Memory
from .unit import Unit

FUZZY_LIMIT = 50


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


def search(memory: Memory, text: str, language: str, threshold: int) -> list[SearchResult]:
    """Return the units at least `threshold` per cent like a text, best first, then those that hold it, oldest first.

    A unit that is found both ways comes once as each.
    """
    found: list[SearchResult] = []
    for other in sorted(memory.languages() - {language}):
        matches = Matcher(memory, language, other).match(text, threshold=threshold, limit=FUZZY_LIMIT)
        found += [SearchResult("fuzzy", one.unit, one.rate, one.source, one.target) for one in matches]
    found.sort(key=lambda one: (-(one.rate or 0), one.unit.id or 0))
    phrase = _phrase(text)
    for key in memory.index(language).containing(text):
        unit = memory.get(key)
        if unit is None:
            continue
        mine, theirs = unit.facing(language)
        hits = tuple(match.span() for match in phrase.finditer(fold_width(mine.text)))
        found.append(SearchResult("concordance", unit, None, mine.text, theirs.text, hits))
    return found


def _phrase(text: str) -> re.Pattern[str]:
    """Return what finds a phrase in a text as it stands, in any case and width, whatever its white space."""
    pieces = [re.escape(character) for character in fold_width(text) if not character.isspace()]
    return re.compile(r"\s*".join(pieces), re.IGNORECASE)
