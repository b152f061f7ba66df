"""Pieces: what a format reader finds between two blank lines, before it is known what belongs together."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ..document import Code
from ..text.script import HAN

PieceKind = Literal["text", "heading", "cell", "note", "rule", "furniture", "masthead", "title"]

_NEWLINE = re.compile(r"[^\S\n]*\n\s*")
_WIDE = re.compile(f"[{HAN}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*[/_.=&?%-]$")
_URL_REACH = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source as its format sets it off.

    `breaks` are the offsets where a further line of the source begins. A `rule` (a drawn line, a form feed) has no
    text; a `note` carries its mark in `label`, any other the number or letter that its format, not its text, gives it.
    `whole` is what its format sets off as one paragraph or footnote, wherever pages end. `furniture` belongs to the
    page. `level` is that of a heading, or how deep a list is nested.
    """

    kind: PieceKind
    text: str
    codes: tuple[Code, ...] = ()
    line: int = 1
    level: int | None = None
    label: str | None = None
    breaks: tuple[int, ...] = ()
    whole: bool = False


def is_wide(character: str) -> bool:
    """Tell whether a character is Han or the punctuation that goes with it."""
    return _WIDE.match(character) is not None


def glue(left: str, right: str) -> str:
    """Return what joins two lines of one text: nothing beside Han, in a broken word or URL, else one space."""
    if not left or not right or _WIDE.match(left[-1]) or _WIDE.match(right[0]):
        return ""
    if left[-1] == "-" and right[0].islower() and left[-2:-1].isalpha():
        return ""
    # A URL is broken after one of its own marks; a full stop before a space and a capital ends a sentence instead.
    if _URL_TAIL.search(left[-_URL_REACH:]) and not right[0].isspace() and not (left[-1] == "." and right[0].isupper()):
        return ""
    return " "


def fold(text: str, codes: Sequence[Code] = ()) -> tuple[str, tuple[Code, ...], tuple[int, ...]]:
    """Join the lines of a text; return it with its codes moved along and the offsets where the later lines begin."""
    if "\n" not in text:
        return text, tuple(codes), ()
    parts: list[str] = []
    moves: list[tuple[int, int, int]] = []  # where a line end stood, where it ended, where the next line begins now
    breaks: list[int] = []
    done = length = 0
    for found in _NEWLINE.finditer(text):
        line = text[done : found.start()]
        between = glue(line or (parts[-1] if parts else ""), text[found.end() : found.end() + 1])
        parts += [line, between]
        length += len(line) + len(between)
        moves.append((found.start(), found.end(), length))
        if length:
            breaks.append(length)
        done = found.end()
    parts.append(text[done:])
    return "".join(parts), _moved(codes, moves), tuple(breaks)


def _moved(codes: Sequence[Code], moves: list[tuple[int, int, int]]) -> tuple[Code, ...]:
    result = []
    passed = 0
    for code in codes:
        while passed < len(moves) and moves[passed][1] <= code.offset:
            passed += 1
        shift = moves[passed - 1][2] - moves[passed - 1][1] if passed else 0
        offset = min(code.offset, moves[passed][0]) if passed < len(moves) else code.offset
        result.append(code.at(offset + shift))
    return tuple(result)


def merge(pieces: Sequence[Piece]) -> Piece:
    """Return the pieces as one, its text rejoined and its codes at their new places."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    parts: list[str] = []
    codes: list[Code] = []
    length = 0
    for piece in pieces:
        between = glue(parts[-1] if parts else "", piece.text)
        length += len(between)
        codes += [code.at(code.offset + length) for code in piece.codes]
        length += len(piece.text)
        parts += [between, piece.text]
    return replace(first, text="".join(parts), codes=tuple(codes), breaks=())


def part(piece: Piece, start: int, end: int) -> Piece:
    """Return the stretch from `start` to `end` with the codes in it, without white space at its ends."""
    first, beyond = start, end
    while start < end and piece.text[start].isspace():
        start += 1
    while start < end and piece.text[end - 1].isspace():
        end -= 1
    # A code at the border of two lines is the next one's when it opens something or marks its beginning.
    last = beyond == len(piece.text)
    codes = tuple(
        code.at(min(max(code.offset, start), end) - start)
        for code in piece.codes
        if first <= code.offset < beyond or (last and code.offset == beyond)
    )
    breaks = tuple(offset - start for offset in piece.breaks if start < offset < end)
    return replace(piece, text=piece.text[start:end], codes=codes, breaks=breaks)


def lines_of(piece: Piece) -> list[Piece]:
    """Return the source lines of a piece as pieces of their own."""
    edges = [0, *piece.breaks, len(piece.text)]
    offsets = [code.offset for code in piece.codes]
    lines = []
    for place, (start, end) in enumerate(pairwise(edges)):
        beyond = bisect_left(offsets, end) if end < len(piece.text) else len(offsets)
        codes = piece.codes[bisect_left(offsets, start) : beyond]
        line = part(replace(piece, codes=codes, breaks=()), start, end)
        lines.append(replace(line, line=piece.line + place))
    return lines


def without_prefix(piece: Piece, length: int) -> Piece:
    """Return the piece without its first `length` characters and the emphasis that is wholly inside them."""
    while length < len(piece.text) and piece.text[length].isspace():
        length += 1
    opened: list[Code] = []
    dropped: set[int] = set()
    for code in piece.codes:
        if code.offset > length:
            break
        if code.kind == "open":
            opened.append(code)
        elif code.kind == "close" and opened:
            pair = (opened.pop(), code)
            if not any(character.isalnum() for half in pair for character in half.source):
                dropped |= set(map(id, pair))
    codes = tuple(code.at(max(0, code.offset - length)) for code in piece.codes if id(code) not in dropped)
    breaks = tuple(offset - length for offset in piece.breaks if offset > length)
    return replace(piece, text=piece.text[length:], codes=codes, breaks=breaks)
