"""Where a text differs from another one of its language, as stretches at offsets: for outputs that colour them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.text.units import compares_characters

MAX_COMPARED = 4000
"""Texts of more words or characters than this are not compared piece by piece: all of them differs."""
NOTHING = "∅"
"""What stands for nothing where something came in or fell away."""

_CHARACTERS = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)  # a changed number or Latin name is one change
_WORDS = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text from `start` to `end` that stands where another text has `old`; either may be empty."""

    start: int
    end: int
    old: str


def differing(old: str, new: str, language: str) -> tuple[Stretch, ...]:
    """Return the stretches of `new` that differ from `old`, those that differ by white space alone left out.

    Chinese is compared by characters, other languages by words.
    """
    from rapidfuzz.distance import Levenshtein

    pattern = _CHARACTERS if compares_characters(language) else _WORDS
    before, after = pattern.findall(old), pattern.findall(new)
    if max(len(before), len(after)) > MAX_COMPARED:
        return () if old == new else (Stretch(0, len(new), old),)
    starts = _starts(after)
    found = []
    for step in Levenshtein.opcodes(before, after):
        was = "".join(before[step.src_start : step.src_end])
        stretch = Stretch(starts[step.dest_start], starts[step.dest_end], was)
        if step.tag != "equal" and "".join(was.split()) != "".join(new[stretch.start : stretch.end].split()):
            found.append(stretch)
    return tuple(_joined(found))


def _starts(pieces: Iterable[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


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
