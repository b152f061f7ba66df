"""DOCX: paragraphs, headings, tables, text boxes and notes of a Word document, its tracked changes settled."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from ..errors import UnreadableFile
from ..files.package import Package
from .docx_numbering import Numbering
from .docx_parts import Parts, R, W, is_on, local_name, number, value
from .docx_runs import Paragraph
from .docx_story import LabelNote, Story
from .docx_styles import Style, Styles
from .layout import as_note, heading_of, is_layout, items, settled
from .masthead import tells_front
from .piece import Piece, fold
from .prose import is_finished, is_prose, width

_FRONT = 40
"""Among how many pieces a table may be the masthead."""
_LONGEST_HEADING = 240
"""In columns: what is longer and ends like a sentence is a paragraph, whatever its style."""
_STORIES = {"tc", "txbxContent", "footnote", "endnote", "hdr", "ftr"}
_ENTRY = re.compile(r"(?:\d{1,4}|[ivxlc]{1,6})\s*$")
"""The end of an entry in a table of contents: a page number."""
_CELLS = {"text", "heading", "title", "cell"}


def read(path: Path) -> tuple[list[Piece], list[str]]:
    """Return the pieces of a DOCX file in order, and remarks on what was settled or is not read.

    Raises UnreadableFile for what is no such file, is encrypted or damaged, HostileFile for one that passes a limit.
    """
    try:
        with path.open("rb") as source:
            return _Reader(Parts(Package(path, source), str(path))).pieces()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


class _Reader:
    """Reads the parts of one file into pieces."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.styles = Styles(parts.root(parts.first("styles")))
        self.numbering = Numbering(parts.root(parts.first("numbering")))
        self.seen: Counter[str] = Counter()
        self.paragraphs = 0
        self.settings = parts.root(parts.first("settings"))
        self.label_note = LabelNote(*_note_numbering(self.settings))
        self.notes = {kind: self._notes(f"{kind}s", kind) for kind in ("footnote", "endnote")}
        self.first_header: str | None = None
        self.sections = 0
        self.carried: Paragraph | None = None

    def pieces(self) -> tuple[list[Piece], list[str]]:
        story = Story(self.parts.relations)
        found: list[Piece] = []
        for child in self.parts.body():
            found += self._block(child, story, found)
        found += self._left()
        found += self._waiting_notes()
        front, margins = self._margins()
        found = front + found
        return settled(found, self.label_note.used) + margins, list(self._remarks())

    def _block(self, element: etree._Element, story: Story, before: list[Piece]) -> Iterator[Piece]:
        name = local_name(element)
        if name == "p":
            yield from self._paragraph(element, story)
        elif name == "tbl":
            yield from self._left()
            yield from self._table(element, story, before)
        elif name == "sectPr":
            self._section(element)
        elif name == "AlternateContent":
            for child in list(element)[:1]:
                yield from self._blocks(child, story, before)
        elif name in {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}:
            yield from self._blocks(element, story, before)
        elif name == "altChunk":
            self.seen["embedded document"] += 1

    def _blocks(self, parent: etree._Element, story: Story, before: list[Piece]) -> Iterator[Piece]:
        for child in parent:
            yield from self._block(child, story, before)
        if local_name(parent) in _STORIES:
            yield from self._left()

    def _left(self) -> Iterator[Piece]:
        """Yield the paragraph whose end was deleted and that no other follows, if there is one."""
        carried, self.carried = self.carried, None
        if carried is not None:
            yield from self._pieces(carried, Style(), None, None)

    def _paragraph(self, element: etree._Element, story: Story) -> Iterator[Piece]:
        self.paragraphs += 1
        properties = element.find(f"{W}pPr")
        reading = self.carried or Paragraph(self.styles, story, self.label_note, self.seen)
        self.carried = None
        reading.read(element)
        section = None if properties is None else properties.find(f"{W}sectPr")
        if section is not None:
            self._section(section)
        if _end_is_deleted(properties):
            self.carried = reading
            return
        style_id = value(properties, "pStyle") or self.styles.default
        style = self.styles.of(style_id)
        if story.begins("TOC") and _ENTRY.search(reading.text()):
            style = replace(style, kind="contents")
        level = number(value(properties, "outlineLvl"))
        if level is not None:
            style = replace(style, level=level + 1 if level < 9 else None)
        label, depth = self._number(properties, style, style_id)
        yield from self._pieces(reading, style, label, depth)

    def _number(self, properties: etree._Element | None, style: Style, style_id: str) -> tuple[str | None, int | None]:
        numbering = value(properties, "numPr", "numId") or style.numbering
        if numbering in {None, "0", ""}:
            return None, None
        assert numbering is not None
        depth = number(value(properties, "numPr", "ilvl"))
        if depth is None and value(properties, "numPr", "numId") is None:
            depth = self.numbering.depth_of(numbering, style_id)
        depth = depth if depth is not None else style.depth or 0
        return self.numbering.next(numbering, depth), depth + 1

    def _pieces(self, reading: Paragraph, style: Style, label: str | None, depth: int | None) -> Iterator[Piece]:
        """Yield what a paragraph makes: itself, its text boxes, hidden text and the notes it has marks of."""
        line = self.paragraphs
        text, codes, breaks = fold(*reading.result().result())
        piece = Piece("text", text, codes, line, depth if (depth or 1) > 1 else None, label, breaks)
        if style.kind == "contents":
            if text.strip():
                yield Piece("furniture", text.strip(), codes, line)
        elif text.strip():
            yield from _kinds(piece, style)
        elif codes and any(code.kind == "mark" for code in codes):
            yield piece
        elif codes:
            yield Piece("furniture", "".join(code.source for code in codes), line=line)
        if reading.page_break:
            yield Piece("rule", "", line=line)
        hidden = "".join(reading.hidden).strip()
        if hidden:
            yield Piece("furniture", hidden, line=line)
        notes = list(self._waiting_notes("footnote"))
        for box in reading.boxes:
            yield from self._blocks(box, Story(reading.story.relations), [])
        yield from notes

    def _table(self, element: etree._Element, story: Story, before: list[Piece]) -> Iterator[Piece]:
        rows: list[list[list[Piece]]] = []
        for row in element.iter(f"{W}tr"):
            if _nearest_table(row) is not element:
                continue
            if _is_dropped(row, "trPr"):
                self.seen["del"] += 1
                continue
            cells = [cell for cell in row.iter(f"{W}tc") if _nearest_row(cell) is row]
            rows.append([list(self._blocks(cell, story, before)) for cell in cells if not _is_dropped(cell, "tcPr")])
        pieces = [piece for row in rows for cell in row for piece in cell]
        in_front = len(before) < _FRONT and not any(piece.label or is_prose(piece.text) for piece in before)
        if (in_front and any(tells_front(piece.text) for piece in pieces)) or is_layout(rows):
            yield from pieces
        else:
            yield from (replace(p, kind="cell", level=None) if p.kind in _CELLS else p for p in pieces)

    def _section(self, element: etree._Element) -> None:
        self.sections += 1
        if self.sections > 1:
            return
        wanted = "first" if is_on(element, "titlePg") else "default"
        for reference in element.findall(f"{W}headerReference"):
            if reference.get(f"{W}type", "default") == wanted:
                relation = self.parts.relations.get(reference.get(f"{R}id", ""))
                self.first_header = relation.target if relation else None

    def _notes(self, relation: str, tag: str) -> tuple[str | None, dict[str, etree._Element]]:
        part = self.parts.first(relation)
        root = self.parts.root(part)
        if root is None:
            return part, {}
        notes = (note for note in root.findall(f"{W}{tag}") if note.get(f"{W}type", "normal") == "normal")
        return part, {note.get(f"{W}id", ""): note for note in notes}

    def _waiting_notes(self, only: str | None = None) -> Iterator[Piece]:
        """Yield the notes whose marks were read since; endnotes wait for the end of the document."""
        for kind, note, label in self.label_note.take(only):
            part, notes = self.notes[kind]
            element = notes.get(note)
            if part is None or element is None:
                self.seen[f"{kind} without a text"] += 1
                continue
            for piece in self._blocks(element, Story(self.parts.relations_of(part)), []):
                yield as_note(piece, label)

    def _margins(self) -> tuple[list[Piece], list[Piece]]:
        """Return the masthead where it stands in the header of the first page, and all other headers and footers."""
        front: list[Piece] = []
        margins: list[Piece] = []
        told: set[str] = set()
        for relation in self.parts.relations.values():
            if relation.kind not in {"header", "footer"}:
                continue
            root = self.parts.root(relation.target)
            if root is None:
                continue
            pieces = list(self._blocks(root, Story(self.parts.relations_of(relation.target)), []))
            if relation.target == self.first_header and any(tells_front(piece.text) for piece in pieces):
                front = [replace(piece, kind="text") if piece.kind in _CELLS else piece for piece in pieces]
                continue
            for piece in pieces:
                if piece.text.strip() and piece.text not in told:
                    told.add(piece.text)
                    margins.append(replace(piece, kind="furniture", label=None))
        return front, margins

    def _remarks(self) -> Iterator[str]:
        kept = self.seen["ins"] + self.seen["moveTo"]
        dropped = self.seen["del"] + self.seen["moveFrom"]
        if kept or dropped:
            yield f"tracked changes are taken as accepted: {kept:,} insertions kept, {dropped:,} deletions left out"
        for name in ("comment", "embedded document", "footnote without a text", "endnote without a text"):
            count = self.seen[name]
            if count:
                yield f"{count:,} {name if count == 1 else _plural(name)} not read"


def _plural(name: str) -> str:
    noun, space, rest = name.partition(" without")
    return f"{noun}s{space}{rest}"


def _kinds(piece: Piece, style: Style) -> Iterator[Piece]:
    """Yield a paragraph as the title, heading or text that it is, items on lines of their own each for itself."""
    long = width(piece.text) > _LONGEST_HEADING and is_finished(piece.text)
    if style.kind == "title":
        yield replace(piece, kind="title")
    elif style.level is not None and not long:
        yield replace(piece, kind="heading", level=style.level)
    else:
        yield from map(heading_of, items(piece))


def _end_is_deleted(properties: etree._Element | None) -> bool:
    marks = None if properties is None else properties.find(f"{W}rPr")
    return marks is not None and (marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None)


def _is_dropped(element: etree._Element, properties: str) -> bool:
    found = element.find(f"{W}{properties}")
    return found is not None and any(local_name(child) in {"del", "cellDel"} for child in found)


def _nearest_table(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _nearest_row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _note_numbering(settings: etree._Element | None) -> tuple[dict[str, int], dict[str, str]]:
    starts: dict[str, int] = {}
    formats: dict[str, str] = {}
    for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        start = number(value(settings, f"{kind}Pr", "numStart"))
        starts[kind] = 1 if start is None else start
        formats[kind] = value(settings, f"{kind}Pr", "numFmt") or usual
    return starts, formats
