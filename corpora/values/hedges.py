"""Words that make a number approximate, and the signs that they have in a canonical form."""

import re
from dataclasses import dataclass

_CHINESE_BEFORE = {
    "~": "大约 大概 约",
    "~<": "将近 接近 几近 近",
    ">": "超过 超出 多于 大于 高于 逾",
    "<": "不到 不足 少于 低于 小于 不满 未满",
    ">=": "至少 不下于 最少",
    "<=": "至多 最多 多达 高达",
}
# 不得超过, 不应少于 and their like turn what they deny.
_DENIED = {
    **dict.fromkeys(("超过", "多于", "大于", "高于", "逾"), "<="),
    **dict.fromkeys(("少于", "低于", "小于"), ">="),
}
_DENIALS = ("不得", "不要", "不应", "不能", "不可", "不会", "不宜", "不再", "不", "未", "没有")
_CHINESE_AFTER = {"~": "左右", ">=": "或以上 及以上 以上", "<=": "或以下 及以下 以下"}
_ENGLISH_BEFORE = {
    "~": "about|approximately|around|some|roughly|circa|ca",
    "~<": "nearly|almost|close to|just under",
    ">": "more than|over|in excess of|above|exceeding|exceed|exceeds|exceeded|greater than|higher than",
    "<": "less than|fewer than|under|below|lower than",
    ">=": "at least|no fewer than|no less than|not less than|not fewer than|not be less than|not be fewer than|"
    "not below|no lower than|not lower than|a minimum of",
    "<=": "at most|up to|no more than|not more than|not be more than|not exceeding|not exceed|not to exceed|"
    "cannot exceed|no greater than|not be greater than|not over|not above|no higher than|not higher than|"
    "a maximum of|as many as|as much as",
}
_ENGLISH_AFTER = {
    ">=": "or more|or above|and above|or over|and over|or older|and older",
    "<=": "or less|or fewer|or below|and below",
    "<": "and under|or under|and younger|or younger",
    "~": "or so",
}
# What ends like a hedge and is none: 公约, 缔约, 纽约; 最近, 附近.
_NO_CHINESE_HEDGE = re.compile(r"(?:[公条合契缔预签违制节纽特赴大](?=约)|[最附临远靠亲邻新](?=近)).$")
_MARKS = {"≥": ">=", "≤": "<="}
_REACH = 20
INNER = {"多": ">", "余": ">"}
"""What stands inside a Chinese number: 100多万, 十余."""


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """The hedges of a language: `before` and `after` match them, `signs` gives the sign of each; `ends` are the
    characters that one before a number can end with."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    signs: dict[str, str]
    ends: frozenset[str]


def _compile(
    before: dict[str, list[str]], after: dict[str, list[str]], link: str, edge: str, denied: str = ""
) -> HedgeWords:
    signs = {word: sign for table in (before, after) for sign, words in table.items() for word in words}

    def listed(table: dict[str, list[str]]) -> str:
        return "|".join(sorted((word for words in table.values() for word in words), key=len, reverse=True))

    return HedgeWords(
        re.compile(
            rf"(?:{edge}({denied}{listed(before)}){link}|(?<![0-9%])(?<![0-9%] )([≥≤<>~]) ?)$", re.IGNORECASE | re.ASCII
        ),
        re.compile(rf" ?({listed(after)}){edge}", re.IGNORECASE | re.ASCII),
        signs,
        frozenset(link + "≥≤<>~ ").union(word[-1] for words in before.values() for word in words),
    )


CHINESE = _compile(
    {sign: words.split() for sign, words in _CHINESE_BEFORE.items()},
    {sign: words.split() for sign, words in _CHINESE_AFTER.items()},
    "(?:已?有|为|占|达到?|需要?|要)? ?",  # 至少需要20天
    "",
    f"(?:{'|'.join(_DENIALS)})(?:{'|'.join(_DENIED)})|",
)
CHINESE.signs.update({no + word: sign for no in _DENIALS for word, sign in _DENIED.items()})
ENGLISH = _compile(
    {sign: words.split("|") for sign, words in _ENGLISH_BEFORE.items()},
    {sign: words.split("|") for sign, words in _ENGLISH_AFTER.items()},
    " ",
    r"\b",
)


def hedge_before(words: HedgeWords, text: str, place: int, floor: int) -> tuple[int, str]:
    """Return where the hedge that ends at `place` begins and its sign; (place, "") where there is none."""
    if text[place - 1 : place] not in words.ends:
        return place, ""
    begin = max(floor, place - _REACH)
    found = words.before.search(text[begin:place])
    if not found:
        return place, ""
    if found[2]:
        return begin + found.start(2), _MARKS.get(found[2], found[2])
    start = begin + found.start(1)
    if _NO_CHINESE_HEDGE.search(text[max(0, start - 1) : start + 1]):
        return place, ""
    return start, words.signs[found[1].lower()]


def hedge_after(words: HedgeWords, text: str, place: int) -> tuple[int, str]:
    """Return where the hedge that begins at `place` ends and its sign; (place, "") where there is none."""
    found = words.after.match(text, place)
    return (found.end(1), words.signs[found[1].lower()]) if found else (place, "")


def joined(before: str, after: str) -> str | None:
    """Return the sign of two hedges around one number, None where they are not said together (约12%以上 is "~>=")."""
    if not before or not after or before == after:
        return before or after
    return before + after if before == "~" and after in {">=", "<="} else None
