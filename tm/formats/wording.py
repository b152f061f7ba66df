"""Words for what an alignment says, the same in every output that a person reads."""

from collections.abc import Iterable

from termbase.recognise import TermHit

from ..alignment import Fragment
from ..unit import Match, Origin

KINDS = {"context": "in context", "exact": "exact", "value": "values carried over", "fuzzy": "fuzzy"}
"""What each kind of match is called."""


def origin_in_words(origin: Origin) -> str:
    """Return where a unit comes from on one line ("A/75/115, para. 12, 2020-07-20"), "" where nothing is known."""
    document = origin.document if origin.document != origin.symbol else None
    paragraph = f"para. {origin.paragraph}" if origin.paragraph else None
    imported = f"imported {origin.imported}" if origin.imported else None
    by = f"by {origin.by}" if origin.by else None
    return ", ".join(part for part in (origin.symbol, document, paragraph, origin.date, imported, by) if part)


def edits_in_words(match: Match) -> str:
    """Return the values carried over ("2018 → 2019; five → seven"), "" where there are none."""
    return "; ".join(f"{edit.old} → {edit.new}" for edit in match.edits)


def term_in_words(hit: TermHit) -> str:
    """Return a term with its equivalents and its concept: "议定书 = protocol | optional protocol [UN-00042]"."""
    return f"{hit.text} = {' | '.join(hit.targets) or '?'} [{hit.concept}]"


def fragment_in_words(fragment: Fragment) -> str:
    """Return a fragment with its translation, else with the unit that it stands in: "刑事司法对策 = Criminal justice
    responses", "在报告所述期间 in unit 12"."""
    if fragment.translations:
        return f"{fragment.text} = {' | '.join(fragment.translations)}"
    return f"{fragment.text} in unit {fragment.unit.id}" if fragment.unit else f"{fragment.text} = ?"


def distinct(terms: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """Return the terms of a text, each concept under each wording once, in the order of the text."""
    first: dict[tuple[str, str], TermHit] = {}
    for hit in terms:
        first.setdefault((hit.concept, hit.text), hit)
    return tuple(first.values())
