"""The record of what came into the library: file, checksum, time, counts, and what was passed over and why."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .files.skips import Skips
from .library import Library


@dataclass(frozen=True, slots=True)
class Import:
    """An import as it ended: `added` entries are new, `known` were there already, `skipped` could not be taken,
    `undone` is when it was taken back."""

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


def begin_import(library: Library, path: str, content: Sequence[Path], format_: str, kind: str) -> int:
    """Store an import's row inside the running write and return its id; `content` are the files that it is made of,
    `kind` is "terms" or "memory"."""
    # The bytes of a file's name that are no UTF-8 are lone surrogates, which SQLite does not take.
    path = path.encode("utf-8", "backslashreplace").decode("utf-8")
    cursor = library.connection.execute(
        "INSERT INTO import (path, sum, format, kind, at) VALUES (?, ?, ?, ?, ?)",
        (path, content_sum(content), format_, kind, now()),
    )
    return int(cursor.lastrowid or 0)


def end_import(library: Library, id_: int, added: int, known: int, skips: Skips) -> Import:
    """Store an import's counts and return it as it ended."""
    library.connection.execute(
        "UPDATE import SET added = ?, known = ?, skipped = ?, skips = ? WHERE id = ?",
        (added, known, skips.total, json.dumps(skips.lines(), ensure_ascii=False), id_),
    )
    done = find_import(library, id_)
    assert done is not None
    return done


def find_import(library: Library, id_: int) -> Import | None:
    """Return an import by its id, None where there is none."""
    return next(iter(_imports(library, "WHERE id = ?", (id_,))), None)


def imports(library: Library) -> list[Import]:
    """Return all imports, oldest first."""
    return _imports(library, "ORDER BY id", ())


def mark_undone(library: Library, id_: int) -> None:
    """Take note, inside the running write, that an import is taken back."""
    library.connection.execute("UPDATE import SET undone = ? WHERE id = ?", (now(), id_))


def import_of(library: Library, content: Sequence[Path], format_: str) -> Import | None:
    """Return the import that took these files as they are now and was not taken back, None where there is none."""
    found = _imports(
        library, "WHERE sum = ? AND format = ? AND undone IS NULL ORDER BY id", (content_sum(content), format_)
    )
    return next(iter(found), None)


def content_sum(content: Sequence[Path]) -> str:
    """Return the SHA-256 of the bytes of a file, or of several one after the other's, in hexadecimal; "" of none."""
    sums = []
    for path in content:
        with path.open("rb") as source:
            sums.append(hashlib.file_digest(source, "sha256").hexdigest())
    return sums[0] if len(sums) == 1 else hashlib.sha256(" ".join(sums).encode()).hexdigest() if sums else ""


def now() -> str:
    """Return the time in UTC to the second, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _imports(library: Library, clause: str, parameters: tuple[int | str, ...]) -> list[Import]:
    rows = library.connection.execute(
        f"""SELECT id, path, format, kind, at, coalesce(added, 0), coalesce(known, 0), coalesce(skipped, 0),
            coalesce(skips, '[]'), undone FROM import {clause}""",
        parameters,
    )
    return [
        Import(id_, path, format_, kind, at, added, known, skipped, tuple(json.loads(skips)), undone)
        for id_, path, format_, kind, at, added, known, skipped, skips, undone in rows
    ]
