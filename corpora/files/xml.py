"""Reading XML from strangers: no entity is expanded, nothing is fetched, and a limit that is passed is an error."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, TypedDict

from lxml import etree

from ..errors import HostileFile, UnreadableFile

MAX_DEPTH = 256
"""How deep elements may be nested: the limit of libxml2 itself."""
MAX_ENTRY = 8 * 1024 * 1024
"""How many bytes may pass between two elements that are yielded: no more than that is ever held."""

_RESOURCE_LIMIT = 114  # libxml2's own limits: XML_ERR_RESOURCE_LIMIT


class _Safety(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    recover: bool
    remove_comments: bool
    remove_pis: bool


_SAFE: _Safety = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
}


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what lxml or the operating system raises inside the block into an error that names the file and the line."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise _fault(path, error.lineno, str(error.msg), getattr(error, "code", None)) from error
    except UnicodeError as error:
        raise UnreadableFile(f"{path}: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


def _fault(path: Path, line: int | None, message: str, code: int | None) -> UnreadableFile | HostileFile:
    place = f"{path}: line {line}:" if line else f"{path}:"
    plain = " ".join(message.split())
    if code == _RESOURCE_LIMIT:
        return HostileFile(f"{place} passes a limit of the XML parser: {plain}")
    return UnreadableFile(f"{place} not well-formed XML: {plain}")


def elements(path: Path, *tags: str) -> Iterator[etree._Element]:
    """Yield each element named in `tags` (local names) when it is complete, in constant memory: it is emptied after
    its turn.

    The first element yielded is the root as it opens, without its content. Raises UnreadableFile for what is not
    well-formed XML and for an entity that nothing declares; HostileFile for a declared entity, for nesting deeper than
    MAX_DEPTH and for more than MAX_ENTRY bytes without one of the elements. All may come after elements were yielded.
    """
    with reporting(path), path.open("rb") as source:
        root = next(element for _, element in etree.iterparse(source, events=("start",), **_SAFE))
        refuse_entities(path, root)
        has_type = root.getroottree().docinfo.internalDTD is not None
        yield root
        source.seek(0)
        counted = _Counted(path, source)
        # Only the wanted elements reach Python: with every start and end of an element reported it takes twice as long.
        events = etree.iterparse(counted, events=("end",), tag=[f"{{*}}{tag}" for tag in tags], **_SAFE)
        for _, element in events:
            if events.error_log:
                # lxml raises for an undeclared prefix only at the end, and the names in the element are no names.
                _raise_first(path, events.error_log.filter_from_errors())
            counted.since = 0
            if has_type:
                _refuse_references(path, element)
            yield element
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _raise_first(path: Path, errors: Iterable[etree._LogEntry]) -> None:
    for error in errors:
        raise _fault(path, error.line, error.message, error.type)


class _Counted:
    """A file that counts the bytes read since `since` was set to 0 and refuses to go on past MAX_ENTRY of them."""

    def __init__(self, path: Path, source: BinaryIO) -> None:
        self._path = path
        self._source = source
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raises HostileFile."""
        if self.since > MAX_ENTRY:
            raise HostileFile(f"{self._path}: {MAX_ENTRY // 1024**2} MB without an entry, which is the limit")
        data = self._source.read(size)
        self.since += len(data)
        return data


def root_name(path: Path) -> str:
    """Return the local name of the root element. Raises as `elements` does."""
    with reporting(path), path.open("rb") as source:
        root = next(element for _, element in etree.iterparse(source, events=("start",), **_SAFE))
    return etree.QName(root).localname


def parse(path: Path) -> etree._Element:
    """Return the root of a whole file: for files of the size of a glossary. Raises as `elements` does."""
    with reporting(path), path.open("rb") as source:
        root = etree.parse(source, etree.XMLParser(**_SAFE)).getroot()
    refuse_entities(path, root)
    _refuse_references(path, root)
    return root


def parse_bytes(data: bytes, name: str) -> etree._Element:
    """Return the root of a part of an archive, which may have no document type. Raises as `elements` does."""
    root = parse_document(data, name)
    _refuse_type(name, root)
    return root


def parse_document(data: bytes, name: str) -> etree._Element:
    """Return the root of a document in memory, entities refused. Raises as `elements` does."""
    with reporting(Path(name)):
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    refuse_entities(Path(name), root)
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse_references(Path(name), root)
    return root


def children(data: bytes, name: str, parent: str) -> Iterator[etree._Element]:
    """Yield each child of the element `parent` (a qualified name) when it is complete; it is emptied after its turn.

    Raises as `parse_bytes` does, also after elements were yielded.
    """
    with reporting(Path(name)):
        depth = 0
        inside: int | None = None
        for event, element in etree.iterparse(BytesIO(data), events=("start", "end"), **_SAFE):
            if event == "start":
                depth += 1
                if depth == 1:
                    _refuse_type(name, element)
                if inside is None and element.tag == parent:
                    inside = depth
                continue
            depth -= 1
            if inside is not None and depth == inside:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _refuse_type(name: str, root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileFile(f"{name}: declares a document type, which a part of such a file never does")


def refuse_entities(path: Path, root: etree._Element) -> None:
    """Raise HostileFile where the document type declares an entity: its text would be lost without a word."""
    internal: Any = root.getroottree().docinfo.internalDTD  # lxml's type information lacks what a DTD holds
    names = [str(entity.name) for entity in internal.iterentities()] if internal is not None else []
    if names:
        listed = ", ".join(sorted(names)[:3])
        raise HostileFile(f"{path}: declares the entity {listed}; declared entities are refused: write the text itself")


def _refuse_references(path: Path, element: etree._Element) -> None:
    """Raise UnreadableFile for a reference that no document type here declares: its text would be lost as well."""
    for reference in element.iter(etree.Entity):
        raise UnreadableFile(
            f"{path}: line {element.sourceline}: the entity {reference.text} is not declared: write its character"
        )


def add_text(parent: etree._Element, text: str) -> None:
    """Add a text behind what an element holds already, which may be elements."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
