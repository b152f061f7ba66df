"""Words for what an alignment says, the same in every output that a person reads."""

from collections.abc import Iterable

from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Fragment, Nearest, Within
from ..unit import Match, Origin
from ..why import unit_in_words
from .stretches import NOTHING, Stretch, differing

KINDS = {"context": "in context", "exact": "exact", "value": "values carried over", "fuzzy": "fuzzy"}
"""What each kind of match is called."""


def origin_in_words(origin: Origin, memory: str | None = None) -> str:
    """Return where a unit comes from on one line ("A/75/115, para. 12, 2020-07-20"), "" where nothing is known.

    Of a unit from a file that was read beside the library, `memory`, the file stands there instead of the import.
    """
    document = origin.document if origin.document != origin.symbol else None
    paragraph = f"para. {origin.paragraph}" if origin.paragraph else None
    imported = f"imported {origin.imported}" if origin.imported and not memory else None
    beside = f"in {memory}" if memory else None
    by = f"by {origin.by}" if origin.by else None
    parts = (origin.symbol, document, paragraph, origin.date, imported, by, beside)
    return ", ".join(part for part in parts if part)


def nearest_instead(found: AlignedSegment) -> Nearest | None:
    """Return the nearest unit of a segment that has no match, None where a match is shown."""
    return None if found.matches else found.nearest


def differences_from(found: AlignedSegment, language: str) -> tuple[Stretch, ...]:
    """Return the stretches of a segment that differ from the source of its match, none where it is the same text."""
    best = found.matches[0] if found.matches else None
    if best is None or best.kind in {"context", "exact"}:
        return ()
    return differing(best.source, found.segment.text, language)


def why_in_words(found: AlignedSegment, between: str = "; ") -> str:
    """Return why a segment has no usable match and which earlier one says the same, "" where neither is so."""
    said = (found.why, f"the same text as {found.repeats}" if found.repeats else None)
    return between.join(text for text in said if text)


def edits_in_words(match: Match) -> str:
    """Return the values carried over ("2018 → 2019; five → seven"), "" where there are none."""
    return "; ".join(f"{edit.old} → {edit.new}" for edit in match.edits)


def term_in_words(hit: TermHit) -> str:
    """Return a term with its equivalents and its concept: "议定书 = protocol | optional protocol [UN-00042]"."""
    return f"{hit.text} = {' | '.join(hit.targets) or '?'} [{hit.concept}]"


def fragment_in_words(fragment: Fragment) -> str:
    """Return a fragment with its translation, else with the unit that it stands in and what that says: "刑事司法对策 =
    Criminal justice responses", "在报告所述期间 in unit 12 (A/75/115): In the reporting period, …"."""
    if fragment.translations:
        return f"{fragment.text} = {' | '.join(fragment.translations)}"
    if fragment.unit is None:
        return f"{fragment.text} = ?"
    place = unit_in_words(fragment.unit, fragment.memory)
    return f"{fragment.text} in {place}" + (f": {fragment.sides[1]}" if fragment.sides else "")


def changes_in_words(near: Nearest) -> str:
    """Return what the nearest unit has and what a segment has in its place: "其他 → 区域; ∅ → 和进程"."""
    return "; ".join(f"{old or NOTHING} → {new or NOTHING}" for old, new in near.differences)


def within_in_words(within: Within) -> str:
    """Return which earlier segment a segment is like: "b12s1 of this report, 72 per cent"."""
    return f"{within.segment} of this report, {within.rate} per cent"


def distinct(terms: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """Return the terms of a text, each concept under each wording once, in the order of the text."""
    first: dict[tuple[str, str], TermHit] = {}
    for hit in terms:
        first.setdefault((hit.concept, hit.text), hit)
    return tuple(first.values())
