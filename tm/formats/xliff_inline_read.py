"""The content of a `source` or `target` of XLIFF as text and inline codes."""

import re
from dataclasses import dataclass

from lxml import etree

from corpora.document import Code, CodeKind

_AROUND = {"g", "pc"}
"""Pairs of codes with text between them."""
_THROUGH = {"mrk", "sub"}
"""Marks around text, which are no codes."""
_ALONE: dict[str, CodeKind] = {
    "x": "standalone",
    "ph": "standalone",
    "it": "standalone",
    "bx": "open",
    "bpt": "open",
    "sc": "open",
    "ex": "close",
    "ept": "close",
    "ec": "close",
}
_UNSEEN = {"sm", "em"}
"""The edges of an annotation."""
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_HEX = re.compile("[0-9A-Fa-f]{1,6}")


@dataclass(frozen=True, slots=True)
class Content:
    """A text without its inline codes, and the codes at their offsets."""

    text: str
    codes: tuple[Code, ...]


def read_content(element: etree._Element, data: dict[str, str]) -> Content:
    """Return the text and codes in an element; `data` is the original markup of a unit of XLIFF 2, by its ids."""
    return _Reading(data).of(element)


class _Reading:
    """Gathers the text and the codes of one element."""

    def __init__(self, data: dict[str, str]) -> None:
        self._data = data
        self._parts: list[str] = []
        self._codes: list[Code] = []
        self._length = 0

    def of(self, element: etree._Element) -> Content:
        """Return what is in an element."""
        self._take(element)
        return Content("".join(self._parts), tuple(self._codes))

    def _take(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self._take_child(child, etree.QName(child).localname)
            self._add(child.tail)

    def _take_child(self, child: etree._Element, name: str) -> None:
        if name == "cp":
            self._add(_character(child.get("hex", "")))
        elif name in _THROUGH:
            self._take(child)
        elif name in _ALONE:
            self._code(_ALONE[name], self._markup(child, "dataRef"), child)
        elif name not in _UNSEEN:
            self._code("open", self._markup(child, "dataRefStart"), child)
            self._take(child)
            self._code("close", self._markup(child, "dataRefEnd", f"</{name}>"), child)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _code(self, kind: CodeKind, markup: str, element: etree._Element) -> None:
        footnote = element.get("subType") == "yiku:footnote"
        self._codes.append(
            Code(self._length, "mark" if footnote else kind, markup, element.get("disp") if footnote else None)
        )

    def _markup(self, element: etree._Element, reference: str, otherwise: str | None = None) -> str:
        """Return the markup that a code stands for where the unit has it, else the code's own."""
        kept = self._data.get(element.get(reference, ""))
        if kept is not None:
            return kept
        if otherwise is not None:
            return otherwise
        whole = _NAMESPACE.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
        name = etree.QName(element).localname
        return whole if name not in _AROUND else whole[: whole.index(">") + 1]


def _character(code: str) -> str:
    """Return the character that `cp` names; a lone surrogate and what is none become nothing."""
    number = int(code, 16) if _HEX.fullmatch(code) else 0
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
