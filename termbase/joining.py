"""What becomes of the concepts of an import: new, known already, or more terms for one that is stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from corpora.library import Library

from .concept import Concept

OWN = "L-"
"""What an id begins with that was given here."""


class Stored(Protocol):
    """The concepts that are there already."""

    @property
    def library(self) -> Library: ...

    def by_ids(self, ids: Iterable[str]) -> Iterator[Concept]:
        """Yield the concepts with these ids."""
        ...

    def edit(self, concept: Concept) -> Concept:
        """Replace the stored concept that has this id."""
        ...

    def last_number(self, prefix: str) -> int:
        """Return the highest number after a prefix in an id that a concept has or had, 0 where there is none."""
        ...


class Joining:
    """Settles the concepts of one import one after another; `fresh` are those that wait to be written."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._connection = stored.library.connection
        self.fresh: dict[str, Concept] = {}
        self._fresh_by_term: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._last = stored.last_number(OWN)

    def settle(self, concept: Concept) -> bool:
        """Take a concept in and tell whether it brought anything.

        One whose id is taken joins the stored one where they share a term, else it gets an id of its own. One without
        an id whose terms one concept has is known.
        """
        if not concept.id:
            return not self._is_known(concept) and self._take(replace(concept, id=self._new_id()))
        stored = self.fresh.get(concept.id) or next(self._stored.by_ids([concept.id]), None)
        if stored is None:
            return self._take(concept)
        mine = {(term.language, term.text) for term in stored.terms}
        lacking = tuple(term for term in concept.terms if (term.language, term.text) not in mine)
        if not lacking:
            return False
        if len(lacking) == len(concept.terms):
            return not self._is_known(concept) and self._take(replace(concept, id=self._free_id(concept.id)))
        grown = replace(stored, terms=stored.terms + lacking)
        if concept.id in self.fresh:
            return self._take(grown)
        self._stored.edit(grown)
        return True

    def done(self) -> list[Concept]:
        """Return the concepts that wait to be written, and forget them."""
        written = list(self.fresh.values())
        self.fresh.clear()
        self._fresh_by_term.clear()
        return written

    def _take(self, concept: Concept) -> bool:
        self.fresh[concept.id] = concept
        for term in concept.terms:
            self._fresh_by_term[term.language, term.text].append(concept.id)
        number = concept.id.removeprefix(OWN)
        if concept.id.startswith(OWN) and number.isascii() and number.isdigit():
            self._last = max(self._last, int(number))
        return True

    def _is_known(self, concept: Concept) -> bool:
        """Tell whether one concept has all terms of this one already."""
        terms = {(term.language, term.text) for term in concept.terms}
        first = concept.terms[0]
        rows = self._connection.execute(
            "SELECT concept.id FROM term JOIN concept ON concept.key = term.concept WHERE text = ? AND language = ?",
            (first.text, first.language),
        ).fetchall()
        others = [self.fresh[id] for id in self._fresh_by_term[first.language, first.text]]
        others += self._stored.by_ids([row[0] for row in rows]) if rows else []
        return any(terms <= {(term.language, term.text) for term in other.terms} for other in others)

    def _new_id(self) -> str:
        self._last += 1
        return f"{OWN}{self._last:05}"

    def _free_id(self, id: str) -> str:
        # The full stop comes after the hyphen: these are the ids that begin with this one and a hyphen.
        rows = self._connection.execute("SELECT id FROM concept WHERE id > ?1 || '-' AND id < ?1 || '.'", (id,))
        taken = {row[0] for row in rows} | self.fresh.keys()
        number = 2
        while f"{id}-{number}" in taken:
            number += 1
        return f"{id}-{number}"
