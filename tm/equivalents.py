"""What a term became in the translations that the memory has: phrases ranked by how much they belong to it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.search.phrase import parse_phrase
from corpora.text.units import compares_characters

from .search import concordance
from .store import Memory, serves
from .unit import Unit
from .words.association import Association
from .words.dictionary import Dictionary
from .words.evidence import Accounts, Evidence
from .words.phrases import Phrase, phrases_of

MOST_UNITS = 300
"""How many of the units that hold a term are read: the oldest."""
_MOST_RANKED = 150
"""In how many of them phrases are looked for: at even distances, so that all times are among them."""
_ASKED = 60
"""For how many phrases, those that most of the units have, the whole memory is asked."""
_KNOWN_WEIGHT = 3.0
_MOST_EXAMPLES = 3
_WORDS_A_CHARACTER = 0.55
_CHARACTERS_A_WORD = 1.8
_SAME_SHARE = 0.8
_MOST_PROPORTION = 1.36
_PART = 1.5
"""How much a phrase loses where a longer one, still no longer than is to be expected, has this share of its units."""


@dataclass(frozen=True, slots=True)
class Example:
    """A unit that shows a rendering: its two texts, seen from the term's language, and where it is from."""

    source: str
    target: str
    document: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A phrase that a term became: in how many units, the first and the last date of those, some of them."""

    text: str
    count: int
    score: float
    first: str | None
    last: str | None
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A unit that holds a term, seen from the term's language."""

    unit: Unit
    source: str
    target: str

    @property
    def example(self) -> Example:
        """Return the unit as an example."""
        origin = self.unit.origin
        return Example(self.source, self.target, origin.symbol or origin.document, origin.date)


def holding(memory: Memory, term: str, pair: tuple[str, str], most: int = MOST_UNITS) -> tuple[list[Holding], int]:
    """Return the units of a pair of languages that hold a term of the first, oldest first, and how many do in all; of
    those that hold it `most` are read."""
    found = concordance(memory, _literal(term), pair[0], most, whole_words=True)
    mine = [one for one in found.results if serves((one.unit.source.language, one.unit.target.language), pair)]
    holders = [Holding(one.unit, one.source, one.target) for one in mine]
    return holders, found.count - (len(found.results) - len(mine))


class _Seen(NamedTuple):
    """A phrase in the units that were read: its forms as they stand, the numbers of those units."""

    phrase: Phrase
    forms: Counter[str]
    places: list[int]


def equivalents(
    memory: Memory, term: str, holders: Sequence[Holding], target: str, most: int = 5, evidence: Evidence | None = None
) -> list[Equivalent]:
    """Return the likeliest renderings of a term in the units that hold it, best first.

    Phrases are ranked by the log-likelihood ratio of standing in these units rather than in others, by the share of
    these units that have them, by length, and by how far `evidence` says that their words come from the term rather
    than from the rest of the text. Inflections of a phrase are one. Counts are of all `holders`.
    """
    if not holders:
        return []
    read = holders[:: -(-len(holders) // _MOST_RANKED)]
    chinese = not compares_characters(target)
    accounts = (evidence or Evidence(Dictionary([]))).of(term, [one.source for one in read], chinese=chinese)
    asked = _asked(_seen(read, target), accounts)
    expected, total = _expected(term, chinese), max(memory.count(), len(holders))
    ids = frozenset(one.unit.id for one in holders)
    ranked: list[tuple[float, _Seen, frozenset[int | None]]] = []
    for one in asked:
        everywhere = _having(memory, one, target) | {read[place].unit.id for place in one.places}
        counts = len(everywhere & ids), len(everywhere), len(ids), total
        association = _association(one, counts, expected, accounts)
        if not association.avoids:
            lost = _PART if any(_swallows(other, one, expected) for other in asked) else 0.0
            ranked.append((association.score - lost, one, everywhere))
    ranked.sort(key=lambda one: (-one[0], one[1].phrase.key))
    return [_equivalent(one, score, holders, everywhere) for score, one, everywhere in ranked[:most]]


def _seen(holders: Sequence[Holding], language: str) -> list[_Seen]:
    seen: dict[str, _Seen] = {}
    for place, one in enumerate(holders):
        for key, phrase in phrases_of(one.target, language).items():
            record = seen.setdefault(key, _Seen(phrase, Counter(), []))
            record.forms[phrase.text] += 1
            record.places.append(place)
    return list(seen.values())


def _asked(seen: Sequence[_Seen], accounts: Accounts) -> list[_Seen]:
    """Return the phrases worth a question to the whole memory."""

    def worth(one: _Seen) -> float:
        wanted = sum(accounts.inside(word) > 0 for word in one.phrase.words) / len(one.phrase.words)
        return len(one.places) * (1 + _KNOWN_WEIGHT * wanted)

    return sorted(seen, key=lambda one: (-worth(one), len(one.phrase.key), one.phrase.key))[:_ASKED]


def _having(memory: Memory, one: _Seen, language: str) -> frozenset[int]:
    """Return the ids of the units of the memory that hold a phrase, in any of the forms that were seen."""
    index = memory.index(language)
    forms = dict.fromkeys(form.lower() for form in one.forms)
    return frozenset(id for form in forms for id in index.containing(parse_phrase(_literal(form), language, True)))


def _expected(term: str, chinese: bool) -> float:
    """Return how long the translation of a term is: words of a Chinese one, characters of an English one."""
    return _WORDS_A_CHARACTER * len(term) if chinese else _CHARACTERS_A_WORD * len(term.split())


def _association(one: _Seen, counts: tuple[int, int, int, int], expected: float, accounts: Accounts) -> Association:
    words = one.phrase.words
    inside = sum(accounts.inside(word) for word in words) / len(words)
    outside = sum(accounts.outside(word, one.places) for word in words) / len(words)
    proportion = (one.phrase.size + 0.5) / (expected + 0.5)
    return Association(*counts, proportion, len(words), one.phrase.small, inside, outside)


def _swallows(longer: _Seen, shorter: _Seen, expected: float) -> bool:
    """Tell whether a phrase is only a part of a longer one that may be the rendering."""
    return (
        longer.phrase.size <= max(2, math.ceil(_MOST_PROPORTION * expected))
        and len(longer.places) >= _SAME_SHARE * len(shorter.places)
        and longer.phrase.holds(shorter.phrase)
        and not longer.phrase.names_two
    )


def _literal(text: str) -> str:
    return text.replace("*", "\\*")


def _equivalent(one: _Seen, score: float, holders: Sequence[Holding], having: frozenset[int | None]) -> Equivalent:
    shown = [holder for holder in holders if holder.unit.id in having]
    dates = sorted(holder.unit.origin.date for holder in shown if holder.unit.origin.date)
    examples = tuple(holder.example for holder in shown[:_MOST_EXAMPLES])
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Equivalent(_written(one.forms), len(shown), round(score, 2), first, last, examples)


def _written(forms: Counter[str]) -> str:
    """Return a phrase as it mostly stands; not with the capital letter of a sentence's first word."""
    usual = forms.most_common(1)[0][0]
    small = usual[:1].lower() + usual[1:]
    return small if small in forms else usual
