"""Finding terms in running text: all of them, the longest at each place, and none across a word that straddles it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from corpora.text.languages import includes
from corpora.text.normalise import fold_width
from corpora.text.script import has_han

from .concept import Concept, Term
from .keys import simplified
from .store import Termbase

_WHITE = re.compile(r"\s+")
_UNHEARD = frozenset("《》〈〉")
"""Marks around a title or inside a name, which one text sets and another leaves out."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a text: `start` and `end` are offsets into it, `targets` the equivalents, preferred first."""

    start: int
    end: int
    text: str
    concept: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term as it is searched: `exact` is what must stand there where case tells it from a common word."""

    text: str
    exact: str | None
    concept: str
    rank: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text as it is searched, and for each of its characters the offset it has in the text as it stood."""

    text: str
    offsets: tuple[int, ...]


class Recogniser:
    """Finds the terms of one language; made once and used for many texts."""

    def __init__(self, patterns: Iterable[_Pattern], language: str) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._chinese = includes("zh", language)
        grouped = groupby(sorted(patterns, key=lambda p: (p.text, p.rank, p.concept)), key=lambda p: p.text)
        self._patterns = [tuple(group) for _, group in grouped]
        self._automaton = AhoCorasick([group[0].text for group in self._patterns], matchkind=MatchKind.Standard)

    @classmethod
    def of(cls, termbase: Termbase, source: str, target: str | None) -> Self:
        """Make a recogniser of a termbase's terms in `source`, with their equivalents in `target` (any other, where
        None)."""
        source = "zh" if source == "zh-Hant" else source  # text in either script holds terms of both
        return cls(_patterns(termbase.concepts(), source, target), source)

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Return the terms in a text in order, without overlaps; several concepts of one term are a hit each."""
        plain = _plain_chinese(text) if self._chinese else _plain_other(text)
        hits: list[TermHit] = []
        end_of_last = 0
        for start, end, group in self._candidates(plain):
            if start < end_of_last:
                continue
            first, last = plain.offsets[start], plain.offsets[end - 1] + 1
            found = text[first:last]
            written = _WHITE.sub(" ", found)
            meant = [one for one in group if one.exact is None or written in {one.exact, one.exact.upper()}]
            if not meant:
                continue
            end_of_last = end
            hits += [TermHit(first, last, found, pattern.concept, pattern.targets) for pattern in meant]
        return tuple(hits)

    def _candidates(self, plain: _Plain) -> Iterator[tuple[int, int, tuple[_Pattern, ...]]]:
        """Yield the places where a term may stand, leftmost and longest first."""
        found = self._automaton.find_matches_as_indexes(plain.text, overlapping=True)
        guard = _WordGuard(plain.text) if self._chinese else None
        for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if not _stands_alone(plain.text, start, end):
                continue
            if guard and not guard.allows(start, end):
                continue
            yield start, end, self._patterns[index]


class _WordGuard:
    """Tells whether a place in Chinese text is cut out of words that it does not respect; segments the text on
    first need."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[int, tuple[int, int]] | None = None

    def allows(self, start: int, end: int) -> bool:
        """Tell whether a term may stand here: what its edges cut off a word must be a word itself."""
        return self._cuts_well(start, left=True) and self._cuts_well(end, left=False)

    def _cuts_well(self, edge: int, *, left: bool) -> bool:
        import rjieba

        if self._words is None:
            self._words = {}
            for _, first, last in rjieba.tokenize(self._text, "default", False):
                self._words |= dict.fromkeys(range(first + 1, last), (first, last))
        word = self._words.get(edge)
        if word is None:
            return True
        rest = self._text[word[0] : edge] if left else self._text[edge : word[1]]
        return len(rest) > 1 and bool(rjieba.has_word(rest))


def _patterns(concepts: Iterable[Concept], source: str, target: str | None) -> Iterator[_Pattern]:
    for concept in concepts:
        targets = _equivalents(concept, source, target)
        for rank, term in enumerate(concept.terms):
            if not includes(source, term.language):
                continue
            text = _searched(term, chinese=includes("zh", source))
            if text:
                yield _Pattern(text, term.text if _case_matters(term) else None, concept.id, rank, targets)


def _equivalents(concept: Concept, source: str, target: str | None) -> tuple[str, ...]:
    languages = dict.fromkeys(term.language for term in concept.terms)
    wanted = [code for code in languages if (includes(target, code) if target else not includes(source, code))]
    terms = [term for code in wanted for term in concept.terms_in(code)]
    usable = [term for term in terms if term.status not in {"deprecated", "superseded"}]
    return tuple(dict.fromkeys(term.text for term in usable or terms))


def _searched(term: Term, *, chinese: bool) -> str:
    if chinese:
        text = simplified(term.text) if term.language == "zh-Hant" else term.text
        return "".join(c for c in _lowered(text) if not c.isspace() and c not in _UNHEARD)
    return _WHITE.sub(" ", _lowered(term.text)).strip()


def _case_matters(term: Term) -> bool:
    """Tell whether a term is only meant when written as it is: WHO is no "who", Turkey no "turkey"."""
    return term.text[0].isupper() and not _WHITE.search(term.text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit of the same script goes on before or after a match."""
    before = start > 0 and _joins(text[start - 1]) and _joins(text[start])
    after = end < len(text) and _joins(text[end]) and _joins(text[end - 1])
    return not before and not after


def _joins(character: str) -> bool:
    return character.isalnum() and not has_han(character)


def _lowered(text: str) -> str:
    """Return the text of one width and in lower case, as long as it was."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in fold_width(text))


def _plain_chinese(text: str) -> _Plain:
    """Return Chinese text in simplified characters, of one width, without white space and title marks."""
    lowered = _lowered(text)
    turned = simplified(lowered) if has_han(lowered) else lowered
    characters = turned if len(turned) == len(lowered) else lowered
    kept = [
        (character, at)
        for at, character in enumerate(characters)
        if not character.isspace() and character not in _UNHEARD
    ]
    return _Plain("".join(character for character, _ in kept), tuple(at for _, at in kept))


def _plain_other(text: str) -> _Plain:
    """Return text in lower case, of one width, with one space for any white space."""
    kept: list[tuple[str, int]] = []
    for at, character in enumerate(_lowered(text)):
        if not character.isspace():
            kept.append((character, at))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", at))
    return _Plain("".join(character for character, _ in kept), tuple(at for _, at in kept))
