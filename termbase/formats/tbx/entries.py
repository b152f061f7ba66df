"""A concept as an entry in a dialect: what stands where, and what becomes a note for want of a place."""

import re
from collections.abc import Iterable, Iterator

from ...concept import Concept, Kept, Term
from . import ids
from .categories import PARTS_OF_SPEECH, PROPER_NOUN, STATUS_WORDS, TYPE_WORDS, simple
from .dialects import Dialect
from .keeping import put_back
from .nodes import LANGUAGE, Node, Parts, fit
from .reading import PROPOSED

_WELL_FORMED = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_LANGUAGE = "language "


class Entries:
    """Makes the entries of one file: ids are unique in it, and `referred` holds what cross references point to."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.names = ids.Names()
        self.referred: set[str] = set()

    def entry(self, concept: Concept) -> Node | None:
        """Return a concept as an entry, its languages in the order of their tags; None where no term can be written."""
        terms: dict[str, list[Term]] = {}
        for term in concept.terms:
            if fit(term.text):
                terms.setdefault(self._tag(term.tag or term.language), []).append(term)
        if not terms:
            return None
        made = Node(self.dialect.qualified(self.dialect.names.concept))
        parts = Parts(self.dialect, "concept")
        self._identify(concept, made, parts)
        parts.say("subjectField", concept.subject or "")
        home = self._home(concept, terms)
        if home is None:
            _explain(parts, "definition", concept.definition, concept.sources, concept.kept)
        for source in _sources(concept.sources, "definition", concept.definition, concept.kept):
            parts.say("source", source)
        parts.note(concept.note or "")
        self._put_back(concept.kept, parts, self._nowhere_else(concept.kept, terms))
        made.children = [*parts, *(self._section(concept, tag, terms[tag], tag == home) for tag in sorted(terms))]
        return made

    def _identify(self, concept: Concept, made: Node, parts: Parts) -> None:
        """Give an entry its id, with a note of the concept's where that differs or a note could be taken for it."""
        if not concept.id and self.dialect.version == 2:
            return
        made.attributes["id"] = name = self.names.claim(concept.id)
        if name != concept.id or ids.from_note(fit(concept.note or ""), name) is not None:
            parts.note(ids.as_note(concept.id))

    def _home(self, concept: Concept, terms: Iterable[str]) -> str | None:
        """Return the tag of the language section that the definition stood in, None where it is the whole entry's."""
        for kept in _kept(concept.kept, "definition language"):
            tag = self._tag(kept)
            if tag in terms and self.dialect.has("definition", "language", ""):
                return tag
        return None

    def _nowhere_else(self, kept: Iterable[Kept], terms: Iterable[str]) -> list[str]:
        """Return the places whose kept texts the entry itself takes: its own, and those of languages without a term."""
        homeless = [one.place for one in kept if one.place.startswith(_LANGUAGE)]
        return ["concept", *(place for place in homeless if self._tag(place[len(_LANGUAGE) :]) not in terms)]

    def _section(self, concept: Concept, tag: str, terms: list[Term], defined: bool) -> Node:
        parts = Parts(self.dialect, "language")
        if defined:
            _explain(parts, "definition", concept.definition, concept.sources, concept.kept)
        places = [one.place for one in concept.kept if one.place.startswith(_LANGUAGE)]
        self._put_back(concept.kept, parts, [place for place in places if self._tag(place[len(_LANGUAGE) :]) == tag])
        made = Node(self.dialect.qualified(self.dialect.names.language), attributes={LANGUAGE: tag})
        made.children = [*parts, *(self._term(term) for term in terms)]
        return made

    def _term(self, term: Term) -> Node:
        made = Node(self.dialect.qualified(self.dialect.names.term))
        for name in _kept(term.kept, "id"):
            if ids.is_name(name) and name not in self.names.used:
                made.attributes["id"] = self.names.claim(name)
        parts = Parts(self.dialect, "term")
        self._say_status(term, parts)
        if term.type:
            parts.say("termType", TYPE_WORDS[term.type], term.type)
        self._say_part_of_speech(term.part_of_speech or "", parts)
        parts.say("geographicalUsage", term.usage or "")
        _explain(parts, "context", term.context, term.sources, term.kept)
        for source in _sources(term.sources, "context", term.context, term.kept):
            parts.say("source", source)
        parts.note(term.note or "")
        self._put_back(term.kept, parts, ["term"])
        made.children = [Node(self.dialect.qualified("term"), fit(term.text)), *parts]
        return made

    def _say_status(self, term: Term, parts: Parts) -> None:
        word = STATUS_WORDS[term.status]
        if self.dialect.has("administrativeStatus", "term", word):
            parts.say("administrativeStatus", word)
        elif term.status not in {"admitted", "proposed"}:
            parts.note(f"status: {term.status}")
        if term.status == "proposed":
            parts.note(PROPOSED)

    def _say_part_of_speech(self, word: str, parts: Parts) -> None:
        """Say a part of speech; one that the standard does not list is "other", with a note that names it."""
        plain = simple(word)
        if plain == simple(PROPER_NOUN):
            plain = "properNoun" if self.dialect.version == 2 else "noun"
        elif plain not in PARTS_OF_SPEECH and fit(word) and self.dialect.has("partOfSpeech", "term", "other"):
            parts.note(f"part of speech: {word}")
            plain = "other"
        parts.say("partOfSpeech", plain, word)

    def _put_back(self, kept: Iterable[Kept], parts: Parts, places: Iterable[str]) -> None:
        wanted = set(places)
        for one in kept:
            if one.format == "tbx" and one.place in wanted:
                put_back(one.content, parts, self.referred.add)

    def _tag(self, tag: str) -> str:
        """Return a language tag as it came; TBX 3 takes none but well-formed ones."""
        tag = fit(tag) or "und"
        if self.dialect.version == 2:
            return tag
        tag = tag.replace("_", "-")
        return tag if _WELL_FORMED.fullmatch(tag) else "und"


def _kept(kept: Iterable[Kept], place: str) -> Iterator[str]:
    return (one.content for one in kept if one.format == "tbx" and one.place == place)


def _explain(parts: Parts, category: str, text: str | None, sources: tuple[str, ...], kept: tuple[Kept, ...]) -> None:
    """Add a definition or context with those of the sources that it was read with."""
    if text:
        parts.explain(category, text, [source for source in _kept(kept, f"{category} source") if source in sources])


def _sources(sources: tuple[str, ...], category: str, text: str | None, kept: tuple[Kept, ...]) -> list[str]:
    """Return the sources that do not stand with the definition or context."""
    with_text = set(_kept(kept, f"{category} source")) if text else set()
    return [source for source in sources if source not in with_text]
