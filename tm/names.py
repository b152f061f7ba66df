"""The names of a termbase in a text and its translation: States, bodies, titles, and what each is called in English."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from corpora.text.languages import includes
from corpora.values import Value
from termbase.concept import Concept, Term
from termbase.recognise import Recogniser, TermHit
from termbase.store import Termbase

from .phrases import CONJUNCTIONS, PREPOSITIONS

_SMALL_WORDS = {
    "against",
    "and",
    "at",
    "by",
    "de",
    "des",
    "du",
    "for",
    "from",
    "in",
    "la",
    "of",
    "on",
    "or",
    "the",
    "to",
}
_WITH_ARTICLE = re.compile(
    r"\b(?:Commonwealth|Confederation|Democratic|Duchy|Emirates|Federation|Federated|Kingdom|Plurinational|Principality"
    r"|Republic|Sultanate|State|States|Union)\b|Holy See|^(?:Bahamas|Comoros|Congo|Gambia|Maldives|Marshall Islands"
    r"|Netherlands|Niger|Philippines|Sudan)$"
)
"""Names of States that running text writes with the article."""
_ARTICLE = re.compile(r"\b[Tt]he $")
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]* $")
_CAPITAL_AFTER = re.compile(r" [A-Z]|['’]s [A-Z]")
_HYPHENS = {"-", "–", "/"}
_BEFORE_NAMES = PREPOSITIONS | CONJUNCTIONS | {"as", "both", "the", "when", "where", "while"}
"""Words that open a sentence before a name and are no part of it."""
_STATES = {"states", "former states", "areas"}
_KEPT = 2_000
_CHINESE_JOINT = re.compile(r"\s*(?:、|和|及|以及|与|與|，|,)\s*")
_ENGLISH_JOINT = re.compile(r"(?:, and |, | and )(?:the )?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place of a text."""

    start: int
    end: int
    concept: Concept
    term: Term

    @property
    def kind(self) -> Literal["state", "title", "body"]:
        """Return what is named: names of one kind can stand for each other."""
        subject = self.concept.subject
        return "state" if subject in _STATES else "title" if subject == "titles" else "body"


@dataclass(frozen=True, slots=True)
class Row:
    """Names that stand in a row, one or more, as "A, B and C"."""

    names: tuple[Named, ...]

    @property
    def start(self) -> int:
        """Return where the first begins."""
        return self.names[0].start

    @property
    def end(self) -> int:
        """Return where the last ends."""
        return self.names[-1].end

    @property
    def concepts(self) -> tuple[str, ...]:
        """Return the ids of what is named, in order."""
        return tuple(named.concept.id for named in self.names)


class Names:
    """Finds the names of a termbase in texts of one language, Chinese or English, and their translations into the
    other; made once, used for many texts."""

    def __init__(self, termbase: Termbase, recogniser: Recogniser | None = None, target: str = "en") -> None:
        """Take a termbase, a recogniser of its Chinese terms where there is one already, and the language of the
        translations, zh or en."""
        self.target = target
        self._termbase = termbase
        self._chinese = recogniser
        self._seen: dict[str, list[Row]] = {}
        self._concepts: dict[str, Concept | None] = {}

    def serves(self, source: str, target: str) -> bool:
        """Tell whether these are the names for texts in `source` and translations in `target`."""
        chinese, other = (source, target) if self.target == "en" else (target, source)
        return includes("zh", chinese) and other == "en" and (self.target == "en" or target == "zh")

    def in_source(self, text: str, values: Sequence[Value]) -> list[Row]:
        """Return the names in a text to be translated in rows, those left out that are part of a value.

        An English name of a State has its article in it, and one that is part of a longer name is left out.
        """
        if text not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            found = self._in_chinese(text) if self.target == "en" else _whole_names(text, self._in_english(text))
            free = [one for one in found if not any(v.start < one.end and one.start < v.end for v in values)]
            self._seen[text] = _rows(text, free, _CHINESE_JOINT if self.target == "en" else _ENGLISH_JOINT)
        return self._seen[text]

    def in_target(self, text: str) -> list[Row]:
        """Return the names in a translation, in rows; a name that several concepts have in common is none."""
        if self.target == "en":
            return _rows(text, self._in_english(text), _ENGLISH_JOINT)
        return _rows(text, self._in_chinese(text), _CHINESE_JOINT)

    def _in_chinese(self, text: str) -> list[Named]:
        if self._chinese is None:
            self._chinese = Recogniser.of(self._termbase, "zh", "en")
        return self._named(self._chinese.find(text), "zh")

    def _in_english(self, text: str) -> list[Named]:
        automaton, terms = self._english
        found = []
        for index, start, end in automaton.find_matches_as_indexes(text.replace("’", "'")):
            whole = not (text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum())
            if whole and len(terms[index]) == 1:
                found.append(Named(start, end, *terms[index][0]))
        return found

    @cached_property
    def _english(self) -> tuple[Any, list[list[tuple[Concept, Term]]]]:
        """What finds the English names, which are not inflected, and the concepts and terms of each."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        terms: defaultdict[str, list[tuple[Concept, Term]]] = defaultdict(list)
        for concept in filter(_is_named, self._termbase.concepts()):
            for term in concept.terms_in("en"):
                terms[term.text.replace("’", "'")].append((concept, term))
        return AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest), list(terms.values())

    def _read_concepts(self, ids: set[str]) -> None:
        """Keep the concepts that are met for the first time, None for those that are no names."""
        if unknown := ids - self._concepts.keys():
            read = {concept.id: concept for concept in self._termbase.by_ids(unknown)}
            self._concepts |= {id: concept if _is_named(concept) else None for id, concept in read.items()}

    def _named(self, hits: Sequence[TermHit], language: str) -> list[Named]:
        """Return the hits that are names, those left out that several concepts have in common."""
        self._read_concepts({hit.concept for hit in hits})
        found = []
        for hit in hits:
            concept = self._concepts.get(hit.concept)
            alone = sum(other.start == hit.start and other.end == hit.end for other in hits) == 1
            term = _term(concept, hit.text, language) if concept and alone else None
            if concept and term:
                found.append(Named(hit.start, hit.end, concept, term))
        return found


def english_name(old: Named, new: Named, witness: Named, alone: bool) -> str | None:
    """Return what takes the place of an English name: the new one's preferred name of the same type (short, full,
    acronym); None where it has none.

    `alone` tells a name in running text from one in a list, where some States have another form.
    """
    terms = [term for term in new.concept.terms_in("en") if term.status in {"preferred", "admitted"}]
    wanted = witness.term.type if old.term.type == new.term.type else new.term.type
    if wanted in {None, "variant"} and terms:
        wanted = terms[0].type
    same = [term.text for term in terms if term.type == wanted]
    if alone and same and "(" in same[0]:
        same = [term.text for term in terms if term.type == "full"]
    if same:
        return same[0]
    usable = wanted != "acronym" and old.term.type == new.term.type and bool(terms) and terms[0].type != "acronym"
    return terms[0].text if usable else None


def takes_article(name: str) -> bool:
    """Tell whether running text writes the name of a State with "the"."""
    return "(" not in name and bool(_WITH_ARTICLE.search(name))


def _whole_names(text: str, names: Sequence[Named]) -> list[Named]:
    """Return the names of an English text that are not part of a longer one (the Jordan Valley, a Kenya-based
    company), those of States with the article that is their own."""
    whole = [named for named in names if not _goes_on(text, named)]
    return [replace(named, start=named.start - len(_own_article(text, named))) for named in whole]


def _own_article(text: str, named: Named) -> str:
    article = _ARTICLE.search(text[: named.start])
    return article[0] if article and named.kind == "state" and takes_article(named.term.text) else ""


def _goes_on(text: str, named: Named) -> bool:
    """Tell whether a name goes on before or after what was found of it."""
    before = _CAPITAL_BEFORE.search(text[: named.start])
    opens = before and (before.start() == 0 or text[: before.start()].rstrip()[-1:] in set('.!?;:“"'))
    known = before and (before[0].rstrip().lower() in _BEFORE_NAMES if opens else before[0] == "The ")
    hyphened = text[max(named.start - 1, 0) : named.start] in _HYPHENS or text[named.end : named.end + 1] in _HYPHENS
    return bool(before and not known) or hyphened or bool(_CAPITAL_AFTER.match(text, named.end))


def _is_named(concept: Concept) -> bool:
    """Tell whether a concept is a name: its English term is written with capitals."""
    terms = concept.terms_in("en")
    words = re.findall(r"[^\W\d_][\w'’-]*", terms[0].text) if terms else []
    return bool(words) and words[0][0].isupper() and all(w in _SMALL_WORDS or w[0].isupper() for w in words)


def _term(concept: Concept, text: str, language: str) -> Term | None:
    """Return a concept's term of a text: that in which it was found in one writing or another."""
    terms = concept.terms_in(language)
    return next((term for term in terms if term.text == text), None)


def _rows(text: str, names: Sequence[Named], joint: re.Pattern[str]) -> list[Row]:
    rows: list[list[Named]] = []
    for named in names:
        last = rows[-1][-1] if rows else None
        same = last and last.kind == named.kind
        if last and same and joint.fullmatch(text, last.end, named.start):
            rows[-1].append(named)
        else:
            rows.append([named])
    return [Row(tuple(row)) for row in rows]
