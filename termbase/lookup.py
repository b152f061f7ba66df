"""Looking a term up, whatever way it is asked for."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.library import Library
from corpora.text.languages import includes
from corpora.text.script import has_han

from .concept import STATUSES, Concept
from .keys import bare, folded, pinyin_of_query, simplified
from .store import Termbase

MatchKind = Literal["exact", "alias", "folded", "pinyin", "near", "part"]

FOLDED_RATE, BARE_RATE, TONED_RATE, PINYIN_RATE, PART_RATE = 99, 97, 96, 95, 60
"""The rates of what is found by a key; a term as asked for is 100, a near one its similarity in per cent."""

_BEYOND_LONGEST = 10**9


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

    def __init__(self, library: Library, language: str | None = None, subject: str | None = None) -> None:
        self._termbase = Termbase(library)
        self._connection = library.connection
        self._language = "zh" if language == "zh-Hant" else language  # a term is stored in either script
        self._subject = subject

    def find(self, query: str, limit: int = 10) -> Answer:
        """Return what a query finds: the term itself, else one like it, else the terms in it, longest first, or
        around it."""
        language = self._language or ("zh" if has_han(query) else "en")
        key = folded(query)
        if not key:
            return Answer(query, language, ())
        met = (
            self._by_key(query, key)
            or self._by_pinyin(query)
            or self._near(key)
            or self._inside(query, key)
            or self._around(key)
        )
        if met and met[0].match == "pinyin":
            language = "zh"
        return Answer(query, language, self._results(met, limit))

    def suggestions(self, query: str, limit: int = 3) -> list[str]:
        """Return the terms that look most like a query which found nothing: what a person may have meant."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        rows = self._keys(0, _BEYOND_LONGEST)
        keys = [row[0] for row in rows]
        found = process.extract(
            folded(query), keys, scorer=OSA.normalized_similarity, processor=None, score_cutoff=0.5, limit=limit
        )
        texts = (
            self._connection.execute("SELECT text FROM term WHERE key = ?", (rows[at][1],)).fetchone()[0]
            for *_, at in found
        )
        return list(dict.fromkeys(texts))

    def _by_key(self, query: str, key: str) -> list[_Met]:
        """Return the terms that have the key; traditional characters are tried as simplified ones when it has none."""
        met = self._with_keys({key: FOLDED_RATE, bare(key): BARE_RATE}, ("folded", "bare"), query)
        if not met and has_han(key):
            key = simplified(key)
            met = self._with_keys({key: FOLDED_RATE, bare(key): BARE_RATE}, ("folded", "bare"), query)
        return met

    def _with_keys(self, rates: dict[str, int], kinds: Sequence[str], query: str) -> list[_Met]:
        met = []
        for key, rate in sorted(rates.items(), key=lambda item: -item[1]):
            for kind, term, concept, text, status in self._rows(key, kinds):
                if text == query:
                    met.append(_Met(term, concept, "exact" if status == "preferred" else "alias", 100))
                else:
                    met.append(_Met(term, concept, "folded", rate if kind == "folded" else min(rate, BARE_RATE)))
        return sorted(met, key=lambda one: -one.rate)

    def _rows(self, key: str, kinds: Sequence[str]) -> list[tuple[str, int, int, str, str]]:
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
        for key, kind, rate in ((toned, "toned", TONED_RATE), (letters, "pinyin", PINYIN_RATE)):
            if met := [_Met(term, concept, "pinyin", rate) for _, term, concept, *_ in self._rows(key, (kind,))]:
                return met
        return []

    def _near(self, key: str) -> list[_Met]:
        """Return the terms that are a few typing errors away from the key, fewer for a shorter one."""
        allowed = typing_errors(len(key))
        if not allowed:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if has_han(key):
            key = simplified(key)
        rows = self._keys(len(key) - allowed, len(key) + allowed)
        near = process.extract(
            key, [row[0] for row in rows], scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None
        )
        met = []
        for _, distance, at in near:
            other, term, concept = rows[at]
            if other in key or key in other:
                continue  # a term with more around it is no typing error
            rate = int(100 * (1 - distance / max(len(key), len(other))))
            met.append(_Met(term, concept, "near", rate))
        return sorted(met, key=lambda one: -one.rate)

    def _keys(self, shortest: int, longest: int) -> list[tuple[str, int, int]]:
        """Return (key, term, concept) of the terms whose key has a length in the range."""
        rows = self._connection.execute(
            """SELECT lookup_key.key, term.key, term.concept, term.language, concept.subject
            FROM lookup_key JOIN term ON term.key = lookup_key.term JOIN concept ON concept.key = term.concept
            WHERE lookup_key.kind IN ('folded', 'bare') AND length(lookup_key.key) BETWEEN ? AND ?
            ORDER BY lookup_key.kind = 'bare', term.key""",
            (shortest, longest),
        )
        return [row[:3] for row in rows if self._wanted(row[3], row[4])]

    def _inside(self, query: str, key: str) -> list[_Met]:
        """Return the terms in a longer query, longest first."""
        from .recognise import Recogniser

        language = self._language or ("zh" if has_han(query) else "en")
        if len(key) < 3:
            return []
        hits = Recogniser.of(self._termbase, language, None).find(query)
        by_id = {hit.concept: hit for hit in sorted(hits, key=lambda hit: hit.end - hit.start)}
        longest = sorted(by_id.values(), key=lambda hit: (hit.start - hit.end, hit.start))
        return [met for hit in longest for met in self._part(hit.concept, hit.text)]

    def _part(self, concept: str, text: str) -> list[_Met]:
        row = self._connection.execute(
            """SELECT term.key, concept.key, term.language, concept.subject FROM concept JOIN term ON term.concept =
            concept.key WHERE concept.id = ? ORDER BY term.text = ? DESC, term.key LIMIT 1""",
            (concept, text),
        ).fetchone()
        return [_Met(row[0], row[1], "part", PART_RATE)] if row and self._wanted(row[2], row[3]) else []

    def _around(self, key: str) -> list[_Met]:
        """Return the longer terms around a short query, shortest first."""
        if len(key) < (2 if has_han(key) else 4):
            return []
        sought = key if has_han(key) else f" {key} "
        rows = self._connection.execute(
            """SELECT term.key, term.concept, term.language, concept.subject
            FROM lookup_key JOIN term ON term.key = lookup_key.term JOIN concept ON concept.key = term.concept
            WHERE lookup_key.kind = 'folded' AND instr(' ' || lookup_key.key || ' ', ?)
            ORDER BY length(lookup_key.key), term.key""",
            (sought,),
        )
        return [_Met(row[0], row[1], "part", PART_RATE) for row in rows if self._wanted(row[2], row[3])]

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


def typing_errors(length: int) -> int:
    """Return how many typing errors a key of a length may have: none under 5, then 1, 2 from 8, a fifth from 15."""
    if length < 5:
        return 0
    if length < 8:
        return 1
    return max(2, length // 5) if length >= 15 else 2
