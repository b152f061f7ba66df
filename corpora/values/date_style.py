"""Ways to write dates like one that is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import Point, Span, parse_span
from .english_dates import MONTHS
from .folding import fold
from .han import HAN_NUMERALS, write_digits, write_han
from .record import Found
from .words import write_ordinal_figures, write_ordinal_words

_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (r"([0-9]{4}|-)-Q([1-4])", r"([0-9]{4})-H([12])", r"([0-9]{4}|-)-([0-9]{2})-T([1-3])",
                    r"([0-9]{2})([0-9])X",
                    r"(XX)([0-9])X", r"([0-9]{2})XX", r"([0-9]{4})/([0-9]{2})")
)  # fmt: skip
_QUARTER, _HALF, _THIRD, _DECADE, _BARE_DECADE, _CENTURY, _SPLIT = _SHAPES
_CHINESE_NUMBER = re.compile(f"[0-9]+|[{HAN_NUMERALS}]+")
_CHINESE_JOIN = re.compile(r" ?(?:至|到|-|—{1,2}|~|和|以及|及|与|、) ?")
_ENGLISH_JOIN = re.compile(r" ?- ?| ?— ?| to | through | until ")
_ORDER = ("first", "second", "third", "fourth")
_SHORT_LENGTHS = {"September": 4}


def dates(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write a date of the same structure: the same parts said, single or a range or a list."""
    shape = next((one for one in _SHAPES if one.fullmatch(model.canonical)), None)
    if shape:
        new = shape.fullmatch(canonical)
        if new and (new[1] == "-") == model.canonical.startswith("--"):
            yield _chinese_part(new, like, shape) if chinese else _english_part(new, like, shape)
        return
    span, old = parse_span(canonical), parse_span(model.canonical)
    if not span or not old or not _same_structure(span, old):
        return
    yield from _chinese_span(span, like) if chinese else _english_span(span, like)


def _same_structure(new: Span, old: Span) -> bool:
    first, other = new.points[0], old.points[0]
    said = (new.form, first.precision, first.year is None)
    return said == (old.form, other.precision, other.year is None)


def _chinese_part(new: re.Match[str], like: str, shape: re.Pattern[str]) -> str:
    numbers = [int(part) for part in new.groups() if part.isdigit()]
    text = fold(like)
    if shape is _THIRD:
        text = re.sub(
            "(?:初|[上中下]旬)$",
            ("初" if text[-1] == "初" and numbers[-1] == 1 else "上中下"[numbers[-1] - 1] + "旬"),
            text,
        )
        numbers.pop()
    elif shape is _HALF:
        text = re.sub("[上下](?=半年)", "上下"[numbers.pop() - 1], text)
    elif shape in (_DECADE, _BARE_DECADE):
        numbers = [numbers[0] + 1, numbers[1] * 10] if "世纪" in text else [int("".join(map(str, numbers))) * 10]
    elif shape is _CENTURY:
        numbers = [numbers[0] + 1]
    elif shape is _SPLIT:
        whole = re.search("/[0-9]{4}", text)
        return re.sub("[0-9]{4}/[0-9]+", f"{new[1]}/{new[1][:2] if whole else ''}{new[2]}", text)
    return _with_numbers(text, numbers)


def _with_numbers(text: str, numbers: list[int]) -> str:
    """Return a text with its numbers replaced in order, Han numerals by Han numerals.

    Nothing where their number differs.
    """
    places = list(_CHINESE_NUMBER.finditer(text))
    if len(places) != len(numbers):
        return ""
    result, done = "", 0
    for place, number in zip(places, numbers, strict=True):
        han = write_digits(str(number)) if len(place[0]) == 4 and number > 999 else write_han(number) if number else ""
        result += text[done : place.start()] + (str(number) if place[0].isascii() else han)
        done = place.end()
    return result + text[done:]


def _english_part(new: re.Match[str], like: str, shape: re.Pattern[str]) -> str:
    year = new[1]
    text = (
        re.sub("(?<![0-9])[12][0-9]{3}(?![0-9])", year, like, count=1) if shape in (_QUARTER, _HALF, _THIRD) else like
    )
    if shape is _QUARTER:
        number = int(new[2])
        text = re.sub("Q[1-4]", f"Q{number}", text)
        text = re.sub("^[1-4](?:st|nd|rd|th)", write_ordinal_figures(number), text)
        return re.sub(f"^(?:{'|'.join(_ORDER)})", _ORDER[number - 1], text)
    if shape is _HALF:
        return re.sub("^(?:first|second)", _ORDER[int(new[2]) - 1], text)
    if shape is _THIRD:
        text = re.sub("^(?:[Ee]arly[ -]|[Mm]id[ -]|[Ll]ate[ -])", ("early ", "mid-", "late ")[int(new[3]) - 1], text)
        return re.sub("|".join(sorted(MONTHS, key=len, reverse=True)), MONTHS[int(new[2]) - 1], text)
    if shape in (_DECADE, _BARE_DECADE):
        return re.sub("[0-9]+", f"{'' if new[1] == 'XX' else new[1]}{new[2]}0", text)
    if shape is _CENTURY:
        number = int(new[1]) + 1
        join = re.search("[ -]centur", text)
        ordinal = write_ordinal_figures(number) if text[0].isdigit() else write_ordinal_words(number)
        return ordinal + text[join.start() :] if join else ""
    whole = re.search("/[0-9]{4}", text)
    return f"{new[1]}/{new[1][:2] if whole else ''}{new[2]}"


@dataclass(frozen=True, slots=True)
class _ChineseStyle:
    """Spaces around figures, Han numerals or not, the sign of a day, what joins, whether a first number shares
    the last one's unit.
    """

    space: str
    lead: str
    han: bool
    day: str
    join: str
    shared: bool
    closed: bool


def _chinese_style(like: str) -> _ChineseStyle:
    folded = fold(like)
    join = _CHINESE_JOIN.search(folded)
    return _ChineseStyle(
        " " if re.search("[0-9] [年月日号]", folded) else "",
        " "
        if re.search("[年月] [0-9]", folded)
        or (re.search("[0-9] [年月日]", folded) and not re.search("[年月][0-9]", folded))
        else "",
        re.search("[0-9]", folded) is None,
        "号" if "号" in folded else "日",
        like[join.start() : join.end()] if join else "",
        bool(join and folded[join.start() - 1] not in "年月日号"),
        folded[-1] in "年月日号",
    )


def _chinese_span(span: Span, like: str) -> Iterator[str]:
    style = _chinese_style(like)
    texts: list[str] = []
    for place, point in enumerate(span.points):
        before = span.points[place - 1] if place else None
        texts.append(_chinese_point(point, before, style))
    if span.form == "set":
        final = style.join if style.join.strip() not in {"", "、"} else "和"
        yield "、".join(texts[:-1]) + final + texts[-1]
        return
    if len(texts) == 2 and style.shared:
        first, second = span.points
        if first.precision == "year" or (first.year, first.month if first.day else None) == (
            second.year,
            second.month if first.day else None,
        ):
            # The unit of the first number is left to the second.
            yield texts[0][:-1].rstrip() + style.join + texts[1][: len(texts[1]) if style.closed else -1].rstrip()
    yield style.join.join(texts) if len(texts) > 1 else texts[0]


def _chinese_point(point: Point, before: Point | None, style: _ChineseStyle) -> str:
    """Return a point without the parts that it shares with the one before it."""
    same_year = before is not None and before.year == point.year and point.month is not None
    same_month = same_year and before is not None and before.month == point.month and point.day is not None
    parts = []
    if point.year is not None and not same_year:
        parts.append(f"{write_digits(str(point.year)) if style.han else point.year}{style.space}年")
    if point.month is not None and not same_month:
        parts.append(f"{write_han(point.month) if style.han else point.month}{style.space}月")
    if point.day is not None:
        parts.append(f"{write_han(point.day) if style.han else point.day}{style.space}{style.day}")
    return style.lead.join(parts)


@dataclass(frozen=True, slots=True)
class _EnglishStyle:
    """Whether the month is first, short or followed by "of".

    The suffix of days, the comma before a year, what joins, what opens.
    """

    month_first: bool
    short: bool
    stop: bool
    of: str
    suffix: bool
    comma: str
    join: str
    opening: str


def _english_style(like: str) -> _EnglishStyle:
    folded = fold(like)
    opening = folded[:8] if folded.lower().startswith("between ") else ""
    body = folded[len(opening) :]
    join = _ENGLISH_JOIN.search(folded)
    months = re.findall("[A-Z][a-z]+", body)
    return _EnglishStyle(
        body[:1].isalpha(),
        bool(months) and all(month not in MONTHS for month in months),
        re.search(r"[a-z]\.", body) is not None,
        " of" if re.search("[0-9a-z] of ", body) else "",
        re.search("[0-9](?:st|nd|rd|th)", body) is not None,
        "," if re.search(", ?[12][0-9]{3}", body) else "",
        " and " if opening else like[join.start() : join.end()] if join else "",
        like[: len(opening)],
    )


def _english_span(span: Span, like: str) -> Iterator[str]:
    style = _english_style(like)
    texts = []
    for place, point in enumerate(span.points):
        after = span.points[place + 1] if place + 1 < len(span.points) else None
        before = span.points[place - 1] if place else None
        texts.append(
            _month_first(point, before, after, style) if style.month_first else _day_first(point, after, style)
        )
    if span.form == "set":
        yield ", ".join(texts[:-1]) + " and " + texts[-1]
    else:
        yield style.opening + (style.join.join(texts) if len(texts) > 1 else texts[0])


def _month(number: int, style: _EnglishStyle) -> str:
    name = MONTHS[number - 1]
    if not style.short or len(name) <= 4:
        return name
    return name[: _SHORT_LENGTHS.get(name, 3)] + ("." if style.stop else "")


def _day_first(point: Point, after: Point | None, style: _EnglishStyle) -> str:
    """Return a point with the day first, without the parts that the one after it says for both."""
    same_year = after is not None and after.year == point.year and point.month is not None
    same_month = same_year and after is not None and after.month == point.month and point.day is not None
    parts = []
    if point.day is not None:
        parts.append(write_ordinal_figures(point.day) if style.suffix else str(point.day))
    if point.month is not None and not same_month:
        parts.append((style.of.strip() + " " if style.of and point.day else "") + _month(point.month, style))
    text = " ".join(parts)
    if point.year is not None and not same_year:
        text += f"{style.comma if text else ''}{' ' if text else ''}{point.year}"
    return text


def _month_first(point: Point, before: Point | None, after: Point | None, style: _EnglishStyle) -> str:
    """Return a point with the month first: the month is said once, the year at the end."""
    said = before is not None and point.day is not None and (before.year, before.month) == (point.year, point.month)
    text = "" if said or point.month is None else _month(point.month, style)
    if point.day is not None:
        day = write_ordinal_figures(point.day) if style.suffix else str(point.day)
        text += f"{' ' if text else ''}{day}"
    if point.year is not None and not (after is not None and after.year == point.year):
        text += f"{style.comma} {point.year}"
    return text
