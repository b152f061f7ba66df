"""The values of an English text, and the figures and symbols of any other that is not Chinese."""

import re
from collections.abc import Iterator
from string import ascii_letters

from .currencies import LETTERED
from .english_dates import MONTH_WORDS, date_at
from .english_quantities import age_at, age_limit_at, between_at, fraction_at, hundred_at, quantity_at
from .figures import run_end
from .folding import fold
from .ordinals import english_numbered_at, english_ordinal_at, english_ordinal_figures_at
from .record import Found, Rule
from .references import REFERENCE_WORDS, english_reference_at
from .symbols import english_number_at, english_resolutions_at, symbol_at
from .words import NUMBER_WORDS, ORDINAL_WORDS

_OPENING = re.compile(r"[A-Za-z0-9$€£¥]")
_WORD = re.compile(r"[A-Za-z]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+")
# A code in one piece: COVID-19, G-77, H1N1, GLO.ACT.
_GLUED = re.compile(r"[A-Za-z0-9_]*(?:[-./_:&#][A-Za-z0-9_]+)+|[A-Za-z]*[0-9_][A-Za-z0-9_]*")
_LEADING = frozenset(
    {"mid", "pre", "post", "early", "late", "end", "non", "since", "under", "over", "top", "sub", "about"}
    | {"approximately", "around", "between", "ages", "aged"}
)
_MONTHS = {word.lower() for word in MONTH_WORDS}
_FIGURES: tuple[Rule, ...] = (date_at, english_ordinal_figures_at, english_number_at, quantity_at)
_WORDS: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(NUMBER_WORDS, (fraction_at, date_at, english_ordinal_at, quantity_at)),
    **dict.fromkeys(ORDINAL_WORDS, (date_at, english_ordinal_at)),
    **dict.fromkeys(("hundred", "hundredth"), (english_ordinal_at, hundred_at)),
    **dict.fromkeys(REFERENCE_WORDS, (english_reference_at,)),
    **dict.fromkeys(("resolution", "resolutions", "decision", "decisions"), (english_resolutions_at,)),
    **dict.fromkeys(("early", "mid", "late", "q"), (date_at,)),
    **dict.fromkeys(("aged", "age", "ages"), (age_at,)),
    **dict.fromkeys(("younger", "older", "under", "over"), (age_limit_at,)),
    "between": (date_at, between_at),
    "no": (english_numbered_at,),
    **dict.fromkeys(_MONTHS, (date_at,)),
}
_CODES: tuple[Rule, ...] = (symbol_at, english_number_at, quantity_at)


def _one_of(words: set[str]) -> str:
    """Return a pattern for words in any case that tries a letter once for all words which have it there."""
    letters = sorted({word[0] for word in words if word})
    tails = {letter: {word[1:] for word in words if word[:1] == letter} for letter in letters}
    branches = "|".join(f"[{letter}{letter.upper()}]{_one_of(tail)}" for letter, tail in tails.items())
    return f"(?:{branches}){'?' if '' in words else ''}" if branches else ""


def _beginning(words: set[str]) -> str:
    """Return a look ahead by which most words are passed that cannot be one of `words`."""
    long = [word for word in words if len(word) > 2]
    letters = ("".join(sorted({word[place] for word in long})) for place in range(3))
    return f"(?={''.join(f'[{some}{some.upper()}]' for some in letters)}|{_one_of(words.difference(long))})"


# A sign, or what stands before a word, where a value may open or a code is: most of a text is passed at one go.
_INITIALS = "A-Z" + "".join({word[0] for word in _WORDS})
_PLAIN = set(_WORDS) - _MONTHS
_CASED = f"(?=[A-Z])(?:{'|'.join(MONTH_WORDS)}|(?:{'|'.join(LETTERED)}) [0-9])"
_KNOWN = rf"(?=[{_INITIALS}])(?:{_beginning(_PLAIN)}{_one_of(_PLAIN)}|{_CASED})(?![A-Za-z])"
_TURN = re.compile(
    r"[^A-Za-z](?:(?<! )(?:(?<=[0-9$€£¥])|(?<=[A-Za-z][/@_-])|(?<=[A-Za-z][.:])(?!\s|\Z))"
    rf"|(?={_KNOWN}))"
)
_HERE = re.compile(_KNOWN)


def scan_english(text: str) -> Iterator[Found]:
    """Yield the values of an English text in order, none within another."""
    folded = fold(text)
    place = floor = 0
    while opening := _opening(folded, place):
        place = opening.start()
        found, after = _step(folded, place, floor)
        yield from found
        if found:
            floor = found[-1].end
        place = found[-1].end if found else after


def _opening(text: str, place: int) -> re.Match[str] | None:
    """Return the first character from `place` on at which a value may open; a word is looked at from its beginning."""
    if not _HERE.match(text, place):
        turn = _TURN.search(text, place)
        if not turn:
            return None
        start = turn.start()
        # The word before the blank before a known word is none; before a sign it may be part of what opens there.
        place = start if text[start] == " " else place + len(text[place:start].rstrip(ascii_letters))
    return _OPENING.search(text, place)


def _step(text: str, place: int, floor: int) -> tuple[tuple[Found, ...], int]:
    """Return the values at `place`, and where to go on if there are none."""
    word = _WORD.match(text, place)
    if not word:
        found = _first(_FIGURES if text[place] in "0123456789" else (quantity_at,), text, place, floor)
        return found, place if found else run_end(text, place)
    written = word[0]
    rules = _WORDS.get(written.lower(), ())
    if found := _first(rules, text, place, floor):
        return found, word.end()
    after = text[word.end() : word.end() + 1]
    if after and after in "/:@-.0123456789_$":
        return _code(text, place, floor, written, word.end())
    if written in LETTERED:
        return quantity_at(text, place, floor), word.end()
    return (), word.end()


def _code(text: str, place: int, floor: int, word: str, end: int) -> tuple[tuple[Found, ...], int]:
    """Read a word with figures or signs behind it: an address, a symbol, a sum of money, a code or a compound."""
    if address := _ADDRESS.match(text, place):
        return (), address.end()
    if word[0].isupper() and (found := _first(_CODES, text, place, floor)):
        return found, end
    code = word.lower() not in _LEADING and (not word.islower() or text[end] in "/_0123456789")
    glued = _GLUED.match(text, place) if code else None
    return (), glued.end() if glued else end


def _first(rules: tuple[Rule, ...], text: str, place: int, floor: int) -> tuple[Found, ...]:
    for rule in rules:
        if found := rule(text, place, floor):
            return found
    return ()
