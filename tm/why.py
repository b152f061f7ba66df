"""Why a segment has no match to take over: the unit nearest to it, what differs, and which of its terms that lacks."""

from termbase.recognise import Recogniser, TermHit

from .alignment import Nearest
from .differences import differences_in_words, differing_spans
from .match import LOWEST
from .unit import Match, Unit

_NAMED = 5
"""How many lacking terms are named."""


def nearest(
    text: str, language: str, hits: tuple[TermHit, ...], best: Match | None, recogniser: Recogniser
) -> Nearest | None:
    """Return what there is to say of a segment's best match, None where it has none; `hits` are its terms."""
    if best is None:
        return None
    theirs = {hit.concept for hit in recogniser.find(best.source)}
    lacks = {hit.concept: hit for hit in reversed(hits) if hit.concept not in theirs}
    return Nearest(best, differing_spans(best.source, text, language), tuple(reversed(lacks.values())))


def why(near: Nearest | None) -> str:
    """Say in words why there is no match to take over."""
    if near is None:
        return f"nothing in the memory is {LOWEST} per cent like it"
    best = near.match
    where = unit_in_words(best.unit, best.memory)
    if best.unwitnessed:
        values = ", ".join(best.unwitnessed)
        return f"{where}, {best.rate} per cent: no counterpart in its translation for the value {values}"
    said = f"the nearest is {where}, {best.rate} per cent: it has {differences_in_words(near.differences)}"
    return f"{said}; it lacks {_terms(near.lacks)}" if near.lacks else said


def unit_in_words(unit: Unit, memory: str | None) -> str:
    """Name a unit: its number, the file that was read beside the library, its document."""
    place = unit.origin.symbol or unit.origin.document
    of = f" of {memory}" if memory else ""
    return f"unit {unit.id}{of}" + (f" ({place})" if place else "")


def _terms(hits: tuple[TermHit, ...]) -> str:
    named = [f"{hit.text} ({hit.targets[0]})" if hit.targets else hit.text for hit in hits[:_NAMED]]
    rest = len(hits) - _NAMED
    noun = "the term " if len(hits) == 1 else "the terms "
    return noun + ", ".join(named) + (f" and {rest} more" if rest > 0 else "")
