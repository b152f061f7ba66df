"""Files that have a sentence a line, as documents of one segment a line."""

from pathlib import Path

from corpora.document import Block, Document, Segment
from corpora.files.encoding import decode, read_bytes


def read_lines(path: Path, language: str) -> Document:
    """Return the lines of a file as a document, a block and segment each; the id of a segment is its index, from 0.

    An empty line is a segment of no text. Raises UnreadableFile, HostileFile.
    """
    lines = decode(read_bytes(path), path).split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return Document(str(path), language, tuple(_block(place, line) for place, line in enumerate(lines)))


def _block(place: int, line: str) -> Block:
    id, text = str(place), line.strip()
    return Block(id, "body", text, segments=(Segment(id, 0, len(text), text),), line=place + 1)
