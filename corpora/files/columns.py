"""What the columns of a table hold, told by their headings, or by the script of their cells where there are none."""

import re
from collections.abc import Iterable, Sequence

from ..text.languages import language_code
from ..text.script import han_share

_NAMES = {
    "zh": ("zh", "chinese", "simplified chinese", "chinese simplified", "中文", "汉语", "简体中文", "中文简体", "汉文"),
    "zh-Hant": ("traditional chinese", "chinese traditional", "繁体中文", "繁體中文", "中文繁体", "中文繁體"),
    "en": ("en", "english", "英文", "英语", "英語"),
    "fr": ("fr", "french", "français", "法文", "法语"),
    "es": ("es", "spanish", "español", "西班牙文", "西班牙语"),
    "ru": ("ru", "russian", "русский", "俄文", "俄语"),
    "ar": ("ar", "arabic", "العربية", "阿拉伯文", "阿拉伯语"),
    "de": ("de", "german", "deutsch", "德文", "德语"),
    "ja": ("ja", "japanese", "日本語", "日文", "日语"),
    "ko": ("ko", "korean", "한국어", "韩文", "韩语"),
    "pt": ("pt", "portuguese", "português", "葡萄牙文", "葡萄牙语"),
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names}
_TEXT_OF = re.compile(r"[ _](?:term|text|segment)s?$|(?:术语|词条|名称|原文|译文)$")
_PRIMARY = "|".join(["cmn", "zho", "chi", "eng", *(tag for tag in _NAMES if "-" not in tag)])
_KNOWN = re.compile(rf"({_PRIMARY})([-_]([a-z]{{2}}|[a-z]{{4}}|[0-9]{{3}}))*", re.IGNORECASE)
# Of other codes only those with a script or region are taken: "id" or "no" may head anything.
_OTHER = re.compile(r"[a-z]{2}[-_]([A-Z][a-z]{3}[-_])?([A-Z]{2}|[0-9]{3}|[A-Z][a-z]{3})")


def language_named(heading: str) -> str | None:
    """Return the tag of the language that a heading names ("zh-CN", "English", "英文术语"), else None."""
    plain = heading.strip()
    if _KNOWN.fullmatch(plain) or _OTHER.fullmatch(plain):
        return plain
    return _TAGS.get(_TEXT_OF.sub("", plain.casefold()))


def language_columns(headings: Sequence[str]) -> list[tuple[int, str]]:
    """Return (place, tag) for each column that holds the text of a language; none unless there are two languages."""
    named = [(place, tag) for place, heading in enumerate(headings) if (tag := language_named(heading))]
    return named if len({language_code(tag) for _, tag in named}) > 1 else []


def names_sides(headings: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of the columns "source" and "target" (or 原文 and 译文), None where not both are there."""
    names = [heading.strip().casefold() for heading in headings]
    for pair in (("source", "target"), ("原文", "译文")):
        if all(names.count(name) == 1 for name in pair):
            return names.index(pair[0]), names.index(pair[1])
    return None


def more_chinese(first: str, second: str) -> int:
    """Tell which of two texts has the greater share of Han characters: 1 the first, -1 the second, 0 neither."""
    shares = han_share(first), han_share(second)
    return (shares[0] > shares[1]) - (shares[0] < shares[1])


def first_is_chinese(pairs: Iterable[tuple[str, str]]) -> bool | None:
    """Tell whether the first texts of most pairs are the Chinese ones; None where no text is Chinese."""
    votes = [more_chinese(*pair) for pair in pairs]
    return sum(votes) >= 0 if any(votes) else None


def chinese_and_other(first: str, second: str, chinese_first: bool) -> tuple[str, str] | None:
    """Return (the Chinese text, the other), told by script, else by `chinese_first`; None where both are Chinese."""
    told = more_chinese(first, second)
    chinese, other = (first, second) if told > 0 or (told == 0 and chinese_first) else (second, first)
    return None if han_share(other) > 0.5 else (chinese, other)
