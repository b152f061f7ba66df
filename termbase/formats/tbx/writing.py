"""Writing TBX of either generation, entry by entry."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from ...concept import Concept
from .dialects import Dialect, dialect_of
from .entries import Entries
from .nodes import LANGUAGE, Node, fit

_REFERENCE = re.compile(
    rb'<(?:ref type="crossReference"|basic:crossReference) target="([^"]*)">([^<]*)</(?:ref|basic:crossReference)>'
)


def write(path: Path, concepts: Iterable[Concept], *, version: int, dialect: str, style: str, title: str) -> int:
    """Write concepts to `path` and return how many; see the package."""
    chosen = dialect_of(version, dialect, style)
    entries = Entries(chosen)
    written = 0
    with path.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as output:
        output.write_declaration()
        with output.element(chosen.qualified(chosen.names.root), _root_attributes(chosen), nsmap=chosen.prefixes):
            _emit(output, _header(chosen, title), "\n  ")
            output.write("\n  ")
            with output.element(chosen.qualified("text")):
                output.write("\n    ")
                with output.element(chosen.qualified("body")):
                    for concept in concepts:
                        entry = entries.entry(concept)
                        if entry is not None:
                            _emit(output, entry, "\n      ")
                            written += 1
                    output.write("\n    ")
                output.write("\n  ")
            output.write("\n")
    _settle(path, entries.referred - entries.names.used)
    return written


def _root_attributes(dialect: Dialect) -> dict[str, str]:
    style = {"style": dialect.style} if dialect.version == 3 else {}
    return {"type": dialect.name, **style, LANGUAGE: "en"}


def _header(dialect: Dialect, title: str) -> Node:
    def made(name: str, *children: Node, text: str = "", **attributes: str) -> Node:
        return Node(dialect.qualified(name), text, attributes, list(children))

    source = made("sourceDesc", made("p", text="Written by Yiku."))
    description = made("fileDesc", made("titleStmt", made("title", text=fit(title))), source)
    if dialect.version == 3:
        return made(dialect.names.header, description)
    encoding = made("encodingDesc", made("p", text="TBXBasicXCSV02.xcs", type="XCSURI"))
    return made(dialect.names.header, description, encoding)


def _emit(output: Any, node: Node, line: str) -> None:
    """Write an element on a line of its own; `line` is the line break with the indentation."""
    output.write(line)
    with output.element(node.tag, node.attributes):
        if node.text:
            output.write(node.text)
        for child in node.children:
            _emit(output, child, f"{line}  ")
        if node.children:
            output.write(line)


def _settle(path: Path, missing: set[str]) -> None:
    """Turn each cross reference to an entry that the file does not hold into a note of the same length."""
    if not missing:
        return
    names = {name.encode() for name in missing}
    with path.open("r+b") as file:
        place = 0
        for line in iter(file.readline, b""):
            found = _REFERENCE.search(line)
            if found and found[1] in names:
                file.seek(place + found.start())
                file.write((b"<note>" + found[2] + b"</note>").ljust(len(found[0])))
                file.seek(place + len(line))
            place += len(line)
