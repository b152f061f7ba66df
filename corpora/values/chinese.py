"""The values of a Chinese text."""

import re
from collections.abc import Iterator

from .chinese_dates import UNITS, date_at
from .chinese_quantities import COUNTED, fraction_at, pair_at, quantity_at
from .english_dates import date_at as english_date_at
from .figures import run_end
from .folding import fold
from .han import HAN_NUMERALS
from .ordinals import anniversary_at, chinese_ordinal_at, first_at
from .record import Found, Rule
from .references import annex_at, chinese_reference_at
from .symbols import chinese_resolutions_at, symbol_at

_HAN_RUN = re.compile(f"[{HAN_NUMERALS}]+")
_LATIN = re.compile(r"(?:https?://|www\.)[!-~]+|[A-Za-z][A-Za-z0-9_]*(?:[-._/@:+&'#][A-Za-z0-9_]+)*\$?")
_ENGLISH_DAY = re.compile("[0-9]{1,2} [A-Z][a-z]")
# Sayings whose numerals count nothing.
_SAYING = re.compile(
    "三番五次|四面八方|五湖四海|三心二意|七嘴八舌|千方百计|一五一十|千差万别|三三两两|接二连三|五花八门|万无一失|百分百|三十而立"
)
# What must follow a numeral if more than itself is to be read there; most of them stand in words (一般, 统一).
_FOLLOWING = "".join({*UNITS, *COUNTED, *HAN_NUMERALS, "点", "周", "分", *_SAYING.pattern})
_OPENING = re.compile(
    f"[0-9{HAN_NUMERALS}第附首俩$€£¥A-Za-z](?:(?<=[0-9$€£¥A-Za-z首俩])|(?<=第)(?= ?[0-9{HAN_NUMERALS}ES])|(?<=附)(?=件)"
    rf"|(?<=[{HAN_NUMERALS}])(?= ?(?:[{_FOLLOWING}-]|\Z)))"
)


def english_day_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the English date that a day opens at `place`, as mastheads have it in every language (20 July 2020)."""
    return english_date_at(text, place, floor) if _ENGLISH_DAY.match(text, place) else ()


_FIGURES: tuple[Rule, ...] = (date_at, english_day_at, chinese_resolutions_at, anniversary_at, fraction_at, quantity_at)
_HAN: tuple[Rule, ...] = (date_at, anniversary_at, fraction_at, quantity_at)
_RULES: dict[str, tuple[Rule, ...]] = {
    "第": (chinese_resolutions_at, chinese_reference_at, date_at, chinese_ordinal_at),
    "附": (annex_at,),
    "首": (first_at,),
    "俩": (pair_at,),
    "百": (fraction_at, quantity_at),
    "千": (fraction_at,),
    "万": (fraction_at,),
    **dict.fromkeys("亿〇零", ()),
    **dict.fromkeys("一二两三四五六七八九十", _HAN),
    **dict.fromkeys("$€£¥", (quantity_at,)),
    **dict.fromkeys("0123456789", _FIGURES),
}
_LETTERS: tuple[Rule, ...] = (symbol_at, chinese_resolutions_at, quantity_at)


def scan_chinese(text: str) -> Iterator[Found]:
    """Yield the values of a Chinese text in order, none within another."""
    folded = fold(text)
    place = floor = 0
    while opening := _OPENING.search(folded, place):
        place = opening.start()
        found = _values_at(folded, place, floor)
        yield from found
        place = floor = found[-1].end if found else _skipped(folded, place)


def _values_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    first = text[place]
    if first.isascii() and first.isalpha():
        rules = _LETTERS if first.isupper() else ()
    elif _SAYING.match(text, place):
        return ()
    else:
        rules = _RULES[first]
    for rule in rules:
        if found := rule(text, place, floor):
            return found
    return ()


def _skipped(text: str, place: int) -> int:
    """Return where to go on behind what is no value: a word, an address, a run of figures or numerals is passed
    as a whole.
    """
    first = text[place]
    if first.isascii() and first.isalpha():
        word = _LATIN.match(text, place)
        return word.end() if word else place + 1
    if first in "0123456789":
        return run_end(text, place)
    if saying := _SAYING.match(text, place):
        return saying.end()
    # A fraction may begin at any 百, 千 or 万 of a run.
    run = None if first in "百千万" else _HAN_RUN.match(text, place)
    return run.end() if run else place + 1
