"""Ways to write quantities and fractions like one that is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from .currencies import exchanged
from .figures import with_commas
from .folding import fold
from .han import write_han, write_han_decimal
from .record import Found, Numeral, plain
from .value import Kind
from .words import write_ordinal_words, write_words

_CANONICAL = re.compile(
    r"(?P<hedge>[~<>=]*)(?:(?P<currency>[A-Z]{3}) )?(?P<numbers>[0-9]+(?:\.[0-9]+)?(?:/[0-9]+(?:\.[0-9]+)?)?)"
)
_FIGURE = re.compile(
    r"(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<space> ?[多余]? ?|-)(?P<scale>[万亿千百十]+|[a-z]+)?(?P<more> ?[多余])?"
)
_CHINESE_SCALES = (
    ("亿", 10**8),
    ("万", 10**4),
    ("百万", 10**6),
    ("千", 10**3),
    ("千万", 10**7),
    ("万亿", 10**12),
    ("百亿", 10**10),
    ("千亿", 10**11),
)
_ENGLISH_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3), ("hundred", 100))
_DECIMALS = 2
"""A number has this many decimals at most before its scale: 1.25 million, but 1,257,400."""
_LONGEST_HAN = 4
_GREAT = _CHINESE_SCALES[:2]
_WITH_SCALE = 10**6
"""From here on a number is written with 万 or 亿 where smaller ones stand in plain figures."""
_WHOLES_NAMED = {1000: "千", 10_000: "万"}
_PARTS_NAMED = {2: "half", 4: "quarter", 100: "hundredth", 1000: "thousandth"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number is to stand: the numeral there, its text, the kind, whether it is one of a range, the
    scale of both.
    """

    numeral: Numeral
    text: str
    kind: Kind
    ranged: bool
    largest: Decimal
    dashed: bool = False


def quantities(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write a number, percentage, sum or age with the words around those of `like`."""
    new, old = _CANONICAL.fullmatch(canonical), _CANONICAL.fullmatch(model.canonical)
    if not new or not old or new["hedge"] != old["hedge"] or bool(new["currency"]) != bool(old["currency"]):
        return
    numbers = new["numbers"].split("/")
    if len(numbers) != len(model.numerals):
        return
    folded = fold(like)
    for gaps in _gaps(folded, like, model, old["currency"], new["currency"], chinese):
        for written in _written(numbers, folded, model, chinese):
            pieces = [piece for pair in zip(gaps, [*written, ""], strict=True) for piece in pair]
            yield "".join(pieces)


def _gaps(folded: str, like: str, model: Found, old: str | None, new: str | None, chinese: bool) -> Iterator[list[str]]:
    """Yield the texts before, between and after the numerals, with the currency exchanged where another is wanted."""
    edges = [0, *(edge for one in model.numerals for edge in (one.start, one.end)), len(like)]
    gaps = [like[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    if old == new:
        yield gaps
        return
    plain_gaps = [fold(gap).strip(" -") for gap in gaps]
    for name in {gap for gap in plain_gaps if gap}:
        for other in exchanged(name, new or "", chinese):
            yield [gap.replace(gap.strip(" -"), other) if fold(gap).strip(" -") == name else gap for gap in gaps]


def _written(numbers: list[str], folded: str, model: Found, chinese: bool) -> Iterator[tuple[str, ...]]:
    largest = max(map(Decimal, numbers))
    texts = [folded[one.start : one.end] for one in model.numerals]
    ranged = len(numbers) > 1
    dashed = ranged and folded[model.numerals[0].end : model.numerals[1].start].strip() in {"-", "—"}
    places = [
        _Place(one, text, model.kind, ranged, largest, dashed) for one, text in zip(model.numerals, texts, strict=True)
    ]
    if ranged and places[0].numeral.scale > 1 and texts[0][-1].isdigit():
        yield from _sharing(numbers, places)
    ways = _chinese if chinese else _english
    yield from product(*(list(ways(number, place)) for number, place in zip(numbers, places, strict=True)))


def _sharing(numbers: list[str], places: list[_Place]) -> Iterator[tuple[str, str]]:
    """Yield two numbers of which only the second has the scale of both."""
    scale = places[1].numeral.scale
    first, second = (_divided(number, scale) for number in numbers)
    found = _FIGURE.fullmatch(places[1].text)
    if first and second and found:
        yield first, second + places[1].text[found.end("figure") :]


def _divided(number: str, scale: int) -> str | None:
    """Return a number as so many of a scale, None where that wants too many decimals or is less than one."""
    value = Decimal(number) / scale
    text = plain(value)
    return with_commas(text) if value >= 1 and len(text.partition(".")[2]) <= _DECIMALS else None


def _figures(number: str, place: _Place) -> str:
    """Return figures, with a comma at the thousands unless the place has thousands without one."""
    bare = (
        not place.numeral.words
        and place.numeral.scale == 1
        and Decimal(place.numeral.face) >= 1000
        and "," not in place.text
    )
    if " " in place.text.strip() and place.numeral.scale == 1:
        return with_commas(number).replace(",", " ")
    return number if bare else with_commas(number)


def _chinese(number: str, place: _Place) -> Iterator[str]:
    whole = int(number) if number.isdigit() and 0 < int(number) < 10**16 else 0
    if place.numeral.inner and Decimal(number) % 10:
        # 多 follows tens, hundreds and scales only: 150多名, 5万多名, but 超过5名.
        yield f"超过{write_han(whole) if place.numeral.words and 0 < whole <= 10 else _figures(number, place)}"
        return
    if place.numeral.words and place.kind is Kind.PERCENT and Decimal(number) < 10**16:
        yield write_han_decimal(number)  # 百分之二十五, never 百分之25 beside Han numerals
    if place.numeral.words and whole:
        yield from _han(whole, place)
        return
    found = _FIGURE.fullmatch(place.text)
    own = place.numeral.scale
    if found and found["scale"]:
        great = {10**4, 10**8}
        for name, scale in _CHINESE_SCALES:
            fits = scale == own or {scale, own} == great
            if fits and (divided := _divided(number, scale)):
                yield divided + found["space"] + (found["scale"] if scale == own else name) + (found["more"] or "")
    elif Decimal(number) >= _WITH_SCALE > place.numeral.value:
        yield from (f"{divided}{name}" for name, scale in _GREAT if (divided := _divided(number, scale)))
    more = place.numeral.inner
    if more and found and not found["scale"]:
        more = found["space"].rstrip(" ")
    yield _figures(number, place) + more


def _han(whole: int, place: _Place) -> Iterator[str]:
    """Yield a number in Han numerals up to ten and where such a greater one stands, in figures otherwise."""
    counting = place.kind is not Kind.PERCENT and "二" not in place.text
    more = place.numeral.inner
    numerals = [write_han(whole, way) + more for way in (counting, not counting)]
    figures = with_commas(str(whole)) + more
    in_han = whole <= 10 or (place.numeral.value > 10 and len(numerals[0]) <= _LONGEST_HAN + len(more))
    yield from (*numerals, figures) if in_han else (figures, *numerals)


def _english(number: str, place: _Place) -> Iterator[str]:
    value = Decimal(number)
    whole = int(number) if number.isdigit() else 0
    if 0 < whole < 1000 and _in_words(whole, place):
        yield write_words(whole)
        if whole == 1 and not place.ranged:
            return
    if "half" in place.text and (halved := _and_a_half(value, place.text)):
        yield halved
    found = _FIGURE.fullmatch(place.text)
    dash = found["space"] if found and found["scale"] else " "
    own = place.numeral.scale if not place.numeral.words else 1
    for name, scale in _ENGLISH_SCALES:
        if value >= scale and (scale >= 10**6 or scale == own) and (divided := _divided(number, scale)):
            yield f"{divided}{dash}{name}"
            break
    yield _figures(number, place)
    yield with_commas(number)


def _and_a_half(value: Decimal, like: str) -> str | None:
    """Return a number below ten as "two and a half", joined as there, None where it has no half."""
    whole = int(value)
    if value - whole != Decimal("0.5") or not 0 < whole < 10:
        return None
    text = f"{write_words(whole)} and a half"
    return text.replace(" ", "-") if "-and-" in like else text


def _in_words(whole: int, place: _Place) -> bool:
    """Tell whether a number is written in words: under ten, unless figures under ten or a unit stand there, or
    as there.
    """
    if place.numeral.words:
        return not (place.ranged and place.dashed) and (place.largest < 10 or place.numeral.value >= 10)
    small = (
        place.kind is Kind.NUMBER and place.numeral.value >= 10 and place.numeral.scale == 1 and "." not in place.text
    )
    return small and place.largest < 10 and whole < 10 and not place.dashed


def fractions(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write a fraction."""
    found = re.fullmatch("([0-9]{1,9})/([0-9]{1,9})", canonical)
    if not found:
        return
    part, whole = int(found[1]), int(found[2])
    if not 0 < part < whole:
        return
    if chinese:
        folded = fold(like)
        space = " " if " " in folded else ""
        han = re.search("[0-9]", folded) is None
        names = [write_han(number) if han else str(number) for number in (whole, part)]
        names[0] = _WHOLES_NAMED.get(whole, names[0]) if han else names[0]
        yield f"{names[0]}{space}分之{space}{names[1]}"
        return
    if part >= 1000 or not 2 <= whole <= 1000:
        return
    name = _PARTS_NAMED.get(whole) or write_ordinal_words(whole)
    join = "-" if "-" in like else " "
    yield f"{write_words(part)}{join}{name}{'s' if part > 1 else ''}"
