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
# Words that no piece of words begins or ends with: they belong to what the segment has beside it.
_LOOSE_HAN = re.compile(
    "[的了和与及或在于为对向从由以并而是将也被把等着过地得至个名项份种次场位件只条多各该其本此这那之所中上下后前时]"
    "|[一两几数]?[个名项份种次场位件]|关于|包括|以及|并且|或者|通过|根据|按照|由于|因此|其中|其他|一些|以便|有关|进行|方面|来自|例如"
)
_LOOSE_WORDS = re.compile(
    "an?|the|of|and|or|to|in|on|for|by|with|at|as|from|that|which|who|its|their|this|these|those|is|are|was|were",
    re.IGNORECASE,
)

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


def without_loose_ends(text: str, span: Span, language: str) -> Span | None:
    """Return a row of words without the prepositions, particles and measures at its ends; None where little is left."""
    words = list(_words(text, span, language))
    while words and is_loose(text[slice(*words[0])]):
        words.pop(0)
    while words and is_loose(text[slice(*words[-1])]):
        words.pop()
    if not words or not is_long_enough(text[words[0][0] : words[-1][1]], language):
        return None
    return words[0][0], words[-1][1]


def is_loose(word: str) -> bool:
    """Tell whether a word says nothing by itself."""
    return _LOOSE_HAN.fullmatch(word) is not None or _LOOSE_WORDS.fullmatch(word) is not None


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
