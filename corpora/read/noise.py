"""Noise of the conversion from pages: what is mended, and what is said of it."""

import re

from ..text.script import HAN

# 一 read as a dash: one dash alone between Han characters, before a word of measure. A pair of dashes is a dash.
_MEASURES = "个项次名种份位批些系套类门部条年月日天期届章节款段句笔组支队家座所处地国般定致直起样方面贯切经旦"
_DASH = re.compile(f"(?<=[{HAN}])[\u2014\u2013\u2015\uff0d\u2500](?=[{_MEASURES}])")
_AROUND = 6
_DASHES = "\u2014\u2013\u2015\uff0d\u2500"
_LONE_DASH = re.compile(f"(?<![{_DASHES}])[{_DASHES}](?![{_DASHES}])")


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
