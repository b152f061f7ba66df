"""Which words of a translation a stretch of the text became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .evidence import Known, accounted
from .function_words import is_function_word
from .tokens import ENGLISH_WORD, ChineseTokens, english_tokens

Span = tuple[int, int]

_OUTSIDE = 0.9
"""How much a word counts against a stretch that the rest of the text accounts for."""
_UNKNOWN = -0.12
_EDGE = -0.03
_FAR = 0.25
"""How much a word as far away as can be loses."""
_LEAST = 0.15


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    tokens: tuple[str, ...]
    edge: bool


class WordAligner:
    """Finds what stretches of Chinese became in English, by what is known of words; made once for many texts."""

    def __init__(self, heads: set[str], known: Known) -> None:
        self._known = known
        self._chinese = ChineseTokens(heads)

    def rendering(self, span: Span, zh: str, en: str) -> Span | None:
        """Return the offsets of the English words that a stretch of the Chinese text became, as one run without
        function words at its edges; None where too little is known to tell."""
        words = _words(en)
        inside = accounted(self._chinese.tokens(zh[span[0] : span[1]]), self._known)
        outside = accounted(self._chinese.tokens(zh[: span[0]] + "，" + zh[span[1] :]), self._known)
        place = (span[0] + span[1]) / 2 / max(len(zh), 1)
        gains = [_gain(word, inside, outside, place, len(en)) for word in words]
        first, last, best = _best_run(gains)
        return (words[first].start, words[last].end) if best >= _LEAST else None


def _words(text: str) -> list[_Word]:
    return [
        _Word(found.start(), found.end(), _tokens(found[0]), is_function_word(found[0]))
        for found in ENGLISH_WORD.finditer(text)
    ]


@lru_cache(maxsize=1 << 15)
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(english_tokens(word))


def _gain(word: _Word, inside: Mapping[str, float], outside: Mapping[str, float], place: float, length: int) -> float:
    mine = max((inside.get(token, 0.0) for token in word.tokens), default=0.0)
    others = max((outside.get(token, 0.0) for token in word.tokens), default=0.0)
    if word.edge:
        return _EDGE
    if not mine and not others:
        return _UNKNOWN
    distance = abs((word.start + word.end) / 2 / max(length, 1) - place)
    if mine and mine >= others:
        return mine * (1 - _FAR * distance) - (_OUTSIDE / 3 * others)
    return mine - _OUTSIDE * others


def _best_run(gains: Sequence[float]) -> tuple[int, int, float]:
    """Return the first and last place of the run with the highest sum, and the sum (Kadane); what takes from the sum is
    at neither edge."""
    best, first, last = 0.0, 0, -1
    start, total = 0, 0.0
    for place, gain in enumerate(gains):
        if total <= 0:
            start, total = place, 0.0
        total += gain
        if total > best:
            best, first, last = total, start, place
    return first, last, best
