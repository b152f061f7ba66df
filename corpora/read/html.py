"""HTML: headings, paragraphs, lists, tables and footnotes of a web page or of what Word saves as one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from ..errors import HostileFile
from . import text as plain_text
from .html_lists import ListLabels
from .html_notes import Notes, find_notes, text_of
from .labels import heading_label, paragraph_label
from .layout import as_note, heading_of, is_layout, items, settled
from .masthead import tells_front
from .piece import Piece, fold
from .prose import is_prose
from .runs import Runs, closing

_DROPPED = {
    "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "applet", "svg", "canvas", "audio",
    "video", "map", "input", "select", "button", "textarea", "rt", "rp", "colgroup", "wbr", "datalist", "param",
}  # fmt: skip
_ASIDE = {"nav", "footer", "menu"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {
    "html", "body", "p", "div", "section", "article", "main", "header", "aside", "address", "blockquote", "figure",
    "figcaption", "details", "summary", "dl", "dt", "dd", "form", "fieldset", "legend", "center", "hgroup", "dir",
    "caption", "tr", "td", "th", "tbody", "thead", "tfoot", "li", "search", "footer", "nav", "menu",
}  # fmt: skip
_CODES = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "strike",
    "del",
    "ins",
    "sup",
    "sub",
    "code",
    "kbd",
    "mark",
    "cite",
    "var",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TITLE = re.compile(r"(?:Mso)?(?:sub)?title", re.IGNORECASE)
_FRONT = 40
_TOO_DEEP = re.compile(r"depth|huge", re.IGNORECASE)
_HANDLED = {"furniture", "rule", "note"}


def pieces(text: str) -> list[Piece]:
    """Return the pieces of an HTML document in order. Raises HostileFile for one nested too deep."""
    root = _root(text)
    if root is None:
        return []
    body = root.find("body")
    reading = _Reading(find_notes(root))
    reading.walk(root if body is None else body)
    reading.flush()
    title = " ".join(text_of(root.find("head/title")).split()) if body is not None else ""
    found = settled(reading.found, bool(reading.notes.marks))
    if title and not any(piece.text == title for piece in found):
        found.append(Piece("furniture", title))
    return found


def _root(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None  # nothing at all
    for error in parser.error_log:
        if error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or (error.level >= 3 and _TOO_DEEP.search(error.message)):
            raise HostileFile(f"line {error.line}: passes a limit of the HTML parser: {error.message.strip()}")
    return root


class _Reading:
    """Walks the elements of a document; `found` are the pieces it has made."""

    def __init__(self, notes: Notes) -> None:
        self.found: list[Piece] = []
        self.notes = notes
        self._runs = Runs(collapse=True)
        self._open: list[str] = []
        self._line = 1
        self._heading: int | None = None
        self._label: str | None = None
        self._depth = 0

    def walk(self, element: etree._Element) -> None:
        """Read what an element holds."""
        if element.text:
            self._runs.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, child.tag.rpartition(":")[2].lower())
            if child.tail:
                self._runs.text(child.tail)

    def flush(self) -> None:
        """End the paragraph that is being read."""
        for source in reversed(self._open):
            self._runs.close(closing(source))
        runs, self._runs = self._runs, Runs(collapse=True)
        for source in self._open:
            self._runs.open(source)
        text, codes, breaks = fold(*runs.result())
        piece = Piece("text", text, codes, self._line, breaks=breaks)
        if text.strip() or any(code.kind == "mark" for code in codes):
            self.found += self._of_its_kind(piece)
        elif codes:
            self.found.append(Piece("furniture", "".join(code.source for code in codes), line=self._line))

    def _of_its_kind(self, piece: Piece) -> Iterator[Piece]:
        if self._heading is not None:
            yield replace(piece, kind="heading", level=self._heading)
            return
        label, self._label = self._label, None
        # A list may only indent what has a number of its own.
        if label == "•" and (paragraph_label(piece.text) or heading_label(piece.text)):
            label = None
        if label is not None:
            piece = replace(piece, label=label, level=self._depth if self._depth > 1 else None)
        yield from map(heading_of, items(piece))

    def _element(self, element: etree._Element, tag: str) -> None:
        if element in self.notes.back or tag in _DROPPED:
            return
        if element in self.notes.bodies:
            self._note(element)
        elif element in self.notes.marks:
            self._runs.mark(self.notes.marks[element])
        elif tag in _ASIDE or _is_hidden(element):
            self._set_aside(element)
        elif tag in _HEADINGS:
            self._headed(element, _HEADINGS[tag])
        elif tag in {"ol", "ul"}:
            self._list(element)
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            self._plain(element)
        elif tag in _BLOCKS:
            self._block(element)
        else:
            self._inline(element, tag)

    def _block(self, element: etree._Element) -> None:
        self.flush()
        self._line = _line(element, self._line)
        first = len(self.found)
        self.walk(element)
        self.flush()
        if element.tag == "p" and _TITLE.fullmatch(element.get("class") or ""):
            self.found[first:] = [
                replace(p, kind="title") if p.kind in {"text", "heading"} else p for p in self.found[first:]
            ]

    def _headed(self, element: etree._Element, level: int) -> None:
        self.flush()
        self._line = _line(element, self._line)
        self._heading = level
        self.walk(element)
        self.flush()
        self._heading = None

    def _inline(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._runs.line_break()
        elif tag == "hr":
            self.flush()
            self.found.append(Piece("rule", "", line=_line(element, self._line)))
        elif tag == "img":
            self._runs.standalone(f'<img alt="{element.get("alt") or ""}"/>')
        elif tag == "q":
            self._runs.text("“")
            self.walk(element)
            self._runs.text("”")
        elif tag == "sup" and any(link in self.notes.marks for link in element.iter("a")):
            for link in element.iter("a"):
                if link in self.notes.marks:
                    self._runs.mark(self.notes.marks[link])
        elif tag in _CODES or (tag == "a" and element.get("href")):
            self._paired(element, tag)
        else:
            self.walk(element)

    def _paired(self, element: etree._Element, tag: str) -> None:
        source = f'<a href="{element.get("href")}">' if tag == "a" else f"<{tag}>"
        self._runs.open(source)
        self._open.append(source)
        self.walk(element)
        self._open.pop()
        self._runs.close(closing(source))

    def _list(self, element: etree._Element) -> None:
        self.flush()
        labels = ListLabels(element)
        self._depth += 1
        for child in element:
            if child.tag == "li" and child not in self.notes.bodies:
                self._label = labels.label(child)
                self._block(child)
                self._label = None
            elif isinstance(child.tag, str):
                self._element(child, child.tag)
        self.flush()
        self._depth -= 1

    def _plain(self, element: etree._Element) -> None:
        """Read text that is set as it stands, which may be a whole report, as plain text."""
        self.flush()
        line = _line(element, self._line)
        for piece in plain_text.pieces(text_of(element)):
            self.found.append(replace(piece, line=piece.line + line - 1))

    def _inside(self, element: etree._Element) -> list[Piece]:
        """Return the pieces of an element as of a text of its own."""
        inner = _Reading(self.notes)
        inner._line = _line(element, self._line)
        inner.walk(element)
        inner.flush()
        return inner.found

    def _note(self, element: etree._Element) -> None:
        self.flush()
        label = self.notes.bodies[element]
        self.found += [replace(as_note(piece, label), whole=True) for piece in self._inside(element)]

    def _set_aside(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS or element.tag in _ASIDE:
            self.flush()
        for piece in self._inside(element):
            if piece.text.strip():
                self.found.append(replace(piece, kind="furniture", label=None, level=None))

    def _table(self, element: etree._Element) -> None:
        self.flush()
        rows = [
            [self._inside(cell) for cell in row if cell.tag in {"td", "th"}]
            for row in element.iter("tr")
            if next(row.iterancestors("table"), None) is element
        ]
        for caption in element.findall("caption"):
            self.found += self._inside(caption)
        found = [piece for row in rows for cell in row for piece in cell]
        if self._lays_out(element, rows, found):
            self.found += found
            return
        cells = (piece if piece.kind in _HANDLED else replace(piece, kind="cell", level=None) for piece in found)
        self.found += cells

    def _lays_out(self, element: etree._Element, rows: list[list[list[Piece]]], found: list[Piece]) -> bool:
        if element.get("role") in {"presentation", "none"}:
            return True
        front = len(self.found) < _FRONT and not any(is_prose(piece.text) or piece.label for piece in self.found)
        if front and any(tells_front(piece.text) for piece in found):
            return True
        inside = {child.tag for child in element.iter(etree.Element)}
        if any(next(head.iterancestors("table"), None) is element for head in element.iter("th")):
            return False
        nested = any(other is not element for other in element.iter("table"))
        return nested or bool(inside & {"h1", "h2", "h3", "article", "main"}) or is_layout(rows)


def _line(element: etree._Element, before: int) -> int:
    line: Any = element.sourceline  # lxml's type information has no type for it
    return int(line) if line else before


def _is_hidden(element: etree._Element) -> bool:
    role = element.get("role")
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or role == "navigation" or _HIDDEN.search(element.get("style") or "") is not None
