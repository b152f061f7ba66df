"""The runs of a paragraph of a DOCX file: joined, tracked changes settled, fields as they show."""

import re
from collections import Counter

from lxml import etree

from .docx_parts import R, W, local_name, value
from .docx_story import MOST_FIELDS, Field, LabelNote, Story, following_text, sign
from .docx_styles import Styles, run_formats
from .runs import Runs, closing

_ORDER = ("b", "i", "u", "s", "sup", "sub")
_DROPPED = {
    "pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "instrText", "rt", "sdtPr", "sdtEndPr", "smartTagPr",
    "customXmlPr", "rubyPr", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
    "lastRenderedPageBreak", "softHyphen", "pgNum", "ctrlPr", "tbl",
}  # fmt: skip
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_TARGET = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]*)"', re.IGNORECASE)
_TEXT = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}


class Paragraph:
    """Reads the runs of one paragraph, or of several whose ends were deleted, into a text with codes."""

    def __init__(self, styles: Styles, story: Story, label_note: LabelNote, seen: Counter[str]) -> None:
        """`label_note` gives a mark its label; `seen` counts what is not read."""
        self.runs = Runs()
        self.boxes: list[etree._Element] = []
        self.hidden: list[str] = []
        self.page_break = False
        self._styles = styles
        self.story = story
        self._label_note = label_note
        self._seen = seen
        self._open: list[str] = []
        self._custom = False

    def read(self, paragraph: etree._Element) -> None:
        """Add the content of a paragraph."""
        self._children(paragraph, None)
        # A field's instruction does not go on in the next paragraph: one without a result is left behind here.
        while self.story.fields and not self.story.fields[-1].shown:
            self._end_field()

    def text(self) -> str:
        """Return the text that was read so far."""
        return self.runs.result()[0]

    def result(self) -> Runs:
        """Return the runs, everything closed that is open."""
        self._switch([])
        return self.runs

    def _children(self, parent: etree._Element, link: str | None) -> None:
        for child in parent:
            name = local_name(child)
            if name in _CHANGES:
                self._seen[name] += 1
            if name == "r":
                self._run(child, link)
            elif name == "hyperlink":
                self._children(child, self._address(child) or link)
            elif name == "fldSimple":
                self._simple_field(child, link)
            elif name == "AlternateContent":
                self._alternative(child, link)
            elif name == "t":  # of a formula
                self._text(child.text or "", [])
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name not in _DROPPED:
                self._children(child, link)

    def _address(self, hyperlink: etree._Element) -> str | None:
        relation = self.story.relations.get(hyperlink.get(f"{R}id", ""))
        anchor = hyperlink.get(f"{W}anchor")
        address = relation.target if relation else ""
        return f"{address}#{anchor}" if anchor else address or None

    def _simple_field(self, element: etree._Element, link: str | None) -> None:
        target = _TARGET.search(element.get(f"{W}instr", ""))
        self._children(element, target[1] if target else link)

    def _alternative(self, element: etree._Element, link: str | None) -> None:
        """Read the first of several forms of the same content; the one for old programs only if there is no other."""
        choice = next((child for child in element if local_name(child) == "Choice"), None)
        if choice is None:
            choice = next((child for child in element if local_name(child) == "Fallback"), None)
        if choice is not None:
            self._children(choice, link)

    def _run(self, run: etree._Element, link: str | None) -> None:
        properties = run.find(f"{W}rPr")
        style = self._styles.of(value(properties, "rStyle")) if value(properties, "rStyle") else None
        raised, own = run_formats(properties)
        formats = {**(dict(style.formats) if style else {}), **own}
        raised = raised or (style.raised if style else None)
        if raised in {"sup", "sub"}:
            formats[raised] = True
        link = self._linked(link)
        codes = [f'<a href="{link}">'] if link else []
        codes += [f"<{name}>" for name in _ORDER if formats.get(name) and not (name == "u" and link)]
        hides = bool(formats.get("vanish"))
        for child in run:
            self._run_child(child, codes, hides, link)
        self._custom = False

    def _linked(self, link: str | None) -> str | None:
        for opened in reversed(self.story.fields):
            target = _TARGET.search(opened.instruction) if opened.shown else None
            if target:
                return target[1]
        return link

    def _run_child(self, child: etree._Element, codes: list[str], hides: bool, link: str | None) -> None:
        name = local_name(child)
        if name == "t":
            if hides:
                self.hidden.append(child.text or "")
            elif not self._custom:
                self._text(child.text or "", codes)
        elif name in _TEXT:
            self._text(_TEXT[name], codes)
        elif name in {"br", "cr"}:
            self._break(child)
        elif name == "sym":
            self._symbol(child, codes)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._mark(child)
        elif name == "fldChar":
            self._field(child)
        elif name == "instrText":
            if self.story.fields and not self.story.fields[-1].shown:
                self.story.fields[-1].instruction += child.text or ""
        elif name in {"drawing", "pict", "object"}:
            self._picture(child)
        elif name == "AlternateContent":
            for choice in list(child)[:1]:
                for inner in choice:
                    self._run_child(inner, codes, hides, link)
        elif name == "commentReference":
            self._seen["comment"] += 1
        elif name == "ruby":
            for base in child.iterfind(f"{W}rubyBase/{W}r"):
                self._run(base, link)
        elif name not in _DROPPED:
            self._children(child, link)

    def _text(self, text: str, codes: list[str]) -> None:
        if text.strip() or not set(codes) >= set(self._open):
            self._switch(codes)
        self.runs.text(text)

    def _switch(self, codes: list[str]) -> None:
        """Close and open what differs between what is open and `codes`."""
        same = 0
        while same < min(len(codes), len(self._open)) and codes[same] == self._open[same]:
            same += 1
        while len(self._open) > same:
            self.runs.close(closing(self._open.pop()))
        for source in codes[same:]:
            self.runs.open(source)
            self._open.append(source)

    def _break(self, element: etree._Element) -> None:
        if element.get(f"{W}type") == "page":
            self.page_break = True
        self.runs.line_break()

    def _symbol(self, element: etree._Element, codes: list[str]) -> None:
        character = sign(element)
        if character:
            self._text(character, codes)
        else:
            font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
            self.runs.standalone(f'<sym font="{font}" char="{code}"/>')

    def _mark(self, element: etree._Element) -> None:
        kind = local_name(element).removesuffix("Reference")
        note_id = element.get(f"{W}id", "")
        custom = None
        if element.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            custom = "".join(following_text(element)) or "*"
            self._custom = True
        self._switch([])
        self.runs.mark(self._label_note(kind, note_id, custom))

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        fields = self.story.fields
        if kind == "begin":
            fields.append(Field())
            del fields[:-MOST_FIELDS]
        elif kind == "separate" and fields:
            fields[-1].shown = True
        elif kind == "end" and fields:
            self._end_field()

    def _end_field(self) -> None:
        ended = self.story.fields.pop()
        if not ended.shown and ended.instruction.strip():
            self.runs.standalone(f"{{{' '.join(ended.instruction.split())}}}")

    def _picture(self, element: etree._Element) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _is_inside_fallback(box, element)]
        boxes = [box for box in boxes if not any(other in boxes for other in box.iterancestors())]
        self.boxes += boxes
        if not boxes:
            names = (
                other.get("descr") or other.get("title") for other in element.iter() if local_name(other) == "docPr"
            )
            self.runs.standalone(f'<img alt="{next((name for name in names if name), "")}"/>')


def _is_inside_fallback(box: etree._Element, top: etree._Element) -> bool:
    for other in box.iterancestors():
        if other is top:
            return False
        if local_name(other) == "Fallback":
            return True
    return False
