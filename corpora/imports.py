"""The record of what came into the library: file, checksum, time, counts, and what was passed over and why."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .files.skips import Skips
from .library import Library


@dataclass(frozen=True, slots=True)
class Import:
    """An import as it ended: `added` entries are new, `known` were there already, `skipped` could not be taken."""

    id: int
    path: str
    format: str
    kind: str
    at: str
    added: int
    known: int
    skipped: int
    skips: tuple[str, ...]
    undone: str | None = None


def begin_import(library: Library, path: str, content: Path | None, format_: str, kind: str) -> int:
    """Store an import's row inside the running write and return its id; `kind` is "terms" or "memory"."""
    # The bytes of a file's name that are no UTF-8 are lone surrogates, which SQLite does not take.
    path = path.encode("utf-8", "backslashreplace").decode("utf-8")
    cursor = library.connection.execute(
        "INSERT INTO import (path, sum, format, kind, at) VALUES (?, ?, ?, ?, ?)",
        (path, file_sum(content) if content else "", format_, kind, now()),
    )
    return int(cursor.lastrowid or 0)


def end_import(library: Library, id_: int, added: int, known: int, skips: Skips) -> Import:
    """Store an import's counts and return it as it ended."""
    library.connection.execute(
        "UPDATE import SET added = ?, known = ?, skipped = ?, skips = ? WHERE id = ?",
        (added, known, skips.total, json.dumps(skips.lines(), ensure_ascii=False), id_),
    )
    path, format_, kind, at = library.connection.execute(
        "SELECT path, format, kind, at FROM import WHERE id = ?", (id_,)
    ).fetchone()
    return Import(id_, path, format_, kind, at, added, known, skips.total, tuple(skips.lines()))


def imports(library: Library) -> list[Import]:
    """Return all imports, the first one first; `undone` is when one was taken back."""
    rows = library.connection.execute(
        "SELECT id, path, format, kind, at, added, known, skipped, skips, undone FROM import ORDER BY id"
    )
    return [
        Import(id_, path, format_, kind, at, added, known, skipped, tuple(json.loads(skips or "[]")), undone)
        for id_, path, format_, kind, at, added, known, skipped, skips, undone in rows
    ]


def mark_undone(library: Library, id_: int) -> None:
    """Note inside the running write that an import was taken back."""
    library.connection.execute("UPDATE import SET undone = ? WHERE id = ?", (now(), id_))


def file_sum(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def now() -> str:
    """Return the time in UTC to the second, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
