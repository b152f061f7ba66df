"""How far a dictionary says that words of a translation come from a term, or from the rest of its sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from termbase.keys import simplified

from .dictionary import Source
from .tokens import ChineseTokens, english_tokens, is_shared, stem

Known = Callable[[str], Mapping[str, float]]
"""Returns what a Chinese word becomes by a dictionary: English tokens (tm.words.tokens) with shares."""
_SHARED = 0.9
"""How far a value or a Latin string accounts for itself."""


class Accounts(Protocol):
    """How far a term and the sentences around it account for words of the translations, from 0 to 1."""

    def inside(self, word: str) -> float:
        """Return how far the term accounts for a word."""

    def outside(self, word: str, places: Sequence[int]) -> float:
        """Return how far the rest of the sentences with these numbers does, on the average."""


class Evidence:
    """What a dictionary says of the words in the translations of sentences that hold a term."""

    def __init__(self, dictionary: Source) -> None:
        self._dictionary = dictionary

    def of(self, term: str, sentences: Sequence[str], *, chinese: bool) -> Accounts:
        """Return what the term and the rest of each sentence account for; `chinese` tells the term's language."""
        rest = [sentence.replace(term, "，") for sentence in sentences]
        known = self._dictionary.renderings
        if not chinese:
            return _OfEnglish(known, set(english_tokens(term)), [set(english_tokens(one)) for one in rest])
        plain = simplified(term)
        pieces = {plain[a:b] for a in range(len(plain)) for b in range(a + 1, len(plain) + 1)}
        return _OfChinese(accounted(pieces, known), [accounted(self._divided.tokens(one), known) for one in rest])

    @cached_property
    def _divided(self) -> ChineseTokens:
        return ChineseTokens(frozenset(self._dictionary.heads()))


class _OfChinese:
    def __init__(self, inside: Mapping[str, float], outside: Sequence[Mapping[str, float]]) -> None:
        self._inside, self._outside = inside, outside

    def inside(self, word: str) -> float:
        return self._inside.get(stem(word), 0.0)

    def outside(self, word: str, places: Sequence[int]) -> float:
        return sum(self._outside[place].get(stem(word), 0.0) for place in places) / len(places)


class _OfEnglish:
    def __init__(self, known: Known, term: set[str], rest: Sequence[set[str]]) -> None:
        self._known, self._term, self._rest = known, term, rest

    def inside(self, word: str) -> float:
        return _most(self._english(word), self._term)

    def outside(self, word: str, places: Sequence[int]) -> float:
        english = self._english(word)
        return sum(_most(english, self._rest[place]) for place in places) / len(places)

    def _english(self, word: str) -> Mapping[str, float]:
        return accounted([simplified(word)], self._known)


def _most(english: Mapping[str, float], tokens: set[str]) -> float:
    return max((value for token, value in english.items() if token in tokens), default=0.0)


def accounted(pieces: Iterable[str], known: Known) -> dict[str, float]:
    """Return how far Chinese tokens account for English ones, at most 1 each.

    Each word of an equivalent counts as fully as the likeliest, since they stand side by side; short words mean many
    things.
    """
    found: dict[str, float] = {}
    for piece in pieces:
        if is_shared(piece):
            found[piece] = max(found.get(piece, 0.0), _SHARED)
            continue
        shares = known(piece)
        most = max(shares.values(), default=1.0)
        for token, share in shares.items():
            value = share / most * min(1.0, 2 * len(piece) * share + 0.3)
            found[token] = max(found.get(token, 0.0), value)
    return found
