"""References to numbered parts of a document: paragraphs, articles, annexes, chapters, sections, parts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .han import parse_han
from .record import Found
from .value import Kind
from .words import parse_roman, parse_words

_LETTERS = r"(?: ?\((?:[a-z]{1,4}|[0-9]{1,2})\)){0,3}"
_HAN = "[一二三四五六七八九十百]{1,7}"
_CHINESE_ITEM = rf"(?:[0-9]{{1,4}}|{_HAN})(?![0-9]){_LETTERS}"
_CHINESE_JOIN = r" ?(?:至|到|-|—|~|和|及|以及|与|、|或) ?"
_UNITS = {
    "段": Kind.PARAGRAPH,
    "款": Kind.PARAGRAPH,
    "条": Kind.ARTICLE,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "部分": Kind.PART,
}
_UNIT = r"(?:段(?!时)|款|条(?![约例款件])|章(?!程)|节(?!日)|部分)"
# 第十三条之一, but 第十条之三十日期限 names a period, 第三条之一般规定 and 第三条之一部分 other things of article 3.
_INSERTED = "之(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?! ?[0-9一二三四五六七八九十日天年月个人名次分倍般切致律部])"
_CHINESE = re.compile(
    rf"第 ?(?P<items>{_CHINESE_ITEM}"
    rf"(?:(?: ?{_UNIT})?{_CHINESE_JOIN}(?:第 ?){_CHINESE_ITEM}|{_CHINESE_JOIN}{_CHINESE_ITEM}){{0,12}})"
    rf" ?(?P<unit>{_UNIT})(?P<bis>{_INSERTED})?"
    r"(?:(?P<below>(?: ?\((?:[a-z]{1,4}|[0-9]{1,2})\)){1,3}) ?(?:分?项|目|分段))?"
)
_ANNEX_NUMBER = r"(?:[0-9]{1,2}|[IVXLC]{1,6}(?![A-Za-z])|[Ⅰ-Ⅻ]|[一二三四五六七八九十]{1,3})(?![0-9/.年月个项])"
_ANNEX = re.compile(rf"附件 ?(?P<items>{_ANNEX_NUMBER}(?:{_CHINESE_JOIN}(?:附件 ?)?{_ANNEX_NUMBER}){{0,8}})")
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
LATIN = ("bis", "ter", "quater", "quinquies")
"""What is said of the second to the fifth article of a number: 14 bis is the one put in behind 14."""
_PIECE = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)*|{_HAN}|[IVXLC]+(?![A-Za-z])|[Ⅰ-Ⅻ]|[A-Za-z]{{3,}})"
    rf"(?P<letters>(?: ?\([a-z0-9]{{1,4}}\)){{0,3}})(?P<bis> ?(?:{'|'.join(LATIN)})\b)?"
)
_UNIT_SIGN = re.compile("[第段款条章节]")
_WORD = re.compile("[A-Za-z]+")
_TO = re.compile(r"[-—~至到]|\b(?:to|through)\b")
JOINING = frozenset({"and", "through"})
"""The words between the numbers of a reference that are long enough to be a number in words."""

_BIS = rf"(?:{'|'.join(LATIN)})\b"
_ENGLISH_ITEM = rf"[0-9]{{1,4}}(?![0-9]|(?!{_BIS})[A-Za-z]|,[0-9]{{3}}){_LETTERS}(?: ?{_BIS})?"
_NUMBERED = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,2}}(?![0-9A-Za-z]){_LETTERS}|[IVXLC]+(?![A-Za-z]))"
_SPELLED = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![A-Za-z-])"
_ENGLISH_JOIN = r"(?:, and |, | and | or | to | through | ?- ?| ?— ?)"
_WORDS = (
    (Kind.PARAGRAPH, r"paragraphs?|paras?\.?", _ENGLISH_ITEM),
    (Kind.ARTICLE, r"articles?|arts?\.", _ENGLISH_ITEM),
    (Kind.ANNEX, r"annex(?:es)?", f"(?:{_NUMBERED}|{_SPELLED})"),
    (Kind.CHAPTER, r"chapters?|chaps?\.", f"(?:{_NUMBERED}|{_SPELLED})"),
    (Kind.SECTION, r"sections?|sects?\.", _NUMBERED),
    (Kind.PART, r"parts?", f"(?:{_NUMBERED}|{_SPELLED})"),
)
_ENGLISH = {
    kind: re.compile(rf"(?i:{word}) (?P<items>{item}(?:{_ENGLISH_JOIN}{item}){{0,12}})(?!\.[0-9]|/[0-9])")
    for kind, word, item in _WORDS
}
REFERENCE_WORDS = {
    "paragraph": Kind.PARAGRAPH, "paragraphs": Kind.PARAGRAPH, "para": Kind.PARAGRAPH, "paras": Kind.PARAGRAPH,
    "article": Kind.ARTICLE, "articles": Kind.ARTICLE, "art": Kind.ARTICLE, "arts": Kind.ARTICLE, "annex": Kind.ANNEX,
    "annexes": Kind.ANNEX, "chapter": Kind.CHAPTER, "chapters": Kind.CHAPTER, "chap": Kind.CHAPTER,
    "section": Kind.SECTION, "sections": Kind.SECTION, "sect": Kind.SECTION, "sects": Kind.SECTION,
    "part": Kind.PART, "parts": Kind.PART,
}  # fmt: skip
"""The words that can open a reference in English, in lower case and without a full stop."""


def chinese_reference_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the reference that 第 at `place` opens: 第26(b)段, 第5至8段, 第十四条之一, 第3款(a)项."""
    found = _CHINESE.match(text, place)
    canonical = canonical_items(found["items"]) if found else None
    if not found or canonical is None:
        return ()
    bis = inserted(number_of(found["bis"][1:]) or "") if found["bis"] else ""
    below = (found["below"] or "").replace(" ", "")
    kind = _UNITS[found["unit"]]
    return (Found(kind, place, found.end(), canonical + bis + below),)


def annex_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the annex that 附件 at `place` names."""
    found = _ANNEX.match(text, place)
    canonical = canonical_items(found["items"]) if found else None
    return (Found(Kind.ANNEX, place, found.end(), canonical),) if found and canonical else ()


def english_reference_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the reference that the word at `place` opens: paragraphs 5 to 8, article 18, annex II, part two."""
    word = _WORD.match(text, place)
    kind = REFERENCE_WORDS.get(word[0].lower()) if word else None
    found = _ENGLISH[kind].match(text, place) if kind else None
    canonical = canonical_items(found["items"]) if found else None
    return (Found(kind, place, found.end(), canonical),) if kind and found and canonical else ()


class Piece(NamedTuple):
    """A number of a reference, where it stands, its letters in brackets, and what tells that it was put in later."""

    start: int
    end: int
    number: str
    letters: str
    bis: str


def pieces(items: str) -> list[Piece]:
    """Return the numbers of a reference; in 13-1, which goes to no later number, the second is the first one's bis."""
    found: list[Piece] = []
    cleaned = _UNIT_SIGN.sub(" ", items)
    for one in _pieces(cleaned):
        before = found[-1] if found else None
        if before and not before.letters + before.bis and _is_inserted(before, one, cleaned):
            found[-1] = Piece(before.start, one.end, before.number, one.letters, f"-{one.number}")
        else:
            found.append(one)
    return found


def _pieces(cleaned: str) -> Iterator[Piece]:
    for one in _PIECE.finditer(cleaned):
        yield Piece(one.start(), one.end(), one["number"], one["letters"], one["bis"] or "")


def _is_inserted(before: Piece, after: Piece, text: str) -> bool:
    figures = before.number.isdecimal() and after.number.isdecimal()
    return figures and text[before.end : after.start] == "-" and 0 < int(after.number) <= int(before.number)


def inserted(number: str) -> str:
    """Return what a canonical form adds to an article that was put in later: bis for the second, -1 for the first."""
    place = int(number or 0) - 2
    return LATIN[place] if 0 <= place < len(LATIN) else f"-{number}"


def place_inserted(bis: str) -> int:
    """Return the number that an addition of a canonical form says: 2 for bis, 1 for -1."""
    return LATIN.index(bis) + 2 if bis in LATIN else int(bis[1:])


@lru_cache(4096)
def canonical_items(items: str) -> str | None:
    """Return the canonical form of the numbers of a reference: "5/8" from one to another, "5,6" a list.

    None for a word that is none.
    """
    text, end = "", 0
    cleaned = items.replace("部分", "  ")
    for piece in pieces(cleaned):
        if piece.number in JOINING:
            continue
        number = number_of(piece.number)
        if number is None:
            return None
        joint = cleaned[end : piece.start]
        text += ("" if not text else "/" if _TO.search(joint) else ",") + number
        bis = piece.bis.strip()
        text += piece.letters.replace(" ", "") + (inserted(str(int(bis[1:]))) if bis.startswith("-") else bis)
        end = piece.end
    return text or None


def number_of(written: str) -> str | None:
    """Return the number that figures, Han or Roman numerals or a word say, as figures; None where they say none."""
    if written[0].isdigit():
        return ".".join(str(int(part)) for part in written.split("."))
    if written.isascii() and written.isupper():
        roman = parse_roman(written)
        return str(roman) if roman else None
    if written.isascii():
        spelled = parse_words(written, 0)
        return str(spelled.value) if spelled and spelled.end == len(written) else None
    number = _ROMAN_SIGNS.find(written) + 1 or parse_han(written)
    return str(number) if number else None
