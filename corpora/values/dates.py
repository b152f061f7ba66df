"""Dates in the notation of ISO 8601 and EDTF, and the rules by which days of a range or list share month and year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(r"(?:(?P<year>[0-9]{4})|(?=--))(?:--?(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")

QUARTER = re.compile(r"([0-9]{4}|-)-Q([1-4])")
QUARTERS = re.compile(r"\{?([0-9]{4}|-)-Q([1-4])([,/])\1-Q([1-4])\}?")
HALF = re.compile(r"([0-9]{4})-H([12])")
THIRD = re.compile(r"([0-9]{4}|-)-([0-9]{2})-T([1-3])")
DECADE = re.compile(r"([0-9]{2})([0-9])X")
BARE_DECADE = re.compile(r"(XX)([0-9])X")
CENTURY = re.compile(r"([0-9]{2})XX")
SPLIT = re.compile(r"([0-9]{4})/([0-9]{2})")
SHAPES = (QUARTER, QUARTERS, HALF, THIRD, DECADE, BARE_DECADE, CENTURY, SPLIT)
"""The canonical forms that are no points of the calendar."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year; what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        """Return "day", "month" or "year"."""
        return "day" if self.day else "month" if self.month else "year"

    def valid(self) -> bool:
        """Tell whether the calendar has such a point."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return self.year is not None or self.month is not None
        if self.month is None or not 1 <= self.day <= _DAYS_IN[self.month - 1]:
            return False
        leap = self.year is None or (self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0))
        return leap or (self.month, self.day) != (2, 29)

    def text(self) -> str:
        """Return the point in ISO 8601, with `--` for a year that is not said."""
        parts = ["-" if self.year is None else f"{self.year:04}"]
        parts += [f"{number:02}" for number in (self.month, self.day) if number is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """Points in order: one, the two ends of a range, or the members of a set; `form` is "point", "range" or "set"."""

    form: str
    points: tuple[Point, ...]

    def canonical(self) -> str:
        """Return the canonical form."""
        texts = [point.text() for point in self.points]
        return f"{{{','.join(texts)}}}" if self.form == "set" else "/".join(texts)


def parse_span(canonical: str) -> Span | None:
    """Return the span that a canonical form says, None for one that is no points of the calendar (a quarter, a
    decade).
    """
    form = "set" if canonical.startswith("{") else "range" if "/" in canonical else "point"
    points = [_parse_point(text) for text in re.split("[/,]", canonical.strip("{}"))]
    known = tuple(point for point in points if point is not None)
    return Span(form, known) if len(known) == len(points) else None


def _parse_point(text: str) -> Point | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    point = Point(*(int(found[name]) if found[name] else None for name in ("year", "month", "day")))
    return point if point.valid() else None


def from_left(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points of which a later one lacks what the one before it says, as Chinese writes them (10月12日至16日)."""
    filled = [points[0]]
    for point in points[1:]:
        before = filled[-1]
        month = point.month if point.month is not None else before.month
        year = point.year
        if year is None and before.year is not None:
            later = (month or 0, point.day or 0) >= (before.month or 0, before.day or 0)
            year = before.year if later else before.year + 1
        filled.append(Point(year, month, point.day))
    return tuple(filled)


def from_right(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points of which an earlier one lacks what the one after it says, as English writes them (12 to 16
    October).
    """
    filled = [points[-1]]
    for point in reversed(points[:-1]):
        after = filled[0]
        month = point.month if point.month is not None else after.month
        year = point.year
        if year is None and after.year is not None:
            earlier = (month or 0, point.day or 0) <= (after.month or 0, after.day or 0)
            year = after.year if earlier else after.year - 1
        filled.insert(0, replace(point, year=year, month=month))
    return tuple(filled)


def quarters_text(year: int | None, first: int, last: int, ranged: bool) -> str | None:
    """Return two quarters of a year, one after the other, as a range or a set; None where they are out of order."""
    year_text = "-" if year is None else f"{year:04}"
    texts = [f"{year_text}-Q{number}" for number in (first, last)]
    if first >= last:
        return None
    return "/".join(texts) if ranged else f"{{{','.join(texts)}}}"


def span_of(form: str, points: tuple[Point, ...]) -> Span | None:
    """Return a span whose points are valid, of one precision and in order, None where they are not."""
    if not all(point.valid() for point in points) or len({point.precision for point in points}) != 1:
        return None
    keys = [(point.year or 0, point.month or 0, point.day or 0) for point in points]
    dated = len({point.year is None for point in points}) == 1
    # Without a year, a range may go from December to January.
    in_order = all(a < b for a, b in pairwise(keys)) or points[0].year is None
    return Span(form, points) if dated and in_order else None
