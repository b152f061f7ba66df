"""Oddities of the source itself: they are reported for a person to decide on, and never corrected."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from ..document import Block
from ..text.script import HAN

_SYMBOL_BEHIND = re.compile(r"\s?[（(]([A-Z][A-Z0-9.]*(?:/[A-Z0-9.()-]*[A-Z0-9)])+)[）)]")
_CLAUSE = re.compile(r"[，。；！？）)（(]|, |; |\. ")
_CHINESE_NAME = re.compile(r"关于.*(?:文件|报告|说明|草案|决议|记录|手册|指南|文书)$")
_ENGLISH_NAME = re.compile(
    r"(?:(?:paper|document|report|note|study|manual|guide|draft)s? (?:on|concerning|entitled|about) ).*", re.IGNORECASE
)
_POINTING = re.compile(r"关于[该此这本上]|\b(?:this|that|these|those|its|the above|the same)\b")
_ALIKE = 0.6
_NAME_REACH = 300
_TITLE = re.compile(r"《([^《》]{4,60})》")
# Words that stand for each other in the titles of instruments: titles that differ in one of them alone are the same.
_SYNONYMS = (
    ("V", ("打击", "禁止", "反对", "防止", "预防", "制止", "取缔", "惩治", "惩办", "遏制", "禁绝", "消除", "根除")),
    ("J", ("以及", "及其", "和", "与", "及", "暨", "、")),
    ("D", ("的", "之")),
    ("B", ("保护", "保障", "维护")),
    ("P", ("促进", "推动", "推进", "增进")),
    ("X", ("执行", "实施", "落实", "履行")),
)
_MASKED = re.compile("|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _SYNONYMS))
_NEVER = frozenset("一二三四五六七八九十百零〇两东西南北中上下左右前后内外大小新旧男女父母正副甲乙丙丁初末")
_LONG_TITLE = 6
_HAN = re.compile(f"[{HAN}]")


def oddities(blocks: Sequence[Block]) -> list[str]:
    """Return a remark on every symbol given to two papers, and on every instrument named by two near titles."""
    return [*_shared_symbols(blocks), *_near_titles(blocks)]


def _place(block: Block) -> str:
    if block.kind == "footnote":
        return f"footnote {block.label}"
    return f"paragraph {block.paragraph}" if block.paragraph else f"line {block.line}"


def _shared_symbols(blocks: Sequence[Block]) -> Iterator[str]:
    first: dict[str, tuple[str, str]] = {}
    told: set[str] = set()
    for block in blocks:
        for symbol, name in _named_papers(block.text):
            seen = first.setdefault(symbol, (name, _place(block)))
            if symbol not in told and _are_different(seen[0], name):
                told.add(symbol)
                yield (
                    f"the symbol {symbol} is given to two papers: “{_short(seen[0])}” ({seen[1]}) "
                    f"and “{_short(name)}” ({_place(block)})"
                )


def _named_papers(text: str) -> Iterator[tuple[str, str]]:
    edge = 0
    for found in _SYMBOL_BEHIND.finditer(text):
        before = text[max(edge, found.start() - _NAME_REACH) : found.start()]
        edge = found.end()
        clause = _CLAUSE.split(before)[-1].strip()
        name = _CHINESE_NAME.search(clause) if _HAN.search(clause) else _ENGLISH_NAME.search(clause)
        if name and not _POINTING.search(name[0]):
            yield found[1], name[0]


def _are_different(one: str, other: str) -> bool:
    if one == other or one in other or other in one:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < _ALIKE


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:24]}…{name[-15:]}"


def _near_titles(blocks: Sequence[Block]) -> Iterator[str]:
    places: dict[str, tuple[int, str]] = {}
    for block in blocks:
        for found in _TITLE.finditer(block.text):
            title = "".join(found[1].split())
            count, place = places.get(title, (0, _place(block)))
            places[title] = (count + 1, place)
    groups: dict[str, list[str]] = {}
    for title in places:
        for key in _keys(title):
            groups.setdefault(key, []).append(title)
    told: set[frozenset[str]] = set()
    for titles in groups.values():
        for one, other in pairwise(sorted(titles, key=lambda title: -places[title][0])):
            pair = frozenset((one, other))
            if pair not in told and _is_near(one, other):
                told.add(pair)
                yield f"one instrument under two titles? {_counted(one, places)} and {_counted(other, places)}"


def _counted(title: str, places: dict[str, tuple[int, str]]) -> str:
    count, place = places[title]
    return f"《{title}》 ({count} ×, first in {place})"


def _keys(title: str) -> Iterator[str]:
    """Yield keys that near titles share: synonyms made one and particles left out, or one character left open."""
    yield _MASKED.sub(lambda found: "" if found.lastgroup == "D" else f"<{found.lastgroup}>", title)
    if len(title) >= _LONG_TITLE:
        for place, character in enumerate(title):
            if character not in _NEVER and _HAN.match(character):
                yield f"{title[:place]}?{title[place + 1 :]}"


def _is_near(one: str, other: str) -> bool:
    if one == other:
        return False
    changed = [
        (one[start:end], other[other_start:other_end])
        for tag, start, end, other_start, other_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    if any(max(len(old), len(new)) > 2 for old, new in changed):
        return False
    # Instruments do differ in one character (civil and criminal procedure): only one that sounds alike is a slip.
    return next(_keys(one)) == next(_keys(other)) or all(_sound_alike(old, new) for old, new in changed)


def _sound_alike(old: str, new: str) -> bool:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(old) == lazy_pinyin(new)
