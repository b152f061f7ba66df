"""Fragments: what the memory and the termbase have of a segment that has no match, and how it was translated."""

from collections.abc import Sequence
from typing import NamedTuple

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import SegmentIndex
from corpora.search.phrase import parse_phrase
from termbase.recognise import Recogniser, TermHit

from .alignment import Fragment
from .clauses import translation_of
from .pieces import Span, clauses, longest_pieces, word_spans
from .ranking import Preferences
from .several import NamedMemory
from .sides import Sides
from .store import FormRow, serves
from .unit import Unit

_READ = 20
"""So many of the units that hold a piece are read: of those the best one shows it."""
_BY_WORDS = 20_000
"""In a memory of more units pieces run from clause to clause: of words there are too many to look each up."""


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
    ) -> None:
        self._memories = memories
        self._pair = pair
        self._recogniser = recogniser
        self._preferences = preferences
        self._indexes: list[SegmentIndex] = []
        self._by_words = all(one.memory.count() <= _BY_WORDS for one in memories)
        self._held: dict[str, list[tuple[str | None, Unit]]] = {}

    def find(self, text: str, hits: Sequence[TermHit]) -> tuple[Fragment, ...]:
        """Return the fragments of a segment in order: the longest pieces of the memory, then the longest terms beside
        them."""
        language = self._pair[0]
        parts = clauses(text)
        spans = longest_pieces(text, parts, language, self._is_held)
        if self._by_words:
            for start, end in parts:
                if not any(first <= start and end <= last for first, last in spans):
                    words = word_spans(text, (start, end), language)
                    spans = spans + longest_pieces(text, words, language, self._is_held)
        found = [self._fragment(text, span) for span in spans] + _terms(text, hits, spans)
        return tuple(sorted(found, key=lambda one: one.start))

    def _is_held(self, piece: str) -> bool:
        return bool(self._holders(piece))

    def _holders(self, piece: str) -> list[tuple[str | None, Unit]]:
        """Return some units of the pair that hold a piece."""
        if piece not in self._held:
            self._held[piece] = [
                (named.name, unit)
                for named, index in zip(self._memories, self._searched(), strict=True)
                for unit in self._units(named, index.containing(parse_phrase(_literal(piece), self._pair[0], True)))
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

    def _fragment(self, text: str, span: Span) -> Fragment:
        piece = text[span[0] : span[1]]
        read = [_Holder(name, unit, self._translation(piece, unit)) for name, unit in self._holders(piece)]
        best = min(read, key=lambda one: (one.translation is None, self._rank(one.unit)))
        translations = (best.translation,) if best.translation else ()
        return Fragment(*span, piece, "memory", translations, unit=best.unit, memory=best.memory)

    def _translation(self, piece: str, unit: Unit) -> str | None:
        mine, theirs = unit.facing(self._pair[0])
        return translation_of(piece, mine.text, theirs.text, self._pair, self._recogniser)

    def _rank(self, unit: Unit) -> tuple[int | bool | str, ...]:
        origin = unit.origin
        row = FormRow(unit.id or 0, "", "", "", None, None, origin.symbol, origin.date, unit.uses)
        return self._preferences.row_rank(0, row)

    def _searched(self) -> list[SegmentIndex]:
        """Return what is asked for each memory: for a small one an index in memory, where many questions cost less."""
        if not self._indexes:
            for one in self._memories:
                sides, connection = Sides(self._pair[0]), one.memory.library.connection
                small = not sides.has_more_than(connection, sides.small)
                self._indexes.append(
                    FuzzyIndex.of(sides.entries(connection), sides.language)
                    if small
                    else one.memory.index(self._pair[0])
                )
        return self._indexes


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


def _literal(piece: str) -> str:
    """Return a piece as a phrase in which an asterisk means itself."""
    return piece.replace("*", "\\*")
