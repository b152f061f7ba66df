"""Fragments: what the memory and the termbase have of a segment that has no match, and how it was translated."""

from collections.abc import Sequence
from typing import NamedTuple

from corpora.text.script import is_han
from corpora.text.units import compares_characters
from corpora.values import find_values
from termbase.recognise import Recogniser, TermHit

from .alignment import Fragment
from .clauses import translation_of
from .holding import Holding, InIndex, InPostings
from .pieces import Span, clauses, is_loose, longest_pieces, without_loose_ends, word_spans
from .ranking import Preferences
from .several import NamedMemory
from .sides import Sides
from .store import FormRow, serves
from .unit import Unit
from .words.alignment import WordAligner

_READ = 20
"""So many of the units that hold a piece are read: of those the best one shows it."""
_SMALL = 20_000
"""In a memory of more units pieces run from clause to clause: of words there are too many to look each up."""
_MOST = 1_000
"""So many keys are gone through where only the units of some documents count."""
_NEWS, _NEWS_WORDS = 4, 2
"""How many characters, or words, of a piece that has no translation of its own are at least in no term, no value and no
word that says nothing: the term alone says more."""


class _Holder(NamedTuple):
    """A unit that holds a piece, the memory it is in, and the piece's translation where it can be told."""

    memory: str | None
    unit: Unit
    translation: str | None


class Fragments:
    """Finds the fragments of segments in some memories; made once and used for a whole report."""

    def __init__(
        self,
        memories: Sequence[NamedMemory],
        pair: tuple[str, str],
        recogniser: Recogniser,
        preferences: Preferences,
        aligner: WordAligner | None = None,
    ) -> None:
        self._memories = memories
        self._pair = pair
        self._recogniser = recogniser
        self._preferences = preferences
        self._aligner = aligner
        self._places: list[Holding] = []
        self._by_words = all(_is_small(one, pair[0]) for one in memories)
        self._held: dict[str, list[tuple[str | None, Unit]]] = {}

    def find(self, text: str, hits: Sequence[TermHit]) -> tuple[Fragment, ...]:
        """Return the fragments of a segment in order: the longest pieces of the memory, then the longest terms beside
        them."""
        language = self._pair[0]
        parts = clauses(text)
        spans = list(longest_pieces(text, parts, language, self._is_held))
        values = [(value.start, value.end) for value in find_values(text, language)]
        if self._by_words:
            for start, end in parts:
                if not any(first <= start and end <= last for first, last in spans):
                    words = word_spans(text, (start, end), language, values)
                    pieces = longest_pieces(text, words, language, self._is_held)
                    spans += [tidy for piece in pieces if (tidy := self._tidied(text, piece))]
        found = [one for span in spans if (one := self._fragment(text, span, hits))]
        found += _terms(text, hits, [(one.start, one.end) for one in found])
        return tuple(sorted(found, key=lambda one: one.start))

    def _tidied(self, text: str, span: Span) -> Span | None:
        """Return a row of words without what is loose at its ends, whole where its translation can be told."""
        piece = text[slice(*span)]
        if any(self._translation(piece, unit) for _, unit in self._holders(piece)):
            return span
        return without_loose_ends(text, span, self._pair[0])

    def _is_held(self, piece: str) -> bool:
        return bool(self._holders(piece))

    def _holders(self, piece: str) -> list[tuple[str | None, Unit]]:
        """Return some units of the pair that hold a piece."""
        if piece not in self._held:
            self._held[piece] = [
                (named.name, unit)
                for named, holding in zip(self._memories, self._searched(), strict=True)
                for unit in self._units(named, holding.keys(piece, _READ if named.is_whole else _MOST))
            ]
        return self._held[piece]

    def _units(self, named: NamedMemory, keys: list[int]) -> list[Unit]:
        units: list[Unit] = []
        for key in keys:
            unit = named.memory.get(key)
            if unit and serves((unit.source.language, unit.target.language), self._pair):
                units.append(unit)
                if len(units) == _READ:
                    break
        return units

    def _fragment(self, text: str, span: Span, hits: Sequence[TermHit]) -> Fragment | None:
        """Return the fragment of a piece, None where its terms say as much."""
        piece = text[span[0] : span[1]]
        read = [_Holder(name, unit, self._translation(piece, unit)) for name, unit in self._holders(piece)]
        best = min(read, key=lambda one: (one.translation is None, self._rank(one.unit)))
        if not best.translation and not self._says_more(text, span, hits):
            return None
        translations = (best.translation,) if best.translation else ()
        mine, theirs = best.unit.facing(self._pair[0])
        sides = (mine.text, theirs.text)
        became = None if translations else self._became(piece, sides)
        return Fragment(*span, piece, "memory", translations, best.unit, sides, became, memory=best.memory)

    def _became(self, piece: str, sides: tuple[str, str]) -> Span | None:
        start = sides[0].find(piece)
        if self._aligner is None or start < 0:
            return None
        return self._aligner.rendering((start, start + len(piece)), *sides)

    def _translation(self, piece: str, unit: Unit) -> str | None:
        mine, theirs = unit.facing(self._pair[0])
        return translation_of(piece, mine.text, theirs.text, self._pair, self._recogniser)

    def _rank(self, unit: Unit) -> tuple[int | bool | str, ...]:
        origin = unit.origin
        row = FormRow(unit.id or 0, "", "", "", None, None, origin.symbol, origin.date, unit.uses)
        return self._preferences.row_rank(0, row)

    def _says_more(self, text: str, span: Span, hits: Sequence[TermHit]) -> bool:
        """Tell whether enough of a piece is neither a term nor a value."""
        covered = {place for hit in hits for place in range(hit.start, hit.end)}
        for value in find_values(text, self._pair[0]):
            covered.update(range(value.start, value.end))
        language = self._pair[0]
        spans = [one for one in word_spans(text, span, language) if not is_loose(text[slice(*one)])]
        if not compares_characters(language):
            return sum(not covered.intersection(range(*one)) for one in spans) >= _NEWS_WORDS
        return sum(is_han(text[place]) for one in spans for place in range(*one) if place not in covered) >= _NEWS

    def _searched(self) -> list[Holding]:
        if not self._places:
            language = self._pair[0]
            self._places = [
                InPostings(Sides(language).entries(one.memory.library.connection), language)
                if _is_small(one, language)
                else InIndex(one.memory.index(language), language)
                for one in self._memories
            ]
        return self._places


def _is_small(named: NamedMemory, language: str) -> bool:
    return not Sides(language).has_more_than(named.memory.library.connection, _SMALL)


def _terms(text: str, hits: Sequence[TermHit], taken: Sequence[Span]) -> list[Fragment]:
    """Return the terms beside the pieces of the memory, each place once, with the equivalents of all its concepts."""
    places: dict[Span, list[TermHit]] = {}
    for hit in hits:
        if all(hit.end <= start or hit.start >= end for start, end in taken):
            places.setdefault((hit.start, hit.end), []).append(hit)
    return [
        Fragment(
            *span,
            text[span[0] : span[1]],
            "termbase",
            tuple(dict.fromkeys(target for hit in own for target in hit.targets)),
            concept=own[0].concept,
        )
        for span, own in places.items()
    ]
