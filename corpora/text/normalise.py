"""Forms of a text that are equal where a reader would call two texts the same."""

import re
import unicodedata

from .script import HAN

_WIDE = re.compile("[\u3000\uff01-\uff5e]")
_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_FREQUENT = "，；：（）"  # replaced at one go: to find each in turn takes most of the time
_CJK_PUNCTUATION = "\u3001-\u301f\u2018-\u201d\uff01-\uff5e"
# The space stands first, so that nothing is tried where none is.
_SPACE_BY_HAN = re.compile(rf" (?:(?<=[{HAN}{_CJK_PUNCTUATION}] )|(?=[{HAN}{_CJK_PUNCTUATION}]))")


def fold_width(text: str) -> str:
    """Return the text with full-width Latin, digits, signs and spaces as half-width ones; the length stays the same."""
    if text.isascii():
        return text
    for wide in _FREQUENT:
        text = text.replace(wide, _NARROW[wide])
    return _WIDE.sub(_narrow, text)


def _narrow(found: re.Match[str]) -> str:
    return _NARROW[found[0]]


def normal_form(text: str) -> str:
    """Return the form in which equal segments are equal: composed, of one width, without white space beside Han.

    White space between other characters becomes one space. Case, punctuation and script stay as they are.
    """
    if text.isascii():  # of which nothing can be composed or narrowed, and nothing is Han
        return " ".join(text.split())
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return fold_width(_SPACE_BY_HAN.sub("", spaced) if " " in spaced else spaced)
