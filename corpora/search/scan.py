"""A search that compares with every segment."""

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ..text.normalise import normal_form
from ..text.units import compares_characters, words
from .index import Entry, Hit
from .phrase import Phrase, folded

SLACK = 1e-6
"""With the threshold itself as its cutoff rapidfuzz passes by a similarity that is equal to it: 0.6 of 2 edits in 5."""


class ScanIndex:
    """Answers by comparing with every segment of one language: exact, and slow beyond some 10,000 segments."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self._by_characters = compares_characters(language)
        self._vocabulary: dict[str, str] = {}
        ordered = sorted(entries, key=lambda entry: entry.key)
        self._keys = [entry.key for entry in ordered]
        self._forms = [self._encode(entry.form) for entry in ordered]
        self._texts = [entry.text for entry in ordered]

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the segments at least `threshold` like `form`, at most `limit`, best first, of equals the lower
        key first."""
        found = process.extract(
            self._encode(form),
            self._forms,
            scorer=Levenshtein.normalized_similarity,
            processor=None,
            score_cutoff=threshold - SLACK,
            limit=None,
        )
        alike = ((-similarity, self._keys[place]) for _, similarity, place in found if similarity >= threshold)
        best = sorted(alike)[:limit]
        return [Hit(key, -negated) for negated, key in best]

    def containing(self, phrase: Phrase) -> list[int]:
        """Return the keys of the segments that hold a phrase, ascending."""
        literal = phrase.literal
        if literal and self._by_characters:
            return [key for key, text in zip(self._keys, self._folded, strict=True) if literal in text]
        return [key for key, text in zip(self._keys, self._texts, strict=True) if phrase.is_in(self._units(text))]

    @cached_property
    def _folded(self) -> list[str]:
        """The texts of the segments as a phrase of characters is looked for in them."""
        return ["".join(self._units(text)) for text in self._texts]

    def _units(self, text: str) -> list[str]:
        normal = normal_form(text)
        units = normal if self._by_characters else words(normal)
        return [folded(unit, self._by_characters) for unit in units]

    def _encode(self, form: str) -> str:
        """Return the form as a string of one character a unit of comparison, so that one scorer serves characters
        and words."""
        if self._by_characters:
            return form
        return "".join(self._vocabulary.setdefault(word, chr(len(self._vocabulary) + 1)) for word in words(form))
