"""What belongs to the page and not to the text: page numbers, running heads, job numbers."""

import re
from collections import Counter
from dataclasses import replace

from .labels import paragraph_label
from .piece import Piece
from .prose import is_prose

SYMBOL = re.compile(r"[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*(?:/[A-Z0-9][A-Za-z0-9.()*-]*)+")
"""A document symbol: CTOC/COP/2020/2, A/RES/74/174."""

_LONGEST = 80
_PAGE = re.compile(
    r"[-–—·.\s]*\d{1,3}[-–—·\s]*"
    r"|\d{1,4}\s*/\s*\d{1,4}"
    r"|page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|p\.\s*\d{1,4}"
    r"|第\s*\d{1,4}\s*页(?:[，,\s/]*[（(]?共\s*\d{1,4}\s*页[)）]?)?",
    re.IGNORECASE,
)
_JOB = re.compile(r"(?:[A-Z]{1,5}\.)?\d{2}-\d{4,6}(?:\s?\([A-Z]\))?|\*\d{6,9}\*|\d{6}")
_FRONT = 15
_HEAD_REPEATS = 3


def is_symbol(text: str) -> bool:
    """Tell whether a text is a document symbol and nothing else."""
    text = text.strip()
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and SYMBOL.fullmatch(text) is not None


def set_aside(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those that belong to the page as `furniture`."""
    found: list[Piece] = []
    symbols: set[str] = set()
    in_front = True
    for index, piece in enumerate(pieces):
        text = piece.text.strip()
        in_front = in_front and index < _FRONT and not (is_prose(text) or piece.label or paragraph_label(text))
        if piece.kind not in {"text", "heading"} or piece.label or not 0 < len(text) <= _LONGEST:
            found.append(piece)
        elif in_front and is_symbol(text) and text not in symbols:
            symbols.add(text)
            found.append(piece)
        else:
            found.append(replace(piece, kind="furniture") if _is_page_line(text) else piece)
    return _running_heads(found)


def _is_page_line(text: str) -> bool:
    if _PAGE.fullmatch(text):
        return True
    # One line may hold a symbol, a job number and a page number: "V.20-03805  3/18".
    words = re.sub(r"\s*/\s*(?=\d)|(?<=\d)\s+(?=\([A-Z]\))", lambda found: found[0].strip(), text).split()
    if not any(_JOB.fullmatch(word) or is_symbol(word) for word in words):
        return False
    return all(_JOB.fullmatch(word) or is_symbol(word) or _PAGE.fullmatch(word) for word in words)


def _running_heads(pieces: list[Piece]) -> list[Piece]:
    """Set aside the short lines that come back beside the page numbers or breaks of at least three pages."""
    at_edge: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for index, piece in enumerate(pieces):
        if piece.kind in {"text", "heading"} and len(piece.text) <= _LONGEST:
            total[piece.text] += 1
            beside = pieces[max(0, index - 1) : index] + pieces[index + 1 : index + 2]
            at_edge[piece.text] += any(other.kind in {"furniture", "rule"} for other in beside)
    heads = {text for text, count in at_edge.items() if count >= _HEAD_REPEATS and count >= total[text] - 1}
    return [
        replace(piece, kind="furniture")
        if piece.kind in {"text", "heading"} and index >= _FRONT and piece.text in heads
        else piece
        for index, piece in enumerate(pieces)
    ]
