"""What a term became in the translations that the memory has: phrases ranked by how much they belong to it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.search.phrase import parse_phrase
from corpora.text.units import compares_characters
from tm.words.alignment import Known
from tm.words.function_words import is_function_word
from tm.words.tokens import stem

from .search import concordance
from .store import Memory, serves
from .unit import Unit

MOST_UNITS = 300
"""How many of the units that hold a term are read: the oldest."""
_LONGEST = 8
_ASKED = 60
"""For how many phrases, those that most of the units have, the whole memory is asked."""
_MOST_EXAMPLES = 3
_SAME_SHARE = 0.8
"""A phrase inside a longer one that has this share of its units is left to the longer one."""
_GROWN_SHARE = 0.5
"""A phrase that adds words to a better one must have this share of its units."""
_KNOWN_WEIGHT = 3.0
_WORDS_A_CHARACTER = 0.7
_LENGTH_WEIGHT = 0.35
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


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


def equivalents(
    memory: Memory, term: str, holders: Sequence[Holding], target: str, most: int = 5, known: Known | None = None
) -> list[Equivalent]:
    """Return the likeliest renderings of a term in the units that hold it, best first.

    English phrases are ranked by the log-likelihood ratio of standing in these units rather than in others, by how
    many of their words the dictionary `known` gives for words of the term, and by length. Only English is ranked.
    """
    if compares_characters(target) or not holders:
        return []
    phrases = [_phrases(one.target) for one in holders]
    counts = Counter(key for held in phrases for key in held)
    asked = _asked(counts, _wanted(term, known))
    total = memory.count()
    scored = [
        (_score(term, key, counts[key], len(holders), _held(memory, key, target), total, wanted), key)
        for key, wanted in asked
    ]
    chosen = _outermost([key for _, key in sorted(scored, key=lambda one: (-one[0], one[1]))], counts)
    scores = {key: score for score, key in scored}
    return [_equivalent(key, scores[key], holders, phrases) for key in chosen[:most]]


def _phrases(text: str) -> dict[str, str]:
    """Return the phrases of a text that may be a term: in lower case -> as it stands there."""
    found: dict[str, str] = {}
    for run in _runs(text):
        for first in range(len(run)):
            if is_function_word(run[first][0]):
                continue
            for last in range(first, min(len(run), first + _LONGEST)):
                if not is_function_word(run[last][0]):
                    written = text[run[first].start() : run[last].end()]
                    found.setdefault(written.lower(), written)
    return found


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words between two marks; a comma may stand inside a name, but that is left to the termbase."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()] != " ":
            yield run
            run = []
        if word[0].isdigit():
            if run:
                yield run
            run = []
            continue
        run.append(word)
    if run:
        yield run


def _wanted(term: str, known: Known | None) -> frozenset[str]:
    """Return the stems that a dictionary gives for the words and characters of a term."""
    if known is None:
        return frozenset()
    pieces = {term[a:b] for a in range(len(term)) for b in range(a + 1, len(term) + 1)}
    return frozenset(word for piece in pieces for word, share in known(piece).items() if share > 0.05)


def _asked(counts: Counter[str], wanted: frozenset[str]) -> list[tuple[str, float]]:
    """Return the phrases worth a question to the whole memory, with the share of their words that is wanted."""
    shares = {key: _share(key, wanted) for key, count in counts.items() if count > 1 or len(counts) < 400}
    ordered = sorted(shares, key=lambda key: (-counts[key] * (1 + _KNOWN_WEIGHT * shares[key]), key))
    return [(key, shares[key]) for key in ordered[:_ASKED]]


def _share(key: str, wanted: frozenset[str]) -> float:
    words = [stem(word) for word in re.split("[ -]", key) if not is_function_word(word)]
    return sum(word in wanted for word in words) / len(words)


def _score(term: str, key: str, both: int, with_term: int, with_key: int, total: int, wanted: float) -> float:
    ratio = _log_likelihood(both, max(with_key, both), with_term, max(total, with_term))
    length = math.log((len(key.split()) + 0.5) / (len(term) * _WORDS_A_CHARACTER + 0.5))
    return ratio * (1 + _KNOWN_WEIGHT * wanted) * math.exp(-_LENGTH_WEIGHT * length * length)


def _log_likelihood(both: int, with_key: int, with_term: int, total: int) -> float:
    """Return Dunning's log-likelihood ratio of two things standing together, negative where they avoid each other."""
    cells = (both, with_key - both, with_term - both, total - with_key - with_term + both)
    rows, columns = (with_term, total - with_term), (with_key, total - with_key)
    expected = (rows[0] * columns[0], rows[1] * columns[0], rows[0] * columns[1], rows[1] * columns[1])
    terms = (
        max(seen, 0) * math.log(max(seen, 0) * total / hoped)
        for seen, hoped in zip(cells, expected, strict=True)
        if seen > 0 and hoped
    )
    return 2 * sum(terms) * (1 if both * total >= with_term * with_key else -1)


def _held(memory: Memory, key: str, language: str) -> int:
    """Count the units of the memory that hold a phrase."""
    return len(memory.index(language).containing(parse_phrase(_literal(key), language, True)))


def _literal(text: str) -> str:
    return text.replace("*", "\\*")


def _outermost(keys: Iterable[str], counts: Counter[str]) -> list[str]:
    """Return phrases in their order, none that nearly always is part of a longer one, and none that adds to a better
    one what only some units have."""
    keys = list(keys)
    kept: list[str] = []
    for key in keys:
        longer = [other for other in keys if _inside(key, other)]
        if any(counts[other] >= _SAME_SHARE * counts[key] for other in longer):
            continue
        if not any(_inside(better, key) and counts[key] < _GROWN_SHARE * counts[better] for better in kept):
            kept.append(key)
    return kept


def _inside(key: str, other: str) -> bool:
    return key != other and f" {key} " in f" {other} "


def _equivalent(key: str, score: float, holders: Sequence[Holding], phrases: Sequence[Mapping[str, str]]) -> Equivalent:
    shown = [(one, held[key]) for one, held in zip(holders, phrases, strict=True) if key in held]
    written = Counter(text for _, text in shown).most_common(1)[0][0]
    dates = sorted(one.unit.origin.date for one, _ in shown if one.unit.origin.date)
    examples = tuple(one.example for one, _ in shown[:_MOST_EXAMPLES])
    return Equivalent(
        written, len(shown), round(score, 2), dates[0] if dates else None, dates[-1] if dates else None, examples
    )
