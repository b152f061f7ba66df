"""Numbers, percentages, money and ages in either language: hedges, ranges and units around one or two numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from re import Pattern
from typing import NamedTuple

from .hedges import INNER, HedgeWords, hedge_after, hedge_before, joined
from .record import Found, Numeral
from .value import Kind


class Measured(NamedTuple):
    """A number with its unit: `end` is behind the unit; `unit` tells whether one stands there or before the number."""

    numeral: Numeral
    end: int
    kind: Kind = Kind.NUMBER
    currency: str | None = None
    unit: bool = False
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes quantities: how one begins, what joins the two of a range, its hedges."""

    measured: Callable[[str, int], Measured | None]
    join: Pattern[str]
    hedges: HedgeWords


def quantity(grammar: Grammar, text: str, start: int, floor: int) -> Found | None:
    """Return the quantity whose first number or sign begins at `start`, with the hedges around it that `floor`
    lets it have.
    """
    first = grammar.measured(text, start)
    if not first:
        return None
    ranged = _range(grammar, text, first)
    members = ranged or (first,)
    start = min(start, first.numeral.start)
    last = members[-1]
    begin, before = hedge_before(grammar.hedges, text, start, floor)
    inner = INNER.get(first.numeral.inner, "")
    hedged = joined(before, inner)
    if hedged is None:
        begin, hedged = start, inner
    end, after = hedge_after(grammar.hedges, text, last.end)
    if last.kind is Kind.AGE and after == "<=":
        after = "<"
    both = joined(hedged, after)
    if both is None:
        end, both = last.end, hedged
    return Found(last.kind, begin, end, _canonical(both, members), tuple(one.numeral for one in members))


def _canonical(hedge: str, members: tuple[Measured, ...]) -> str:
    currency = members[-1].currency
    return f"{hedge}{f'{currency} ' if currency else ''}{'/'.join(one.numeral.text for one in members)}"


def _range(grammar: Grammar, text: str, first: Measured) -> tuple[Measured, Measured] | None:
    """Return both ends of a range that `first` opens, None where what follows makes none."""
    join = grammar.join.match(text, first.end)
    second = grammar.measured(text, join.end()) if join else None
    if not join or not second or first.numeral.inner or second.numeral.inner or _goes_on(grammar, text, second.end):
        return None
    if first.sign and not second.unit:
        second = second._replace(kind=first.kind, currency=first.currency)
    if first.unit and (first.kind, first.currency) != (second.kind, second.currency):
        return None
    # In "5 to 10 million" and 5至10万 the scale belongs to both.
    if (
        first.numeral.scale == 1
        and second.numeral.scale > 1
        and Decimal(first.numeral.face) < Decimal(second.numeral.face)
    ):
        first = first._replace(numeral=first.numeral._replace(scale=second.numeral.scale))
    if first.numeral.value >= second.numeral.value:
        return None
    return first, second


def _goes_on(grammar: Grammar, text: str, end: int) -> bool:
    """Tell whether a third number is joined to the second of a range, as in 1-2-3, but not in 10- to 20-fold."""
    join = grammar.join.match(text, end)
    return join is not None and grammar.measured(text, join.end()) is not None
