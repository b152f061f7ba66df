"""The match form of a text: what two segments are compared by."""

import hashlib
from dataclasses import dataclass

from corpora.text.normalise import normal_form
from corpora.values import find_values, mask, masked
from corpora.values.value import Value

VERSION = 3
"""To be raised when `match_form` gives another form for any text: what was indexed before is then made again."""
MASKED = "typed values masked; normalised by composition, width and white space beside Han"
"""What the match form takes away, for the signature of a report."""


@dataclass(frozen=True, slots=True)
class Form:
    """The match form of a text and the values that it masks, in order; `hash` is equal for equal forms."""

    text: str
    values: tuple[Value, ...]

    @property
    def hash(self) -> int:
        """Return 63 bits of a hash of the form, never 0, which stands for the edge of a document."""
        return form_hash(self.text)

    @property
    def canonical(self) -> tuple[str, ...]:
        """Return the canonical forms of the values, in order."""
        return tuple(value.canonical for value in self.values)


def match_form(text: str, language: str) -> Form:
    """Return the match form of a text: each typed value the private-use character of its kind, the rest normalised."""
    values = find_values(text, language)
    return Form(_normal(text, mask(text, values)), values)


def form_text(text: str, language: str) -> str:
    """Return the match form of a text without its values, which takes less time."""
    return _normal(text, masked(text, language))


def form_hash(form: str) -> int:
    """Return the hash of a match form."""
    digest = hashlib.blake2b(form.encode("utf-8"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1


def _normal(text: str, masked: str) -> str:
    # Of ASCII nothing can be composed or narrowed and nothing is Han, and of the masks neither.
    return " ".join(masked.split()) if text.isascii() else normal_form(masked)
