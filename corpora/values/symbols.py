"""Document symbols, and the numbers of resolutions and decisions."""

import re

from .record import Found, covers
from .value import Kind
from .words import parse_roman

_SEGMENT = (
    r"(?:[A-Z][A-Za-z]*(?:[.-][A-Z]*[0-9]+(?:-[0-9]+)?|\.[A-Z]+(?:\.?[0-9]+)?)*(?![a-z])"
    r"|[0-9]+[A-Z]?(?:-[0-9]+)?(?:\((?:Sect|Part|Vol|SECT|PART|VOL)s?S?\.? ?[0-9IVX]+\))?|\([A-Za-z]+\.? ?[0-9IVX]+\))"
)
_SYMBOL = re.compile(rf"[A-Z]{{1,8}}(?:/{_SEGMENT})+(?![A-Za-z0-9])")
_DISEASE = re.compile(r"H[0-9]+N[0-9]+|/H[0-9]")
_MIXED = re.compile(r"(?<=/)(ADD|REV|CORR|RES|SUMMARY|PART|DEC|INF|RECS?)(?=\.[0-9])")
_UPPER = frozenset({"INF"})
_IN_BRACKETS = re.compile(r"(?<=\()(?:SECTS?|PARTS?|VOLS?)(?=[. ])")

# 1178/2020 numbers a law of a year.
_SESSION = r"(?:S-|ES-)?[0-9]{1,4}/(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,4}(?: ?[A-Z](?![A-Za-z0-9]))?"
_DATED = r"[0-9]{1,4} ?\((?:19[4-9][0-9]|20[0-9]{2}|(?:S-|ES-)?[IVXLC]+)\)"
_NUMBER = re.compile(rf"({_DATED}|{_SESSION})(?![0-9A-Za-z/])(?!\.[0-9])")
_PLAIN = re.compile(r"[0-9]{1,4}(?![0-9A-Za-z/]|[.,][0-9]| ?%| per cent)")
_YEAR_IN_BRACKETS = re.compile(r"[0-9]{3,4} ?\((?:19[4-9][0-9]|20[0-9]{2}|(?:S-|ES-)?[IVXLC]+)\)")
_CHINESE_OPENS = re.compile("第 ?")
_CHINESE_JOIN = re.compile(r" ?(?:和|及|以及|与|、|或|至) ?(?:第 ?)?")
_CHINESE_NUMBER = re.compile(r" ?号")
_CHINESE_PLAIN = re.compile(r"第 ?([0-9]{1,4}) ?号(?:决议|决定)")
_CHINESE_NAMED = re.compile(r" ?(?:号? ?(?:决议|决定)|号)")
_ENGLISH_OPENS = re.compile(r"(?:resolutions?|decisions?) ", re.IGNORECASE)
_ENGLISH_JOIN = re.compile(r", and |, | and | or | to |; ")
_MOST = 20


def symbol_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the document symbol at `place`: parts joined by strokes, one of them with figures (A/75/115,
    E/CN.15/2020/1/Add.1).
    """
    found = _SYMBOL.match(text, place)
    if not found or not re.search("[0-9]", found[0]) or _DISEASE.search(found[0]):
        return ()
    return (Found(Kind.SYMBOL, place, found.end(), found[0].upper()),)


def write_symbol(canonical: str) -> str:
    """Return a symbol as documents print it: Add., Rev. and their like have small letters."""
    mixed = _MIXED.sub(lambda part: part[0] if part[0] in _UPPER else part[0].capitalize(), canonical)
    return _IN_BRACKETS.sub(lambda part: part[0].capitalize(), mixed)


def chinese_resolutions_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the resolutions of a list that begins at `place`: 第73/195号, 第2331(2016)号和第2388(2017)号."""
    if plain := _CHINESE_PLAIN.match(text, place):
        return (Found(Kind.RESOLUTION, place, plain.end(), str(int(plain[1]))),)
    found: list[Found] = []
    numbered = text[place] == "第"
    begin = _CHINESE_OPENS.match(text, place)
    start, number_at = place, begin.end() if begin else place
    while len(found) < _MOST and (number := _numbered(text, number_at)):
        tail = _CHINESE_NUMBER.match(text, number[0])
        end = tail.end() if tail else number[0]
        found.append(Found(Kind.RESOLUTION, start, end, number[1]))
        join = _CHINESE_JOIN.match(text, end)
        if not join:
            break
        number_at = join.end()
        marked = text.rfind("第", end, number_at)
        start = marked if marked >= 0 else number_at
    if not found:
        return ()
    known = (
        numbered
        or _CHINESE_NAMED.match(text, found[-1].end)
        or text[found[-1].end - 1] == "号"
        or covers(found[0], text)
    )
    return tuple(found) if known or _YEAR_IN_BRACKETS.match(text, place) else ()


def _numbered(text: str, place: int) -> tuple[int, str] | None:
    found = _NUMBER.match(text, place)
    if not found or ("(" in found[1] and not _bracketed(found[1])):
        return None
    return found.end(), _canonical(found[1])


def _bracketed(number: str) -> bool:
    inside = number[number.index("(") + 1 : -1].removeprefix("ES-").removeprefix("S-")
    return inside.isdigit() or parse_roman(inside) is not None


def _canonical(number: str) -> str:
    return number.replace(" ", "")


def english_resolutions_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the resolutions that the word at `place` opens.

    A bare number has the word in its span, as it is none without.
    """
    opened = _ENGLISH_OPENS.match(text, place)
    if not opened:
        return ()
    found: list[Found] = []
    start = opened.end()
    while len(found) < _MOST and (number := _numbered(text, start)):
        found.append(Found(Kind.RESOLUTION, start, *number))
        join = _ENGLISH_JOIN.match(text, number[0])
        if not join:
            break
        start = join.end()
    plain = None if found else _PLAIN.match(text, start)
    if plain and not re.match(r"resolutions|decisions", opened[0], re.IGNORECASE):
        return (Found(Kind.RESOLUTION, place, plain.end(), str(int(plain[0]))),)
    return tuple(found)


def english_number_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return a resolution without its word: 2331 (2016), and 74/174 where it is all of the text or the word
    stands not far before.
    """
    number = _numbered(text, place)
    if not number:
        return ()
    found = Found(Kind.RESOLUTION, place, *number)
    near = re.search("resolution|decision", text[max(0, place - 80) : place], re.IGNORECASE)
    known = near or covers(found, text) or _YEAR_IN_BRACKETS.match(text, place)
    return (found,) if known else ()
