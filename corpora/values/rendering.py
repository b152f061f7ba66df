"""A value written in the style of another: each way to write it is read back, and only what comes back the same
is returned.
"""

from collections.abc import Callable, Iterator

from . import date_style, quantity_style, reference_style
from .folding import fold
from .record import Found, covers
from .scan import is_chinese, scan
from .value import Kind

Writer = Callable[[str, Found, str, bool], Iterator[str]]
"""Yields the ways to write a canonical form like a value in a text, the best first; the last argument tells Chinese."""

_WRITERS: dict[Kind, Writer] = {
    **dict.fromkeys((Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.AGE), quantity_style.quantities),
    **dict.fromkeys(
        (Kind.PARAGRAPH, Kind.ARTICLE, Kind.ANNEX, Kind.CHAPTER, Kind.SECTION, Kind.PART), reference_style.references
    ),
    Kind.FRACTION: quantity_style.fractions,
    Kind.DATE: date_style.dates,
    Kind.ORDINAL: reference_style.ordinals,
    Kind.SYMBOL: reference_style.symbols,
    Kind.RESOLUTION: reference_style.resolutions,
}
_FULL_WIDTH = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


def rendered(kind: Kind, canonical: str, language: str, like: str) -> str | None:
    """Return the value in the style of `like`, None where no way to write it there reads back as the same value."""
    model = _only(like, language)
    if model is None or model.kind is not kind:
        return None
    if model.canonical == canonical:
        return like
    for text in _WRITERS[kind](canonical, model, like, is_chinese(language)):
        styled = _as_set(text, like, language)
        again = _only(styled, language)
        if again and (again.kind, again.canonical) == (kind, canonical):
            return styled
    return None


def _only(text: str, language: str) -> Found | None:
    """Return the value that is all of a text, None where there is none or more than it."""
    found = list(scan(text, language))
    return found[0] if len(found) == 1 and covers(found[0], text) else None


def _as_set(text: str, like: str, language: str) -> str:
    """Return a text with the characters that `like` is set in: full-width figures, traditional characters, a
    capital.
    """
    if language == "zh-Hant":
        from .folding import to_traditional

        text = to_traditional(text)
    if any(0xFF10 <= ord(sign) <= 0xFF19 for sign in like):
        text = text.replace(",", "").translate(_FULL_WIDTH)
    opening = like[:2].isalpha() and like[0].isupper() and like[1].islower() and fold(like)[0].isascii()
    return text[0].upper() + text[1:] if opening and text[:1].islower() else text
