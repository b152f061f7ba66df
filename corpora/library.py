"""The library on disk: one SQLite file that holds the termbase, the memory and the imports they came from.

Facts that this rests on: every write opens with BEGIN IMMEDIATE, which waits for other writers instead of failing; a
whole import is one transaction; rows carry a checksum of their content, because SQLite's own check passes most
single-bit damage.
"""

import hashlib
import json
import os
import secrets
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .errors import LibraryError
from .interrupts import holding_interrupts
from .loading import load

APPLICATION_ID = 0x59494B55  # "YIKU"
BUSY_SECONDS = 60
"""How long a writer waits for another."""
_CACHE = 2000
"""How many KB of the file SQLite holds by itself."""
_PAGE = 8192
"""How many bytes a page has: a unit takes about one thousand, and of pages half as large more is left empty."""
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)  # the second where what SQLite says names a damaged table


@dataclass(frozen=True, slots=True)
class Schema:
    """A part of the library's tables: `version` counts the migrations in `migrations`, which is "module:attribute"."""

    name: str
    version: int
    migrations: str


LIBRARY_SCHEMA = Schema("library", 3, "corpora.migrations:migrations")


class Library:
    """An open library. Reads go through `connection`; every write stands inside `writing()`.

    `cache` is a folder for what can be made again, where it cannot lie beside the library. `commits` counts the writes
    that were committed here, `interrupted` tells whether Ctrl-C came while one was: too late to take it back.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, cache: Path | None = None) -> None:
        self.path = path
        self.connection = connection
        self.cache = cache
        self.commits = 0
        self.interrupted = False

    @classmethod
    def create(cls, path: Path, schemas: Sequence[Schema], fill: Callable[["Library"], object] | None = None) -> Self:
        """Make a library at `path` with what `fill` puts into it, whole or not at all, and open it.

        Where another process makes the same library at the same time, the first one stays. Raises LibraryError.
        """
        path = Path(os.path.realpath(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        except OSError as error:
            raise LibraryError(f"{path}: a library cannot be made here: {error.strerror}") from error
        os.close(handle)
        part = Path(name)
        try:
            with cls(path, _connect(part, "rw")) as library:
                library._migrate((LIBRARY_SCHEMA, *schemas))
                if fill:
                    fill(library)
            _settle(part, path)
        except sqlite3.Error as error:
            raise LibraryError(f"{path}: the library was not made: {error}") from error
        finally:
            for suffix in ("", "-wal", "-shm"):
                part.with_name(part.name + suffix).unlink(missing_ok=True)
        return cls.open(path, schemas)

    @classmethod
    def open(cls, path: Path, schemas: Sequence[Schema], cache: Path | None = None) -> Self:
        """Open an existing library, bringing it up to date where its tables are older.

        Raises LibraryError for a file that is missing, no library, of a newer program, damaged, or not readable.
        """
        if path.exists() and not path.is_file():
            raise LibraryError(f"{path}: is a folder or a device, not a library: name a file")
        if not path.is_file():
            raise LibraryError(f"{path}: no library here; `yiku init` makes one")
        library = cls(path, _open_existing(path), cache)
        try:
            if library._pragma("application_id") != APPLICATION_ID:
                raise LibraryError(f"{path}: not a Yiku library")
            wanted = sum(schema.version for schema in (LIBRARY_SCHEMA, *schemas))
            found = library._pragma("user_version")
            if found > wanted:
                raise LibraryError(
                    f"{path}: made by a newer Yiku (tables {found}, this one knows {wanted}): update Yiku"
                )
            if found < wanted:
                library._migrate((LIBRARY_SCHEMA, *schemas))
        except _DAMAGE as error:
            library.close()
            raise LibraryError(f"{path}: {error}") from error
        except LibraryError:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Open the one transaction of a write and yield the sqlite_utils database; it commits whole or not at all.

        The generation is bumped in the same transaction. A write inside a write joins it. Ctrl-C rolls it back until
        it is being committed.
        """
        import sqlite_utils

        database = sqlite_utils.Database(self.connection)
        if self.connection.in_transaction:
            yield database
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise LibraryError(f"{self.path}: cannot be written: {error}") from error
        try:
            yield database
            self.connection.execute("UPDATE setting SET value = value + 1 WHERE key = 'generation'")
            self._name_generation()
            self._commit()
        except sqlite3.Error as error:
            self._roll_back()
            raise LibraryError(f"{self.path}: nothing was written: {error}") from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self.hold(_CACHE)

    def hold(self, kilobytes: int) -> None:
        """Let SQLite hold so much of the file until the end of the write, and give back what it holds above that."""
        self.connection.execute(f"PRAGMA cache_size = -{kilobytes}")
        self.connection.execute("PRAGMA shrink_memory")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction in which all reads see one state of the library; inside another it joins that."""
        if self.connection.in_transaction:
            yield self.connection
            return
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self._roll_back()

    def setting(self, key: str) -> str | None:
        """Return a setting's value, None where it has none."""
        row = self.connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        """Store a setting; call it inside `writing()`."""
        self.connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))

    @property
    def generation(self) -> int:
        """Return the number of writes so far: it tells derived data whether it is up to date."""
        value = self.setting("generation") or "0"
        if not value.isdecimal():
            raise LibraryError(f"{self.path}: damaged: its generation is {value!r}; go back to a backup")
        return int(value)

    def token(self, generation: int) -> str | None:
        """Return what tells a generation from one of the same number in another history, such as that of a backup
        that was restored and written to; None where this history has no such generation."""
        row = self.connection.execute("SELECT token FROM generation WHERE number = ?", (generation,)).fetchone()
        return None if row is None else str(row[0])

    def backup(self, destination: Path) -> None:
        """Write a consistent copy to `destination`, whole or not at all, while others may be writing."""
        from .files.replace import replacing

        if self.owns(destination):
            raise LibraryError(f"{destination}: is the library itself; name another file")
        with replacing(destination) as part:
            copy = sqlite3.connect(part)
            try:
                self.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error as error:
                raise LibraryError(f"{destination}: no copy was made of {self.path}: {error}") from error
            finally:
                copy.close()
                part.with_name(part.name + "-journal").unlink(missing_ok=True)  # a full disk leaves it

    def owns(self, path: Path) -> bool:
        """Tell whether a path is the library's file or one of those that SQLite keeps beside it."""
        own = os.path.realpath(self.path)
        return os.path.realpath(path) in {own + suffix for suffix in ("", "-wal", "-shm", "-journal")}

    def faults(self) -> list[str]:
        """Return what SQLite's own checks find wrong, a line each."""
        try:
            found = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"broken reference in {row[0]}" for row in self.connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        return found

    def _pragma(self, name: str) -> int:
        return int(self.connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _migrate(self, schemas: Sequence[Schema]) -> None:
        import sqlite_utils

        self.connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new library; that of another stays
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            database = sqlite_utils.Database(self.connection)
            for schema in schemas:
                load(schema.migrations).apply(database)
            self.connection.execute(
                "INSERT OR IGNORE INTO setting (key, value) VALUES ('uuid', ?), ('generation', 0)", (str(uuid.uuid4()),)
            )
            self._name_generation()
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version = {sum(schema.version for schema in schemas)}")
            self.connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _name_generation(self) -> None:
        """Give the generation as it is now a token that no other history has; one that it has stays."""
        self.connection.execute(
            "INSERT OR IGNORE INTO generation (number, token) SELECT value, ? FROM setting WHERE key = 'generation'",
            (secrets.token_hex(8),),
        )

    def _commit(self) -> None:
        # Ctrl-C would be raised only when SQLite is done: what is stored then would be called rolled back.
        with holding_interrupts() as heard:
            self.connection.execute("COMMIT")
            self.commits += 1
        self.interrupted = bool(heard)

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _settle(part: Path, path: Path) -> None:
    """Give a finished library its name, unless another process was the first; an empty file is in no one's way."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        if path.is_file() and not path.stat().st_size:
            part.replace(path)
    except OSError:
        # A file system without hard links, such as that of a memory stick.
        if not path.exists():
            part.replace(path)


def checksum(content: object) -> str:
    """Return a checksum of a row's content, which must be made of what JSON can hold."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def _open_existing(path: Path) -> sqlite3.Connection:
    """Open for writing where the folder allows it, else read-only; a pending write-ahead log cannot be read there."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return _connect(path, "rw")
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise LibraryError(
            f"{path}: its folder is read-only and its last writes are still in {log.name};"
            " open it once where it can be written"
        )
    return _connect(path, "ro&immutable=1")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    location = path.absolute().as_uri()
    try:
        connection = sqlite3.connect(f"{location}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise LibraryError(f"{path}: cannot be opened: {error}") from error
    try:
        for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
    except _DAMAGE as error:
        connection.close()
        raise LibraryError(f"{path}: not a Yiku library: {error}") from error
    return connection
