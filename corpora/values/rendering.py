"""A value written in the style of another: each way to write it is read back, and only what comes back the same
is returned.
"""

import re
from collections.abc import Callable, Iterator

from . import date_style, quantity_style, reference_style
from .folding import fold
from .record import Found, covers
from .scan import is_chinese, scan
from .value import Kind, Value

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
_RESOLUTION = "resolution "
_FIGURE = re.compile("[0-9]")
_FROM_TEN = re.compile("[十百千]")
_FULL_WIDTH = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


def rendered(kind: Kind, canonical: str, language: str, like: str) -> str | None:
    """Return the value in the style of `like`, None where no way to write it there reads back as the same value."""
    return next(_ways(kind, canonical, language, like), None)


def _ways(kind: Kind, canonical: str, language: str, like: str) -> Iterator[str]:
    """Yield the ways to write a value like another that are read as that value, the best first."""
    model = _only(like, language)
    if model is None or model.kind is not kind:
        model = _behind_its_word(like, kind, language)
    if model is None or model.kind is not kind:
        return
    if model.canonical == canonical:
        yield like
        return
    for text in _WRITERS[kind](canonical, model, like, is_chinese(language)):
        styled = _as_set(text, like, language)
        readings = (_only(styled, language), _behind_its_word(styled, kind, language))
        if any(one and (one.kind, one.canonical) == (kind, canonical) for one in readings):
            yield styled


def rewritten(kind: Kind, canonical: str, language: str, text: str, place: Value) -> str | None:
    """Return a value in the style of the one at a place of a text, None where it would not be read there as itself.

    A hedge or half behind the measure word (20名左右, 两年半) stays there, so the new value must have the same, and a
    decade whose century stands before it is of the same century.
    """
    like = text[place.start : place.end]
    inside = _only(like, language)
    said = inside is None or inside.canonical == place.canonical
    bare = canonical if said or inside is None else _without(canonical, place.canonical, inside.canonical)
    ways = _ways(kind, bare, language, like) if bare else iter(())
    if is_chinese(language) and _is_in_han(text, language):
        ways = iter(sorted(ways, key=lambda way: _FIGURE.search(fold(way)) is not None))
    for written in ways:
        whole = text[: place.start] + written + text[place.end :]
        wanted = (kind, place.start, place.start + len(written), canonical)
        if any((found.kind, found.start, found.end, found.canonical) == wanted for found in scan(whole, language)):
            return written
    return None


def _is_in_han(text: str, language: str) -> bool:
    """Tell whether a Chinese text has no figures and writes a number from ten on in Han numerals, as statutes do."""
    if _FIGURE.search(fold(text)):
        return False
    return any(_FROM_TEN.search(text[found.start : found.end]) for found in scan(text, language))


def _without(new: str, old: str, inside: str) -> str | None:
    """Return what of a new value is to stand where of the old one `inside` does, None where the rest differs."""
    outside = old.removesuffix(inside)
    if outside != old:
        bare = new.removeprefix(outside)
        return bare if outside + bare == new and bare[:1].isdigit() else None
    if old == f"{inside}.5":
        return new.removesuffix(".5") if new.endswith(".5") else None
    if inside.startswith("XX") and old[2:] == inside[2:]:
        return f"XX{new[2:]}" if new[:2] == old[:2] else None
    return None


def _only(text: str, language: str) -> Found | None:
    """Return the value that is all of a text, None where there is none or more than it."""
    found = list(scan(text, language))
    return found[0] if len(found) == 1 and covers(found[0], text) else None


def _behind_its_word(text: str, kind: Kind, language: str) -> Found | None:
    """Return the resolution that a number is behind that word: 2019/20 by itself would be two years."""
    if kind is not Kind.RESOLUTION or is_chinese(language):
        return None
    found = list(scan(f"{_RESOLUTION}{text}", language))
    here = len(found) == 1 and (found[0].start, found[0].end) == (len(_RESOLUTION), len(_RESOLUTION) + len(text))
    return found[0] if here else None


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
