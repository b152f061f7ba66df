"""Reading documents: one module a format, found by the suffix of the file."""

from collections.abc import Callable
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
}
"""The reader of each suffix, as "module:function" of this package; a reader takes the text and returns its pieces."""


def read_document(path: Path, language: str | None = None) -> "Document":
    """Read the document at `path`; `language` is its code, told by its script when None.

    Raises UnreadableFile for an unknown suffix and for a file that is missing, binary or holds no text, HostileFile for
    one past the limit of size.
    """
    reader = _reader(path.suffix, str(path))
    from ..files.encoding import decode, read_bytes

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


def _reader(suffix: str, name: str) -> "Callable[[str], list[Piece]]":
    place = READERS.get(suffix.lower())
    if place is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableFile(f"{name}: no reader for {suffix or 'a name without a suffix'}; documents may be {known}")
    module, function = place.split(":")
    reader: Callable[[str], list[Piece]] = getattr(import_module(f".{module}", __name__), function)
    return reader


def _read(reader: "Callable[[str], list[Piece]]", text: str, name: str, language: str | None) -> "Document":
    from .assemble import assemble

    return assemble(reader(text), name, language)
