"""Dates in Chinese."""

import re
from collections.abc import Iterator

from .dates import Point, Span, from_left, quarters_text, span_of
from .han import HAN_NUMERALS, parse_digits, parse_han
from .record import Found
from .value import Kind

_YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_ITEM = re.compile(
    rf"(?:({_YEAR}) ?年(?! ?代))?"
    rf"(?: ?(?<![0-9])({_SMALL}) ?月(?!份?牙|亮|球|以[上下]))?"
    rf"(?: ?(?<![0-9])({_SMALL}) ?(?:日(?!本|元|内瓦|程|常|益|志)|号(?! ?(?:决|文|议|公|令|法))))?"
)
_TO = re.compile(r" ?(?:至|到|-|—{1,2}|~|/) ?")
_AND = re.compile(r" ?(?:和|及|以及|与|、) ?")
_TO_UNIT = rf"({_SMALL}) ?(?:至|到|-|—{{1,2}}|~) ?({_SMALL})"
_TO_MONTH = rf"({_SMALL}) ?(?:至|到|-|—{{1,2}}|~|/) ?({_SMALL})"
_DAYS = re.compile(rf"(?:({_YEAR}) ?年 ?)?({_SMALL}) ?月 ?{_TO_UNIT} ?日")
_MONTHS = re.compile(rf"(?:({_YEAR}) ?年 ?)?{_TO_MONTH} ?月(?! ?{_SMALL} ?日)(?!份?牙|亮|球)")
_YEARS = re.compile(
    r"([12][0-9]{3})(?: ?年)? ?(?:至|到|-|—{1,2}|~) ?([12][0-9]{3}|[0-9]{2})(?![0-9.,/])( ?年(?! ?代))?(?!个)"
)
_SPLIT = re.compile(r"([12][0-9]{3})/((?:[12][0-9])?[0-9]{2})(?![0-9/.,-])( ?年度?)?(?! ?号)")
_QUARTER = re.compile(rf"(?:({_YEAR}) ?年 ?)?(?:第 ?)?([1-4一二三四]) ?季度")
_QUARTERS = re.compile(
    rf"(?:({_YEAR}) ?年 ?)?第 ?([1-4一二三四]) ?(?:季度)?"
    r"(?: ?(至|到|-|—|~) ?| ?(?:和|及|与|、) ?)(?:第 ?)?([1-4一二三四]) ?季度"
)
_HALF = re.compile(rf"({_YEAR}) ?年 ?([上下])半年")
_THIRD = re.compile(rf"(?:({_YEAR}) ?年 ?)?({_SMALL}) ?月份? ?(初(?!步|级|期|选)|[上中下]旬)")
_CENTURY = re.compile(rf"({_SMALL}) ?世纪(?:(?:的)? ?([1-9]0|[二三四五六七八九]十) ?年代)?")
_DECADES = re.compile(r" ?(?:和|及|与|、|至|到|-|—|~) ?(([1-9])0|([二三四五六七八九])十) ?年代")
_DECADE = re.compile(r"(?:([12][0-9])([0-9])0|([1-9])0|([二三四五六七八九])十) ?年代")
_MOST = 12
# What every date begins with: numbers up to the sign of a unit, or a year.
_OPENING = re.compile(rf"[12][0-9]{{3}}|[0-9{HAN_NUMERALS}第 至到和及与、/~—-]{{0,30}}+[年月日号世季]")
UNITS = "年月日号世季"
"""The signs that can follow the first number of a date."""


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text[0] in "0123456789":
        return int(text)
    digits = parse_digits(text) if len(text) == 4 else None
    return int(digits) if digits else parse_han(text) or 0


def date_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the date that begins at `place`: days, months, years, their ranges and lists, parts of a year or
    month, decades, centuries.
    """
    if not _OPENING.match(text, place):
        return ()
    for rule in (_part, _shared_unit, _years, _points):
        found = rule(text, place)
        if found:
            return (Found(Kind.DATE, place, *found), *_more_decades(text, *found))
    return ()


def _more_decades(text: str, end: int, canonical: str) -> Iterator[Found]:
    """Yield the decades that follow one of the same century, which only the first names: 20世纪80年代和90年代."""
    if not (text.endswith("年代", 0, end) and canonical[:2].isdigit()):
        return
    while found := _DECADES.match(text, end):
        digit = found[2] or str(_number(found[3]) or 0)
        end = found.end()
        yield Found(Kind.DATE, found.start(1), end, f"{canonical[:2]}{digit}X")


def _part(text: str, place: int) -> tuple[int, str] | None:
    """Return the end and canonical form of a quarter, half, third of a month, century or decade."""
    if found := _QUARTERS.match(text, place):
        quarters = quarters_text(_number(found[1]), _number(found[2]) or 0, _number(found[4]) or 0, bool(found[3]))
        return (found.end(), quarters) if quarters else None
    if found := _QUARTER.match(text, place):
        return found.end(), f"{_number(found[1]) or '-'}-Q{_number(found[2])}"
    if found := _HALF.match(text, place):
        return found.end(), f"{_number(found[1])}-H{1 if found[2] == '上' else 2}"
    if found := _THIRD.match(text, place):
        point = Point(_number(found[1]), _number(found[2]))
        return (found.end(), f"{point.text()}-T{'初上中下'.index(found[3][0]) or 1}") if point.valid() else None
    if found := _CENTURY.match(text, place):
        century = _number(found[1]) or 0
        if not 1 <= century <= 30:
            return None
        return found.end(), f"{century - 1:02}{(_number(found[2]) or 0) // 10 if found[2] else 'X'}X"
    if found := _DECADE.match(text, place):
        digit = found[2] or found[3] or str(_number(found[4]))
        return found.end(), f"{found[1] or 'XX'}{digit}X"
    return None


def _shared_unit(text: str, place: int) -> tuple[int, str] | None:
    """Return a range whose first number has no unit of its own: 10月12至16日, 3-5月."""
    if found := _DAYS.match(text, place):
        year, month, first, last = map(_number, found.groups())
        points = (Point(year, month, first), Point(year, month, last))
    elif found := _MONTHS.match(text, place):
        year, first, last = map(_number, found.groups())
        points = (Point(year, first), Point(year, last))
    else:
        return None
    span = span_of("range", points)
    return (found.end(), span.canonical()) if span else None


def _years(text: str, place: int) -> tuple[int, str] | None:
    """Return a range of years or a split year; without 年 it must be of this or the two centuries around it."""
    found = _SPLIT.match(text, place)
    if found and int(found[2][-2:]) == (int(found[1]) + 1) % 100:
        plausible = found[3] or "1900" <= found[1] < "2100"
        return (found.end(), f"{found[1]}/{found[2][-2:]}") if plausible else None
    found = _YEARS.match(text, place)
    if not found:
        return None
    last = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
    if found[1] >= last or not (found[3] or (found[1] >= "1800" and last < "2200")):
        return None
    if len(found[2]) == 2 and not found[3] and int(last) != int(found[1]) + 1:
        return None
    # 2019年至2020年3月 goes to a month: the years alone are no range.
    if found[3] and re.compile(rf" ?{_SMALL} ?月").match(text, found.end()):
        return None
    return found.end(), f"{found[1]}/{last}"


def _item(text: str, place: int) -> tuple[Point, int] | None:
    found = _ITEM.match(text, place)
    if not found or found.end() == place:
        return None
    point = Point(*map(_number, found.groups()))
    if (
        0 in (point.year, point.month, point.day)
        or (point.month and point.month > 12)
        or (point.day and point.day > 31)
    ):
        return None
    return None if point.year and point.day and not point.month else (point, found.end())


def _points(text: str, place: int) -> tuple[int, str] | None:
    """Return a point, or a range or set of points of which the first says what the others leave out."""
    first = _item(text, place)
    if not first or (first[0].year is None and first[0].month is None) or not first[0].valid():
        return None
    return _range(text, *first) or _set(text, *first) or (first[1], Span("point", (first[0],)).canonical())


def _range(text: str, first: Point, end: int) -> tuple[int, str] | None:
    join = _TO.match(text, end)
    item = _item(text, join.end()) if join else None
    if not join or not item or ("/" in join[0] and first.precision != "month"):
        return None
    span = span_of("range", from_left((first, item[0])))
    return (item[1], span.canonical()) if span else None


def _set(text: str, first: Point, end: int) -> tuple[int, str] | None:
    points = [first]
    while len(points) < _MOST and (join := _AND.match(text, end)):
        item = _item(text, join.end())
        if not item or item[0].year is not None or _range(text, *item):
            break
        filled = from_left((points[-1], item[0]))[1]
        if filled.precision != first.precision or first.precision == "year" or not filled.valid():
            break
        points.append(filled)
        end = item[1]
    span = span_of("set", tuple(points)) if len(points) > 1 else None
    return (end, span.canonical()) if span else None
