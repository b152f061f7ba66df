"""A short form that a text defines, and the brackets where it may."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

AliasKind = Literal["short", "acronym", "foreign"]

_OPENING = re.compile("[（(［[]")
_NEXT = re.compile("[）)］\\]（(［[]")
_LONGEST = 120
BLEND = re.compile("[A-Z][a-z]{4,}")
"""One capitalised word that may be made of pieces of a name: Europol, Frontex."""
PROJECT = re.compile("[A-Z]{3,4}[A-Z]?[0-9]{2,3}")
"""The number of a project: GLOZ99."""
OPEN_QUOTES, CLOSE_QUOTES = '“‘「『《"', '”’」』》"'


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in a text: where it opens and where it closes (before the closing mark), and what it holds."""

    start: int
    end: int
    content: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A short form and what it stands for, without quotation marks and title marks around them.

    `start` and `end` are the offsets of the full form in its text, `short_start` and `short_end` those of the short
    form. A `foreign` one is the name in another language.
    """

    full: str
    short: str
    kind: AliasKind
    start: int
    end: int
    short_start: int
    short_end: int


def brackets(text: str) -> Iterator[Bracket]:
    """Yield the innermost brackets of a text, those of one kind of mark that are not too long to define a name."""
    for found in _OPENING.finditer(text):
        closing = _NEXT.search(text, found.end())
        if closing is None or closing[0] in "（(［[" or closing.start() - found.end() > _LONGEST:
            continue
        if _is_closed_by(found[0], closing[0]):
            yield Bracket(found.start(), closing.start(), text[found.end() : closing.start()].strip())


def _is_closed_by(opening: str, closing: str) -> bool:
    # A typist mixes widths; a round bracket never closes a square one.
    return (opening in "（(") == (closing in "）)")


def bare(text: str) -> str:
    """Return a name without white space, quotation marks and title marks that stand around all of it."""
    text = text.strip()
    while len(text) > 2 and text[0] in OPEN_QUOTES and text[-1] == CLOSE_QUOTES[OPEN_QUOTES.index(text[0])]:
        if text[0] in text[1:-1] and text[0] != '"':
            break
        text = text[1:-1].strip()
    return text
