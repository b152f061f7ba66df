"""Ways to write dates in Chinese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import BARE_DECADE, CENTURY, DECADE, HALF, SPLIT, THIRD, Point, Span
from .folding import fold
from .han import HAN_NUMERALS, write_digits, write_han

_NUMBER = re.compile(f"[0-9]+|[{HAN_NUMERALS}]+")
_JOIN = re.compile(r" ?(?:至|到|-|—{1,2}|~|/|和|以及|及|与|、) ?")


def chinese_part(new: re.Match[str], like: str, shape: re.Pattern[str]) -> str:
    """Return a quarter, half, third of a month, decade, century or split year, like one of the same shape."""
    numbers = [int(part) for part in new.groups() if part.isdigit()]
    text = fold(like)
    if shape is THIRD:
        text = re.sub(
            "(?:初|[上中下]旬)$",
            ("初" if text[-1] == "初" and numbers[-1] == 1 else "上中下"[numbers[-1] - 1] + "旬"),
            text,
        )
        numbers.pop()
    elif shape is HALF:
        text = re.sub("[上下](?=半年)", "上下"[numbers.pop() - 1], text)
    elif shape in (DECADE, BARE_DECADE):
        numbers = [numbers[0] + 1, numbers[1] * 10] if "世纪" in text else [int("".join(map(str, numbers))) * 10]
    elif shape is CENTURY:
        numbers = [numbers[0] + 1]
    elif shape is SPLIT:
        whole = re.search("/[0-9]{4}", text)
        return re.sub("[0-9]{4}/[0-9]+", f"{new[1]}/{new[1][:2] if whole else ''}{new[2]}", text)
    return _with_numbers(text, numbers)


def _with_numbers(text: str, numbers: list[int]) -> str:
    """Return a text with its numbers replaced in order, Han numerals by Han numerals.

    Nothing where their number differs.
    """
    places = list(_NUMBER.finditer(text))
    if len(places) != len(numbers):
        return ""
    result, done = "", 0
    for place, number in zip(places, numbers, strict=True):
        han = write_digits(str(number)) if len(place[0]) == 4 and number > 999 else write_han(number) if number else ""
        result += text[done : place.start()] + (str(number) if place[0].isascii() else han)
        done = place.end()
    return result + text[done:]


@dataclass(frozen=True, slots=True)
class _Style:
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


def _style(like: str) -> _Style:
    folded = fold(like)
    join = _JOIN.search(folded)
    return _Style(
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


def chinese_span(span: Span, like: str) -> Iterator[str]:
    """Yield ways to write a span of the same structure."""
    style = _style(like)
    texts: list[str] = []
    for place, point in enumerate(span.points):
        before = span.points[place - 1] if place else None
        texts.append(_point(point, before, style))
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


def _point(point: Point, before: Point | None, style: _Style) -> str:
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
