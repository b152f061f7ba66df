"""The pieces of a segment that the memory holds: the longest from edge to edge, clauses first, then words."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpora.text.script import is_han
from corpora.text.units import compares_characters, words

SHORTEST_CHARACTERS, SHORTEST_WORDS = 6, 4
"""What is shorter says nothing: it stands in the memory by chance, or is a term."""
_CLAUSE = re.compile(r"[，。；：！？,;:!?（）()《》“”\"\n]+|(?<!\w\.\w)\.(?=\s|$)|—{2,}|\.{3,}|…+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")

Span = tuple[int, int]


def clauses(text: str) -> list[Span]:
    """Return the clauses of a text: what stands between punctuation marks, but for 、, which only lists."""
    edges = [0, *(edge for mark in _CLAUSE.finditer(text) for edge in mark.span()), len(text)]
    trimmed = (_trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in trimmed if start < end]


def word_spans(text: str, span: Span, language: str, values: Sequence[Span] = ()) -> list[Span]:
    """Return the words within a stretch of a text; those that make up a value are one."""
    spans: list[Span] = []
    for start, end in _words(text, span, language):
        inside = next((value for value in values if value[0] < end and start < value[1]), (start, end))
        start, end = max(span[0], min(start, inside[0])), min(span[1], max(end, inside[1]))
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def is_long_enough(piece: str, language: str) -> bool:
    """Tell whether a piece is worth showing."""
    if compares_characters(language):
        return sum(map(is_han, piece)) >= SHORTEST_CHARACTERS
    return sum(any(map(str.isalnum, word)) for word in words(piece)) >= SHORTEST_WORDS


def longest_pieces(text: str, parts: Sequence[Span], language: str, held: Callable[[str], bool]) -> list[Span]:
    """Return the longest stretches from part to part that are held, longest first, none over another.

    What holds a stretch holds every stretch within it, so that two ends that only move forward find them all.
    """
    found: list[Span] = []
    last = furthest = 0
    for first, (start, _) in enumerate(parts):
        last, reached = max(last, first), -1
        while last < len(parts):
            piece = text[start : parts[last][1]]
            if is_long_enough(piece, language):
                if not held(piece):
                    break
                reached = last
            last += 1
        if reached >= furthest:
            furthest = reached + 1
            span = _balanced(text, parts[first : reached + 1])
            if is_long_enough(text[slice(*span)], language):
                found.append(span)
    return without_overlaps(found)


def without_overlaps(spans: Sequence[Span]) -> list[Span]:
    """Return spans, the longest first, leaving out what lies over a longer one."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= first or start >= last for first, last in kept):
            kept.append((start, end))
    return kept


def _balanced(text: str, parts: Sequence[Span]) -> Span:
    """Return what is left of a row of parts without those that a bracket cut in two parts from their other half."""
    while parts:
        start, end = parts[0][0], parts[-1][1]
        depth = lowest = 0
        for character in text[start:end]:
            depth += (character in "(（") - (character in ")）")
            lowest = min(lowest, depth)
        if lowest < 0:
            parts = parts[1:]
        elif depth:
            parts = parts[:-1]
        else:
            return start, end
    return 0, 0


def _words(text: str, span: Span, language: str) -> Iterator[Span]:
    start, end = span
    if not compares_characters(language):
        yield from (found.span() for found in _WORD.finditer(text, start, end))
        return
    import rjieba

    for word in rjieba.cut(text[start:end], False):
        if any(map(str.isalnum, word)):
            yield start, start + len(word)
        start += len(word)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = _EDGE.match(piece)
    start += left.end() if left else 0
    return start, start + len(_EDGE.sub("", text[start:end]))
