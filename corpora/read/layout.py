"""What the looks of a document tell: headings in bold, tables that only lay text out, paragraphs cut by pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .furniture import is_symbol, set_aside
from .labels import BODY_HEADINGS, section_label, splits
from .masthead import tells_front
from .piece import Piece, lines_of, part, without_prefix
from .prose import is_finished, is_prose, width
from .text import with_headings

_LONGEST_HEADING = 160
"""In columns."""
_PAGES = 2
_FRONT = 15
_TABS = re.compile(r"(?<=\S)[ ]*\t\s*(?=\S)")


def heading_of(piece: Piece) -> Piece:
    """Return a paragraph as a heading if it is a short line in bold, or in italics with the name of a heading."""
    bold = ("<b>", "</b>"), ("<strong>", "</strong>")
    italic = ("<i>", "</i>"), ("<em>", "</em>")
    text = piece.text.strip()
    marks = [code for code in piece.codes if code.kind != "mark"]
    if len(marks) < 2 or is_finished(text) or width(text) > _LONGEST_HEADING or piece.breaks or piece.label:
        return piece
    pair = (marks[0].source, marks[-1].source)
    around = not piece.text[: marks[0].offset].strip() and not piece.text[marks[-1].offset :].strip()
    if not around or len(marks) != 2:
        return piece
    named = BODY_HEADINGS.match(text) is not None or section_label(text) is not None
    return replace(piece, kind="heading") if pair in bold or (pair in italic and named) else piece


def is_layout(rows: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Tell whether a table, as the pieces of the cells of its rows, only lays out text: a frame, columns of prose."""
    cells = [cell for row in rows for cell in row if any(piece.text.strip() for piece in cell)]
    if not cells:
        return False
    if len(cells) == 1:
        return True
    if max(len(row) for row in rows) == 1:
        return False
    # Two numbered paragraphs in one cell, or headings over prose, are a text and no entry.
    texts = [sum(piece.kind in {"text", "heading"} and is_prose(piece.text) for piece in cell) for cell in cells]
    return len(rows) <= 2 and max(texts) >= 3


def items(piece: Piece) -> Iterator[Piece]:
    """Yield the items that line breaks set off in a paragraph, each for itself; else the paragraph."""
    lines = lines_of(piece) if piece.breaks else [piece]
    starts = splits([line.text for line in lines])
    if len(starts) == 1:
        yield piece
        return
    edges = [0, *piece.breaks, len(piece.text)]
    for start, end in pairwise([*starts, len(lines)]):
        yield replace(part(piece, edges[start], edges[end]), label=piece.label if start == 0 else None)


def _columns(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those of a masthead that are set apart by tabs ("United Nations", the symbol) as two."""
    in_front = True
    for number, piece in enumerate(pieces):
        in_front = in_front and number < _FRONT and not (piece.label or is_prose(piece.text))
        places = [found.end() for found in _TABS.finditer(piece.text)] if in_front and piece.kind == "text" else []
        edges = [0, *places, len(piece.text)]
        columns = [part(piece, start, end) for start, end in pairwise(edges)]
        if any(is_symbol(column.text) or tells_front(column.text) for column in columns[1:]):
            yield from columns
        else:
            yield piece


def settled(pieces: list[Piece], noted: bool) -> list[Piece]:
    """Return the pieces of a format that tells paragraphs apart: each `whole`, unless pages have cut them.

    `noted` says whether it tells footnotes too. Where it tells no heading, their numbers do.
    """
    pieces = list(_columns(pieces))
    if not any(piece.kind == "heading" for piece in pieces):
        pieces = with_headings(pieces)
    if not noted and is_from_pages(pieces):
        return pieces
    return [replace(piece, whole=True) for piece in pieces if piece.kind != "rule"]


def is_from_pages(pieces: Sequence[Piece]) -> bool:
    """Tell whether a document was converted from pages: its notes and page numbers stand among its paragraphs."""
    texts = [piece for piece in pieces if piece.kind == "text" and not piece.label]
    if any(_begins_with_mark(piece) for piece in texts):
        return True
    lines = [piece for piece in texts if not is_symbol(piece.text.strip())]
    aside = [piece for piece in set_aside(list(lines)) if piece.kind == "furniture"]
    return len(aside) >= _PAGES


def _begins_with_mark(piece: Piece) -> bool:
    code = piece.codes[0] if piece.codes else None
    return code is not None and code.kind == "mark" and not piece.text[: code.offset].strip()


def as_note(piece: Piece, label: str) -> Piece:
    """Return a paragraph of a footnote as a `note`, its label taken out of its text where it is typed there too."""
    if piece.kind in {"furniture", "rule"}:
        return piece
    bare = piece.text.lstrip()
    length = len(piece.text) - len(bare)
    first = piece.codes[0] if piece.codes else None
    if first is not None and first.kind == "mark" and first.note == label and not piece.text[: first.offset].strip():
        piece = replace(piece, codes=piece.codes[1:])
    elif label and not label[0].isalnum() and bare.startswith(label):
        piece = without_prefix(piece, length + len(label))
    return replace(piece, kind="note", label=label, level=None)
