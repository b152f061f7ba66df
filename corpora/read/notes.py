"""Footnotes: which pieces are their bodies, and where in the text their marks stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..document import Code
from .piece import Piece, lines_of, part, without_prefix

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEGINNING = re.compile(
    r"([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)|\[(\d{1,3}|\*{1,3})\][ \t\u3000\xa0]+(?=\S)|(\*{1,3})[ \t\u3000\xa0]*(?=[^\s*])"
)
_PLAIN_BEGINNING = re.compile(r"(\d{1,3})[ \t\u3000\xa0]+(?=\S)")
_MARK = re.compile(r"([⁰¹²³⁴-⁹]{1,3})|\[(\d{1,3}|\*{1,3})\]|(?<=\S)(?<!\*)(\*{1,3})(?!\*)")
_GLUED = re.compile(r"(?<=[.,;:。，；：、”’\"）)\]A-Za-z])(?<!\d[.,])(\d{1,3})(?=\s|$|[^\w\s.,/%-])")
_POWER = re.compile(r"[A-Za-z0-9]$")


def separate(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every footnote's body as a `note` and every footnote mark as a code."""
    ahead = Counter(_mark_at_start(piece) for piece in pieces if piece.kind == "text")
    glued_asterisks = any(re.search(r"[^\s*]\*", piece.text) for piece in pieces)
    found: list[Piece] = []
    seen: set[str] = set()
    ruled = False
    last = 0
    for piece in pieces:
        label = _mark_at_start(piece)
        # A text cut just before a mark begins with it too; its note's own body is still to come then.
        continues = label is not None and label not in seen and ahead[label] > 1
        if piece.kind == "text" and not continues and not piece.whole and not piece.label:
            bodies = list(_bodies(piece, ruled, last, glued_asterisks))
        else:
            bodies = [piece]
        for body in bodies:
            if body.kind == "note":
                last = int(body.label) if body.label and body.label.isdecimal() else last
                seen.discard(body.label or "")
            else:
                seen |= {code.note for code in body.codes if code.note}
        if label is not None:
            ahead[label] -= 1
        ruled = piece.kind == "rule" or (ruled and bodies[-1].kind == "note")
        found += bodies
    labels = {piece.label for piece in found if piece.kind == "note" and piece.label}
    return _with_glued([_with_marks(piece, labels) for piece in found], labels)


def _mark_at_start(piece: Piece) -> str | None:
    code = piece.codes[0] if piece.codes else None
    return code.note if code and code.kind == "mark" and not piece.text[: code.offset].strip() else None


def _bodies(piece: Piece, ruled: bool, last: int, glued_asterisks: bool) -> Iterator[Piece]:
    """Yield the footnotes that a piece holds, one begun by each line with a mark; the piece itself if none."""
    start = _begins(piece, ruled, last, glued_asterisks)
    if start is None:
        yield piece
        return
    groups: list[tuple[tuple[str, int], list[int]]] = []
    edges = [0, *piece.breaks, len(piece.text)]
    for place, line in enumerate(lines_of(piece)):
        begun = _begins(line, ruled, last, glued_asterisks) if place else start
        if begun:
            last = int(begun[0]) if begun[0].isdecimal() else last
            groups.append((begun, [place, place + 1]))
        else:
            groups[-1][1][1] = place + 1
    for (label, length), (first, end) in groups:
        body = part(piece, edges[first], edges[end])
        body = without_prefix(replace(body, line=piece.line + first), length)
        codes = body.codes if length else body.codes[1:]  # the mark that is its label
        yield replace(body, kind="note", label=label, codes=codes, breaks=())


def _begins(piece: Piece, ruled: bool, last: int, glued_asterisks: bool) -> tuple[str, int] | None:
    """Return the label of the footnote that begins a piece and the length of it in the text."""
    label = _mark_at_start(piece)
    if label is not None:
        return label, 0
    found = _BEGINNING.match(piece.text)
    if found:
        label = (found[1] or found[2] or found[3]).translate(_SUPERSCRIPTS)
        escaped = bool(piece.codes) and piece.codes[0].offset == 0 and piece.codes[0].source == "\\"
        spaced = piece.text[found.end() - 1].isspace()
        if not found[3] or escaped or (glued_asterisks and (spaced or ruled)):
            return label, found.end()
        return None
    found = _PLAIN_BEGINNING.match(piece.text)
    if found and ruled and (int(found[1]) == last + 1 or found[1] == "1"):
        return found[1], found.end()
    return None


def _with_marks(piece: Piece, labels: set[str]) -> Piece:
    if piece.kind == "rule":
        return piece
    codes = [code for code in piece.codes if code.source != "\\"]
    escapes = {code.offset for code in piece.codes if code.source == "\\"}
    places: list[tuple[int, int, str]] = []
    for found in _MARK.finditer(piece.text):
        label = (found[1] or found[2] or found[3]).translate(_SUPERSCRIPTS)
        power = found[1] and piece.text[max(0, found.start() - 1) : found.start()] in {"m", "M", "米", "里"}
        if label in labels and not power and not piece.whole:
            places.append((found.start(), found.end(), label))
    piece = _taken_out(replace(piece, codes=tuple(codes)), places, escapes)
    return _with_powers(piece, labels)


def _taken_out(piece: Piece, places: list[tuple[int, int, str]], escapes: set[int]) -> Piece:
    """Return the piece with the characters at `places` turned from text into marks."""
    if not places:
        return piece
    parts: list[str] = []
    codes: list[Code] = []
    rest = list(reversed(piece.codes))
    done = removed = 0
    for start, end, label in places:
        while rest and rest[-1].offset <= start:
            code = rest.pop()
            codes.append(code.at(code.offset - removed))
        source = ("\\" if start in escapes else "") + piece.text[start:end]
        codes.append(Code(start - removed, "mark", source, label))
        parts.append(piece.text[done:start])
        while rest and rest[-1].offset < end:
            codes.append(rest.pop().at(start - removed))
        removed += end - start
        done = end
    codes += [code.at(code.offset - removed) for code in reversed(rest)]
    parts.append(piece.text[done:])
    breaks = tuple(offset - sum(end - start for start, end, _ in places if end <= offset) for offset in piece.breaks)
    return replace(piece, text="".join(parts), codes=tuple(codes), breaks=breaks)


def _with_powers(piece: Piece, labels: set[str]) -> Piece:
    """Give back to the text what was raised without being a mark: the 2 of a square metre."""
    codes: list[Code] = []
    parts: list[str] = []
    done = added = 0
    for code in piece.codes:
        raised = code.kind == "mark" and code.source.startswith("<sup") and code.note not in labels
        before = piece.text[max(0, code.offset - 1) : code.offset]
        if not (raised and code.note and (code.note.isalpha() or _POWER.search(before))):
            codes.append(code.at(code.offset + added))
            continue
        opening, closing = re.split(r"(?<=>)[^<>]*(?=<)", code.source, maxsplit=1)
        parts += [piece.text[done : code.offset], code.note]
        codes.append(Code(code.offset + added, "open", opening))
        done = code.offset
        added += len(code.note)
        codes.append(Code(code.offset + added, "close", closing))
    if not added:
        return piece
    parts.append(piece.text[done:])
    return replace(piece, text="".join(parts), codes=tuple(codes))


def _with_glued(pieces: list[Piece], labels: set[str]) -> list[Piece]:
    """Find the marks that are raised no more ("Protocol.3 The"): of a note without one, where one place alone fits."""
    marked = {code.note for piece in pieces for code in piece.codes if code.kind == "mark"}
    missing = {label for label in labels if label.isdecimal()} - marked
    if not missing:
        return pieces
    places: dict[str, list[tuple[int, int, int]]] = {label: [] for label in missing}
    for index, piece in enumerate(pieces):
        if piece.kind in {"text", "heading"}:
            for found in _GLUED.finditer(piece.text):
                if found[1] in missing:
                    places[found[1]].append((index, found.start(), found.end()))
    wanted: dict[int, list[tuple[int, int, str]]] = {}
    for label, fitting in places.items():
        if len(fitting) == 1:
            index, start, end = fitting[0]
            wanted.setdefault(index, []).append((start, end, label))
    return [
        _taken_out(piece, sorted(wanted[index]), set()) if index in wanted else piece
        for index, piece in enumerate(pieces)
    ]
