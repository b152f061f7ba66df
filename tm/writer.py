"""The units of one import on their way into the library's tables."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

from corpora.library import Library

from .crew import Prepared
from .neighbours import Neighbours, SideRow
from .rows import COLUMNS, Record, identity, record_of
from .sides import LAST, last_unit
from .unit import Origin, Unit

CACHE = 96 * 1024
"""How many KB of the library are held while units are written: the index on identities is written all over, and with
the 2 MB that SQLite holds by itself its pages go out and come back for nearly every unit."""
GREAT = 50_000
"""So many new units, and more than the library had, are written without the index on hashes, which is made anew at the
end: that takes a fifth of the time, and no memory for pages that are written all over."""

Row = tuple[str | int | None, ...]

# sqlite-utils makes and migrates the tables. Its insert_all takes 65 microseconds for a unit and its sides, this 18:
# it looks at the type of every value and puts a statement together for every few dozen rows.
_INSERT_UNIT = "INSERT INTO unit ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in COLUMNS), ", ".join("?" * len(COLUMNS))
)
_INSERT_SIDE = "INSERT INTO side (unit, language, form, hash, previous, next) VALUES (?, ?, ?, ?, ?, ?)"

_HASH_INDEX = "idx_side_hash"
_ALSO_BROUGHT = "INSERT OR IGNORE INTO brought (unit, import) VALUES (?, ?)"


class Entry(NamedTuple):
    """A unit of a batch: `document` is the key of its document, `order` the same where the unit names no neighbours
    and takes them from there; `record` is None where the unit is stored already."""

    id: int
    identity: str
    document: int | None
    order: int | None
    record: Record | None


class HashIndex:
    """The index on the hashes of sides, which may be left out while many are written, inside the one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statement: str | None = None

    def suspend(self) -> None:
        """Drop the index, if it is there still."""
        if self._statement is None:
            found = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (_HASH_INDEX,)).fetchone()
            self._statement = found[0] if found else ""
            if found:
                self._connection.execute(f"DROP INDEX {_HASH_INDEX}")

    def restore(self) -> None:
        """Make the index as it was, if it was dropped."""
        if self._statement:
            self._connection.execute(self._statement)


class UnitWriter:
    """Writes the units of one import inside the running transaction."""

    def __init__(self, library: Library, import_id: int) -> None:
        library.hold(CACHE)
        self._library = library
        self._connection = library.connection
        self._import = import_id
        self._stored_before = last_unit(library)
        self._next_id = 1 + self._stored_before
        self._documents: dict[tuple[str, str, str], int] = {}
        self._unwritten: dict[str, int] = {}
        self._languages: set[str] = set()
        self._neighbours = Neighbours(library.connection)
        self._hashes = HashIndex(library.connection)
        self.added = 0
        self.known = 0

    def sort_out(self, units: list[Unit]) -> tuple[list[Entry], list[Record]]:
        """Return the entries of a batch, and the records of those that are new."""
        identities = {identity(unit): unit for unit in units}
        stored = self._stored(identities)
        self.known += len(units) - len(identities) + len(stored)
        self._connection.executemany(_ALSO_BROUGHT, ((id, self._import) for id in stored.values()))
        entries = [self._entry(key, unit, stored.get(key)) for key, unit in identities.items()]
        return entries, [entry.record for entry in entries if entry.record]

    def write(self, entries: list[Entry], prepared: list[Prepared]) -> None:
        """Store the new units of a batch; `prepared` has what belongs to each."""
        rows: list[Row] = []
        sides: list[SideRow] = []
        following = iter(prepared)
        for entry in entries:
            if entry.record is None:
                if entry.order is not None:
                    self._neighbours.pass_by(entry.order, entry.id)
                continue
            beside = next(following)
            columns = entry.record.columns
            rows.append((entry.id, entry.identity, entry.document, *columns, self._import, beside.checksum))
            own = _sides(entry.id, entry.record, beside)
            if entry.order is not None:
                self._neighbours.follow(entry.order, entry.id, own)
            elif entry.document is not None:
                self._neighbours.grow(entry.document)
            sides += own
            self._languages |= {entry.record.source_language, entry.record.target_language}
            del self._unwritten[entry.identity]
        if self.added >= max(GREAT, self._stored_before):
            self._hashes.suspend()
        self._connection.executemany(_INSERT_UNIT, rows)
        self._connection.executemany(_INSERT_SIDE, sides)
        self._neighbours.written()

    def finish(self, watch: Callable[[str], None]) -> None:
        """Store what is known only when all units have come; `watch` is told what is done."""
        watch("linking neighbours")
        self._neighbours.finish()
        self._connection.executemany(
            "INSERT OR IGNORE INTO language (code) VALUES (?)", ((code,) for code in sorted(self._languages))
        )
        watch("indexing hashes")
        self._hashes.restore()
        if self.added:
            self._library.set(LAST, str(self._next_id - 1))

    def _entry(self, key: str, unit: Unit, stored: int | None) -> Entry:
        document = self._document(unit.origin)
        order = document if unit.previous is None and unit.next is None else None
        if stored is not None:
            return Entry(stored, key, document, order, None)
        id, self._next_id = self._next_id, self._next_id + 1
        self._unwritten[key] = id
        self.added += 1
        return Entry(id, key, document, order, record_of(unit))

    def _stored(self, identities: Iterable[str]) -> dict[str, int]:
        wanted = list(identities)
        marks = ",".join("?" * len(wanted))
        rows = self._connection.execute(f"SELECT identity, id FROM unit WHERE identity IN ({marks})", wanted)
        return dict(rows.fetchall()) | {key: self._unwritten[key] for key in wanted if key in self._unwritten}

    def _document(self, origin: Origin) -> int | None:
        key = (origin.document or "", origin.symbol or "", origin.date or "")
        if not any(key):
            return None
        if key not in self._documents:
            connection = self._connection
            connection.execute("INSERT OR IGNORE INTO document (name, symbol, date) VALUES (?, ?, ?)", key)
            row = connection.execute(
                "SELECT key FROM document WHERE name = ? AND symbol = ? AND date = ?", key
            ).fetchone()
            self._documents[key] = row[0]
        return self._documents[key]


def _sides(id: int, record: Record, beside: Prepared) -> list[SideRow]:
    return [
        [id, record.source_language, beside.source, beside.source_hash, beside.previous, beside.next],
        [id, record.target_language, beside.target, beside.target_hash, None, None],
    ]
