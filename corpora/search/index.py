"""The question that a search answers: which stored segments are like a text, and which hold a phrase."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from .phrase import Phrase


class Entry(NamedTuple):
    """A segment to be searched: its key, its match form (tm.form) and its text for concordance."""

    key: int
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment found: `similarity` is 1 - d / max(|a|, |b|) over the match forms, d the Levenshtein distance."""

    key: int
    similarity: float


class SegmentIndex(Protocol):
    """Answers exactly: nothing that belongs to an answer is missing from it."""

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the segments at least `threshold` like `form`, at most `limit`, best first, of equals the lower
        key first."""
        ...

    def containing(self, phrase: Phrase) -> list[int]:
        """Return the keys of the segments that hold a phrase, ascending."""
        ...
