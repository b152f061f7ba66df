"""What the finders of both languages hand on: a value with the numerals that it was read from.

Named tuples, because a frozen dataclass takes three times as long to make, and an import makes millions.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from .value import Kind


class Numeral(NamedTuple):
    """A number as it stands in a text: offsets, `face` as plain decimal digits, and the `scale` that its words
    multiply it by.

    `words` tells a number written in words or Han numerals; `inner` is a hedge inside it (多 in 100多万).
    """

    start: int
    end: int
    face: str
    scale: int = 1
    words: bool = False
    inner: str = ""

    @property
    def value(self) -> Decimal:
        """Return the number."""
        return Decimal(self.face) * self.scale

    @property
    def text(self) -> str:
        """Return the canonical form: as written without a scale, else a plain decimal without needless zeros."""
        return self.face if self.scale == 1 else plain(self.value)


class Found(NamedTuple):
    """A value found in a text, with the numerals of a quantity at their places."""

    kind: Kind
    start: int
    end: int
    canonical: str
    numerals: tuple[Numeral, ...] = ()


Rule = Callable[[str, int, int], tuple[Found, ...]]
"""Reads the values that begin at an offset of a folded text.

They may reach back for a hedge, but not before the third argument.
"""


def plain(number: Decimal) -> str:
    """Return a number as digits, without an exponent and without zeros at the end of its decimals."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def covers(found: Found, text: str) -> bool:
    """Tell whether a value is all of the text."""
    return found.start == 0 and found.end == len(text)
