"""Values as single private-use characters, one for each kind."""

from collections.abc import Iterable

from .record import Found
from .value import Kind, Value

FIRST_MASK = 0xF0000
"""The mask of the first kind: plane 15, so that private-use characters of the Basic Multilingual Plane in a
text stay themselves.
"""

MASKS = {kind: chr(FIRST_MASK + place) for place, kind in enumerate(Kind)}
_CHARACTERS = frozenset(MASKS.values())


def mask(text: str, values: Iterable[Value | Found]) -> str:
    """Return the text with each of its values, in order and apart, replaced by the private-use character of its
    kind.
    """
    parts, done = [], 0
    for value in values:
        if not done <= value.start <= value.end <= len(text):
            raise ValueError(
                f"the value at {value.start}-{value.end} is out of order or outside the text of {len(text)} characters"
            )
        parts += [text[done : value.start], MASKS[value.kind]]
        done = value.end
    return "".join((*parts, text[done:]))


def is_mask(character: str) -> bool:
    """Tell whether a text is the one character that stands for a masked value."""
    return character in _CHARACTERS
