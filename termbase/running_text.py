"""Running text as terms are searched in it: what does not tell terms apart is taken away, and offsets are kept."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Protocol

from corpora.text.normalise import fold_width
from corpora.text.script import has_han

from .keys import simplified
from .lemmas import root

_LEFT_OUT = re.compile(r"[\s《》〈〉]+")
"""White space between Han, and the marks around a title, which one text sets and another leaves out."""
_WORD = re.compile(r"[A-Z][A-Z0-9.]*(?=/\S*\d)(?:/[\w.()-]+)+|\w+(?:['’]\w+)*|[^\w\s-]")
"""A document symbol, a word or a mark; a hyphen is none, so that decision-making and decision making are one."""

_POSSESSIVE = re.compile("['’]s$")


class RunningText(Protocol):
    """A text as it is searched."""

    text: str
    span: Callable[[int, int], tuple[int, int]] | None
    """Returns where a stretch of what is searched stands in the text as it was; None where it stands there too."""


class ChineseText:
    """Chinese in simplified characters, of one width and case, without white space and title marks."""

    def __init__(self, text: str) -> None:
        lowered = _lowered(text)
        turned = simplified(lowered) if has_han(lowered) else lowered
        self.text = turned if len(turned) == len(lowered) else lowered
        self.span: Callable[[int, int], tuple[int, int]] | None = None
        if _LEFT_OUT.search(self.text):
            self._whole = self.text
            self.text = _LEFT_OUT.sub("", self.text)
            self._starts: list[int] = []
            self.span = self._span

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if not self._starts:
            self._find_shifts()
        starts, shifts = self._starts, self._shifts
        first = bisect_right(starts, start) - 1
        last = first + 1
        while starts[last] < end:
            last += 1
        return start + shifts[first], end + shifts[last - 1]

    def _find_shifts(self) -> None:
        """Note where in what is searched the text after each thing left out begins, and how far it moved."""
        starts, shifts, shift = [0], [0], 0
        for left_out in _LEFT_OUT.finditer(self._whole):
            start, end = left_out.span()
            starts.append(start - shift)
            shift += end - start
            shifts.append(shift)
        starts.append(len(self.text))
        self._starts, self._shifts = starts, shifts


class WordText:
    """The roots of words and the marks between them, a space around each."""

    def __init__(self, text: str, root: Callable[[str], str] = root) -> None:
        found = list(_WORD.finditer(fold_width(text)))
        lemmas = [root(word[0]) for word in found]
        self.text = f" {' '.join(lemmas)} "
        self.span: Callable[[int, int], tuple[int, int]] | None = self._span
        self._spans = [(word.start(), word.end() - 2 * bool(_POSSESSIVE.search(word[0]))) for word in found]
        ends = list(accumulate(len(one) + 1 for one in lemmas))
        self._from = {end - len(one): place for place, (one, end) in enumerate(zip(lemmas, ends, strict=True))}
        self._to = {end + 1: place for place, end in enumerate(ends)}

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._spans[self._from[start + 1]][0], self._spans[self._to[end]][1]


def _lowered(text: str) -> str:
    """Return the text of one width and in lower case, as long as it was."""
    folded = fold_width(text)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
