"""A concept as an entry in a dialect: what stands where, and what becomes a note for want of a place."""

import re
from collections.abc import Sequence

from corpora.text.languages import language_code

from ...concept import Concept, Kept, Term
from . import ids
from .categories import PARTS_OF_SPEECH, PROPER_NOUN, STATUS_WORDS, TYPE_WORDS, simple
from .dialects import Dialect
from .keeping import put_back
from .markup import XML_LANG
from .nodes import Node, Parts, fit
from .reading import PROPOSED

_WELL_FORMED = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


class Entries:
    """Makes the entries of one file: ids are unique in it, and what cross references point to is noted in `referred`."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.names = ids.Names()
        self.referred: set[str] = set()

    def entry(self, concept: Concept) -> Node | None:
        """Return a concept as an entry, None where it has no term that XML can hold."""
        sections: dict[str, list[Term]] = {}
        for term in concept.terms:
            if fit(term.text):
                sections.setdefault(self._tag(term.tag or term.language), []).append(term)
        if not sections:
            return None
        made = Node(self.dialect.qualified(self.dialect.names.concept))
        parts = Parts(self.dialect, "concept")
        self._identify(concept, made, parts)
        parts.say("subjectField", concept.subject or "")
        home = self._tag(_kept(concept.kept, "definition language", [""])[-1])
        if home not in sections:
            self._explain(parts, "definition", concept.definition, concept.sources, concept.kept)
        self._add_sources(parts, concept.definition, "definition", concept.sources, concept.kept)
        parts.note(concept.note or "")
        self._put_back(parts, concept.kept, "concept")
        for tag in set(map(self._tag, _languages(concept.kept))) - set(sections):
            del tag
        return made

    def _identify(self, concept: Concept, made: Node, parts: Parts) -> None:
        raise NotImplementedError
