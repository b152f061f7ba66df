"""Texts as the runs of a Word document: inline markup as it looks, stretches coloured."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from corpora.document import Code

from .docx_package import WORD
from .stretches import cut
from .xliff_inline import UNFIT

Properties = Mapping[str, str | None]
"""Properties of a run by the names of WordprocessingML, in the order of the schema; None has no value."""

# In the order that the schema asks for.
_ORDER = ("b", "i", "color", "sz", "highlight", "u", "vertAlign")
_LINES = re.compile(r"\r\n|[\r\n\t]")
_BOLD = re.compile(r"\*\*|__|</?(?:b|strong)\b[^>]*>", re.IGNORECASE)
_ITALIC = re.compile(r"\*|_|</?(?:i|em)\b[^>]*>", re.IGNORECASE)
_MARKUP: Properties = {"color": "808080", "sz": "16"}


@dataclass(frozen=True, slots=True)
class Marked:
    """Spans of a text that are set in properties of their own."""

    spans: tuple[tuple[int, int], ...]
    properties: Properties


def tag(name: str) -> str:
    """Return the name of an element of WordprocessingML in full."""
    return f"{{{WORD}}}{name}"


def element(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Append an element and return it."""
    return etree.SubElement(parent, tag(name), {tag(key): value for key, value in attributes.items()})


def append_text(paragraph: etree._Element, text: str, codes: Sequence[Code] = (), marked: Marked | None = None) -> None:
    """Append a text to a paragraph with its codes: bold and italic as they look, marks of footnotes raised, any other
    markup small and grey."""
    spans = marked.spans if marked else ()
    on: dict[str, str | None] = {}
    start = 0
    inner: list[tuple[int, str, bool]] = []
    for piece, inside in cut(text, spans):
        inner.append((start, piece, inside))
        start += len(piece)
    done = 0
    for code in (*codes, None):
        end = len(text) if code is None else code.offset
        for piece, inside in _between(inner, done, end):
            append_run(paragraph, piece, {**on, **(marked.properties if marked and inside else {})})
        done = max(done, end)
        if code is not None:
            _append_code(paragraph, code, on)


def _between(pieces: Sequence[tuple[int, str, bool]], start: int, end: int) -> Iterator[tuple[str, bool]]:
    for at, piece, inside in pieces:
        found = piece[max(start - at, 0) : max(end - at, 0)]
        if found:
            yield found, inside


def _append_code(paragraph: etree._Element, code: Code, on: dict[str, str | None]) -> None:
    """Append a code, or turn on or off what it stands for."""
    look = _look(code)
    if code.kind == "mark":
        append_run(paragraph, code.note or code.source, {"vertAlign": "superscript"})
    elif look is None:
        append_run(paragraph, code.source, _MARKUP)
    elif code.kind == "open":
        on[look] = None
    else:
        on.pop(look, None)


def _look(code: Code) -> str | None:
    if code.kind not in {"open", "close"}:
        return None
    if _BOLD.fullmatch(code.source):
        return "b"
    return "i" if _ITALIC.fullmatch(code.source) else None


def append_run(paragraph: etree._Element, text: str, properties: Properties | None = None) -> None:
    """Append a text in one set of properties.

    Ends of lines and tabs become those of Word, what XML cannot hold U+FFFD.
    """
    if not text:
        return
    run = element(paragraph, "r")
    if properties:
        holder = element(run, "rPr")
        for name in _ORDER:
            if name in properties:
                value = properties[name]
                element(holder, name, **({} if value is None else {"val": value}))
    done = 0
    for control in _LINES.finditer(text):
        _append_plain(run, text[done : control.start()])
        element(run, "tab" if control[0] == "\t" else "br")
        done = control.end()
    _append_plain(run, text[done:])


def _append_plain(run: etree._Element, text: str) -> None:
    if text:
        made = element(run, "t")
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.text = UNFIT.sub("\ufffd", text)
