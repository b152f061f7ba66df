"""What makes one unit a better match than another of the same rate, and what can be told of that before it is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import floor

from corpora.document import Document
from corpora.text.normalise import normal_form
from corpora.values import find_values
from corpora.values.value import Kind

from .form import Form, match_form
from .store import FormRow, serves
from .unit import Match

Rank = tuple[int | bool | str, ...]
"""Of two matches the better has the lower one. A beginning of a rank is lower than every rank that begins so."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The hashes of the forms before and after a segment or a unit, 0 at the edge of its text, None where there is
    none to speak of."""

    previous: int | None = None
    next: int | None = None

    def holds(self, unit: "Neighbourhood") -> bool:
        """Tell whether a unit stands among the same: both, or one where it stands at the edge of its document."""
        pairs = ((unit.previous, self.previous), (unit.next, self.next))
        known = unit.previous is not None and unit.next is not None
        return known and any(mine for mine, _ in pairs) and all(mine in {0, theirs} for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What decides between units of one rate: the symbols that the report cites (plain_symbol), and its series."""

    cited: frozenset[str] = field(default_factory=frozenset)
    series: str | None = None

    def rank(self, match: Match) -> Rank:
        """Order matches: by rate, then cited, then of the series, then newer, more often used, the older unit."""
        unit = match.unit
        return self._rank(match.rate, unit.origin.symbol, unit.origin.date, unit.uses, unit.id or 0)

    def row_rank(self, rate: int, row: FormRow) -> Rank:
        """Return the rank that a unit's match has at a rate."""
        return self._rank(rate, row.symbol, row.date, row.uses, row.id)

    def _rank(self, rate: int, symbol: str | None, date: str | None, uses: int, id: int) -> Rank:
        other_series = self.series is None or series_of(symbol) != self.series
        return -rate, plain_symbol(symbol or "") not in self.cited, other_series, _descending(date or ""), -uses, id


def best_ranks(
    rows: Iterable[FormRow], text: str, form: Form, pair: tuple[str, str], around: Neighbourhood, by: Preferences
) -> list[tuple[int, Rank]]:
    """Return the units of the segment's own form that serve a pair of languages and the best rank each can have, best
    first."""
    same: dict[str, bool] = {}
    found = []
    for row in rows:
        if not serves((row.source_language, row.target_language), pair):
            continue
        if row.text not in same:
            same[row.text] = is_exact(text, form, row.text, match_form(row.text, pair[0]))
        in_context = same[row.text] and around.holds(Neighbourhood(row.previous, row.next))
        found.append((row.id, by.row_rank(101 if in_context else 100 if same[row.text] else 99, row)))
    return sorted(found, key=lambda one: one[1])


def is_exact(text: str, form: Form, stored: str, stored_form: Form) -> bool:
    """Tell whether a reader would call two texts the same, their values written in one way or another."""
    alike = form.text == stored_form.text and form.canonical == stored_form.canonical
    return alike or normal_form(text) == normal_form(stored)


def highest_rate(similarity: float) -> int:
    """Return the highest rate that a unit of a similarity can have."""
    return 101 if similarity == 1 else floor(100 * similarity + 1e-9)


def series_of(symbol: str | None) -> str | None:
    """Return a document symbol without its numbers: what the documents of a series have in common."""
    return re.sub(r"\d+", "#", symbol) if symbol else None


def plain_symbol(symbol: str) -> str:
    """Return a document symbol in capitals and without white space: what it is compared by."""
    return "".join(symbol.upper().split())


def cited_symbols(document: Document) -> frozenset[str]:
    """Return the plain symbols of the documents and resolutions that a report cites."""
    cited = set()
    for block in document.blocks:
        for value in find_values(block.text, document.language):
            if value.kind is Kind.SYMBOL:
                cited.add(plain_symbol(value.canonical))
            elif value.kind is Kind.RESOLUTION and (symbol := _symbol_of_resolution(value.canonical)):
                cited.add(symbol)
    return frozenset(cited)


def _symbol_of_resolution(number: str) -> str | None:
    """Return the symbol of a resolution by the way that each organ numbers its own: of the General Assembly 74/174, of
    the Economic and Social Council 2019/20, of the Security Council 2331(2016). Any other is None."""
    if re.fullmatch(r"\d{1,2}/\d+[A-Z]?", number):
        return f"A/RES/{number}"
    if re.fullmatch(r"(19|20)\d\d/\d+", number):
        return f"E/RES/{number}"
    return f"S/RES/{number}" if re.fullmatch(r"\d+\((19|20)\d\d\)", number) else None


def _descending(date: str) -> str:
    """Return a key that sorts ISO dates newest first and a missing one last."""
    return "".join(chr(0x10FFFF - ord(character)) for character in date.ljust(10, "\0"))
