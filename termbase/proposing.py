"""Taking what a text brought into the termbase, as proposed and with its evidence."""

from dataclasses import replace

from .concept import Concept, Term, TermType
from .extract.aliases import AliasDefinition
from .extract.definition import AliasKind
from .store import Termbase

_TYPES: dict[AliasKind, TermType] = {"short": "short", "acronym": "acronym", "foreign": "full"}


def propose_alias(termbase: Termbase, alias: AliasDefinition, place: str) -> str:
    """Add a short form to the concept that has its full form, or a concept with both, and say what was done; what is
    there already is not added again. `place` says where the text defines it. An original name is taken for English."""
    if known := concept_named(termbase, alias.full, alias.short):
        return f"{known.id} has {alias.short} already"
    language = "en" if alias.kind == "foreign" else alias.language
    short = _proposed(alias.short, language, _TYPES[alias.kind], place)
    concept = concept_named(termbase, alias.full)
    if concept is None:
        full = _proposed(alias.full, alias.language, "full", place)
        added = termbase.add(Concept("", (full, short), sources=(place,)))
        return f"added {added.id}: {alias.full}, {alias.short}, as proposed"
    termbase.edit(replace(concept, terms=(*concept.terms, short)))
    return f"added {alias.short} to {concept.id} as proposed"


def propose_term(termbase: Termbase, pair: tuple[str, str], language: str, place: str, sentence: str) -> str:
    """Add a concept with a term and its equivalent, and say what was done; a pair that is there is not added again.

    `place` says where the text has the term, `sentence` is the text around it.
    """
    text, equivalent = pair
    if known := concept_named(termbase, text, equivalent):
        return f"{known.id} has {text} = {equivalent} already"
    other = "zh" if language == "en" else "en"
    terms = (
        replace(_proposed(text, language, None, place), context=sentence),
        _proposed(equivalent, other, None, place),
    )
    added = termbase.add(Concept("", terms, sources=(place,)))
    return f"added {added.id}: {text} = {equivalent}, as proposed"


def _proposed(text: str, language: str, kind: TermType | None, place: str) -> Term:
    return Term(text, language, language, "proposed", kind, sources=(place,))


def concept_named(termbase: Termbase, *texts: str) -> Concept | None:
    """Return the first concept that has all of some terms, None where none has them."""
    wanted = set(texts)
    id = next((id for id, names in termbase.names() if wanted <= {name.text for name in names}), None)
    return termbase.get(id) if id is not None else None
