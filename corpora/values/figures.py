"""Numbers in Arabic figures, alone and with a scale in words."""

import re

from ..text.script import HAN
from .record import Numeral

_FIGURE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?![0-9]))(\.[0-9]{1,12}(?![0-9]))?", re.ASCII)
# Part of a code, a time, a ratio, a version: what goes on with such a sign and a figure is no number by itself.
_GOES_ON = re.compile(r"[._/:+][0-9]|_| ?[ap]\.?m\b")
# .08, as some write 0.08; behind a letter or another sign the point is part of a word.
_BARE = re.compile(rf"(?<![^\s(<>=≤≥~±$€£¥{HAN}-])\.[0-9]{{1,12}}(?![0-9A-Za-z_])", re.ASCII)
_UNIT = re.compile(r"(?:[kcmdµn]?[mgLl]|[kKMG]?[WBV]h?|ha|[kMG]Hz|km2|m[23])(?![A-Za-z0-9])|°")
_RUN = re.compile(r"[0-9]+(?:[.,/:][0-9]+)*")


def figure_at(text: str, place: int) -> Numeral | None:
    """Return the number in figures that begins at `place`, or a point before it, without its scale.

    None for one that is part of something else.
    """
    if bare := _BARE.match(text, place - 1 if place and text[place - 1 : place] == "." else place):
        if _GOES_ON.match(text, bare.end()):
            return None
        return Numeral(bare.start(), bare.end(), f"0{bare[0]}")
    found = _FIGURE.match(text, place)
    if not found or (place and (text[place - 1].isalnum() and text[place - 1].isascii())):
        return None
    if _GOES_ON.match(text, found.end()):
        return None
    after = text[found.end() : found.end() + 1]
    if after.isalpha() and after.isascii() and not _UNIT.match(text, found.end()):
        return None
    return Numeral(place, found.end(), found[0].replace(",", ""))


def run_end(text: str, place: int) -> int:
    """Return where the run of figures that begins at `place` ends; what it says is known to be no value."""
    found = _RUN.match(text, place)
    return found.end() if found else place + 1


def with_commas(digits: str) -> str:
    """Return plain decimal digits with a comma at the thousands."""
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}"
