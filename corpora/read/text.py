"""Plain text: paragraphs set off by blank lines or indents, their lines rejoined where a width broke them."""

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from .labels import BODY_HEADINGS, paragraph_label, section_label, splits
from .piece import Piece, fold
from .prose import is_finished, is_prose, width

_FORM_FEED = "\f"
_RULE = re.compile(r"\s*(?:_{3,}|-{3,}|={3,}|\*{3,}|—{3,}|─{3,}|－{3,})\s*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})")
_NOTE = re.compile(
    r"(?:[⁰¹²³⁴-⁹]{1,3}|\[(?:\d{1,3}|\*{1,3})\]|\*{1,3}|\d{1,3})(?:[ \t\u3000\xa0]+|(?<=[⁰¹²³⁴-⁹*]))(?=\S)"
)
_COLUMNS = re.compile(r"(?<=\S) {5,}(?=\S)")
_MASTHEAD_LINES = 12
_WIDEST = 120
"""In columns: a longer line was not broken to a width; it is a paragraph."""
_NARROWEST = 36
_BROKEN_SHARE = 0.6
_SLACK = 6


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indent: int

    @property
    def columns(self) -> int:
        return self.indent + width(self.text)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a plain text in order."""
    lines = _lines(text)
    typical = _typical_width(lines)
    found: list[Piece] = []
    in_notes = False
    for blank, group in groupby(lines, key=lambda line: not line.text):
        if not blank:
            some = _group(list(group), typical, in_notes)
            found += some
            rules = [piece for piece in some if piece.kind == "rule"]
            in_notes = bool(rules) or (in_notes and _NOTE.match(some[-1].text) is not None)
    return with_headings(found)


def _lines(text: str) -> list[_Line]:
    lines = []
    for number, line in enumerate(text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n"), 1):
        for part in line.replace(_FORM_FEED, f"\n{_FORM_FEED}\n").split("\n") if _FORM_FEED in line else [line]:
            expanded = part.expandtabs(8)
            bare = expanded.lstrip(" \u3000\xa0")
            if part == _FORM_FEED:
                # Blank lines around it: what stands above a page break is a group of its own.
                lines += [_Line(number, "", 0), _Line(number, _FORM_FEED, 0), _Line(number, "", 0)]
            else:
                indent = width(expanded[: len(expanded) - len(bare)].replace("\u3000", "  "))
                lines += [_Line(number, column, indent) for column in _columns(bare.strip(), number)]
    return lines


def _columns(text: str, number: int) -> list[str]:
    """Return the columns of a line of the masthead, where "United Nations" and the symbol stand on one line."""
    return _COLUMNS.split(text) if number <= _MASTHEAD_LINES else [text]


def _typical_width(lines: list[_Line]) -> int:
    """Return the width the lines were broken to, judged by those that another line follows; 0 when there is none."""
    columns = sorted(line.columns for line, below in pairwise(lines) if line.text and below.text)
    typical = columns[len(columns) * 9 // 10] if columns else 0
    return typical if typical <= _WIDEST else 0


def _group(lines: list[_Line], typical: int, in_notes: bool) -> list[Piece]:
    """Return the pieces of a run of lines without a blank one."""
    found: list[Piece] = []
    run: list[_Line] = []
    for place, line in enumerate(lines):
        if line.text == _FORM_FEED or _RULE.fullmatch(line.text):
            heads = len(run) == 1 and place == 1 and _UNDERLINE.fullmatch(line.text) and not is_finished(run[0].text)
            if heads and abs(width(line.text) - run[0].columns) <= max(3, run[0].columns // 3):
                found.append(replace(_piece(run), kind="heading", level=1 if line.text[0] == "=" else 2))
            else:
                found += [*_paragraphs(run, typical, in_notes), Piece("rule", "", line=line.number)]
                in_notes = True
            run = []
        else:
            run.append(line)
    return found + _paragraphs(run, typical, in_notes)


def _paragraphs(lines: list[_Line], typical: int, in_notes: bool) -> list[Piece]:
    if not lines:
        return []
    starts = {0, *splits([line.text for line in lines])}
    widest = max(line.columns for line in lines)
    full = max(widest, min(typical, _WIDEST) * 4 // 5)
    broken = _is_broken(lines, full)
    margin = min(line.indent for line in lines[1:]) if len(lines) > 1 else 0
    for place in range(1, len(lines)):
        above, line = lines[place - 1], lines[place]
        note = in_notes and _NOTE.match(line.text) is not None and is_finished(above.text)
        indented = line.indent >= margin + 2 and is_finished(above.text) and line.indent != above.indent
        if note or indented or not _is_joined(above, line, full, broken):
            starts.add(place)
    edges = [*sorted(starts), len(lines)]
    return [_piece(lines[edges[i] : edges[i + 1]]) for i in range(len(edges) - 1)]


def _is_broken(lines: list[_Line], full: int) -> bool:
    """Tell whether a group looks broken to a width: at most of its line ends the next word had no room left."""
    if full > _WIDEST:
        return False
    ends = [_had_no_room(above, below, full) for above, below in pairwise(lines)]
    return bool(ends) and sum(ends) >= _BROKEN_SHARE * len(ends)


def _had_no_room(above: _Line, below: _Line, full: int) -> bool:
    first = below.text.split(None, 1)[0]
    # A word in Han has no spaces: the first few characters would have moved up.
    needed = width(first[:3]) if width(first[:1]) == 2 else width(first)
    return above.columns >= _NARROWEST and above.columns + 1 + needed + _SLACK > full


def _is_joined(above: _Line, below: _Line, full: int, broken: bool) -> bool:
    if above.columns > _WIDEST:
        return False
    if broken and above.columns >= full // 2:
        return _had_no_room(above, below, full) or not is_finished(above.text)
    if is_finished(above.text):
        return False
    return (below.text[:1].islower() and below.text[1:2] != ")") or (
        above.columns >= _NARROWEST and _had_no_room(above, below, full)
    )


def _piece(lines: list[_Line]) -> Piece:
    text, codes, breaks = fold("\n".join(line.text for line in lines))
    return Piece("text", text, codes, lines[0].number, breaks=breaks)


def with_headings(pieces: list[Piece]) -> list[Piece]:
    """Find the headings: short lines alone that are no sentence, with a section's number or between paragraphs."""
    numbered = any((label := paragraph_label(piece.text)) and label.kind == "number" for piece in pieces)
    found: list[Piece] = []
    before: Piece | None = None
    for place, piece in enumerate(pieces):
        after = next((other for other in pieces[place + 1 : place + 4] if other.kind == "text"), None)
        if piece.kind == "text" and _is_heading(piece, before, after, numbered):
            piece = replace(piece, kind="heading", level=_level(piece.text))
        if piece.kind != "rule":
            before = piece
        found.append(piece)
    return found


def _is_heading(piece: Piece, before: Piece | None, after: Piece | None, numbered: bool) -> bool:
    text = piece.text
    if is_finished(text) or width(text) > 160 or after is None:
        return False
    if BODY_HEADINGS.match(text) or (section_label(text) and not text[:1].isdigit()):
        return True
    # Without a number, only what stands above a numbered paragraph or another heading is told from a line of its own.
    next_label = paragraph_label(after.text)
    above = section_label(after.text) is not None or (next_label is not None and next_label.kind == "number")
    alone = before is None or before.kind == "heading" or is_finished(before.text)
    plain = paragraph_label(text) is None and not piece.breaks and not is_prose(text) and not _NOTE.match(text)
    return (
        numbered and above and alone and plain and before is not None and text[:1].isalpha() and not text[0].islower()
    )


def _level(text: str) -> int:
    label = section_label(text)
    if label is None:
        return 4
    if label.text[0].isdigit():
        return 3
    return 2 if label.text[0] in "ABDEFGHJKLMNOPQRSTUWYZ" else 1
