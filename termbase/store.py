"""The termbase's part of the library: concepts with their terms, and what changed when."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from corpora.files.skips import Skips
from corpora.imports import Import, begin_import, end_import, now
from corpora.library import Library, Schema, checksum

from .concept import Concept, Kept, Status, Term
from .errors import InvalidConcept, UnknownConcept
from .joining import OWN, Joining
from .rows import ConceptWriter, checked, content, kept_of, term_of

TERMBASE_SCHEMA = Schema("termbase", 2, "termbase.migrations:migrations")
BATCH = 500
Action = Literal["added", "edited", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a concept: when, what was done, and the concept before and after it."""

    at: str
    action: Action
    before: Concept | None
    after: Concept | None


class Name(NamedTuple):
    """A term as far as it is needed to find it in a text."""

    text: str
    language: str
    status: Status


class Termbase:
    """The concepts of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def add(self, concept: Concept) -> Concept:
        """Store a concept made by hand and return it with its id; raises InvalidConcept."""
        with self.library.writing() as database:
            stored = replace(concept, id=f"{OWN}{self.last_number(OWN) + 1:05}")
            ConceptWriter(self.library, database, None).write([checked(stored)])
            self._log("added", None, stored)
        return stored

    def edit(self, concept: Concept) -> Concept:
        """Replace the stored concept that has this id; raises UnknownConcept, InvalidConcept."""
        with self.library.writing() as database:
            before = self.get(concept.id)
            self._replace(database, checked(concept), edited=True)
            self._log("edited", before, concept)
        return concept

    def remove(self, id: str) -> Concept:
        """Remove a concept and return it as it was; its history stays. Raises UnknownConcept."""
        with self.library.writing():
            before = self.get(id)
            self._delete(id)
            self._log("removed", before, None)
        return before

    def get(self, id: str) -> Concept:
        """Return a concept by its id; raises UnknownConcept."""
        for concept in self._select("WHERE concept.id = ?", (id,)):
            return concept
        raise UnknownConcept(f"no concept {id}; `yiku lookup TERM` shows the ids of what it finds")

    def concepts(self, subject: str | None = None) -> Iterator[Concept]:
        """Yield all concepts, or those of a subject, in the order of their ids."""
        if subject is None:
            yield from self._select("", ())
        else:
            yield from self._select("WHERE concept.subject = ? COLLATE NOCASE", (subject,))

    def names(self, ids: Sequence[str] | None = None) -> Iterator[tuple[str, list[Name]]]:
        """Yield what all concepts, or those with these ids, are called, by id, in the order of their ids."""
        chosen = "WHERE concept.id IN (SELECT value FROM json_each(?))" if ids is not None else ""
        rows = self.library.connection.execute(
            f"""SELECT concept.id, term.text, term.language, term.status
            FROM concept JOIN term ON term.concept = concept.key {chosen} ORDER BY concept.id, term.key""",
            () if ids is None else (json.dumps(ids),),
        )
        for id, terms in groupby(rows, key=itemgetter(0)):
            yield id, [Name(*term[1:]) for term in terms]

    def by_ids(self, ids: Iterable[str]) -> Iterator[Concept]:
        """Yield the concepts with these ids, in the order of their ids."""
        wanted = set(ids)
        yield from self._select("WHERE concept.id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(wanted)),))

    def subjects(self) -> list[str]:
        """Return the subjects that concepts have."""
        rows = self.library.connection.execute(
            "SELECT DISTINCT subject FROM concept WHERE subject IS NOT NULL ORDER BY 1"
        )
        return [row[0] for row in rows]

    def counts(self) -> tuple[int, int]:
        """Count the concepts and the terms."""
        row = self.library.connection.execute(
            "SELECT (SELECT count(*) FROM concept), (SELECT count(*) FROM term)"
        ).fetchone()
        return int(row[0]), int(row[1])

    def languages(self) -> set[str]:
        """Return the codes of the languages that terms have."""
        return {row[0] for row in self.library.connection.execute("SELECT DISTINCT language FROM term")}

    def history(self, id: str) -> list[Change]:
        """Return what was done to a concept by hand, oldest first; also of one that was removed."""
        rows = self.library.connection.execute(
            "SELECT at, action, before, after FROM change WHERE concept = ? ORDER BY key", (id,)
        )
        return [Change(at, action, _from_json(before), _from_json(after)) for at, action, before, after in rows]

    def add_all(
        self, concepts: Iterable[Concept], path: str, format: str, skips: Skips, content: Path | None = None
    ) -> Import:
        """Store concepts as one import, in one transaction; what is there already joins or is passed by (see Joining).

        What cannot be stored is counted in `skips`.
        """
        with self.library.writing() as database:
            id = begin_import(self.library, path, [content] if content else [], format, "terms")
            writer, joining = ConceptWriter(self.library, database, id), Joining(self)
            added = known = 0
            for concept in concepts:
                try:
                    brought = joining.settle(checked(concept))
                except InvalidConcept as error:
                    skips.add(str(error), concept.id or (concept.terms[0].text if concept.terms else "a concept"))
                    continue
                added, known = added + brought, known + (not brought)
                if len(joining.fresh) == BATCH:
                    writer.write(joining.done())
            writer.write(joining.done())
            return end_import(self.library, id, added, known, skips)

    def replace_shipped(self, concepts: Iterable[Concept]) -> int:
        """Add or mend concepts that ship, leaving those that a person edited or removed; return how many changed."""
        changed = 0
        with self.library.writing() as database:
            connection = self.library.connection
            rows = dict(connection.execute("SELECT id, checksum FROM concept").fetchall())
            touched = {row[0] for row in connection.execute("SELECT DISTINCT concept FROM change")}
            fresh = []
            for concept in concepts:
                if concept.id in touched or rows.get(concept.id) == checksum(content(concept)):
                    continue
                changed += 1
                if concept.id in rows:
                    self._replace(database, checked(concept), edited=False)
                else:
                    fresh.append(checked(concept))
            ConceptWriter(self.library, database, None).write(fresh)
        return changed

    def damaged(self) -> list[str]:
        """Return the ids of the concepts whose content is not what was stored."""
        rows = self.library.connection.execute("SELECT key, id, checksum FROM concept").fetchall()
        return sorted(str(id) for key, id, stored in rows if self._sum(key) != stored)

    def _sum(self, key: int) -> str | None:
        """Return the checksum of a concept as it is now, None where its rows are none of a concept."""
        try:
            return checksum(content(next(self._select("WHERE concept.key = ?", (key,)))))
        except (ValueError, TypeError):
            return None

    def last_number(self, prefix: str) -> int:
        """Return the highest number after a prefix in an id that a concept has or had, 0 where there is none."""
        row = self.library.connection.execute(
            """SELECT max(number) FROM (
                SELECT CAST(substr(id, length(?1) + 1) AS INTEGER) AS number FROM concept WHERE id GLOB ?1 || '[0-9]*'
                UNION ALL
                SELECT CAST(substr(concept, length(?1) + 1) AS INTEGER) FROM change
                WHERE concept GLOB ?1 || '[0-9]*')""",
            (prefix,),
        ).fetchone()
        return int(row[0] or 0)

    def _replace(self, database: Any, concept: Concept, *, edited: bool) -> None:
        row = self.library.connection.execute(
            "SELECT key, import, edited FROM concept WHERE id = ?", (concept.id,)
        ).fetchone()
        self._delete(concept.id)
        ConceptWriter(self.library, database, row[1], edited=edited or bool(row[2]), first_key=row[0]).write([concept])

    def _delete(self, id: str) -> None:
        connection = self.library.connection
        key = connection.execute("SELECT key FROM concept WHERE id = ?", (id,)).fetchone()[0]
        connection.execute("DELETE FROM lookup_key WHERE term IN (SELECT key FROM term WHERE concept = ?)", (key,))
        connection.execute("DELETE FROM term WHERE concept = ?", (key,))
        connection.execute("DELETE FROM concept WHERE key = ?", (key,))

    def _log(self, action: Action, before: Concept | None, after: Concept | None) -> None:
        concept = after or before
        assert concept is not None
        self.library.connection.execute(
            "INSERT INTO change (concept, at, action, before, after) VALUES (?, ?, ?, ?, ?)",
            (concept.id, now(), action, _to_json(before), _to_json(after)),
        )

    def _select(self, clause: str, parameters: tuple[Any, ...]) -> Iterator[Concept]:
        connection = self.library.connection
        rows = connection.execute(
            f"SELECT key, id, subject, definition, note, sources, kept FROM concept {clause} ORDER BY id", parameters
        )
        while batch := rows.fetchmany(BATCH):
            terms: dict[int, list[Term]] = {row[0]: [] for row in batch}
            marks = ",".join("?" * len(terms))
            for key, *term in connection.execute(
                f"""SELECT concept, text, language, tag, status, type, sources, note, part_of_speech, usage,
                    context, kept
                FROM term WHERE concept IN ({marks}) ORDER BY key""",
                list(terms),
            ):
                terms[key].append(term_of(term))
            for key, id, subject, definition, note, sources, kept in batch:
                yield Concept(
                    id, tuple(terms[key]), subject, definition, note, tuple(json.loads(sources)), kept_of(kept)
                )


def _to_json(concept: Concept | None) -> str | None:
    return None if concept is None else json.dumps(content(concept), ensure_ascii=False)


def _from_json(text: str | None) -> Concept | None:
    if text is None:
        return None
    record = json.loads(text)
    terms = tuple(_term_from(term) for term in record.pop("terms"))
    kept = tuple(Kept(**one) for one in record.pop("kept"))
    return Concept(terms=terms, kept=kept, sources=tuple(record.pop("sources")), **record)


def _term_from(record: dict[str, Any]) -> Term:
    kept = tuple(Kept(**one) for one in record.pop("kept"))
    return Term(sources=tuple(record.pop("sources")), kept=kept, **record)
