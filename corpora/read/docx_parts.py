"""The parts of a DOCX file and how they refer to one another, whichever of the two standards' names they use."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ..errors import UnreadableFile
from ..files.package import Package
from ..files.xml import children, parse_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The strict form of the standard has other namespaces for the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_NUMBER = re.compile(r"-?\d{1,9}")
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, `target` a part's name or an address."""

    kind: str
    target: str


class Parts:
    """The parts of one file."""

    def __init__(self, package: Package, path: str) -> None:
        """Find the main document. Raises UnreadableFile for an archive that holds none."""
        self._package = package
        self._path = path
        if "[Content_Types].xml" not in package and "_rels/.rels" not in package:
            raise UnreadableFile(f"{path}: a ZIP archive, but no Word document")
        roots = [relation.target for relation in self._relations("").values() if relation.kind == "officeDocument"]
        self.main = roots[0] if roots else "word/document.xml"
        if self.main not in package:
            raise UnreadableFile(f"{path}: a ZIP archive that holds no Word document")
        self.relations = self._relations(self.main)

    def relations_of(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to, by id."""
        return self.relations if part == self.main else self._relations(part)

    def first(self, kind: str) -> str | None:
        """Return the name of the first part of a kind that the main document refers to and that there is."""
        found = (relation.target for relation in self.relations.values() if relation.kind == kind)
        return next((target for target in found if target in self._package), None)

    def root(self, part: str | None) -> etree._Element | None:
        """Return the root of a part; None where there is none."""
        if part is None or part not in self._package:
            return None
        return parse_bytes(self._data(part), f"{self._path}: {part}")

    def body(self) -> Iterator[etree._Element]:
        """Yield the children of the main document's body one by one, in little memory."""
        return children(self._data(self.main), f"{self._path}: {self.main}", f"{W}body")

    def _data(self, part: str) -> bytes:
        data = self._package.part(part)
        if b"purl.oclc.org/ooxml" in data[:8192]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        relations = {}
        for element in [] if root is None else root:
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = unquote(target)
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                target = target.lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            relations[element.get("Id", "")] = Relation(kind, target)
        return relations


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, *names: str) -> str | None:
    """Return the `val` of the descendant reached by a path of names; None where it is not there."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val")


def number(text: str | None) -> int | None:
    """Return a whole number of at most nine figures; None for anything else."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Tell whether a property is switched on or off; None where it is not named."""
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "on") not in _OFF
