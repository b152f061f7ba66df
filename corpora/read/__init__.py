"""Reading documents: one module a format, found by the suffix of the file."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableFile

if TYPE_CHECKING:
    from ..document import Document
    from .piece import Piece

READERS = {
    ".md": "markdown:pieces",
    ".markdown": "markdown:pieces",
    ".txt": "text:pieces",
    ".text": "text:pieces",
    ".html": "html:pieces",
    ".htm": "html:pieces",
    ".xhtml": "html:pieces",
}
"""The reader of each suffix, as "module:function" of this package; a reader takes the text and returns its pieces."""

FILES = {".docx": "docx:read"}
"""The readers of what is no text: each takes the path and returns the pieces and its remarks."""

_OLD = {".doc": "an old Word document", ".rtf": "an RTF document", ".odt": "an OpenDocument text"}


def read_document(path: Path, language: str | None = None) -> "Document":
    """Read the document at `path`; `language` is its code, told by its script when None.

    Raises UnreadableFile for an unknown suffix and for a file that is missing, binary or holds no text, HostileFile for
    one past the limit of size.
    """
    if path.suffix.lower() in FILES:
        return _read_file(path, language)
    reader = _reader(path.suffix, str(path))
    from ..files.encoding import decode, read_bytes

    if READERS[path.suffix.lower()] == "html:pieces":
        from .html_encoding import decode
    return _read(reader, decode(read_bytes(path), path), str(path), language)


def read_text(text: str, name: str, format: str = "text", language: str | None = None) -> "Document":
    """Read a document from text, such as standard input; `name` stands for its path, `format` is a suffix, dot or not.

    Raises UnreadableFile for an unknown format or a text that holds nothing or NUL characters, HostileFile for one too
    large.
    """
    suffix = f".{format.removeprefix('.')}"
    reader = _reader(suffix, name)
    from ..files.encoding import decode, within_limit

    # Standard input may hold what could not be decoded as lone surrogates, which no output can be written with.
    data = within_limit(text.encode("utf-8", "surrogatepass"), name)
    return _read(reader, decode(data, name), name, language)


def _read_file(path: Path, language: str | None) -> "Document":
    from .assemble import assemble

    module, function = FILES[path.suffix.lower()].split(":")
    read: Callable[[Path], tuple[list[Piece], list[str]]] = getattr(import_module(f".{module}", __name__), function)
    pieces, remarks = read(path)
    document = assemble(pieces, str(path), language)
    return replace(document, remarks=(*remarks, *document.remarks))


def _reader(suffix: str, name: str) -> "Callable[[str], list[Piece]]":
    place = READERS.get(suffix.lower())
    if place is None:
        if suffix.lower() in _OLD:
            raise UnreadableFile(f"{name}: is {_OLD[suffix.lower()]}; save it as .docx")
        if suffix.lower() in FILES:
            raise UnreadableFile(f"{name}: {suffix} is read from a file, not from text")
        known = ", ".join(sorted({*READERS, *FILES}))
        raise UnreadableFile(f"{name}: no reader for {suffix or 'a name without a suffix'}; documents may be {known}")
    module, function = place.split(":")
    reader: Callable[[str], list[Piece]] = getattr(import_module(f".{module}", __name__), function)
    return reader


def _read(reader: "Callable[[str], list[Piece]]", text: str, name: str, language: str | None) -> "Document":
    from .assemble import assemble

    return assemble(reader(text), name, language)
