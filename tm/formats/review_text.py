"""Text as HTML for the review page: escaped, with what is worth seeing marked at its offsets."""

import html
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from .stretches import compared

_UNSEEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text with the HTML that opens and closes it; an empty one is shown nowhere."""

    start: int
    end: int
    opening: str
    closing: str


def escaped(text: str) -> str:
    """Return a text as HTML for elements and quoted attributes; what has no shape shows as U+FFFD."""
    return html.escape(text.translate(_UNSEEN))


def marked(text: str, spans: Iterable[Span], inserts: Iterable[tuple[int, str]] = ()) -> str:
    """Return a text as HTML with its spans opened and closed, and pieces of HTML inserted, at their offsets.

    Spans may lie within each other; one that crosses an earlier one is left out.
    """
    opening: defaultdict[int, str] = defaultdict(str)
    closing: defaultdict[int, str] = defaultdict(str)
    between: defaultdict[int, str] = defaultdict(str)
    for span in _nested(spans):
        opening[span.start] += span.opening
        closing[span.end] = span.closing + closing[span.end]
    for offset, piece in inserts:
        between[offset] += piece
    edges = sorted({0, len(text), *opening, *closing, *between})
    parts = [
        closing[start] + between[start] + opening[start] + escaped(text[start:end])
        for start, end in zip(edges, [*edges[1:], len(text)], strict=True)
    ]
    return "".join(parts)


def _nested(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        crosses = any(other.start < span.start < other.end < span.end for other in kept)
        if span.start < span.end and not crosses:
            kept.append(span)
    return kept


def changed(old: str, new: str, language: str) -> str:
    """Return as HTML how `old` becomes `new`: `del` for what falls away, then `ins` for what comes in."""
    parts = []
    for same, steps in groupby(compared(old, new, language), lambda step: step[0] == step[1]):
        was, now = ("".join(side) for side in zip(*steps, strict=True))
        parts.append(escaped(was) if same else _replaced(was, now))
    return "".join(parts)


def _replaced(old: str, new: str) -> str:
    return (f"<del>{escaped(old)}</del>" if old else "") + (f"<ins>{escaped(new)}</ins>" if new else "")
