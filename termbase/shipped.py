"""The UN termbase that ships: tables brought into a library when it is made, and mended when they change."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import corpora
from corpora.errors import LibraryError
from corpora.files.skips import Skips
from corpora.library import Library

from .concept import Concept
from .store import Termbase


def shipped_version() -> str:
    """Return what tells one state of the shipped tables from another."""
    digest = hashlib.blake2b(digest_size=8)
    for table in _tables():
        digest.update(table.read_bytes())
    return digest.hexdigest()


def shipped_concepts() -> Iterator[Concept]:
    """Yield the concepts that ship; raises LibraryError where a table is damaged."""
    from .formats.table import read

    skips = Skips()
    for table in _tables():
        yield from read(table, skips)
    if skips.total:
        raise LibraryError(f"the termbase that ships is damaged: {'; '.join(skips.lines())}")


def install(library: Library) -> int:
    """Add or mend the shipped concepts in a library, never touching what a person edited; return how many changed."""
    with library.writing():
        changed = Termbase(library).replace_shipped(shipped_concepts())
        library.set("shipped", shipped_version())
    return changed


def _tables() -> list[Path]:
    return sorted(Path(corpora.__file__).with_name("un").glob("*.csv"))
