"""Reading XML from strangers: no entity is expanded, nothing is fetched, and every limit passed is an error that
says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ..errors import HostileFile, UnreadableFile

MAX_DEPTH = 100
"""How deep elements may be nested."""


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what lxml or the operating system raises inside the block into an error that names the file and the line."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{path}: line {error.lineno}: not well-formed XML: {error.msg}") from error
    except UnicodeError as error:
        raise UnreadableFile(f"{path}: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


def elements(path: Path, *tags: str) -> Iterator[etree._Element]:
    """Yield each element named in `tags` (local names) when it is complete, in constant memory: it is emptied after
    its turn.

    The first element yielded is the root as it opens, without its content. Raises UnreadableFile for what is not
    well-formed XML, HostileFile for a declared entity or for nesting deeper than MAX_DEPTH; both may come after
    elements were yielded.
    """
    with reporting(path), path.open("rb") as source:
        events = etree.iterparse(
            source,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
        )
        depth = 0
        for event, element in events:
            if event == "start":
                depth += 1
                if depth == 1:
                    refuse_entities(path, element)
                    yield element
                elif depth > MAX_DEPTH:
                    raise HostileFile(f"{path}: line {element.sourceline}: elements nested deeper than {MAX_DEPTH}")
                continue
            depth -= 1
            if depth and etree.QName(element).localname in tags:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]


def parse(path: Path) -> etree._Element:
    """Return the root of a whole file: for files of the size of a glossary. Raises as `elements` does."""
    with reporting(path), path.open("rb") as source:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.parse(source, parser).getroot()
    refuse_entities(path, root)
    return root


def refuse_entities(path: Path, root: etree._Element) -> None:
    """Raise HostileFile where the document type declares an entity: its text would be lost without a word."""
    internal = root.getroottree().docinfo.internalDTD
    declared = [] if internal is None else [str(entity.name) for entity in internal.entities()]
    if declared:
        names = ", ".join(sorted(declared)[:3])
        raise HostileFile(f"{path}: declares the entity {names}; declared entities are refused: write the text itself")
