"""How much a phrase belongs to a term, by where both stand in a memory, by length, by what is known of words."""

import math
from dataclasses import dataclass

# Fitted so that the right phrase is the likeliest: for 527 words of a general dictionary in 11,000 pairs of health,
# law and development, half of them with that dictionary and half with what the pairs had taught.
_RATIO, _COVERAGE, _PRECISION = 1.0, 2.7, 0.35
_LENGTH, _TOO_LONG = -2.5, -1.5
_INSIDE, _OUTSIDE = 2.5, -3.5
_SMALL_WORDS, _WORDS = -0.8, 2.0


@dataclass(frozen=True, slots=True)
class Association:
    """What is known of a phrase and a term: in how many units of a memory of `total` the term, the phrase and both
    stand; the phrase's size by the size expected of it; how many of its words mean something, and the share of those
    that do not; how far, from 0 to 1, the term and what surrounds it account for the former."""

    both: int
    with_phrase: int
    with_term: int
    total: int
    proportion: float
    words: int
    small: float
    inside: float
    outside: float

    @property
    def score(self) -> float:
        """Return how much the phrase belongs to the term, as the logarithm of a likelihood."""
        length = math.log(self.proportion)
        return (
            _RATIO * math.log(max(0.1, self.log_likelihood))
            + _COVERAGE * math.log(self.both / self.with_term)
            + _PRECISION * math.log(self.both / (self.with_phrase + 1))
            + _LENGTH * length * length
            + _TOO_LONG * max(0.0, length)
            + _INSIDE * self.inside
            + _OUTSIDE * max(0.0, self.outside - self.inside)
            + _SMALL_WORDS * self.small
            + _WORDS * math.log1p(self.words)
        )

    @property
    def avoids(self) -> bool:
        """Tell whether the two stand together less often than chance would have it."""
        return self.both * self.total < self.with_phrase * self.with_term

    @property
    def log_likelihood(self) -> float:
        """Return Dunning's log-likelihood ratio of the two standing together."""
        both, total = self.both, self.total
        columns = (self.with_phrase, total - self.with_phrase)
        rows = (self.with_term, total - self.with_term)
        cells = (both, columns[0] - both, rows[0] - both, rows[1] - columns[0] + both)
        expected = (rows[0] * columns[0], rows[1] * columns[0], rows[0] * columns[1], rows[1] * columns[1])
        terms = (
            seen * math.log(seen * total / hoped)
            for seen, hoped in zip(cells, expected, strict=True)
            if seen > 0 and hoped > 0
        )
        return 2 * sum(terms)
