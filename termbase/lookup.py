"""Looking a term up, whatever way it is asked for."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.library import Library
from corpora.text.languages import includes
from corpora.text.script import has_han

from .concept import STATUSES, Concept
from .keys import SPELLED, KeyKind, bare, folded, loose, pinyin_of_query, simplified, sound
from .near import Near, Spelled
from .store import Termbase

MatchKind = Literal["exact", "alias", "folded", "pinyin", "near", "part"]

FOLDED_RATE, BARE_RATE, LOOSE_RATE, TONED_RATE, PINYIN_RATE, INITIALS_RATE, PART_RATE = 99, 97, 96, 96, 95, 90, 60
"""The rates of what is found by a key; a term as asked for is 100, a near one its similarity in per cent."""

SENTENCE = (12, 7)
"""From how many Han characters, or words, on a query is a sentence: its terms come in their order in it."""
_ENDING = re.compile(r"[，。；：！？,;:!?]|\.\s*$")
SHORTEST_TYPED = 5
"""The shortest key that a typing error is looked for in."""
_LONGEST_AROUND = 60
"""The longest query that is looked for inside longer terms."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept found: `term` is its term that was met, `rate` how surely it is what was meant, 0 to 100."""

    concept: Concept
    match: MatchKind
    rate: int
    term: str
    status: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found, the one most surely meant first; `language` is the query's."""

    query: str
    language: str
    results: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Met:
    """A term that a query met."""

    term: int
    concept: int
    match: MatchKind
    rate: int


class Lookup:
    """Looks terms up in a termbase; `language` and `subject` keep out what belongs to others."""

    def __init__(
        self,
        library: Library,
        language: str | None = None,
        subject: str | None = None,
        notice: Callable[[str], None] = lambda message: None,
    ) -> None:
        self._termbase = Termbase(library)
        self._connection = library.connection
        self._language = "zh" if language == "zh-Hant" else language  # a term is stored in either script
        self._subject = subject
        self._like = Near(library, notice)

    def find(self, query: str, limit: int | None = None) -> Answer:
        """Return what a query finds: the term itself, else one like it, else the terms in it or around it.

        `limit` is the most concepts there are; None: 10, but all the terms of a sentence, in their order in it.
        """
        language = self._language or ("zh" if has_han(query) else "en")
        key = folded(query)
        if not key:
            return Answer(query, language, ())
        met = self._by_key(query, key) or self._by_pinyin(query) or self._near(key)
        if not met:
            met = self._inside(query, key) or self._around(key)
            limit = limit or (len(met) if is_sentence(query) else None)
        if met and met[0].match == "pinyin":
            language = "zh"
        return Answer(query, language, self._results(met, limit or 10))

    def suggestions(self, query: str, limit: int = 3) -> list[str]:
        """Return the terms that look most like a query which found nothing: what a person may have meant."""
        key = folded(query)
        texts = self._texts(self._like.alike(key, limit)) if key else {}
        return list(dict.fromkeys(text for text, _ in texts.values()))

    def _by_key(self, query: str, key: str) -> list[_Met]:
        """Return the terms that have the key; traditional characters are tried as simplified ones when it has none."""
        met = self._with_keys(key, query)
        if not met and has_han(key):
            met = self._with_keys(simplified(key), query)
        return met

    def _with_keys(self, key: str, query: str) -> list[_Met]:
        """Return the terms that a key leads to: by itself, or by the least that must be left out of both."""
        rates = {loose(key): LOOSE_RATE, bare(key): BARE_RATE, key: FOLDED_RATE}
        most = {"folded": FOLDED_RATE, "bare": BARE_RATE, "loose": LOOSE_RATE}
        met = []
        for text, rate in rates.items():
            for kind, term, concept, written, status in self._rows(text, SPELLED):
                if written == query:
                    met.append(_Met(term, concept, "exact" if status == "preferred" else "alias", 100))
                else:
                    met.append(_Met(term, concept, "folded", min(rate, most[kind])))
        return sorted(met, key=lambda one: -one.rate)

    def _rows(self, key: str, kinds: Sequence[KeyKind]) -> list[tuple[str, int, int, str, str]]:
        marks = ",".join("?" * len(kinds))
        rows = self._connection.execute(
            f"""SELECT lookup_key.kind, term.key, term.concept, term.text, term.status, term.language, concept.subject
            FROM lookup_key JOIN term ON term.key = lookup_key.term JOIN concept ON concept.key = term.concept
            WHERE lookup_key.key = ? AND lookup_key.kind IN ({marks})""",
            (key, *kinds),
        )
        wanted = [row[:5] for row in rows if self._wanted(row[5], row[6])]
        return sorted(wanted, key=lambda row: (kinds.index(row[0]), STATUSES.index(row[4]), row[2]))

    def _wanted(self, language: str, subject: str | None) -> bool:
        if self._subject and (subject or "").casefold() != self._subject.casefold():
            return False
        return self._language is None or includes(self._language, language)

    def _by_pinyin(self, query: str) -> list[_Met]:
        if has_han(query) or self._language not in {None, "zh", "zh-Hant"}:
            return []
        toned, letters = pinyin_of_query(query)
        kinds: tuple[tuple[str, KeyKind, int], ...] = (
            (toned, "toned", TONED_RATE),
            (letters, "pinyin", PINYIN_RATE),
            (letters if len(letters) > 2 else "", "initials", INITIALS_RATE),
        )
        for key, kind, rate in kinds:
            if met := [_Met(term, concept, "pinyin", rate) for _, term, concept, *_ in self._rows(key, (kind,))]:
                return met
        return []

    def _near(self, key: str) -> list[_Met]:
        """Return the terms that are a few typing errors away from the key, fewer for a shorter one."""
        if has_han(key):
            key = simplified(key)
        errors = typing_errors(len(key))
        found = self._like.misspelled(key, errors) if errors else []
        # A term with more around it is no typing error.
        rates = {
            one.term: int(100 * (1 - far / max(len(key), len(one.text))))
            for one, far in reversed(found)
            if not (one.text in key or key in one.text)
        }
        near = self._met(rates, "near", rates)
        return sorted(near, key=lambda one: -one.rate) or self._sounding(key)

    def _sounding(self, key: str) -> list[_Met]:
        """Return the terms that sound as the key does, most of which is right, or with one character nearly so: what a
        slip of a pinyin keyboard makes, 安里会 for 安理会."""
        if len(key) < 3 or not has_han(key):
            return []
        said = sound(key)
        rows = self._rows(said, ("pinyin",))
        same = {term: sum(a == b for a, b in zip(folded(text), key, strict=False)) for _, term, _, text, _ in rows}
        rates = {term: 100 * count // len(key) for term, count in same.items() if count > len(key) / 2}
        if not rates and len(key) == SHORTEST_TYPED - 1:
            near = self._like.misspelled(key, 1)
            rates = {
                one.term: 100 * (len(key) - 1) // len(key)
                for one, _ in near
                if len(one.text) == len(key) and alike_in_sound(said, sound(one.text))
            }
        return sorted(self._met(rates, "near", rates), key=lambda one: -one.rate)

    def _inside(self, query: str, key: str) -> list[_Met]:
        """Return the terms in a longer query: those of a sentence in order, else the longest first."""
        from .inside import terms_inside

        if len(key) < 3:
            return []
        hits = list(terms_inside(self._termbase, query, self._language or ("zh" if has_han(query) else "en")))
        if not is_sentence(query):
            hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        return [met for hit in hits for met in self._part(hit.concept, hit.text)]

    def _part(self, concept: str, text: str) -> list[_Met]:
        row = self._connection.execute(
            """SELECT term.key, concept.key, term.language, concept.subject FROM concept JOIN term ON term.concept =
            concept.key WHERE concept.id = ? ORDER BY term.text = ? DESC, term.key LIMIT 1""",
            (concept, text),
        ).fetchone()
        return [_Met(row[0], row[1], "part", PART_RATE)] if row and self._wanted(row[2], row[3]) else []

    def _around(self, key: str) -> list[_Met]:
        """Return the longer terms around a short query, shortest first."""
        if not (2 if has_han(key) else 4) <= len(key) <= _LONGEST_AROUND:
            return []
        found = self._like.around(simplified(key) if has_han(key) else key)
        if not found and not has_han(key) and " " in loose(key):
            found = self._like.with_words(loose(key))
        return self._parts(found)

    def _parts(self, found: Sequence[Spelled]) -> list[_Met]:
        return self._met(
            dict.fromkeys((one.term for one in found), PART_RATE), "part", dict.fromkeys(one.term for one in found)
        )

    def _met(self, rates: dict[int, int], match: MatchKind, order: Iterable[int]) -> list[_Met]:
        """Return terms that are wanted, in an order."""
        rows = self._connection.execute(
            """SELECT term.key, term.concept, term.language, concept.subject FROM term
            JOIN concept ON concept.key = term.concept WHERE term.key IN (SELECT value FROM json_each(?))""",
            (json.dumps(list(rates)),),
        )
        concepts = {key: concept for key, concept, language, subject in rows if self._wanted(language, subject)}
        return [_Met(term, concepts[term], match, rates[term]) for term in order if term in concepts]

    def _results(self, met: Iterable[_Met], limit: int) -> tuple[Found, ...]:
        """Return the concepts that were met, each once, by its surest term."""
        best: dict[int, _Met] = {}
        for one in met:
            best.setdefault(one.concept, one)
        chosen = list(best.values())[:limit]
        texts = self._texts([one.term for one in chosen])
        concepts = self._concepts([one.concept for one in chosen])
        return tuple(Found(concepts[one.concept], one.match, one.rate, *texts[one.term]) for one in chosen)

    def _texts(self, terms: Sequence[int]) -> dict[int, tuple[str, str]]:
        rows = self._connection.execute(
            "SELECT key, text, status FROM term WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(terms),)
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def _concepts(self, keys: Sequence[int]) -> dict[int, Concept]:
        rows = self._connection.execute(
            "SELECT id, key FROM concept WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
        )
        ids: dict[str, int] = dict(rows.fetchall())
        return {ids[concept.id]: concept for concept in self._termbase.by_ids(ids)}


def is_sentence(query: str) -> bool:
    """Tell whether a query is running text rather than a term."""
    if _ENDING.search(query):
        return True
    return len(query) >= SENTENCE[0] if has_han(query) else len(query.split()) >= SENTENCE[1]


def alike_in_sound(said: str, meant: str) -> bool:
    """Tell whether two pinyin are a letter apart: what is mistaken for the other in speech, ming and min."""
    from rapidfuzz.distance import OSA

    return OSA.distance(said, meant, score_cutoff=1) <= 1


def typing_errors(length: int) -> int:
    """Return how many typing errors a key of a length may have: none under 5, then 1, 2 from 8, a fifth from 15."""
    if length < SHORTEST_TYPED:
        return 0
    if length < 8:
        return 1
    return max(2, length // 5) if length >= 15 else 2
