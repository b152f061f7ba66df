"""Chinese words that a term must not cut: 国会 is no term in 中国会议."""

from bisect import bisect_left
from itertools import accumulate


class WordGuard:
    """Tells whether a place in a text is cut out of words that it does not respect; the text is divided into words on
    first need."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edges: list[int] = []
        self._known: set[int] = set()

    def allows(self, start: int, end: int) -> bool:
        """Tell whether a term may stand here: what its edges cut off a word must be a word itself."""
        if not self._edges:
            self._divide()
        return self._cuts_well(start, left=True) and self._cuts_well(end, left=False)

    def _divide(self) -> None:
        import rjieba

        self._edges = [0, *accumulate(map(len, rjieba.cut(self._text, False)))]
        self._known = set(self._edges)

    def _cuts_well(self, edge: int, *, left: bool) -> bool:
        if edge in self._known:
            return True
        import rjieba

        after = bisect_left(self._edges, edge)
        rest = self._text[self._edges[after - 1] : edge] if left else self._text[edge : self._edges[after]]
        return len(rest) > 1 and bool(rjieba.has_word(rest))
