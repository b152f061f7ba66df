"""Ways to write dates in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import BARE_DECADE, CENTURY, DECADE, HALF, QUARTER, QUARTERS, THIRD, Point, Span
from .english_dates import MONTHS
from .folding import fold
from .words import write_ordinal_figures, write_ordinal_words

_JOIN = re.compile(r" ?- ?| ?— ?| ?/ ?| to | through | until ")
_ORDER = ("first", "second", "third", "fourth")
_SHORT_LENGTHS = {"September": 4}


def english_part(new: re.Match[str], like: str, shape: re.Pattern[str]) -> str:
    """Return a quarter, half, third of a month, decade, century or split year, like one of the same shape."""
    year = new[1]
    text = (
        re.sub("(?<![0-9])[12][0-9]{3}(?![0-9])", year, like, count=1)
        if shape in (QUARTER, QUARTERS, HALF, THIRD)
        else like
    )
    if shape is QUARTER:
        number = int(new[2])
        text = re.sub("Q[1-4]", f"Q{number}", text)
        text = re.sub("^[1-4](?:st|nd|rd|th)", write_ordinal_figures(number), text)
        return re.sub(f"^(?:{'|'.join(_ORDER)})", _ORDER[number - 1], text)
    if shape is QUARTERS:
        numbers = iter((int(new[2]), int(new[4])))
        return re.sub(rf"[1-4](?:st|nd|rd|th)|{'|'.join(_ORDER)}", lambda nth: _nth(nth[0], next(numbers)), text)
    if shape is HALF:
        return re.sub("^(?:first|second)", _ORDER[int(new[2]) - 1], text)
    if shape is THIRD:
        text = re.sub("^(?:[Ee]arly[ -]|[Mm]id[ -]|[Ll]ate[ -])", ("early ", "mid-", "late ")[int(new[3]) - 1], text)
        return re.sub("|".join(sorted(MONTHS, key=len, reverse=True)), MONTHS[int(new[2]) - 1], text)
    if shape in (DECADE, BARE_DECADE):
        return re.sub("[0-9]+", f"{'' if new[1] == 'XX' else new[1]}{new[2]}0", text)
    if shape is CENTURY:
        number = int(new[1]) + 1
        join = re.search("[ -]centur", text)
        ordinal = write_ordinal_figures(number) if text[0].isdigit() else write_ordinal_words(number)
        return ordinal + text[join.start() :] if join else ""
    whole = re.search("/[0-9]{4}", text)
    return f"{new[1]}/{new[1][:2] if whole else ''}{new[2]}"


def _nth(like: str, number: int) -> str:
    return write_ordinal_figures(number) if like[0].isdigit() else _ORDER[number - 1]


@dataclass(frozen=True, slots=True)
class _Style:
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


def _style(like: str) -> _Style:
    folded = fold(like)
    opening = folded[:8] if folded.lower().startswith("between ") else ""
    body = folded[len(opening) :]
    join = _JOIN.search(folded)
    months = re.findall("[A-Z][a-z]+", body)
    return _Style(
        body[:1].isalpha(),
        bool(months) and all(month not in MONTHS for month in months),
        re.search(r"[a-z]\.", body) is not None,
        " of" if re.search("[0-9a-z] of ", body) else "",
        re.search("[0-9](?:st|nd|rd|th)", body) is not None,
        "," if re.search(", ?[12][0-9]{3}", body) else "",
        " and " if opening else like[join.start() : join.end()] if join else "",
        like[: len(opening)],
    )


def english_span(span: Span, like: str) -> Iterator[str]:
    """Yield ways to write a span of the same structure."""
    style = _style(like)
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


def _month(number: int, style: _Style) -> str:
    name = MONTHS[number - 1]
    if not style.short or len(name) <= 4:
        return name
    return name[: _SHORT_LENGTHS.get(name, 3)] + ("." if style.stop else "")


def _day_first(point: Point, after: Point | None, style: _Style) -> str:
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


def _month_first(point: Point, before: Point | None, after: Point | None, style: _Style) -> str:
    """Return a point with the month first: the month is said once, the year at the end."""
    said = before is not None and point.day is not None and (before.year, before.month) == (point.year, point.month)
    text = "" if said or point.month is None else _month(point.month, style)
    if point.day is not None:
        day = write_ordinal_figures(point.day) if style.suffix else str(point.day)
        text += f"{' ' if text else ''}{day}"
    if point.year is not None and not (after is not None and after.year == point.year):
        text += f"{style.comma} {point.year}"
    return text
