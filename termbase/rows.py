"""Concepts as the rows of the library's tables, and back."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from corpora.library import Library, checksum

from .concept import STATUSES, TERM_TYPES, Concept, Kept, Term
from .errors import InvalidConcept
from .keys import keys_of
from .spellings import LAST, last_term

_CONCEPT_FIELDS = tuple(field.name for field in fields(Concept))
_TERM_FIELDS = tuple(field.name for field in fields(Term))
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class ConceptWriter:
    """Writes concepts inside the running transaction."""

    def __init__(
        self,
        library: Library,
        database: Any,
        import_id: int | None,
        *,
        edited: bool = False,
        first_key: int | None = None,
    ) -> None:
        self._library = library
        self._connection = library.connection
        self._database = database
        self._import = import_id
        self._edited = edited
        self._first_key = first_key

    def write(self, concepts: Sequence[Concept]) -> None:
        """Store concepts whose ids are free."""
        key = self._first_key or self._next_concept()
        term_key = 1 + last_term(self._library)
        rows, terms, keys = [], [], []
        for concept_key, concept in enumerate(concepts, key):
            rows.append(_concept_row(concept, concept_key) | {"import": self._import, "edited": int(self._edited)})
            for term in concept.terms:
                terms.append(_term_row(term, term_key, concept_key))
                found = dict.fromkeys(keys_of(term.text))
                keys += [{"key": each.text, "kind": each.kind, "term": term_key} for each in found]
                term_key += 1
        self._database.table("concept").insert_all(rows)
        self._database.table("term").insert_all(terms)
        self._database.table("lookup_key").insert_all(keys)
        self._library.set(LAST, str(term_key - 1))

    def _next_concept(self) -> int:
        return 1 + int(self._connection.execute("SELECT coalesce(max(key), 0) FROM concept").fetchone()[0])


def checked(concept: Concept) -> Concept:
    """Return the concept if it can be stored; raises InvalidConcept, which says what is wrong."""
    if not concept.terms:
        raise InvalidConcept("no term")
    seen = set()
    for term in concept.terms:
        if not term.text.strip():
            raise InvalidConcept("an empty term")
        if term.status not in STATUSES:
            raise InvalidConcept(f"unknown status {term.status!r}; one of {', '.join(STATUSES)}")
        if term.type is not None and term.type not in TERM_TYPES:
            raise InvalidConcept(f"unknown type {term.type!r}; one of {', '.join(TERM_TYPES)}")
        if (term.language, term.text) in seen:
            raise InvalidConcept(f"the term {term.text!r} twice")
        seen.add((term.language, term.text))
    if any(map(_UNSTORABLE.search, _texts(concept))):
        raise InvalidConcept("characters that no text holds")
    return concept


def _texts(concept: Concept) -> Iterator[str]:
    """Yield all that a person or file said of a concept."""
    yield from (concept.id, concept.subject or "", concept.definition or "", concept.note or "", *concept.sources)
    for term in concept.terms:
        yield from (term.text, term.tag, term.note or "", *term.sources)
        yield from (term.part_of_speech or "", term.usage or "", term.context or "")


def content(concept: Concept) -> dict[str, Any]:
    """Return a concept as what JSON can hold: what the checksum covers and what the history keeps."""
    record = {name: getattr(concept, name) for name in _CONCEPT_FIELDS}
    return record | {"terms": tuple(map(_term_record, concept.terms)), "kept": tuple(map(asdict, concept.kept))}


def _term_record(term: Term) -> dict[str, Any]:
    # dataclasses.asdict copies every string deeply: it takes ten times as long.
    return {name: getattr(term, name) for name in _TERM_FIELDS} | {"kept": tuple(map(asdict, term.kept))}


def _concept_row(concept: Concept, key: int) -> dict[str, Any]:
    return {
        "key": key,
        "id": concept.id,
        "subject": concept.subject,
        "definition": concept.definition,
        "note": concept.note,
        "sources": json.dumps(concept.sources, ensure_ascii=False),
        "kept": json.dumps([asdict(kept) for kept in concept.kept], ensure_ascii=False),
        "checksum": checksum(content(concept)),
    }


def _term_row(term: Term, key: int, concept_key: int) -> dict[str, Any]:
    record = _term_record(term)
    record["sources"] = json.dumps(term.sources, ensure_ascii=False)
    record["kept"] = json.dumps([asdict(kept) for kept in term.kept], ensure_ascii=False)
    return {"key": key, "concept": concept_key, **record}


def term_of(row: Sequence[Any]) -> Term:
    text, language, tag, status, type_, sources, note, part_of_speech, usage, context, kept = row
    return Term(
        text,
        language,
        tag,
        status,
        type_,
        tuple(json.loads(sources)),
        note,
        part_of_speech,
        usage,
        context,
        kept_of(kept),
    )


def kept_of(text: str) -> tuple[Kept, ...]:
    return tuple(Kept(**record) for record in json.loads(text))
