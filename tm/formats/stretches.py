"""Where a text differs from another one of its language: for outputs that mark it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.text.units import compares_characters

MAX_COMPARED = 4000
"""Texts of more words or characters than this are not compared piece by piece: all of them differs."""
NOTHING = "∅"
"""What stands for nothing where something came in or fell away."""

# A changed number or Latin name is one change: 2,874 and 第十二届, not 874 and 二.
_CHARACTERS = re.compile(
    r"[A-Za-z0-9]+(?:[.,][0-9]+|/[A-Za-z0-9]+)*|[〇零一二三四五六七八九十百千万亿两]+|.", re.DOTALL
)
_WORDS = re.compile(r"\w+(?:[.,]\d+|/\w+|['’]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text from `start` to `end` that stands where another text has `old`; either may be empty."""

    start: int
    end: int
    old: str


def compared(old: str, new: str, language: str) -> list[tuple[str, str]]:
    """Return two texts in pieces that stand in each other's place: equal ones, and those that differ.

    Chinese is compared by characters, other languages by words.
    """
    from rapidfuzz.distance import Levenshtein

    pattern = _CHARACTERS if compares_characters(language) else _WORDS
    before, after = pattern.findall(old), pattern.findall(new)
    if max(len(before), len(after)) > MAX_COMPARED:
        return [(old, new)]
    steps = Levenshtein.opcodes(before, after)
    return [("".join(before[s.src_start : s.src_end]), "".join(after[s.dest_start : s.dest_end])) for s in steps]


def differing(old: str, new: str, language: str) -> tuple[Stretch, ...]:
    """Return the stretches of `new` that differ from `old`, those that differ by white space alone left out."""
    found = []
    start = 0
    for was, now in compared(old, new, language):
        end = start + len(now)
        if "".join(was.split()) != "".join(now.split()):
            found.append(Stretch(start, end, was))
        start = end
    return tuple(_trimmed(stretch, new) for stretch in _joined(found))


def _trimmed(stretch: Stretch, new: str) -> Stretch:
    """Return a stretch without the white space at its edges."""
    now = new[stretch.start : stretch.end]
    start = stretch.start + len(now) - len(now.lstrip())
    return Stretch(start, start + len(now.strip()), stretch.old.strip())


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Join stretches that touch each other."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].end == stretch.start:
            last = joined.pop()
            stretch = Stretch(last.start, stretch.end, last.old + stretch.old)
        joined.append(stretch)
    return joined


def in_words(stretches: Iterable[Stretch], new: str) -> str:
    """Return stretches of `new` as a list: "2030 → 2031; ∅ → 每年; 一座 → ∅"."""
    return "; ".join(f"{each.old or NOTHING} → {new[each.start : each.end] or NOTHING}" for each in stretches)


def cut(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it lies in one of `spans`; no piece is empty."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span if 0 <= edge <= len(text))})
    pieces: list[tuple[str, bool]] = []
    for start, end in pairwise(edges):
        inside = any(span[0] <= start and end <= span[1] for span in spans)
        if pieces and pieces[-1][1] == inside:
            pieces[-1] = (pieces[-1][0] + text[start:end], inside)
        else:
            pieces.append((text[start:end], inside))
    return pieces
