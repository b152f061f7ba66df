"""Dates in English, the day before or after the month."""

import re
from dataclasses import dataclass

from .dates import Point, Span, from_right, quarters_text, span_of
from .record import Found, covers
from .value import Kind
from .words import parse_words

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
_NUMBERS = _SHORT | {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_WORDS = frozenset(_NUMBERS)
"""The words that can open a date: the names of the months and their short forms."""

_MONTH = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![a-z])"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9A-Za-z%])"
_YEAR = rf"[12][0-9]{{3}}(?![0-9A-Za-z%]|/(?!{_MONTH})|[.,][0-9])"
_DAY_FIRST = re.compile(rf"({_DAY})(?:(?: of)? ({_MONTH})\.?(?:,? ({_YEAR}))?)?")
_MONTH_FIRST = re.compile(rf"({_MONTH})\.?(?: ({_DAY})(?!\.[0-9]|,[0-9]{{3}}))?(?:(?:,| of)? ({_YEAR}))?")
_TO = re.compile(r" ?- ?| ?— ?| ?/ ?| to | through | until ")
_AND = re.compile(r", and |, | and ")
_BETWEEN = re.compile(r"[Bb]etween ")
_YEARS = re.compile(
    r"([12][0-9]{3})(?:( ?- ?| ?— ?| to | through )([12][0-9]{3}|[0-9]{2})|( and )([12][0-9]{3}))"
    r"(?![0-9A-Za-z/%-]|[.,][0-9])"
)
_SPLIT = re.compile(r"([12][0-9]{3})/((?:[12][0-9])?[0-9]{2})(?![0-9A-Za-z/-])")
_ONE_YEAR = re.compile(
    r"((?:1[89]|20|21)[0-9]{2})"
    r"(?![0-9A-Za-z/:_]|[.,][0-9]| ?%|[- ](?:per[ -]?cent|million|billion|thousand|dollars|euros|years)\b)"
)
_DECADE = re.compile(r"(?:([12][0-9])([0-9])0|'?([1-9])0)'?s(?![A-Za-z])")
_QUARTER = re.compile(rf"(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?:(?: of)? ({_YEAR}))?")
_NTH = "(first|second|third|fourth|1st|2nd|3rd|4th)"
_QUARTERS = re.compile(rf"{_NTH}( and | to (?:the )?){_NTH} quarters(?:(?: of)? ({_YEAR}))?")
_SHORT_QUARTER = re.compile(rf"Q([1-4])(?: (?:of )?({_YEAR}))?(?![0-9A-Za-z])")
_HALF = re.compile(rf"(first|second) half of ({_YEAR})")
_THIRD = re.compile(rf"([Ee]arly|[Mm]id|[Ll]ate)[ -]({_MONTH})\.?(?:(?: of)? ({_YEAR}))?")
_CENTURY = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)|([A-Za-z]+(?:-[a-z]+)?))[ -]centur(?:y|ies)(?![a-z])")
# What every date begins with: one look that spares most words and figures the ten that follow.
_OPENING = re.compile(
    rf"{_MONTH}|[Bb]etween|[Ee]arly|[Mm]id|[Ll]ate|Q[1-4]|[A-Za-z]+(?:-[a-z]+)?[ -](?:centur|quarter|half )"
    r"|(?:first|second|third|[1-3](?:st|nd|rd))(?: and | to )|[12][0-9]{3}|[0-9]{1,2}(?:st|nd|rd|th)?"
    r"(?:'?s|(?:[ -]| of )[A-Zcq]|(?: ?[-—] ?| to | through | until |, and |, | and )[0-9A-Z])"
)
_ORDER = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
# Names of months that are words too: alone they are dates only behind such a word.
_WORDS_TOO = frozenset({"May", "March", "August"})
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|during|last|this|next|of|late|early|from|between|before|after|to)[ -]$", re.IGNORECASE
)
_NUMBER_BEFORE = re.compile(
    r"\b(?:more than|over|less than|fewer than|at least|at most|nearly|almost|up to|as many as)\s$", re.IGNORECASE
)
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Item:
    point: Point
    end: int


def date_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the date that begins at `place`: days, months, years, their ranges and lists, parts of a year or
    month, decades, centuries.
    """
    if not _OPENING.match(text, place):
        return ()
    if found := _BETWEEN.match(text, place):
        ended = _points(text, found.end(), _AND) or _years(text, found.end(), " and ")
        return (Found(Kind.DATE, place, *ended),) if ended and "/" in ended[1] else ()
    ended = _part(text, place) or _points(text, place, None) or _years(text, place, "") or _year(text, place, floor)
    if not ended:
        return ()
    found_date = Found(Kind.DATE, place, *ended)
    return (found_date,) if _is_month(text, found_date) else ()


def _is_month(text: str, found: Found) -> bool:
    """Tell whether a word that is more than a month's name is one here, and a short form has a day or year with it."""
    word = text[found.start : found.end].rstrip(".")
    if word not in MONTH_WORDS or (word in MONTHS and word not in _WORDS_TOO) or covers(found, text):
        return True
    return word in MONTHS and _BEFORE_MONTH.search(text[max(0, found.start - 9) : found.start]) is not None


def _part(text: str, place: int) -> tuple[int, str] | None:
    """Return the end and canonical form of a quarter, half, third of a month, decade or century."""
    if found := _QUARTERS.match(text, place):
        first, last = (_ORDER.index(found[group]) % 4 + 1 for group in (1, 3))
        quarters = quarters_text(int(found[4]) if found[4] else None, first, last, found[2] != " and ")
        return (found.end(), quarters) if quarters else None
    if found := _QUARTER.match(text, place):
        # "three quarters" is a fraction, "first quarter" without a year a quarter of any.
        return found.end(), f"{found[2] or '-'}-Q{_ORDER.index(found[1]) % 4 + 1}"
    if found := _SHORT_QUARTER.match(text, place):
        return found.end(), f"{found[2] or '-'}-Q{found[1]}"
    if found := _HALF.match(text, place):
        return found.end(), f"{found[2]}-H{_ORDER.index(found[1]) + 1}"
    if found := _THIRD.match(text, place):
        point = Point(int(found[3]) if found[3] else None, _NUMBERS[found[2]])
        return found.end(), f"{point.text()}-T{('early', 'mid', 'late').index(found[1].lower()) + 1}"
    if found := _DECADE.match(text, place):
        return found.end(), f"{found[1] or 'XX'}{found[2] or found[3]}X"
    if found := _CENTURY.match(text, place):
        spelled = None if found[1] else parse_words(found[2], 0)
        number = (
            int(found[1])
            if found[1]
            else spelled.value
            if spelled and spelled.ordinal and spelled.end == len(found[2])
            else 0
        )
        return (found.end(), f"{number - 1:02}XX") if 1 <= number <= 30 else None
    return None


def _item(text: str, place: int) -> _Item | None:
    found = _DAY_FIRST.match(text, place)
    if found:
        day, month, year = found.groups()
    else:
        found = _MONTH_FIRST.match(text, place)
        if not found:
            return None
        month, day, year = found.groups()
    point = Point(
        int(year) if year else None, _NUMBERS[month] if month else None, int(re.sub("[a-z]", "", day)) if day else None
    )
    end = found.end()
    # The full stop behind a short form belongs to it, that behind a whole word ends the sentence.
    if text[end - 1] == "." and month in MONTHS:
        end -= 1
    return _Item(point, end)


def _points(text: str, place: int, joint: re.Pattern[str] | None) -> tuple[int, str] | None:
    """Return a point, range or set; `joint` is what joins a range behind "between"."""
    first = _item(text, place)
    if not first or (first.point.day is not None and first.point.day > 31):
        return None
    if text[place].isalpha() and first.point.day is not None:
        return _american(text, first, joint)
    ranged = _range(text, first, joint or _TO)
    if ranged:
        return ranged
    if joint:
        return None
    return _set(text, first) or _alone(first)


def _alone(item: _Item) -> tuple[int, str] | None:
    if item.point.month is None or not item.point.valid():
        return None
    return item.end, Span("point", (item.point,)).canonical()


def _range(text: str, first: _Item, joint: re.Pattern[str]) -> tuple[int, str] | None:
    join = joint.match(text, first.end)
    last = _item(text, join.end()) if join else None
    if not join or not last or last.point.month is None or (first.point.year is not None and last.point.year is None):
        return None
    if (first.point.day is None) != (last.point.day is None) or ("/" in join[0] and first.point.precision != "month"):
        return None
    span = span_of("range", from_right((first.point, last.point)))
    return (last.end, span.canonical()) if span else None


def _set(text: str, first: _Item) -> tuple[int, str] | None:
    """Return a list whose last member says the month and year of those that lack them."""
    items = [first]
    while len(items) < _MOST and items[-1].point.year is None and (join := _AND.match(text, items[-1].end)):
        item = _item(text, join.end())
        if not item or (item.point.day is None) != (first.point.day is None):
            break
        if _range(text, item, _TO):
            break
        items.append(item)
    while len(items) > 1 and items[-1].point.month is None:
        items.pop()
    if len(items) < 2:
        return None
    span = span_of("set", from_right([item.point for item in items]))
    return (items[-1].end, span.canonical()) if span else None


def _american(text: str, first: _Item, joint: re.Pattern[str] | None) -> tuple[int, str] | None:
    """Return a date that has the month first: October 12, 2020; October 12-16, 2020; October 12 and 13."""
    for form, pattern in (("range", joint or _TO), ("set", _AND)):
        join = pattern.match(text, first.end)
        last = _item(text, join.end()) if join and first.point.year is None else None
        if (
            not last
            or last.point.day is None
            or (text[join.end() if join else 0].isdigit() and last.point.month is not None)
        ):
            continue
        year, end = last.point.year, last.end
        if last.point.month is None and (found := re.compile(rf",? ({_YEAR})").match(text, end)):
            year, end = int(found[1]), found.end()
        month = last.point.month or first.point.month
        span = span_of(form, from_right((first.point, Point(year, month, last.point.day))))
        if span:
            return end, span.canonical()
    return None if joint else _alone(first)


def _years(text: str, place: int, joint: str) -> tuple[int, str] | None:
    """Return a range of years or a split year."""
    found = _SPLIT.match(text, place)
    if found and not joint and int(found[2][-2:]) == (int(found[1]) + 1) % 100:
        return (found.end(), f"{found[1]}/{found[2][-2:]}") if "1900" <= found[1] < "2100" else None
    found = _YEARS.match(text, place)
    if not found or bool(found[4]) != bool(joint):
        return None
    last = found[3] or found[5]
    if len(last) == 2:
        if found[2].strip() != "-":
            return None
        last = found[1][:2] + last
    return (found.end(), f"{found[1]}/{last}") if "1800" <= found[1] < last < "2200" else None


def _year(text: str, place: int, floor: int) -> tuple[int, str] | None:
    """Return a year alone: four figures without a comma, from 1800 to 2199, that nothing around makes a number."""
    found = _ONE_YEAR.match(text, place)
    if not found or _NUMBER_BEFORE.search(text[max(floor, place - 12) : place]):
        return None
    return found.end(), found[1]
