"""What the models of both languages are chosen by: the structure of a canonical form."""

import re
from typing import NamedTuple

from .dates import parse_span

_QUANTITY = re.compile(r"(?P<hedge>[~<>=]*)(?:(?P<currency>[A-Z]{3}) )?(?P<first>[0-9.]+)(?:/(?P<last>[0-9.]+))?")
_ITEM = re.compile(
    r"(?P<joint>[,/]?)(?P<number>[0-9]+(?:\.[0-9]+)*)(?P<letters>(?:\([a-z0-9]+\))*)(?P<bis>-[0-9]+|[a-z]*)"
)


class Quantity(NamedTuple):
    """The parts of a number, percentage, sum or age: the sign of its hedge, its currency, its first and last number."""

    hedge: str
    currency: str
    first: str
    last: str | None

    @property
    def largest(self) -> float:
        """Return the greater number of a range, or the only one."""
        return float(self.last or self.first)


class Item(NamedTuple):
    """One number of a reference: what joins it to the one before it, its figures, whether letters follow, its bis."""

    joint: str
    number: str
    letters: bool
    bis: str


def quantity_of(canonical: str) -> Quantity | None:
    """Return the parts of a canonical quantity."""
    found = _QUANTITY.fullmatch(canonical)
    try:
        parts = Quantity(found["hedge"], found["currency"] or "", found["first"], found["last"]) if found else None
        return parts if parts and parts.largest >= 0 else None
    except ValueError:
        return None


def items_of(canonical: str) -> list[Item]:
    """Return the numbers of a canonical reference; none where it is no reference."""
    found = list(_ITEM.finditer(canonical))
    if "".join(one[0] for one in found) != canonical:
        return []
    return [Item(one["joint"], one["number"], bool(one["letters"]), one["bis"]) for one in found]


def date_structure(canonical: str) -> tuple[str, str, bool] | None:
    """Return the form (point, range, set), precision and whether a year is said; None for a part of a year or an age
    of many.
    """
    span = parse_span(canonical)
    return (span.form, span.points[0].precision, span.points[0].year is not None) if span else None
