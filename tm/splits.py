"""Paragraphs of a text that stand as several in another: split in a later report, or, the other way round, merged."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from corpora.text.units import compares_characters, words

_LEAST = 0.75
"""How like a paragraph its parts together are at least."""
_FOUND = 0.6
"""How much of each part is found in the whole at least."""
_MOST = 4
"""Into how many parts a paragraph may be split."""


class Split(NamedTuple):
    """A paragraph and those that it was split into, by their places, and how like it they are together."""

    whole: int
    parts: tuple[int, ...]
    similarity: float


def splits(
    wholes: Sequence[str], parts: Sequence[str], pairs: Mapping[int, tuple[int, float]], language: str
) -> list[Split]:
    """Return which of `wholes` stand as several neighbours among `parts`, both match forms in order.

    `pairs` tells which part a whole was paired with, and their similarity. The parts are the one that a whole was
    paired with, if any, and neighbours that nothing was paired with; the parts of one whole are no other's.
    """
    taken = {part for part, _ in pairs.values()}
    found: list[Split] = []
    anchor = -1
    for whole in range(len(wholes)):
        own, similarity = pairs.get(whole, (None, 0.0))
        best = _best(wholes[whole], parts, _rows(own, anchor, taken, len(parts)), language)
        if best and similarity < best[1]:
            found.append(Split(whole, *best))
            taken |= set(best[0])
        anchor = max((part for part in (own, *(best[0] if best else ())) if part is not None), default=anchor)
    return found


def _rows(own: int | None, anchor: int, taken: set[int], count: int) -> Iterator[tuple[int, ...]]:
    """Yield the rows of neighbours that a whole may have become: with its own part, else behind what came before."""
    firsts = range(max(0, own - _MOST + 1), own + 1) if own is not None else range(anchor + 1, anchor + 2)
    for first in firsts:
        for end in range(first + 2, min(first + _MOST, count) + 1):
            row = tuple(range(first, end))
            if (own is None or own in row) and all(part == own or part not in taken for part in row):
                yield row


def _best(
    whole: str, parts: Sequence[str], rows: Iterator[tuple[int, ...]], language: str
) -> tuple[tuple[int, ...], float] | None:
    """Return the row of parts that is most like a whole, and how like it; None where none is enough."""
    units = _units(whole, language)
    rated = [(row, _likeness(units, [_units(parts[part], language) for part in row])) for row in rows]
    return max((one for one in rated if one[1] >= _LEAST), key=lambda one: one[1], default=None)


def _likeness(whole: Sequence[str], parts: Sequence[Sequence[str]]) -> float:
    """Return how like a whole its parts are together, 0 where one of them is not found in it."""
    joined = [unit for part in parts for unit in part]
    longest = max(len(whole), len(joined), 1)
    if min(len(whole), len(joined)) < _LEAST * longest:
        return 0.0
    steps = Levenshtein.opcodes(whole, joined)
    equal = [False] * len(joined)
    for step in steps:
        if step.tag == "equal":
            equal[step.dest_start : step.dest_end] = [True] * (step.dest_end - step.dest_start)
    start = 0
    for part in parts:
        if not part or sum(equal[start : start + len(part)]) < _FOUND * len(part):
            return 0.0
        start += len(part)
    changed = sum(max(s.src_end - s.src_start, s.dest_end - s.dest_start) for s in steps if s.tag != "equal")
    return 1 - changed / longest


def _units(text: str, language: str) -> list[str]:
    return list(text) if compares_characters(language) else words(text)
