"""Chinese words that a term must not cut: 国会 is no term in 中国会议."""

import re
from bisect import bisect_left
from itertools import accumulate

USUAL = 30
"""How often a word stands in the dictionary's texts at least that is believed: 公园 has 4,610, 期日 (of 到期日) 9."""
_NAMES = frozenset({"nr", "ns", "nt", "nz"})
"""How the dictionary marks names: of persons, places, bodies and others."""
_BREAKS = "，。、\n"
_BREAK = re.compile(f"[{_BREAKS}]")


class WordGuard:
    """Tells whether a place in a text is cut out of words that it does not respect.

    Places are asked for in their order; only the stretches between commas that have one are divided into words.
    """

    def __init__(self, text: str) -> None:
        import rjieba

        self._text = text
        self._words = rjieba
        self._first = self._last = 0
        self._sorted: list[int] = []
        self._edges: set[int] = set()

    def allows(self, start: int, end: int) -> bool:
        """Tell whether a term may stand here: what its edges cut off a word must be a word itself."""
        if end > self._last:
            self._divide(start, end)
        edges = self._edges
        if start in edges and end in edges:
            return True
        return self._cuts_well(start, left=True) and self._cuts_well(end, left=False)

    def _divide(self, start: int, end: int) -> None:
        """Divide the stretch between commas around a place; what was divided before ends at a comma."""
        text = self._text
        before = self._first if start < self._last else self._last
        last_of, comma, stop, pause, line = text.rfind, *_BREAKS
        self._first = max(
            before,
            1 + last_of(comma, before, start),
            1 + last_of(stop, before, start),
            1 + last_of(pause, before, start),
            1 + last_of(line, before, start),
        )
        after = _BREAK.search(text, end)
        self._last = after.start() if after else len(text)
        lengths = map(len, self._words.cut(text[self._first : self._last], False))
        self._sorted = list(accumulate(lengths, initial=self._first))
        self._edges = set(self._sorted)

    def _cuts_well(self, edge: int, *, left: bool) -> bool:
        if edge in self._edges:
            return True
        after = bisect_left(self._sorted, edge)
        first, last = self._sorted[after - 1], self._sorted[after]
        rest = self._text[first:edge] if left else self._text[edge:last]
        if len(rest) < 2 or not self._words.has_word(rest) or self._words.suggest_freq(rest) < USUAL:
            return False
        if not left:
            return True
        # What a name begins with makes it another one, unless it is a name too: 全国人民代表|大会, but 联合国|大会.
        return self._kind(self._text[first:last]) not in _NAMES or self._kind(rest) in _NAMES

    def _kind(self, word: str) -> str:
        """Return what kind of word the dictionary has a word for."""
        return next((kind for whole, kind in self._words.tag(word, False) if whole == word), "")
