"""What a browser prints before the items of the lists of an HTML document."""

import re

from lxml import etree

from .numerals import numeral

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "webLetter",
    "lower-latin": "webLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
_IDEOGRAPHIC = re.compile(r"chinese|ideograph", re.IGNORECASE)
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


class ListLabels:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element) -> None:
        """Take an `ol`, `ul` or `menu` element."""
        self._ordered = element.tag == "ol"
        self._style = _style(element) or _TYPES.get(element.get("type", ""), "decimal" if self._ordered else "bullet")
        self._step = 1
        start = _whole(element.get("start"))
        if element.get("reversed") is not None:
            self._step = -1
            start = sum(child.tag == "li" for child in element) if start is None else start
        self._next = 1 if start is None else start

    def label(self, item: etree._Element) -> str | None:
        """Return what stands before an item; None for nothing."""
        style = _style(item) or _TYPES.get(item.get("type", "")) or self._style
        value = _whole(item.get("value"))
        count = self._next if value is None else value
        self._next = count + self._step
        if style == "none":
            return None
        if style not in _STYLES.values() and style not in _TYPES.values():
            return "•"
        separator = "、" if _IDEOGRAPHIC.search(style) else "."
        return f"{numeral(count, style)}{separator}"


def _style(element: etree._Element) -> str | None:
    found = _STYLE.search(element.get("style") or "")
    if found is None:
        return None
    return "none" if found[1].lower() == "none" else _STYLES.get(found[1].lower())


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else None
