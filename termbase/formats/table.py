"""Terms as a table, a row a term; a glossary of a row a concept is read too (glossary.py)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from corpora.files.columns import language_columns, language_named
from corpora.files.skips import Skips
from corpora.files.tables import rows, write_rows
from corpora.text.languages import language_code

from ..concept import STATUSES, TERM_TYPES, Concept, Kept, Status, Term
from .glossary import read_glossary
from .headings import CONCEPT_PREFIX, Headings
from .sources import join_sources, split_sources

COLUMNS = ("concept", "subject", "definition", "language", "term", "status", "type", "source", "note")
"""The columns that are always written, in this order."""
MORE_COLUMNS = ("usage", "part_of_speech", "context", "concept_note", "concept_source")
"""The columns that are written after them where a concept or term has something for them."""

_OTHER_WORDS: dict[str, Status] = {
    "preferredterm": "preferred",
    "首选": "preferred",
    "admittedterm": "admitted",
    "允许": "admitted",
    "deprecatedterm": "deprecated",
    "forbidden": "deprecated",
    "禁用": "deprecated",
    "supersededterm": "superseded",
    "obsolete": "superseded",
    "旧称": "superseded",
}
_STATUSES: dict[str, Status] = {status: status for status in STATUSES} | _OTHER_WORDS
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{1,8})*", re.IGNORECASE)
_OF_CONCEPTS = ("subject", "definition", "concept_note", "concept_source")


def read(path: Path, skips: Skips) -> Iterator[Concept]:
    """Yield the concepts of a table in the order in which each first occurs; the rows of one may stand anywhere.

    Without the columns `term` and `language` it is read as a glossary. A row that cannot be taken is counted in
    `skips`. Columns that are not known are kept with the term or concept. Raises UnreadableFile, HostileFile.
    """
    table = rows(path)
    first = next(table, None)
    if first is None:
        return
    headings = Headings.of(first[1])
    if headings.has("term", "language"):
        yield from _read_terms(table, headings, skips)
    else:
        yield from read_glossary(path, chain([first], table), skips)


def write(path: Path, concepts: Iterable[Concept], delimiter: str = ",") -> int:
    """Write concepts, a row a term, and return how many they are. Raises OSError.

    The rows of a concept are told by its id, so each needs one. What was kept of other formats is not written.
    """
    found = list(concepts)
    cells = [_cells(concept, term) for concept in found for term in concept.terms]
    more = [name for name in MORE_COLUMNS if any(row.get(name) for row in cells)]
    kept = dict.fromkeys(name for row in cells for name in row if name not in COLUMNS and name not in MORE_COLUMNS)
    header = [*COLUMNS, *more, *kept]
    write_rows(path, header, ([row.get(name, "") for name in header] for row in cells), delimiter)
    return len(found)


def looks_like_terms(header: Sequence[str]) -> bool:
    """Tell whether a header is surely one of terms: term and language, or two languages with what only terms have."""
    headings = Headings.of(header)
    telling = ("subject", "definition", "status", "type", "part_of_speech", "usage")
    return headings.has("term", "language") or (
        bool(language_columns(header)) and any(headings.has(name) for name in telling)
    )


def _cells(concept: Concept, term: Term) -> dict[str, str]:
    """Return the row of a term by heading."""
    row = {
        "concept": concept.id,
        "subject": concept.subject or "",
        "definition": concept.definition or "",
        "language": term.tag or term.language,
        "term": term.text,
        "status": term.status,
        "type": term.type or "",
        "source": join_sources(term.sources),
        "note": term.note or "",
        "usage": term.usage or "",
        "part_of_speech": term.part_of_speech or "",
        "context": term.context or "",
        "concept_note": concept.note or "",
        "concept_source": join_sources(concept.sources),
    }
    row |= {CONCEPT_PREFIX + kept.place: kept.content for kept in concept.kept if kept.format == "table"}
    return row | {kept.place: kept.content for kept in term.kept if kept.format == "table"}


@dataclass(slots=True)
class _Entry:
    """A concept while its rows are gathered."""

    id: str
    terms: list[Term] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, text: str, place: str, skips: Skips) -> None:
        """Set what the concept has one of; another text for it in a later row is counted in `skips`."""
        if text and self.fields.setdefault(name, text) != text:
            skips.add(f"another {name.removeprefix(CONCEPT_PREFIX)} for the same concept", place)

    def concept(self) -> Concept:
        return Concept(
            id=self.id,
            terms=tuple(self.terms),
            subject=self.fields.get("subject"),
            definition=self.fields.get("definition"),
            note=self.fields.get("concept_note"),
            sources=split_sources(self.fields.get("concept_source", "")),
            kept=tuple(Kept("table", name, text) for name, text in self.fields.items() if name not in _OF_CONCEPTS),
        )


def _read_terms(table: Iterator[tuple[int, list[str]]], headings: Headings, skips: Skips) -> Iterator[Concept]:
    entries: dict[str | int, _Entry] = {}
    for number, cells in table:
        place = f"line {number}"
        row = headings.row(cells, place, skips)
        if row is None:
            continue
        id_ = row.get("concept", "").strip()
        entry = entries.get(id_ or number) or _Entry(id_)
        kept = headings.kept(cells)
        mine = tuple(each for each in kept if not each.place.startswith(CONCEPT_PREFIX))
        term = _term(row, mine, entry, place, skips)
        if term is None:
            continue
        entries[id_ or number] = entry
        entry.terms.append(term)
        for name in _OF_CONCEPTS:
            entry.set(name, row.get(name, ""), place, skips)
        for each in kept:
            if each not in mine:
                entry.set(each.place.removeprefix(CONCEPT_PREFIX), each.content, place, skips)
    yield from (entry.concept() for entry in entries.values())


def _term(row: dict[str, str], kept: tuple[Kept, ...], entry: _Entry, place: str, skips: Skips) -> Term | None:
    """Return the term of a row; None, counted, where it cannot be taken."""
    text, named = row.get("term", "").strip(), row.get("language", "").strip()
    tag = language_named(named) or (named if _TAG.fullmatch(named) else "")
    if not text or not tag:
        skips.add("no term" if not text else f"language {named!r} is not known", place)
        return None
    earlier = [term.text for term in entry.terms if term.language == language_code(tag)]
    default: Status = "admitted" if earlier or "status" in row else "preferred"
    word = row.get("status", "").strip()
    status = _STATUSES.get(word.casefold()) if word else default
    if status is None or text in earlier:
        reason = "a term that its concept has already"
        skips.add(reason if text in earlier else f"status {word!r} is none of {', '.join(STATUSES)}", place)
        return None
    kind = row.get("type", "").strip()
    type_ = next((known for known in TERM_TYPES if known == kind.casefold()), None)
    if kind and type_ is None:
        skips.add(f"type {kind!r} is none of {', '.join(TERM_TYPES)} (the term was taken without it)", place)
    return Term(
        text,
        language_code(tag),
        tag,
        status,
        type_,
        split_sources(row.get("source", "")),
        row.get("note") or None,
        row.get("part_of_speech", "").strip() or None,
        row.get("usage", "").strip() or None,
        row.get("context") or None,
        kept,
    )
