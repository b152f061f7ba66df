"""Concepts and the terms that name them: the records that look-up, recognition and the formats pass on."""

from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["preferred", "admitted", "deprecated", "superseded", "proposed"]
TermType = Literal["full", "short", "acronym", "abbreviation", "variant", "phrase"]
STATUSES: tuple[Status, ...] = get_args(Status)
TERM_TYPES: tuple[TermType, ...] = get_args(TermType)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of a file that the model has no place for, kept so that it can be written back.

    `format` names the format it belongs to ("tbx"), `place` where in the entry it stood, `content` is its text as
    it stood.
    """

    format: str
    place: str
    content: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one language. `tag` is the language tag as it came, `language` its code (corpora.text.languages)."""

    text: str
    language: str
    tag: str
    status: Status = "admitted"
    type: TermType | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None
    part_of_speech: str | None = None
    usage: str | None = None  # where it is used: geographical usage, or a body
    context: str | None = None
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: `id` never changes (UN-00042 for the shipped ones, the file's own when imported, else L-00001)."""

    id: str
    terms: tuple[Term, ...]
    subject: str | None = None
    definition: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()

    def terms_in(self, language: str) -> tuple[Term, ...]:
        """Return the terms of a language in the order of their standing: preferred first, then as stored."""
        order = {status: rank for rank, status in enumerate(STATUSES)}
        mine = [term for term in self.terms if term.language == language]
        return tuple(sorted(mine, key=lambda term: order[term.status]))
