"""Markdown: its blocks as a page-by-page conversion of a report means them.

CommonMark's block rules are made for authors: they renumber lists, read a line over a page's rule as a heading, an
indented line as code and "[1]: " as a definition, and drop surplus cells and what is nested deep. None of that happens
here; inline markup is CommonMark's (inline.py).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from . import inline, tables
from .labels import BODY_HEADINGS, section_label, splits
from .piece import Piece, fold
from .prose import is_finished, width

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FENCE_END = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")
_NOTE = re.compile(r"\[\^([^\]\s]{1,30})\]:[ \t]*")
_UNDERLINE = re.compile(r"={3,}\s*")
_FORM_FEED = "\f"
_LONGEST_HEADING = 160
"""In columns."""


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a Markdown text in order."""
    return [piece for block in _Scanner(text).blocks() for piece in _with_text(block)]


def _with_text(piece: Piece) -> Iterator[Piece]:
    if piece.kind == "rule" or piece.text.strip():
        yield replace(piece, kind="heading") if piece.kind == "text" and _stands_out(piece) else piece
    elif piece.codes:
        # Markup around nothing, such as an image: it belongs to no text.
        yield Piece("furniture", "".join(code.source for code in piece.codes), line=piece.line)


def _stands_out(piece: Piece) -> bool:
    """Tell whether a short line is set in bold from end to end, or in italics with the name or number of a heading."""
    if len(piece.codes) != 2 or is_finished(piece.text) or width(piece.text) > _LONGEST_HEADING or piece.breaks:
        return False
    first, last = piece.codes
    if first.offset or first.source != last.source or last.offset != len(piece.text.rstrip()):
        return False
    named = BODY_HEADINGS.match(piece.text) is not None or section_label(piece.text) is not None
    return first.source in {"**", "__"} or (first.source in {"*", "_"} and named)


class _Scanner:
    """Cuts the lines of a text into blocks."""

    def __init__(self, text: str) -> None:
        lines = [_unquoted(line) for line in text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n")]
        self.lines = [
            (number, part)
            for number, line in enumerate(lines, 1)
            for part in (line.replace(_FORM_FEED, f"\n{_FORM_FEED}\n").split("\n") if _FORM_FEED in line else [line])
        ]
        self.at = 0
        self.paragraph: list[tuple[int, str]] = []
        self.fences = [place for place, (_, line) in enumerate(self.lines) if _FENCE_END.fullmatch(line)]
        self.last_comment_end = max((place for place, (_, line) in enumerate(self.lines) if "-->" in line), default=-1)

    def blocks(self) -> Iterator[Piece]:
        while self.at < len(self.lines):
            number, line = self.lines[self.at]
            special = self._special(number, line)
            if special is None:
                self.paragraph.append((number, line.lstrip(" \t\u3000\xa0")))
                self.at += 1
                continue
            yield from self._flush()
            yield from special
        yield from self._flush()

    def _special(self, number: int, line: str) -> list[Piece] | None:
        """Read what is no line of a paragraph and move past it; None where it is one."""
        stripped = line.strip()
        if not stripped or line == _FORM_FEED or _RULE.fullmatch(line.rstrip()):
            self.at += 1
            return [] if not stripped and line != _FORM_FEED else [Piece("rule", "", line=number)]
        if stripped.startswith("<!--") and (self.at < self.last_comment_end or "-->" in line):
            return self._comment(number)
        heading = _HEADING.match(line)
        if heading:
            self.at += 1
            return [_piece("heading", [_without_hashes(line[heading.end() :])], number, level=len(heading[1]))]
        if _UNDERLINE.fullmatch(stripped) and self.paragraph:
            return self._underlined()
        if _FENCE.match(line):
            return self._fence()
        if tables.is_row(stripped, False) or self._heads_table(line):
            return self._table()
        return None

    def _comment(self, number: int) -> list[Piece]:
        comment = []
        while "-->" not in (line := self.lines[self.at][1]):
            comment.append(line)
            self.at += 1
        end = line.index("-->") + 3
        comment.append(line[:end])
        self.lines[self.at] = (self.lines[self.at][0], line[end:].lstrip())
        return [Piece("furniture", "\n".join(comment).strip(), line=number)]

    def _underlined(self) -> list[Piece]:
        self.at += 1
        lines, self.paragraph = self.paragraph, []
        return [_piece("heading", [line for _, line in lines], lines[0][0], level=1)]

    def _fence(self) -> list[Piece] | None:
        place = bisect_right(self.fences, self.at)
        if place == len(self.fences):
            return None
        end = self.fences[place]
        first, *inside = self.lines[self.at : end]
        found = [Piece("furniture", first[1].strip(), line=first[0])]
        found += [Piece("text", line.strip(), line=number) for number, line in inside if line.strip()]
        self.at = end + 1
        return found

    def _heads_table(self, line: str) -> bool:
        below = self.lines[self.at + 1][1] if self.at + 1 < len(self.lines) else ""
        return "|" in line and tables.is_divider(below)

    def _table(self) -> list[Piece]:
        cells = []
        while self.at < len(self.lines) and tables.is_row(self.lines[self.at][1].strip(), True):
            number, line = self.lines[self.at]
            if not tables.is_divider(line):
                cells += [_piece("cell", [cell], number) for cell in tables.row_cells(line.strip())]
            self.at += 1
        return cells

    def _flush(self) -> Iterator[Piece]:
        paragraph, self.paragraph = self.paragraph, []
        if not paragraph:
            return
        lines = [line for _, line in paragraph]
        starts = [*splits(lines), len(lines)]
        for start, end in pairwise(starts):
            yield from _paragraph(lines[start:end], paragraph[start][0])


def _paragraph(lines: list[str], number: int) -> Iterator[Piece]:
    note = _NOTE.match(lines[0])
    text = "\n".join(lines)
    if tables.has_html_cells(text):
        yield from (_piece("cell", [cell], number) for cell in tables.html_cells(text))
    elif note:
        yield _piece("note", [lines[0][note.end() :], *lines[1:]], number, label=note[1])
    else:
        yield _piece("text", lines, number)


def _piece(kind: str, lines: list[str], number: int, level: int | None = None, label: str | None = None) -> Piece:
    text, codes, breaks = fold(*inline.parse("\n".join(lines).strip()))
    return Piece(kind, text, codes, number, level, label, breaks)  # type: ignore[arg-type]


def _unquoted(line: str) -> str:
    quote = _QUOTE.match(line)
    return line[quote.end() :] if quote else line


def _without_hashes(text: str) -> str:
    text = text.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else text
