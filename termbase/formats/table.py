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

from ..concept import STATUSES, TERM_TYPES, Concept, Kept, Status, Term, TermType
from .glossary import read_glossary
from .headings import Headings

COLUMNS = ("concept", "subject", "definition", "language", "term", "status", "type", "source", "note")
"""The columns that are always written, in this order."""
MORE_COLUMNS = ("usage", "part_of_speech", "context", "concept_note", "concept_source")
"""The columns that are written after them where a concept has something for them."""

_ALIASES: dict[str, Status] = {
    "preferredterm": "preferred",
    "首选": "preferred",
    "admittedterm": "admitted",
    "allowed": "admitted",
    "允许": "admitted",
    "deprecatedterm": "deprecated",
    "forbidden": "deprecated",
    "禁用": "deprecated",
    "supersededterm": "superseded",
    "obsolete": "superseded",
    "旧称": "superseded",
}
# A bar that stands alone parts two sources; one that belongs to a source is written with a backslash more before it.
_BAR = re.compile(r"(?<!\S)(\\*)\|(?!\S)")
_SINGLE_BAR = re.compile(r"(?<!\S)\|(?!\S)")


def read(path: Path, skips: Skips) -> Iterator[Concept]:
    """Yield the concepts of a table in the order in which each first occurs; the rows of one may stand anywhere.

    Without the columns `term` and `language` it is read as a glossary. A row that cannot be taken is counted in `skips`.
    Columns that are not known are kept with term or concept. Raises UnreadableFile, HostileFile.
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

    What other formats kept (Kept of another format than "table") is not written.
    """
    found = list(concepts)
    more = [name for name in MORE_COLUMNS if any(_more(concept, term, name) for concept in found for term in concept.terms)]
    of_concepts = list(dict.fromkeys(kept.place for concept in found for kept in _of_table(concept.kept)))
    of_terms = list(dict.fromkeys(kept.place for c in found for term in c.terms for kept in _of_table(term.kept)))
    header = [*COLUMNS, *more, *(f"concept_{name}" for name in of_concepts), *of_terms]
    lines = (_row(concept, term, more, of_concepts, of_terms) for concept in found for term in concept.terms)
    write_rows(path, header, lines, delimiter)
    return len(found)


def looks_like_terms(header: Sequence[str]) -> bool:
    """Tell whether a header is surely one of terms: term and language, or two languages with what only terms have."""
    headings = Headings.of(header)
    if headings.has("term", "language"):
        return True
    telling = ("subject", "definition", "status", "type", "part_of_speech", "usage", "concept")
    return bool(language_columns(header)) and any(headings.has(name) for name in telling)


@dataclass(slots=True)
class _Entry:
    """A concept while its rows are gathered."""

    id: str
    terms: list[Term] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    def concept(self) -> Concept:
        known = {name: self.fields.get(name) or None for name in ("subject", "definition", "concept_note")}
        return Concept(
            id=self.id,
            terms=tuple(self.terms),
            subject=known["subject"],
            definition=known["definition"],
            note=known["concept_note"],
            sources=split_sources(self.fields.get("concept_source", "")),
            kept=tuple(self.kept),
        )


def _read_terms(table: Iterator[tuple[int, list[str]]], headings: Headings, skips: Skips) -> Iterator[Concept]:
    entries: dict[str | int, _Entry] = {}
    for number, cells in table:
        place = f"line {number}"
        row = headings.row(cells, place, skips)
        term = _term(row, headings, place, skips) if row is not None else None
        if row is None or term is None:
            continue
        id_ = row.get("concept", "").strip()
        entry = entries.setdefault(id_ or number, _Entry(id_))
        earlier = [other for other in entry.terms if other.language == term.language]
        if any(other.text == term.text for other in earlier):
            skips.add("a term that its concept has already", place)
            continue
        if not headings.has("status") and not earlier:
            term = _preferred(term)
        entry.terms.append(term)
        _add_fields(entry, row, headings, place, skips)
    yield from (entry.concept() for entry in entries.values())
