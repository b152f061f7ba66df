"""How the memory has rendered a term: each rendering with its units, from when to when, and how that changed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.text.units import compares_characters, words
from termbase.lemmas import root

from .equivalents import Equivalent, Example, Holding, equivalents, holding
from .store import Memory
from .words.evidence import Evidence

MOST_UNITS = 2_000
"""How many of the units that hold a term are read: the oldest."""
_MOST_FOUND = 5
_MOST_EXAMPLES = 3
_FEWEST = 2
_FEWEST_MORE = 3
"""How many units a rendering takes that is found beside others: what two have in common is soon chance."""
_COMPETES = 0.2
_FEWEST_OF_A_TIME = 3
_LEAST_SHARE = 0.2
"""A phrase in fewer of the units without another rendering is none."""
_MOST_ALONG = 0.5
"""Nor is one that other renderings have beside them more than half as often."""

Standing = Literal["accepted", "found"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendering: `accepted` where the termbase has it; its units, first and last dated document, examples."""

    text: str
    standing: Standing
    count: int
    first: Example | None
    last: Example | None
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Renderings:
    """All renderings of a term, those of the termbase first, then the most frequent first.

    `units` hold the term, `read` of them were read, in `untold` none could be told. `drift` and `competition` say in
    words what is not consistent.
    """

    term: str
    units: int
    read: int
    untold: int
    renderings: tuple[Rendering, ...]
    drift: str | None
    competition: str | None


def renderings(
    memory: Memory, term: str, language: str, target: str, accepted: Sequence[str], evidence: Evidence | None = None
) -> Renderings:
    """Return how the memory renders a term of a language; `accepted` are its equivalents in the termbase, `evidence`
    what a dictionary knows."""
    holders, count = holding(memory, term, (language, target), MOST_UNITS)
    told: list[tuple[str, Standing, list[Holding]]] = []
    rest = list(holders)
    for text in sorted(dict.fromkeys(accepted), key=len, reverse=True):
        having = _having(rest, text, target)
        if having:
            told.append((text, "accepted", having))
            rest = _without(rest, having)
    for found in _found(memory, term, rest, target, evidence):
        having = _having(rest, found.text, target)
        fewest = _FEWEST_MORE if told else min(_FEWEST, len(holders))
        if len(having) >= fewest and not _goes_along(found, having, rest, holders, target):
            told.append((found.text, "found", having))
            rest = _without(rest, having)
    told.sort(key=lambda one: (one[1] != "accepted", -len(one[2]), one[0]))
    return Renderings(
        term,
        count,
        len(holders),
        len(rest),
        tuple(_rendering(*one) for one in told),
        _drift([(text, having) for text, _, having in told]),
        _competition([(text, len(having)) for text, _, having in told]),
    )


def _found(
    memory: Memory, term: str, rest: Sequence[Holding], target: str, evidence: Evidence | None
) -> list[Equivalent]:
    return equivalents(memory, term, rest, target, _MOST_FOUND, evidence) if len(rest) >= _FEWEST else []


def _goes_along(
    found: Equivalent, having: Sequence[Holding], rest: Sequence[Holding], holders: Sequence[Holding], language: str
) -> bool:
    """Tell whether a phrase stands beside the term rather than for it: it is in hardly any of the units that have no
    other rendering, or as often in those that have one."""
    share = len(having) / len(rest)
    others = _without(holders, rest)
    along = len(_having(others, found.text, language)) / len(others) if others else 0.0
    return share < _LEAST_SHARE or along > _MOST_ALONG * share


def _having(holders: Iterable[Holding], text: str, language: str) -> list[Holding]:
    """Return the units whose translation has a rendering, in any inflection."""
    if compares_characters(language):
        return [one for one in holders if text in one.target]
    pattern = re.compile(rf"(?<!\w){_rooted(text)}(?!\w)")
    return [one for one in holders if pattern.search(_rooted_text(one.target))]


def _rooted(text: str) -> str:
    return re.escape(_rooted_text(text))


def _rooted_text(text: str) -> str:
    return " ".join(root(word) for word in words(text))


def _without(holders: Sequence[Holding], taken: Sequence[Holding]) -> list[Holding]:
    ids = {one.unit.id for one in taken}
    return [one for one in holders if one.unit.id not in ids]


def _rendering(text: str, standing: Standing, having: Sequence[Holding]) -> Rendering:
    dated = sorted((one.unit.origin.date, place) for place, one in enumerate(having) if one.unit.origin.date)
    first = having[dated[0][1]].example if dated else None
    last = having[dated[-1][1]].example if dated else None
    return Rendering(text, standing, len(having), first, last, tuple(one.example for one in having[:_MOST_EXAMPLES]))


def _drift(told: Sequence[tuple[str, Sequence[Holding]]]) -> str | None:
    """Say which rendering was the usual one at first and which is now, where these are two, and from when on."""
    dated = sorted((one.unit.origin.date, text) for text, having in told for one in having if one.unit.origin.date)
    size = len(dated) // 3
    if size < _FEWEST_OF_A_TIME:
        return None
    early, late = ([text for _, text in part] for part in (dated[:size], dated[-size:]))
    before, now = (max(sorted(set(part)), key=part.count) for part in (early, late))
    if late.count(now) <= late.count(before) or early.count(before) <= early.count(now):
        return None
    since = next(date for place, (date, text) in enumerate(dated) if text == now and _leads(dated[place:], now))
    return f"{before!r} until about {since[:4]}, {now!r} since"


def _leads(dated: Sequence[tuple[str, str]], text: str) -> bool:
    return 2 * sum(one == text for _, one in dated) > len(dated)


def _competition(told: Sequence[tuple[str, int]]) -> str | None:
    """Name the renderings that have a fifth of the units or more, where there are two of them."""
    whole = sum(count for _, count in told)
    strong = [(text, count) for text, count in told if count >= _FEWEST and count >= _COMPETES * whole]
    if len(strong) < 2:
        return None
    return " against ".join(f"{text!r} ({count / whole:.0%})" for text, count in strong)
