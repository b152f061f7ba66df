"""What Chinese says of a number behind its measure word: 20名左右, 三个月以上, 5年多, 两年半.

It is part of the value and stands outside its span, which the measure word would otherwise be lost in.
"""

import re

from .record import Found

_MEASURES = (
    r"(?:个百分点|个月|个工作日|个小时|小时|分钟|公里|公斤|公顷|平方公里|人次|个国家|个"
    r"|[名人年天周日秒次份种条位国家期届件类组套场批倍级轮段所座支篇步层代颗辆户张项米吨])"
)
_MEASURED = re.compile(f" ?{_MEASURES} ?(?:[左以或及多半])")
_HEDGED = re.compile(rf" ?{_MEASURES} ?(?:(左右)|(或以上|及以上|以上)|(或以下|及以下|以下))(?!各|所述|规定|提[及到])")
# 5年多来, 三年多。, but 10年多边合作; 十个多月.
_MORE = re.compile(
    r" ?(?:(?:年|天|小时|个世纪|公里|倍)多(?=来|的|后|前|以|时间|$|[，。、；）,;.)\s])|个多(?=月|世纪|小时|星期))"
)
_HALF = re.compile(r" ?(?:[年天倍]半(?!数|岛|球|径)|个半(?=月|小时|世纪|星期|年|百分点))")
_SIGNS = ("~", ">=", "<=")


def trailed(text: str, found: Found) -> Found:
    """Return a number with what stands behind its measure word, in its canonical form."""
    if not _MEASURED.match(text, found.end):
        return found
    if found.canonical[0].isdigit():
        if hedged := _HEDGED.match(text, found.end):
            sign = next(sign for sign, word in zip(_SIGNS, hedged.groups(), strict=True) if word)
            return found._replace(canonical=sign + found.canonical)
        if _MORE.match(text, found.end) and "/" not in found.canonical:
            return found._replace(canonical=f">{found.canonical}")
    if found.canonical.lstrip("~<>=").isdigit() and is_half_more(text, found.end):
        return found._replace(canonical=f"{found.canonical}.5")
    return found


def is_half_more(text: str, end: int) -> bool:
    """Tell whether what follows a number adds a half to it: 一年半, 两个半月."""
    return _HALF.match(text, end) is not None
