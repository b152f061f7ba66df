"""Taking what a text brought into the termbase, as proposed and with its evidence."""

from dataclasses import replace

from .concept import Concept, Term, TermType
from .extract.aliases import AliasDefinition
from .store import Termbase


def propose_alias(termbase: Termbase, alias: AliasDefinition, language: str, place: str) -> str:
    """Add a short form to the concept that has its full form, or a concept with both, and say what was done; what is
    there already is not added again. `place` says where the text defines it."""
    kind: TermType = "acronym" if alias.kind == "acronym" else "short"
    short = _proposed(alias.short, language, kind, place)
    concept = concept_named(termbase, alias.full)
    if concept is None:
        full = _proposed(alias.full, language, "full", place)
        added = termbase.add(Concept("", (full, short), sources=(place,)))
        return f"added {added.id}: {alias.full}, {alias.short}, as proposed"
    if any(term.text == alias.short for term in concept.terms):
        return f"{concept.id} has {alias.short} already"
    termbase.edit(replace(concept, terms=(*concept.terms, short)))
    return f"added {alias.short} to {concept.id} as proposed"


def propose_term(termbase: Termbase, pair: tuple[str, str], language: str, place: str, sentence: str) -> str:
    """Add a concept with a term and its equivalent, and say what was done; a pair that is there is not added again.

    `place` says where the text has the term, `sentence` is the text around it.
    """
    text, equivalent = pair
    concept = concept_named(termbase, text)
    if concept is not None and any(term.text == equivalent for term in concept.terms):
        return f"{concept.id} has {text} = {equivalent} already"
    other = "zh" if language == "en" else "en"
    terms = (
        replace(_proposed(text, language, None, place), context=sentence),
        _proposed(equivalent, other, None, place),
    )
    added = termbase.add(Concept("", terms, sources=(place,)))
    return f"added {added.id}: {text} = {equivalent}, as proposed"


def _proposed(text: str, language: str, kind: TermType | None, place: str) -> Term:
    return Term(text, language, language, "proposed", kind, sources=(place,))


def concept_named(termbase: Termbase, text: str) -> Concept | None:
    """Return the first concept that has a term, None where none has it."""
    ids = [id for id, names in termbase.names() if any(name.text == text for name in names)]
    return termbase.get(ids[0]) if ids else None
