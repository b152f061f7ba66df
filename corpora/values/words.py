"""Numbers, ordinals and Roman numerals in English words and letters."""

import re
from dataclasses import dataclass

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_CARDINALS = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number for number, word in enumerate(_TEENS, 10)}
    | {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
)
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _ordinal(word: str) -> str:
    return _IRREGULAR.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


_ORDINALS = {_ordinal(word): number for word, number in _CARDINALS.items()}
_PLACES = {"hundredth": 100, "thousandth": 1000}
NUMBER_WORDS = frozenset(_CARDINALS)
"""The words that can open a number in words."""
ORDINAL_WORDS = frozenset(_ORDINALS)
"""The words that can be an ordinal by themselves."""

_TOKEN = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(r"-| ")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, where it ends, whether its last word is an ordinal."""

    value: int
    end: int
    ordinal: bool = False


@dataclass(slots=True)
class _Reading:
    total: int = 0
    section: int = 0
    scale: int = 10**15
    room: int = 1000
    """What the next word must stay below: nothing fits behind "twenty-one" but a scale."""


def parse_words(text: str, start: int) -> Spelled | None:
    """Return the longest number or ordinal in words that begins at `start` (two hundred and five, twenty-
    first), None where none does.
    """
    reading, best, place = _Reading(), None, start
    while found := _TOKEN.match(text, place):
        word = found[0].lower()
        if word == "and" and best and reading.room == 100 and text[place - 1] == " ":
            place = found.end() + 1
            continue
        if word in _ORDINALS and _ORDINALS[word] < reading.room:
            return Spelled(reading.total + reading.section + _ORDINALS[word], found.end(), ordinal=True)
        if word in _PLACES and best and reading.section:
            unit = _PLACES[word]
            return (
                Spelled(reading.total + reading.section * unit, found.end(), ordinal=True)
                if unit < reading.scale
                else best
            )
        if not _add(reading, word):
            break
        best = Spelled(reading.total + reading.section, found.end())
        joined = _JOIN.match(text, found.end())
        if not joined:
            break
        place = joined.end()
    return best


def _add(reading: _Reading, word: str) -> bool:
    """Take one more word into the number, or tell that it does not fit."""
    number = _CARDINALS.get(word)
    if number is not None and number < reading.room:
        reading.section += number
        reading.room = 10 if number >= 20 else 1
        return True
    if word == "hundred" and 0 < reading.section < 100:
        reading.section *= 100
        reading.room = 100
        return True
    unit = _SCALES.get(word)
    if unit is None or not reading.section or unit >= reading.scale:
        return False
    reading.total += reading.section * unit
    reading.section, reading.scale, reading.room = 0, unit, 100
    return True


def write_words(number: int) -> str:
    """Return a whole number from 1 to 999,999 in words: twenty-five, two hundred and five."""
    if not 0 < number < 10**6:
        raise ValueError(f"{number} is not written in words: only 1 to 999,999 are")
    thousands, rest = divmod(number, 1000)
    parts = [f"{_below_thousand(thousands)} thousand"] if thousands else []
    if rest:
        parts.append(f"and {_below_thousand(rest)}" if thousands and rest < 100 else _below_thousand(rest))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{_ONES[hundreds - 1]} hundred" if hundreds else ""
    if not rest:
        return head
    if rest < 10:
        tail = _ONES[rest - 1]
    elif rest < 20:
        tail = _TEENS[rest - 10]
    else:
        tens, ones = divmod(rest, 10)
        tail = _TENS[tens - 2] + (f"-{_ONES[ones - 1]}" if ones else "")
    return f"{head} and {tail}" if head else tail


def write_ordinal_words(number: int) -> str:
    """Return the ordinal of a whole number from 1 to 999,999 in words: seventy-third."""
    text = write_words(number)
    last = re.split(r"[ -]", text)[-1]
    return text[: len(text) - len(last)] + _ordinal(last)


def write_ordinal_figures(number: int) -> str:
    """Return an ordinal in figures: 73rd, 11th, 112th."""
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def write_roman(number: int) -> str:
    """Return a number from 1 to 399 in Roman numerals."""
    if not 0 < number < 400:
        raise ValueError(f"{number} is not written in Roman numerals here: only 1 to 399 are")
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def parse_roman(text: str) -> int | None:
    """Return the number of a text of Roman numerals in capitals, None where it is none."""
    if not re.fullmatch(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
