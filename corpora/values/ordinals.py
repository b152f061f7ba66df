"""Ordinals: of sessions, meetings and things in a row, and of numbered ones."""

import re

from .han import HAN_NUMERALS, parse_han
from .record import Found, covers
from .value import Kind
from .words import Spelled, parse_words

_NUMBER = f"(?:[0-9]{{1,6}}(?![0-9/])|[{HAN_NUMERALS}]{{1,12}}(?![{HAN_NUMERALS}]))"
_CHINESE = re.compile(
    rf"第 ?({_NUMBER})"
    rf"(?:(?: ?(?:届|次|期|个|号))? ?(?:至|到|-|—|~) ?(?:第 ?)?({_NUMBER})"
    r"(?= ?[届次期号轮个位名天周年章]|$))?(?! ?分之)"
)
_NUMBERED = re.compile(r"第 ?([0-9]{1,6}) ?号")
_FIRST = re.compile("首 ?[届次个例批份期轮]")
_ANNIVERSARY = re.compile(rf"({_NUMBER}) ?周年")
_FIGURES = re.compile(
    r"([0-9]{1,6})(st|nd|rd|th)(?![A-Za-z0-9])(?:(?: ?- ?| to )([0-9]{1,6})(st|nd|rd|th)(?![A-Za-z0-9]))?"
)
_ENGLISH_NUMBERED = re.compile(r"[Nn]o\. ?([0-9]{1,6})(?![0-9A-Za-z/]|[.,][0-9])")
_TO = re.compile(r" to (?:the )?")
# Expressions in which first, second and third count nothing.
_SET_PHRASE = re.compile(
    r"(?i:first(?: and foremost| of all| aid|-hand|hand| lad(?:y|ies)|-aid|-rate|-line|-ever| responders?| names?"
    r"| (?:few|two|three|four|five|six|seven|eight|nine|ten|[0-9]))"
    r"|second(?:-hand| hand| nature| thoughts?)|third-rate)"
)
_HUNDREDTH = re.compile(r"(?i:hundred(?:(th)(?![a-z])| and ))")
_BEFORE = re.compile(
    r"(?:\b(?:at|per|every|each|split|was|were|is|are|been|be|being|when|since|it|they)|[0-9])[ -]$", re.IGNORECASE
)
_A_FRACTION = re.compile(r"\b(?:one|a)[ -]$", re.IGNORECASE)


def _number(text: str) -> int | None:
    return int(text) if text[0] in "0123456789" else parse_han(text)


def chinese_ordinal_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the ordinal that 第 at `place` opens; the measure word behind it is no part of it, 号 is."""
    found = _CHINESE.match(text, place)
    if not found:
        return ()
    end = found.end()
    numbered = _NUMBERED.match(text, place)
    if numbered and not found[2]:
        end = numbered.end()
    numbers = [_number(one) for one in found.groups() if one]
    if not all(numbers):
        return ()
    return (Found(Kind.ORDINAL, place, end, "/".join(map(str, numbers))),)


def first_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the ordinal 首 at `place` (首届会议, 首次), which says 第一; in 首都 or 首先 it is none."""
    found = Found(Kind.ORDINAL, place, place + 1, "1")
    return (found,) if _FIRST.match(text, place) or covers(found, text) else ()


def anniversary_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the anniversary at `place` (二十周年), which English writes as an ordinal."""
    found = _ANNIVERSARY.match(text, place)
    number = _number(found[1]) if found else None
    return (Found(Kind.ORDINAL, place, found.end(), str(number)),) if found and number else ()


def english_ordinal_figures_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the ordinal in figures at `place`: 73rd, 5th to 8th."""
    found = _FIGURES.match(text, place)
    if not found:
        return ()
    numbers = [str(int(number)) for number in (found[1], found[3]) if number]
    return (Found(Kind.ORDINAL, place, found.end(), "/".join(numbers)),)


def english_ordinal_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the ordinal in words at `place`: seventy-third, fifth to eighth.

    None in a set phrase (first of all, per second).
    """
    first = _hundredth(text, place) or parse_words(text, place)
    if not first or not first.ordinal:
        return ()
    ranged = _TO.match(text, first.end)
    last = parse_words(text, ranged.end()) if ranged else None
    if last and last.ordinal and last.value > first.value:
        return (Found(Kind.ORDINAL, place, last.end, f"{first.value}/{last.value}"),)
    found = Found(Kind.ORDINAL, place, first.end, str(first.value))
    return () if not covers(found, text) and _idle(text, found) else (found,)


def _hundredth(text: str, place: int) -> Spelled | None:
    """Return an ordinal above the ninety-ninth that an article opens in place of "one": the hundred and first."""
    found = _HUNDREDTH.match(text, place)
    if not found or found[1]:
        return Spelled(100, found.end(), ordinal=True) if found else None
    rest = parse_words(text, found.end())
    return Spelled(100 + rest.value, rest.end, ordinal=True) if rest and rest.ordinal and rest.value < 100 else None


def _idle(text: str, found: Found) -> bool:
    """Tell whether an ordinal counts nothing where it stands: in a set phrase, as a unit of time, as the name
    of a fraction.
    """
    before = text[max(0, found.start - 8) : found.start]
    fraction = _A_FRACTION.search(before) and text.startswith(" of", found.end)
    return bool(fraction or _SET_PHRASE.match(text, found.start) or _BEFORE.search(before))


def english_numbered_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the number that "No." at `place` gives."""
    found = _ENGLISH_NUMBERED.match(text, place)
    return (Found(Kind.ORDINAL, place, found.end(), str(int(found[1]))),) if found else ()
