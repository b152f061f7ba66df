"""The translation of a part of a unit, told only where unit and translation have the same clauses one to one."""

import re

from corpora.text.normalise import normal_form
from corpora.values import find_values
from termbase.recognise import Recogniser

_STRONG = re.compile(r"[；。：！？;:!?]+|\.(?=\s|$)")
_WEAK = re.compile(r"[，；。：！？,;:!?]+(?!\d)|\.(?=\s|$)")
_LAST_MARKS = re.compile(r"[\s，。；：！？,;:!?.]+$")
_LONGEST_RATIO = 8
"""No clause is translated by one that has so many times its characters, or so few."""


def translation_of(piece: str, source: str, target: str, pair: tuple[str, str], recogniser: Recogniser) -> str | None:
    """Return how a piece of a unit's source is translated, None where that cannot be told.

    It can where the piece is all the unit, or one of its clauses, and the translation has as many clauses, each with
    the values and the terms of its own. Between commas, which languages set in another order, one term or value of
    the piece must bear witness.
    """
    wanted = _bare(piece)
    if wanted == _bare(source):
        return target if normal_form(piece) == normal_form(source) else _LAST_MARKS.sub("", target)
    for marks, needs_witness in ((_STRONG, False), (_WEAK, True)):
        mine, theirs = _parts(source, marks), _parts(target, marks)
        places = [place for place, part in enumerate(mine) if _bare(part) == wanted]
        if len(mine) == len(theirs) > 1 and len(places) == 1:
            witnesses = _witnesses(mine, theirs, pair, recogniser)
            if witnesses is not None and (witnesses[places[0]] or not needs_witness):
                return theirs[places[0]]
    return None


def _witnesses(mine: list[str], theirs: list[str], pair: tuple[str, str], recogniser: Recogniser) -> list[int] | None:
    """Count for each clause the values and terms that its translation has too; None where one stands in another."""
    counts = []
    for place, (own, other) in enumerate(zip(mine, theirs, strict=True)):
        values = [value.canonical for value in find_values(own, pair[0])]
        if sorted(values) != sorted(value.canonical for value in find_values(other, pair[1])):
            return None
        if not 1 / _LONGEST_RATIO <= len(own) / max(1, len(other)) <= _LONGEST_RATIO:
            return None
        rest = [part.casefold() for at, part in enumerate(theirs) if at != place]
        agreed = _agreed_terms(own, other.casefold(), rest, recogniser)
        if agreed is None:
            return None
        counts.append(len(values) + agreed)
    return counts


def _agreed_terms(own: str, other: str, rest: list[str], recogniser: Recogniser) -> int | None:
    """Count the terms of a clause that its translation has; None where one stands only in another clause's."""
    agreed = 0
    for hit in recogniser.find(own):
        targets = [target.casefold() for target in hit.targets]
        if any(target in other for target in targets):
            agreed += 1
        elif any(target in part for target in targets for part in rest):
            return None
    return agreed


def _parts(text: str, marks: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in marks.split(text) if part.strip()]


def _bare(text: str) -> str:
    return _LAST_MARKS.sub("", normal_form(text)).casefold()
