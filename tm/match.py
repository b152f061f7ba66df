"""Matching a segment against the memory: which units are like it, at what rate, and what to take over."""

from collections.abc import Iterator, Sequence
from math import floor

from rapidfuzz.distance import Levenshtein

from corpora.search.index import Hit, SegmentIndex
from corpora.search.phrase import parse_phrase
from corpora.text.units import compares_characters, words
from corpora.values.value import Value

from .exchange import HIGHEST, Texts, exchanged, longest_piece, without_names
from .form import MASKED, Form, match_form
from .names import Names
from .ranking import Neighbourhood, Preferences, Rank, best_ranks, highest_rate, is_exact
from .repair import Change, Repair, repair
from .store import Memory, serves
from .unit import Match, MatchKind, Unit

LOWEST = 50
"""The rate under which a unit is no match at all."""
CANDIDATES = 25
"""How many of the most similar units are asked for at a time."""
UNWITNESSED_PENALTY = 1
"""What each value that could not be carried over takes off a fuzzy match's rate."""


class Matcher:
    """Matches segments of one language against the units that have it and the other."""

    def __init__(
        self,
        memory: Memory,
        source: str,
        target: str,
        preferences: Preferences | None = None,
        names: Names | None = None,
    ) -> None:
        """Take a memory and two languages; with `names`, names of a termbase that differ are exchanged."""
        self._memory = memory
        self._names = names if names and names.serves(source, target) else None
        self.source = source
        self.target = target
        self._preferences = preferences or Preferences()

    def match(
        self, text: str, around: Neighbourhood | None = None, threshold: int = LOWEST, limit: int = 5
    ) -> list[Match]:
        """Return the matches of a segment at a rate of `threshold` or more, best first; at most `limit`."""
        form = match_form(text, self.source)
        neighbourhood = around or Neighbourhood()
        rank = self._preferences.rank
        found: list[Match] = []
        for id, similarity, best_rank in self._candidates(text, form, neighbourhood):
            if len(found) >= limit and best_rank > rank(sorted(found, key=rank)[limit - 1]):
                break
            unit = self._memory.get(id)
            if unit and serves((unit.source.language, unit.target.language), (self.source, self.target)):
                match = self._rated(unit, text, form, similarity, neighbourhood)
                if match.rate >= threshold:
                    found.append(match)
        return sorted(found, key=rank)[:limit]

    def _candidates(self, text: str, form: Form, around: Neighbourhood) -> Iterator[tuple[int, float | None, Rank]]:
        """Yield the ids of the units that may be matches, their similarity (None where it is still to be told), and the
        beginning of the best rank each can have, best first: those of the same form, then the most similar, without end
        but that of the memory."""
        rows = self._memory.with_form(form, self.source)
        same = best_ranks(rows, text, form, (self.source, self.target), around, self._preferences)
        yield from ((id, 1.0, rank) for id, rank in same)
        index = self._memory.index(self.source)
        seen, asked = {id for id, _ in same}, CANDIDATES
        hits = index.nearest(form.text, LOWEST / 100, asked)
        for id in self._named_alike(index, text, form, hits):
            if id not in seen:
                seen.add(id)
                yield id, None, (-98,)
        while True:
            for hit in hits:
                if hit.key not in seen:
                    seen.add(hit.key)
                    yield hit.key, hit.similarity, (-highest_rate(hit.similarity),)
            if len(hits) < asked:
                return
            asked *= 4
            hits = index.nearest(form.text, LOWEST / 100, asked)

    def _named_alike(self, index: SegmentIndex, text: str, form: Form, nearest: Sequence[Hit]) -> list[int]:
        """Return the nearest units of a segment with names, to the whole of it and to what is beside its names: where
        names alone differ they are better than alike."""
        rows = self._names.in_source(text, form.values) if self._names else []
        if not rows:
            return []
        keys = [hit.key for hit in nearest]
        if beside := without_names(text, form, rows):
            keys += (hit.key for hit in index.nearest(beside, LOWEST / 100, CANDIDATES))
        if piece := longest_piece(text, form, rows):
            # Where the names are most of it, what is beside them is found as a phrase.
            keys += index.containing(parse_phrase(piece, self.source))[-CANDIDATES:]
        return list(dict.fromkeys(keys))

    def _rated(self, unit: Unit, text: str, form: Form, alike: float | None, around: Neighbourhood) -> Match:
        mine, theirs = unit.facing(self.source)
        old = match_form(mine.text, self.source)
        similarity = _similarity(old, form, self.source) if alike is None else alike
        changes, loose = paired_values(old, form, self.source)
        repaired = repair(theirs.text, self.target, changes, mine.text, old.values)
        unwitnessed = repaired.unwitnessed + tuple(text[value.start : value.end] for value in loose)
        kind, rate = self._kind_and_rate(unit, text, mine.text, (old, form), similarity, unwitnessed, around)
        if kind in {"context", "exact"}:
            repaired = Repair(theirs.text, (), ())
        if kind == "fuzzy" and self._names:
            made = exchanged(Texts(mine.text, text, theirs.text, old, form), self._names)
            if made:
                return Match(unit, kind, HIGHEST, similarity, mine.text, theirs.text, *made)
        return Match(
            unit,
            kind,
            rate,
            similarity,
            mine.text,
            theirs.text,
            repaired.proposal,
            repaired.edits,
            unwitnessed if kind == "fuzzy" else (),
        )

    def _kind_and_rate(
        self,
        unit: Unit,
        text: str,
        stored: str,
        forms: tuple[Form, Form],
        similarity: float,
        unwitnessed: Sequence[str],
        around: Neighbourhood,
    ) -> tuple[MatchKind, int]:
        old, new = forms
        if is_exact(text, new, stored, old):
            neighbours = Neighbourhood(*self._memory.neighbours(unit.id or 0, self.source))
            return ("context", 101) if around.holds(neighbours) else ("exact", 100)
        if old.text == new.text and not unwitnessed:
            return "value", 99
        rate = min(98, floor(100 * similarity + 1e-9))
        return "fuzzy", max(0, rate - UNWITNESSED_PENALTY * len(unwitnessed))


def signature(version: str, language: str, threshold: int) -> str:
    """Return what a rate rests on, in one line: it stands beside every report."""
    unit = "character" if compares_characters(language) else "word"
    return (
        f"yiku {version} | unit: {unit} | mask: {MASKED} | similarity: 1 - Levenshtein / longer | "
        f"threshold: {threshold} | penalty: {UNWITNESSED_PENALTY} a value not carried over"
    )


def paired_values(old: Form, new: Form, language: str) -> tuple[list[Change], list[Value]]:
    """Pair the values of two forms that stand in the same place.

    Returns the pairs, and the values of the new form in places where the two texts differ anyway: they have no
    counterpart.
    """
    if old.text == new.text:
        return [Change(a, b) for a, b in zip(old.values, new.values, strict=True)], []
    old_units, new_units = _units(old.text, language), _units(new.text, language)
    old_places, new_places = _value_places(old_units, old.values), _value_places(new_units, new.values)
    changes, matched = [], set()
    for block in Levenshtein.editops(old_units, new_units).as_matching_blocks():
        for step in range(block.size):
            first, second = old_places.get(block.a + step), new_places.get(block.b + step)
            if first and second:
                changes.append(Change(first, second))
                matched.add(second)
    return changes, [value for value in new.values if value not in matched]


def _similarity(old: Form, new: Form, language: str) -> float:
    return Levenshtein.normalized_similarity(_units(old.text, language), _units(new.text, language))


def _units(text: str, language: str) -> list[str]:
    return list(text) if compares_characters(language) else words(text)


def _value_places(units: list[str], values: Sequence[Value]) -> dict[int, Value]:
    """Return which unit of comparison stands for which value: the masks are in the order of the values."""
    from corpora.values import is_mask

    places = [place for place, unit in enumerate(units) if is_mask(unit)]
    return dict(zip(places, values, strict=False)) if len(places) == len(values) else {}
