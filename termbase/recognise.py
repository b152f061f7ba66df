"""Finding terms in running text: all of them, the longest at each place, and none across a word that straddles it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Self

from corpora.text.languages import included, includes

from .concept import STATUSES
from .lemmas import lemma, root
from .look_alikes import longer_names, looked_up_only
from .running_text import ChineseText, RunningText, WordText
from .store import Name, Termbase
from .word_guard import WordGuard

_WHITE = re.compile(r"\s+")
_FIRST_OF_EAST_ASIA = "\u2e80"
_UNUSABLE = {"deprecated", "superseded"}


class TermHit(NamedTuple):
    """A term found in a text: `start` and `end` are offsets into it, `targets` the equivalents, preferred first."""

    start: int
    end: int
    text: str
    concept: str
    targets: tuple[str, ...]


Root = Callable[[str], str]
_new = tuple.__new__
"""Makes a named tuple in half the time."""


class _Meaning(NamedTuple):
    """A concept that a term names: `exact` is the term where its writing tells it from other words."""

    concept: str
    exact: str | None


class Recogniser:
    """Finds the terms of one language; made once and used for many texts."""

    def __init__(
        self, names: Iterable[tuple[str, Sequence[Name]]], source: str, target: str | None, root: Root = root
    ) -> None:
        """Take what concepts are called: terms in `source` are found, with the equivalents in `target` (any other
        language, where None). `root` gives what the forms of an English word have in common."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._source = "zh" if source == "zh-Hant" else source  # text in either script holds terms of both
        self._target = target
        self._root = root
        self._chinese = includes("zh", self._source)
        self._margin = 0 if self._chinese else 1  # the spaces around words belong to what is searched
        self._names = dict(names)
        self._targets: dict[str, tuple[str, ...]] = {}
        meanings = self._meanings()
        # A longer name that is no term is a pattern without a meaning: the longest at its place, it leaves no room.
        for name in longer_names(self._source, meanings):
            meanings.setdefault(self._running(name).text, [])
        self._patterns = list(meanings.values())
        self._automaton = AhoCorasick(list(meanings), matchkind=MatchKind.Standard)

    @classmethod
    def of(cls, termbase: Termbase, source: str, target: str | None) -> Self:
        """Make a recogniser of all terms of a termbase."""
        return cls(termbase.names(), source, target)

    def _meanings(self) -> dict[str, list[_Meaning]]:
        """Return by their text as it is searched the terms, those first that stand first in their concept."""
        codes = included(self._source)
        elsewhere = looked_up_only(self._source)
        ranked: defaultdict[str, dict[str, tuple[int, _Meaning]]] = defaultdict(dict)
        for concept, terms in self._names.items():
            for rank, term in enumerate(terms):
                if term.language not in codes or term.text in elsewhere:
                    continue
                if (text := self._running(term.text).text).strip():
                    exact = term.text if _writing_matters(term.text, text, self._chinese) else None
                    ranked[text].setdefault(concept, (rank, _Meaning(concept, exact)))
        return {text: [one for _, one in sorted(own.values())] for text, own in ranked.items()}

    def find(self, text: str, nested: bool = False) -> tuple[TermHit, ...]:
        """Return the terms in a text in order, without overlaps; several concepts of one term are a hit each.

        `nested` adds the terms that lie within a longer one, after it.
        """
        running = self._running(text)
        found = self._automaton.find_matches_as_indexes(running.text, overlapping=True)
        if not found:
            return ()
        found = sorted([(start, -end, index) for index, start, end in found])
        allows = _Edges(running.text).allow if self._chinese else None
        margin, span, targets, patterns = self._margin, running.span, self._targets, self._patterns
        hits: list[TermHit] = []
        covered = shut = 0
        for start, minus_end, index in found:
            end = -minus_end
            if start < shut or (start < covered and not (nested and end - margin <= covered)):
                continue
            meanings = patterns[index]
            if not meanings:
                shut = end - margin
                continue
            if allows and not allows(start, end):
                continue
            first, last = span(start, end) if span else (start, end)
            written = text[first:last]
            for concept, exact in meanings:
                if not exact or self._means(exact, written):
                    covered = max(covered, end - margin)
                    hits.append(
                        _new(TermHit, (first, last, written, concept, targets.get(concept) or self._read(concept)))
                    )
        return tuple(hits)

    def _running(self, text: str) -> RunningText:
        return ChineseText(text) if self._chinese else WordText(text, self._root)

    def _means(self, term: str, written: str) -> bool:
        """Tell whether a term whose writing matters is meant by what is written."""
        if self._chinese:
            return _WHITE.sub(" ", written) in {term, term.upper()}
        return _is_form_of(written, term, by_rule=self._root is not root)

    def _read(self, concept: str) -> tuple[str, ...]:
        """Return the equivalents of a concept, and keep them."""
        return self._targets.setdefault(concept, _equivalents(self._names[concept], self._source, self._target))


class _Edges:
    """Tells where in a Chinese text a term may stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._guard = WordGuard(text)

    def allow(self, start: int, end: int) -> bool:
        """Tell whether a term may stand here: whole words, no letter or digit of its own script before or after it."""
        text = self._text
        before = start > 0 and text[start] < _FIRST_OF_EAST_ASIA and _joins(text[start]) and _joins(text[start - 1])
        after = text[end - 1] < _FIRST_OF_EAST_ASIA and end < len(text) and _joins(text[end - 1]) and _joins(text[end])
        return not before and not after and self._guard.allows(start, end)


def _equivalents(terms: Sequence[Name], source: str, target: str | None) -> tuple[str, ...]:
    languages = dict.fromkeys(term.language for term in terms)
    wanted = [code for code in languages if (includes(target, code) if target else not includes(source, code))]
    ranked = [
        term
        for code in wanted
        for term in sorted((one for one in terms if one.language == code), key=lambda one: STATUSES.index(one.status))
    ]
    usable = [term for term in ranked if term.status not in _UNUSABLE]
    return tuple(dict.fromkeys(term.text for term in usable or ranked))


def _writing_matters(term: str, text: str, chinese: bool) -> bool:
    """Tell whether a term is only meant when written as it is: WHO is no "who", Turkey no "turkey". A single English
    word must not be taken for another of its root."""
    return not _WHITE.search(text.strip()) and (term[0].isupper() or not chinese)


def _is_form_of(written: str, term: str, *, by_rule: bool) -> bool:
    """Tell whether one word is an inflected form of a term of one word, whose root it has: protocols of protocol,
    trafficked of trafficking; but met is none of meeting, nor who of WHO."""
    if term.isupper():
        return written in {term, f"{term}s"}
    if term[0].isupper() and not written[0].isupper():
        return False
    plain, own = written.lower(), term.lower()
    if plain == own or by_rule:
        return True
    return lemma(written) == own or plain.endswith(("ed", "ing"))


def _joins(character: str) -> bool:
    return character < _FIRST_OF_EAST_ASIA and character.isalnum()
