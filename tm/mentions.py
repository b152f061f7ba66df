"""How often a number is mentioned in a text: in its values, within others, and in words that are read as none.

A value of a translation is the witness of one in the source only where both texts mention the number equally often and
in values of the same kinds: where one has a mention more, the equal value may be the translation of something else.
"""

import re
from collections import Counter
from collections.abc import Sequence

from corpora.text.script import has_han
from corpora.values import Kind, Value, render
from corpora.values.references import LATIN, place_inserted

_SEVERAL = 4
_LATIN = re.compile(f"(?<=[0-9)])(?:{'|'.join(LATIN)})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIGURES = re.compile(r"(?<![\d.,])\d+(?![\d,]|\.\d)")
_HAN = re.compile("[零〇一二三四五六七八九十百千万萬亿億两兩]+")
_WORDS = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
_OTHER_WORDS = {
    "2": {
        "both",
        "twice",
        "double",
        "doubled",
        "doubling",
        "couple",
        "pair",
        "bilateral",
        "half",
        "second",
        "secondary",
    },
    "3": {"triple", "tripled", "tripling", "threefold", "tripartite", "trilateral", "third", "thirds"},
    "4": {"quarter", "quarters"},
    "12": {"dozen"},
}
"""English words in which a number is said."""
_OTHER_HAN = {"2": {"二", "两", "兩"}}


class Mentions:
    """The numbers of a text, given the values that were found in it."""

    def __init__(self, text: str, values: Sequence[Value]) -> None:
        self._values = values
        self._sizes = Counter(map(_size, values))
        self._rest = "".join(_without(text, values))
        self._chinese = has_han(text)

    def shares_with(self, other: "Mentions") -> bool:
        """Tell whether two texts have enough values in common for one to be the other's translation: where there are
        several, half of them. In a unit that was aligned amiss an equal value is there by chance."""
        return self._sizes.total() < _SEVERAL or 2 * (self._sizes & other._sizes).total() >= self._sizes.total()

    def count(self, old: Value) -> Counter[str]:
        """Count the mentions of a value's number, hedged or not: by kind, within others, and outside of values."""
        size = _size(old)
        counts = Counter(value.kind.value for value in self._values if _size(value) == size)
        for number in set(_NUMBER.findall(_parts(old))):
            if number.isdecimal() and number != "1":
                counts[f"{number} within"] = sum(_NUMBER.findall(_parts(one)).count(number) for one in self._values)
                counts[f"{number} outside"] = self._outside(number)
        return +counts

    def _outside(self, number: str) -> int:
        """Count the mentions of a number that are no values."""
        found = _FIGURES.findall(self._rest).count(number)
        return found + (self._outside_in_han(number) if self._chinese else self._outside_in_words(number))

    def _outside_in_han(self, number: str) -> int:
        forms = {render(Kind.NUMBER, number, "zh", "三"), *_OTHER_HAN.get(number, ())}
        return sum(numeral in forms for numeral in _HAN.findall(self._rest))

    def _outside_in_words(self, number: str) -> int:
        forms = {render(Kind.NUMBER, number, "en", "three"), render(Kind.ORDINAL, number, "en", "third")}
        forms |= _OTHER_WORDS.get(number, set())
        return sum(word.lower() in forms for word in _WORDS.findall(self._rest))


def _size(value: Value) -> str:
    """Return a value without its hedge."""
    return value.canonical.lstrip("~<>=")


def _parts(value: Value) -> str:
    """Return a value's numbers as far as a text may mention them elsewhere: of a date only a year."""
    if value.kind is not Kind.DATE:
        return _LATIN.sub(lambda one: f" {place_inserted(one[0])}", value.canonical)
    return " ".join(re.findall(r"\d{4}", value.canonical))


def _without(text: str, values: Sequence[Value]) -> list[str]:
    """Return what of a text lies between its values, a space in the place of each."""
    pieces, done = [], 0
    for value in sorted(values, key=lambda one: one.start):
        pieces += [text[done : value.start], " "]
        done = max(done, value.end)
    return [*pieces, text[done:]]
