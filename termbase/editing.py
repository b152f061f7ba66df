"""Changes to a concept as a person gives them: terms, and what is said of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .concept import STATUSES, TERM_TYPES, Concept, Status, Term, TermType
from .errors import InvalidConcept


@dataclass(frozen=True, slots=True)
class Edits:
    """What to change: `status` and `type` are those of the terms in `zh` and `en`; `drop` names terms to take away."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    status: str | None = None
    type: str | None = None
    subject: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None
    definition: str | None = None
    drop: tuple[str, ...] = ()


def new_terms(language: str, texts: Sequence[str], status: str | None, type_: str | None) -> tuple[Term, ...]:
    """Return terms of one language: the first preferred and the others admitted, unless a status is given for all."""
    return tuple(
        Term(text.strip(), language, language, _status(status) or ("admitted" if place else "preferred"), _type(type_))
        for place, text in enumerate(texts)
    )


def edited(concept: Concept, edits: Edits) -> Concept:
    """Return the concept with the changes made; raises InvalidConcept for a term to drop that it has not."""
    terms = list(concept.terms)
    for text in edits.drop:
        if not any(term.text == text for term in terms):
            raise InvalidConcept(f"{concept.id} has no term {text!r}; `yiku show {concept.id}` lists them")
        terms = [term for term in terms if term.text != text]
    for language, texts in (("zh", edits.zh), ("en", edits.en)):
        for text in texts:
            terms = _with_term(terms, text.strip(), language, edits)
    if (edits.status or edits.type) and not (edits.zh or edits.en):
        raise InvalidConcept("a status or type belongs to a term: name it with --zh or --en")
    return replace(
        concept,
        terms=tuple(terms),
        subject=concept.subject if edits.subject is None else edits.subject or None,
        sources=edits.sources or concept.sources,
        note=concept.note if edits.note is None else edits.note or None,
        definition=concept.definition if edits.definition is None else edits.definition or None,
    )


def _with_term(terms: list[Term], text: str, language: str, edits: Edits) -> list[Term]:
    status, type_ = _status(edits.status), _type(edits.type)
    if not any(term.text == text and term.language == language for term in terms):
        return [*terms, Term(text, language, language, status or "admitted", type_)]
    return [
        replace(term, status=status or term.status, type=type_ or term.type)
        if term.text == text and term.language == language
        else term
        for term in terms
    ]


def _status(word: str | None) -> Status | None:
    if word is not None and word not in STATUSES:
        raise InvalidConcept(f"unknown status {word!r}; one of {', '.join(STATUSES)}")
    return word


def _type(word: str | None) -> TermType | None:
    if word is not None and word not in TERM_TYPES:
        raise InvalidConcept(f"unknown type {word!r}; one of {', '.join(TERM_TYPES)}")
    return word
