"""Slips of writing in a target: a word twice, a space too many, no full stop at the end; figures against UN style."""

import re
from collections.abc import Iterator
from itertools import accumulate

from corpora.text.normalise import fold_width
from corpora.text.script import HAN

from .finding import Finding, Kind

_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]+)(\s+)([A-Za-z]+)(?![\w'’-])")
_MAY_BE_TWICE = frozenset({"had", "that", "do", "very", "bye", "no", "yes", "ha", "so", "long", "many", "now"})
"""Words that English writes twice: the fact that that body had had no quorum; very, very."""
_HAN_TWICE = re.compile(r"([的了是和及与與或被])\1|(关于|以及|通过|根据|对于|或者|并且|因此)\2")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_SPACES_WITHIN = re.compile(r"(?<=\S)(?<![.?!:])(?<![.?!:][”’\"')\]])[ \u00a0]{2,}(?=\S)|(?<=\S)[ \u00a0]{3,}(?=\S)")
"""Two spaces after a sentence are a habit of typing, and no slip."""
_SPACE_BEFORE = re.compile(r"(?<=[\w)\]”’\"])[ \u00a0]+([)\]]|[,;?!.:](?=\s|$))")
_SPACE_AFTER = re.compile(r"([(\[])[ \u00a0]+(?=\w)")
_ENDED = re.compile(r"[.。．][”’\"'」』)）\]]*$")
_OPEN_END = re.compile(rf"[\w{HAN}%)）\]”’\"'」』》]$")
_CLOSED = re.compile(r"[.!?:;。！？：；…][”’\"'」』)）\]]*$|https?://\S+$")
_LAST_WORD = re.compile(r"(?:[A-Za-z0-9%]+)?[^\sA-Za-z0-9%]?$")
_ABBREVIATED = re.compile(r"\b(?:etc|al|No|Inc|Ltd|Co|vs|[ap]\.m|e\.g|i\.e|(?:[A-Za-z]\.)+[A-Za-z])\.$")
_PERCENT_SIGN = re.compile(r"(?<![\w.,])(\d[\d.,]*)\s?%")
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,/-])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d/])")
_UNGROUPED = re.compile(r"(?<![\w.,/:#$€£-])\d{5,6}(?![\w,/:-]|\.\d)")


def check_writing(source: str, target: str, languages: tuple[str, str], strict: bool = False) -> Iterator[Finding]:
    """Yield the slips of a target; English figures, and two spaces after a sentence, only where `strict`.

    What the source has alike may be meant: two spaces, a text without a full stop.
    """
    chinese = languages[1].startswith("zh")
    if chinese:
        yield from _han_twice(target)
    elif languages[1].startswith("en"):
        yield from _twice(target)
        yield from _spaces(source, target, strict)
        yield from _style(target) if strict else ()
    yield from _no_full_stop(source, target, chinese)


def _at(kind: Kind, found: re.Match[str], expected: str, note: str = "") -> Finding:
    return Finding(kind, found[0], expected, None, found.span(), note)


def _twice(target: str) -> Iterator[Finding]:
    place = 0
    while found := _TWICE.search(target, place):
        place = found.start(3)
        one, _, other = found.groups()
        lowered = one.lower()
        # A name may be a word twice (Bora Bora), and so may a letter (vitamin A a day).
        named = other[0].isupper() and not (one.isupper() and len(one) > 1)
        long_enough = len(one) > 1 or one == other == "a"
        if lowered == other.lower() and not named and lowered not in _MAY_BE_TWICE and long_enough:
            yield _at(Kind.DOUBLED, found, one)


def _han_twice(target: str) -> Iterator[Finding]:
    """Yield a particle twice, where both are words: not in 目的的, 以以下方式, 埃及及苏丹."""
    if not (pairs := list(_HAN_TWICE.finditer(target))):
        return
    import rjieba

    edges = set(accumulate(map(len, rjieba.cut(target, False)), initial=0))
    for found in pairs:
        half = len(found[0]) // 2
        if edges.issuperset((found.start(), found.start() + half, found.end())):
            yield _at(Kind.DOUBLED, found, found[0][:half])


def _spaces(source: str, target: str, strict: bool) -> Iterator[Finding]:
    if not _SPACES.search(source):
        wide = _SPACES if strict else _SPACES_WITHIN
        yield from (_at(Kind.SPACING, found, " ", "more than one space") for found in wide.finditer(target))
    for pattern, note in ((_SPACE_BEFORE, "a space before a mark"), (_SPACE_AFTER, "a space after a bracket")):
        yield from (_at(Kind.SPACING, found, found[1], note) for found in pattern.finditer(target))


def _no_full_stop(source: str, target: str, chinese: bool) -> Iterator[Finding]:
    """Yield where the source ends with a full stop and the target with a word."""
    said, written = source.rstrip(), target.rstrip()
    if not _ENDED.search(said) or _ABBREVIATED.search(said) or said.endswith(".."):
        return
    if _OPEN_END.search(written) and not _CLOSED.search(fold_width(written)):
        last = _LAST_WORD.search(written)
        assert last
        yield _at(Kind.STOP, last, f"{last[0]}{'。' if chinese else '.'}")


def _style(target: str) -> Iterator[Finding]:
    for found in _PERCENT_SIGN.finditer(target):
        yield _at(Kind.STYLE, found, f"{found[1]} per cent", "per cent in running text")
    for found in _SPACED_THOUSANDS.finditer(target):
        yield _at(Kind.STYLE, found, re.sub(r"\s", ",", found[0]), "a comma at the thousands")
    for found in _UNGROUPED.finditer(target):
        yield _at(Kind.STYLE, found, f"{int(found[0]):,}", "a comma at the thousands")
