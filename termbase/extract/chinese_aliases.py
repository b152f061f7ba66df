"""Short forms that Chinese texts define in brackets: 联合国人权事务高级专员办事处（人权高专办）."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from corpora.text.script import HAN, has_han
from corpora.values import Kind, find_values

from .chinese_names import name_before
from .definition import BLEND, CLOSE_QUOTES, PROJECT, Alias, AliasKind, Bracket, bare, brackets

_CALLED = re.compile(r"^(?:以下|下文|本文|本报告)?(?:统|简|合|并)?(?:称为|称作|简称为|简称|下称|称)(?:为|作)?[:：]?\s*")
_SAID = re.compile(
    r"[，,（(]\s*((?:以下|下文)(?:统|简|合)?称(?:为|作)?|(?:以?下称|简称)(?:为|作)?)\s*([“「《]([^”」》]{1,30})[”」》])"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&+]*(?:[./-][A-Za-z0-9&+]+)*")
_CAPITALS = re.compile("[A-Z]")
_ENGLISH_NAME = re.compile(
    r"[A-Z][\w'’.-]*(?:[ -](?:[A-Z][\w'’.-]*|of|on|and|for|the|in|to|against|among|without|de|des|du|la|with|by|from))+"
)
_FOREIGN_AND_ACRONYM = re.compile(rf"({_ENGLISH_NAME.pattern})\s*[,，;；]\s*(?:简称\s*)?({_ACRONYM.pattern})")
_ORIGINAL = re.compile(r"[A-Z][a-z][\w'’.&-]*(?: [\w'’.,&-]+)*")
"""What is taken for the original of a title or name in quotation marks."""
_SHORT = re.compile(rf"[{HAN}A-Za-z0-9·\-—《》“”]{{2,20}}")
_NO_NAME = re.compile(
    r"^(?:或|和|及|以及|与|如|例如|即|也|见|参见|另见|详见|包括|含|不含|其中|另|除|截至|至|从|自|约|共|占|按|由|在|如下|下同|下文|上文|同上"
    r"|第|附件|图|表|注|待|暂定|续|完|略|原文|仅|非|无|未|已|不|等|前|后|今|现|时任|男|女|英文|中文|法文|阿拉伯文|主席|副主席|代表|原告|被告)"
)
_PLACE = re.compile(
    r"(?:中国|法国|美国|英国|德国|俄罗斯|奥地利|瑞士|日本|意大利|比利时|荷兰|西班牙|埃及|肯尼亚|泰国|印度|巴西|维也纳|日内瓦|纽约|内罗毕|曼谷"
    r"|巴黎|罗马|海牙|北京|上海|伦敦|华盛顿)$"
)
_COUNTED = re.compile(
    r"[0-9０-９一二三四五六七八九十两百千万]+\s*(?:名|个|人|项|起|次|份|年|月|日|%|％|件|家|国|种|周|天|小时|公里)"
)
_VALUES = frozenset({Kind.SYMBOL, Kind.RESOLUTION, Kind.DATE, Kind.PERCENT, Kind.MONEY, Kind.NUMBER, Kind.FRACTION})
_HEAD = re.compile(
    "(?:数据库|平台|方案|网络|系统|项目|倡议|计划|行动|中心|基金|机制|小组|委员会|银行|联盟|署|厅|局|办公室|办事处|组织|公约|议定书|规则|准则|宣言|机构)$"
)
"""How the names of bodies and undertakings end: one may stand for another that shares no character with it."""
_JOINT = re.compile("[和与及、]|以及")
_LONGEST_ABBREVIATION = 8
_LONGEST_SHORT = 14
_NEAR = 30
_LEAST_SHARED = 2


def chinese_aliases(text: str, whole: str, names: Container[str]) -> Iterator[Alias]:
    """Yield the short forms that a paragraph defines, in order.

    `whole` is the text of the document, where a short form is used again; `names` are names that are known.
    """
    for bracket in brackets(text):
        before = text[: bracket.start].rstrip()
        for offer in _offered(bracket.content, before) if before else ():
            if alias := _alias(text, bracket, offer, whole, names):
                yield alias
    yield from _said(text, names)


class _Offer(NamedTuple):
    """A short form that a bracket may define, and whether the bracket says so."""

    short: str
    kind: AliasKind
    said: bool = False


def _offered(content: str, before: str) -> tuple[_Offer, ...]:
    """Return the short forms that a bracket may define by what it holds: an original name with its acronym are two."""
    called = _CALLED.match(content)
    if called and len(content) > called.end():
        short = bare(content[called.end() :])
        return (_Offer(short, "acronym" if _ACRONYM.fullmatch(short) else "short", said=True),)
    if both := _FOREIGN_AND_ACRONYM.fullmatch(content):
        return _Offer(both[1], "foreign", said=True), _Offer(both[2], "acronym", said=True)
    if _ACRONYM.fullmatch(content) and len(_CAPITALS.findall(content)) > 1:
        return () if _is_value(content) or PROJECT.fullmatch(content) else (_Offer(content, "acronym"),)
    original = before[-1] in CLOSE_QUOTES and _ORIGINAL.fullmatch(content) and not _is_value(content)
    if original or _ENGLISH_NAME.fullmatch(content):
        return (_Offer(content, "foreign"),)
    if BLEND.fullmatch(content) and _HEAD.search(before):
        return (_Offer(content, "acronym"),)
    short = bare(content)
    return (_Offer(short, "short"),) if _may_be_short(short, before) else ()


def _may_be_short(short: str, before: str) -> bool:
    if not has_han(short) or not _SHORT.fullmatch(short) or len(short) > _LONGEST_SHORT:
        return False
    if in_order(short, before[-_NEAR:]) >= max(_LEAST_SHARED, len(short) - 1):
        return True
    return not (_NO_NAME.match(short) or _COUNTED.search(short) or _PLACE.match(short))


def _is_value(content: str) -> bool:
    return any(
        value.start == 0 and value.end == len(content) and value.kind in _VALUES for value in find_values(content, "zh")
    )


def _alias(text: str, bracket: Bracket, offer: _Offer, whole: str, names: Container[str]) -> Alias | None:
    short, kind, said = offer
    found = name_before(text[: bracket.start].rstrip(), short, names)
    if found is None or not short:
        return None
    start, end, evidence = found
    full = bare(text[start:end])
    if full == short or len(full) < 2:
        return None
    if kind == "short" and not said and not _is_short_for(short, full, whole, evidence):
        return None
    if kind != "short" and not evidence and not said and not has_han(full):
        return None
    place = text.index(short, bracket.start)
    return Alias(full, short, kind, start, end, place, place + len(short))


def _is_short_for(short: str, full: str, whole: str, evidence: int) -> bool:
    """Tell whether a text in a bracket is a short form of the name before it: made of its characters in their order, or
    used again for it, and shorter."""
    if len(short) >= len(full):
        return False
    shared = in_order(short, full)
    if shared == len(short):
        return True
    if shared >= max(_LEAST_SHARED, len(short) - 1) and len(short) <= _LONGEST_ABBREVIATION:
        return True
    named = _HEAD.search(short) is not None and _HEAD.search(full) is not None and not _JOINT.search(short)
    if named or (_is_proper(short) and _HEAD.search(full)):
        return True
    return _used_again(short, whole) and (evidence > 1 or short[-1] == full[-1])


def _is_proper(short: str) -> bool:
    """Tell whether a word is the name of a person, place or body to the dictionary: 欧佩克, 世界银行."""
    import rjieba

    tags = rjieba.tag(short)
    return len(tags) == 1 and tags[0][1] in {"nr", "nt", "nz"}


def _used_again(short: str, whole: str) -> bool:
    """Tell whether a short form stands somewhere else than in a bracket."""
    again = re.compile(rf"(?<![（(“]){re.escape(short)}")
    return again.search(whole) is not None


def in_order(short: str, full: str) -> int:
    """Return how many characters of a short form stand in a text in their order, from the last one back."""
    place, found = len(full), 0
    for character in reversed(short):
        at = full.rfind(character, 0, place)
        if at >= 0:
            place, found = at, found + 1
    return found


def _said(text: str, names: Container[str]) -> Iterator[Alias]:
    """Yield short forms that are defined without a bracket of their own: ……，以下称“示范条款”."""
    for found in _SAID.finditer(text):
        if text[found.start()] in "，,":
            short = found[3]
            name = name_before(text[: found.start()].rstrip(), short, names)
            if name is not None and bare(text[name[0] : name[1]]) != short:
                yield Alias(bare(text[name[0] : name[1]]), short, "short", name[0], name[1], *found.span(3))
