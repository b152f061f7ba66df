"""Inline codes in XLIFF 1.2: `ph` for a code that stands alone, `bpt` and `ept` for a pair, `it` for a half without its
other half in the same text. The markup is what they hold."""

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from corpora.files.xml import add_text

from .xliff_inline import UNFIT, Tag, fit

XLIFF12 = "urn:oasis:names:tc:xliff:document:1.2"
CHARACTER = "x-yiku-char"
"""The `ctype` of a `ph` that stands for a character that XML cannot hold: its content is the character's number."""
FOOTNOTE = "x-yiku-footnote"


def append_content(parent: etree._Element, text: str, placed: Sequence[Tag]) -> None:
    """Append a text with its tags at their offsets to a `source` or `target` element."""
    halves = Counter(tag.id for tag in placed if tag.name != "ph" and not tag.isolated)
    writer = _Writer(parent)
    done = 0
    for tag in placed:
        writer.text(text[done : tag.offset])
        writer.code(tag, paired=halves[tag.id] == 2)
        done = tag.offset
    writer.text(text[done:])


class _Writer:
    """Fills one element; what stands for characters is numbered in it."""

    def __init__(self, parent: etree._Element) -> None:
        self._parent = parent
        self._characters = 0

    def text(self, text: str) -> None:
        """Append a text; a character that XML cannot hold becomes a `ph`."""
        done = 0
        for unfit in UNFIT.finditer(text):
            add_text(self._parent, text[done : unfit.start()])
            self._characters += 1
            self._element("ph", {"id": f"x{self._characters}", "ctype": CHARACTER}, f"{ord(unfit.group()):04X}")
            done = unfit.end()
        add_text(self._parent, text[done:])

    def code(self, tag: Tag, *, paired: bool) -> None:
        """Append a code; both halves of a pair have one id, and the halves of a pair over several texts one `rid`."""
        attributes = {"id": tag.id}
        if tag.name == "ph":
            if tag.code.kind == "mark":
                attributes["ctype"] = FOOTNOTE
                if tag.code.note is not None:
                    attributes["equiv-text"] = fit(tag.code.note)
            self._element("ph", attributes, fit(tag.code.source))
        elif paired:
            name = {"sc": "bpt", "ec": "ept"}[tag.name]
            self._element(name, attributes | {"rid": tag.id}, fit(tag.code.source))
        else:
            attributes |= {"pos": {"sc": "open", "ec": "close"}[tag.name]} | ({} if tag.isolated else {"rid": tag.id})
            self._element("it", attributes, fit(tag.code.source))

    def _element(self, name: str, attributes: dict[str, str], content: str) -> None:
        etree.SubElement(self._parent, f"{{{XLIFF12}}}{name}", attributes).text = content
