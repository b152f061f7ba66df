"""Names and terms of the source that the translation renders otherwise than the termbase, or as it advises against."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Self

from corpora.library import Library
from corpora.text.languages import included
from corpora.text.script import is_han
from termbase.concept import Concept
from termbase.recognise import Recogniser, TermHit
from termbase.store import Name, Termbase

from .countries import speaks_of
from .finding import Finding, Kind
from .titles import CAPITAL, PRONOUN, is_end_of_a_name, is_nearly_said, is_referred_to

COUNTRIES = frozenset({"states", "former states", "areas"})
TITLES = frozenset(
    {"organs", "agencies", "secretariat", "programmes", "treaty bodies", "instruments", "titles", "regional"}
    | {"other organizations", "crime and drugs", "justice", "environment", "development", "humanitarian"}
    | {"human rights", "peace and security", "drugs", "crime"}
)
_UNUSABLE = frozenset({"deprecated", "superseded"})
_SPACE = re.compile(r"[\s《》〈〉\u2010\u2011-]+")
_ENDS = frozenset("、和与及以在是对为等向将也均已曾于从由")
_LIKE = 0.75
_OTHER_PLACES = {"Columbia"}


class Terms:
    """The names and terms of a termbase in the two languages of a file; made once and used for all its segments."""

    def __init__(self, termbase: Termbase, source: str, target: str) -> None:
        concepts = list(termbase.concepts())
        names = [(one.id, [Name(term.text, term.language, term.status) for term in one.terms]) for one in concepts]
        self._concepts = {one.id: one for one in concepts}
        self._source, self._target = source, target
        self._in_source = Recogniser(names, source, target)
        self._in_target = Recogniser(names, target, source)

    @classmethod
    def of(cls, library: Library, source: str, target: str) -> Self:
        """Make the terms of a library's termbase."""
        return cls(Termbase(library), source, target)

    def check(self, source: str, target: str, strict: bool = False) -> Iterator[Finding]:
        """Yield what is not named as in the termbase: countries and titles, ordinary terms too where `strict`.

        Any synonym that is not advised against satisfies, inflected or not. Unless `strict` a title may be referred
        to by its head (the Office), and a country by its people or adjective.
        """
        mine, yours = self._in_source.find(source), self._in_target.find(target, nested=True)
        if mine:
            yield from self._missing(mine, yours, source, target, strict)
        yield from self._advised_against(mine, target, strict)

    def _missing(
        self, mine: Sequence[TermHit], yours: Sequence[TermHit], source: str, target: str, strict: bool
    ) -> Iterator[Finding]:
        said = {hit.concept for hit in yours}
        wanted = {hit.concept for hit in mine}
        plain = _plain(target)
        told: set[str] = set()
        for _, group in groupby(mine, key=lambda hit: (hit.start, hit.end)):
            hits = list(group)
            kind = self._kind(hits)
            if said & {hit.concept for hit in hits} or hits[0].concept in told or (kind is Kind.TERM and not strict):
                continue
            if kind is Kind.TITLE and self._is_of_another_body(source, hits[0].start, mine):
                continue
            if kind is Kind.TITLE and not strict and hits[0].start == 0 and PRONOUN.match(target):
                continue
            if self._is_rendered(hits, kind, target, plain, strict):
                continue
            told.add(hits[0].concept)
            expected = next((text for hit in hits for text in hit.targets), "")
            if expected:
                if source[hits[0].end :].lstrip().startswith("dollar"):
                    continue  # a currency
                other = next((hit for hit in yours if self._stands_for(hit, kind, wanted)), None)
                instead = (other.start, other.end) if other else _misspelt(expected, target)
                if instead or strict or kind is not Kind.COUNTRY or not _may_be_understood(source, hits[0]):
                    found = target[slice(*instead)] if instead else ""
                    about = f"{hits[0].text} ({hits[0].concept})"
                    yield Finding(kind, found, expected, (hits[0].start, hits[0].end), instead, about)

    def _is_of_another_body(self, source: str, start: int, mine: Sequence[TermHit]) -> bool:
        """Tell whether a title is the end of another body's: the National Security Council, 肯尼亚人权委员会."""
        of_a_country = any(hit.end == start and self._kind_of(hit.concept) is Kind.COUNTRY for hit in mine)
        return is_end_of_a_name(source, start, self._source) or (of_a_country and self._source != "en")

    def _kind(self, hits: Sequence[TermHit]) -> Kind:
        kinds = {self._kind_of(hit.concept) for hit in hits}
        if self._source == "en" and not self._is_written_as_name(hits[0]):
            return Kind.TERM
        # What may be an ordinary word is not asked to be a name.
        return Kind.TERM if Kind.TERM in kinds else Kind.TITLE if Kind.TITLE in kinds else Kind.COUNTRY

    def _is_written_as_name(self, hit: TermHit) -> bool:
        terms = {term.text for term in self._concepts[hit.concept].terms}
        return _is_written_as_name(hit.text) and (" " in hit.text or hit.text in terms)

    def _kind_of(self, concept: str) -> Kind:
        found = self._concepts[concept]
        if found.subject in COUNTRIES:
            return Kind.COUNTRY
        return Kind.TITLE if found.subject in TITLES and _is_proper(found) else Kind.TERM

    def _stands_for(self, hit: TermHit, kind: Kind, wanted: set[str]) -> bool:
        return self._kind_of(hit.concept) is kind and hit.concept not in wanted

    def _is_rendered(self, hits: Sequence[TermHit], kind: Kind, target: str, plain: str, strict: bool) -> bool:
        accepted = [term for hit in hits for term in self._usable(hit.concept)]
        if any(_stands_in(_plain(term), plain) for term in accepted):
            return True
        if hits[0].text.isascii() and hits[0].text in target:
            return True  # taken over as it is: WHO
        if strict:
            return False
        chinese = self._target.startswith("zh")
        if kind is Kind.COUNTRY:
            names = [term.text for hit in hits for term in self._concepts[hit.concept].terms if term.language == "en"]
            return speaks_of(names, target, chinese)
        if kind is not Kind.TITLE:
            return False
        return any((is_nearly_said if chinese else is_referred_to)(term, target) for term in accepted)

    def _usable(self, concept: str) -> list[str]:
        codes = included(self._target)
        terms = [term for term in self._concepts[concept].terms if term.language in codes]
        texts = [term.text for term in terms if term.status not in _UNUSABLE] or [term.text for term in terms]
        return texts + [text[:-1] for text in texts if text.endswith("洲") and len(text) > 2]

    def _advised_against(self, mine: Sequence[TermHit], target: str, strict: bool) -> Iterator[Finding]:
        """Yield the terms of the target that every concept they name advises against.

        Unless `strict`, one is let pass where the source has what is advised against as well, or a former name; of a
        country an acronym, and a name where the source has an adjective.
        """
        for (start, end), group in groupby(self._in_target.find(target), key=lambda hit: (hit.start, hit.end)):
            hits = list(group)
            statuses = {hit.concept: self._status(hit.concept, hit.text, self._target) for hit in hits}
            if not set(statuses.values()) <= _UNUSABLE:
                continue
            former = "superseded" in statuses.values()
            old = [self._status(hit.concept, hit.text, self._source) for hit in mine if hit.concept in statuses]
            alike = bool(old) and set(old) <= _UNUSABLE
            country = self._kind_of(hits[0].concept) is Kind.COUNTRY
            unsaid = country and (hits[0].text.isupper() or not {hit.concept for hit in mine} & set(statuses))
            if (alike or unsaid) and not strict:
                continue
            expected = next((text for hit in hits for text in self._usable(hit.concept)), "")
            if expected and _plain(expected) != _plain(hits[0].text):
                note = "a former name" if former else ""
                yield Finding(Kind.DEPRECATED, hits[0].text, expected, None, (start, end), note)

    def _status(self, concept: str, text: str, language: str) -> str:
        """Return the status of the term of a concept that a text is, the best where it is several; inflected, the
        status of the nearest."""
        codes = included("zh" if language == "zh-Hant" else language)
        terms = [term for term in self._concepts[concept].terms if term.language in codes]
        exact = [term.status for term in terms if _plain(term.text) == _plain(text)]
        if not exact:
            own = _stem(text)
            exact = [term.status for term in terms if _stem(term.text) == own]
        good = [status for status in exact if status not in _UNUSABLE]
        return (good or exact or ["admitted"])[0]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).strip().casefold()


def _stands_in(term: str, text: str) -> bool:
    """Tell whether a text has a term; one in letters as whole words, which may be plural."""
    if not term.isascii():
        return term in text
    return term in text and re.search(rf"(?<!\w){re.escape(term)}(?:s|'s)?(?!\w)", text) is not None


def _stem(text: str) -> tuple[str, ...]:
    from termbase.lemmas import root

    return tuple(root(word) for word in _plain(text).split())


def _is_proper(concept: Concept) -> bool:
    """Tell whether a concept is a name, which English writes with capitals."""
    english = [term.text for term in concept.terms_in("en") if term.type not in {"acronym", "abbreviation"}]
    return bool(english) and len(CAPITAL.findall(english[0])) > 1 and english[0][0].isupper()


def _is_written_as_name(text: str) -> bool:
    """Tell whether an English text is written as a name is: WHO, China, Security Council, but not technology bank."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3 or word.isupper()]
    return bool(words) and all(word[0].isupper() for word in words)


def _may_be_understood(source: str, hit: TermHit) -> bool:
    """Tell whether a translation may leave a country out: before what belongs to it (美国疾控中心 is the CDC)."""
    after = source[hit.end : hit.end + 1]
    return is_han(after) and after not in _ENDS if after else False


def _misspelt(expected: str, target: str) -> tuple[int, int] | None:
    """Return where a text has a name that is nearly the expected one."""
    from rapidfuzz.distance import Levenshtein

    size = len(expected.split())
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", target)) if expected.isascii() and len(expected) > 4 else []
    for place in range(len(words) - size + 1):
        start, end = words[place].start(), words[place + size - 1].end()
        likeness = Levenshtein.normalized_similarity(expected.casefold(), target[start:end].casefold())
        if likeness >= _LIKE and target[start].isupper() and target[start:end] not in _OTHER_PLACES:
            return start, end
    return None
