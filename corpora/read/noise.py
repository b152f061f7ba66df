"""Noise of the conversion from pages: what is mended, and what is said of it."""

import re

from ..text.script import HAN

# 一 read as a dash: one dash alone between Han characters, before a word of measure. A pair of dashes is a dash, and
# so is one before a word that only begins like a measure.
_DASHES = "\u2014\u2015\u2500"
_MEASURES = "个项次名种份位批些系套类届章节款笔组支队座般致贯切直样起旦"
_NO_MEASURE = (
    "项目|个人|个别|个案|次区域|次要|名义|名称|名单|名额|种族|种类|种植|位置|位于|份额|"
    "类似|类型|类别|系统|组织|组成|支持|支付|支出|支助|队伍|节目|节约|样本|起诉|起草|"
    "起点|起来|直接|致力|致使|切实|批准|批评|款项|座谈|章程|届时"
)
_DASH = re.compile(f"(?<=[{HAN}])[{_DASHES}](?=[{_MEASURES}])(?!{_NO_MEASURE})")
_LONE_DASH = re.compile(f"(?<![{_DASHES}])[{_DASHES}](?![{_DASHES}])")
_AROUND = 6


def mend_dashes(text: str) -> tuple[str, list[str]]:
    """Return the text with 一 for each dash that stands for it, and a remark on each; the length stays the same."""
    remarks = []
    for found in _DASH.finditer(text):
        start = max(0, found.start() - _AROUND)
        if _pairs_up(text, found.start()):
            continue
        remarks.append((found.start(), f"“{text[start : found.end() + _AROUND]}”"))
    characters = list(text) if remarks else []
    for place, _ in remarks:
        characters[place] = "一"
    return ("".join(characters) if remarks else text), [f"a dash was read as 一 in {quoted}" for _, quoted in remarks]


def _pairs_up(text: str, place: int) -> bool:
    """Tell whether a second lone dash follows in the same clause: the two then set off what is between them."""
    clause = re.split("[。！？；]", text[place + 1 : place + 80])[0]
    before = re.split("[。！？；]", text[max(0, place - 80) : place])[-1]
    return _LONE_DASH.search(clause) is not None or _LONE_DASH.search(before) is not None
