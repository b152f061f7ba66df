"""The units of one import on their way into the library's tables."""

from collections.abc import Callable
from typing import NamedTuple

from corpora.library import Library

from .identities import Identities
from .neighbours import Neighbours, SideRow
from .preparing import Identified, Place, Prepared
from .rows import COLUMNS
from .sides import LAST, last_unit
from .table_index import TableIndex

CACHE = 64 * 1024
"""How many KB of the library are held while units are written: where the indexes on identities and hashes are written
all over, with the 2 MB that SQLite holds by itself their pages go out and come back for nearly every unit."""
GREAT = 50_000
"""So many new units, and more than the library had, are written without the indexes on identities and on hashes, which
are made anew at the end: that takes less time, and no memory for pages that are written all over."""

# sqlite-utils makes and migrates the tables. Its insert_all takes 65 microseconds for a unit and its sides, this 18:
# it looks at the type of every value and puts a statement together for every few dozen rows.
_COLUMNS = ("id", "document", "import", "identity", *COLUMNS, "checksum")
_INSERT_UNIT = "INSERT INTO unit ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in _COLUMNS), ", ".join("?" * len(_COLUMNS))
)
_INSERT_SIDE = "INSERT INTO side (unit, language, form, hash, previous, next) VALUES (?, ?, ?, ?, ?, ?)"

_ALSO_BROUGHT = "INSERT OR IGNORE INTO brought (unit, import) VALUES (?, ?)"


class Entry(NamedTuple):
    """A unit of a batch: `document` is the key of its document; `ordered` tells that its neighbours are those of the
    document's order; `new` that it is to be stored."""

    id: int
    identity: str
    document: int | None
    ordered: bool
    new: bool


class UnitWriter:
    """Writes the units of one import inside the running transaction."""

    def __init__(self, library: Library, import_id: int) -> None:
        library.hold(CACHE)
        self._library = library
        self._connection = library.connection
        self._import = import_id
        self._stored_before = last_unit(library)
        self._next_id = 1 + self._stored_before
        self._documents: dict[Place, int] = {}
        self._passed = bytearray(self._next_id)
        self._languages: set[str] = set()
        self._neighbours = Neighbours(library.connection)
        self._identities = Identities(library.connection)
        self._hashes = TableIndex(library.connection, "idx_side_hash")
        self.added = 0
        self.known = 0

    def sort_out(self, units: list[Identified]) -> tuple[list[Entry], list[int]]:
        """Return the entries of a batch, each unit once, and the places in the batch of those that are new."""
        stored = self._identities.stored([identity for identity, _, _ in units])
        entries, new = [], []
        brought = []
        for place, (identity, document, ordered) in enumerate(units):
            id = stored.get(identity)
            if id is None:
                id = stored[identity] = self._next_id
                self._next_id += 1
                self._identities.add(identity, id)
                new.append(place)
            elif id > self._stored_before or self._passed[id]:
                continue  # this import has had it
            else:
                self._passed[id] = True
                brought.append((id, self._import))
            key = self._document(document) if document else None
            entries.append(Entry(id, identity, key, ordered, id > self._stored_before))
        self._connection.executemany(_ALSO_BROUGHT, brought)
        self.added += len(new)
        self.known += len(units) - len(new)
        return entries, new

    def write(self, entries: list[Entry], prepared: list[Prepared]) -> None:
        """Store the new units of a batch; `prepared` has what is stored of each."""
        rows: list[tuple[str | int | None, ...]] = []
        sides: list[SideRow] = []
        following = iter(prepared)
        for id, identity, document, ordered, new in entries:
            if not new:
                if document is not None and ordered:
                    self._neighbours.pass_by(document, id)
                continue
            columns, source, target = next(following)
            rows.append((id, document, self._import, identity, *columns))
            own: list[SideRow] = [[id, *source], [id, *target]]
            if document is not None:
                if ordered:
                    self._neighbours.follow(document, id, own)
                else:
                    self._neighbours.grow(document)
            sides += own
            self._languages |= {source[0], target[0]}
        if self.added >= max(GREAT, self._stored_before):
            self._hashes.suspend()
            self._identities.suspend()
        self._connection.executemany(_INSERT_UNIT, rows)
        self._connection.executemany(_INSERT_SIDE, sides)
        self._neighbours.written()
        self._identities.written([entry.identity for entry in entries if entry.new])

    def finish(self, watch: Callable[[str], None]) -> None:
        """Store what is known only when all units have come; `watch` is told what is done."""
        watch("linking neighbours")
        self._neighbours.finish()
        self._connection.executemany(
            "INSERT OR IGNORE INTO language (code) VALUES (?)", ((code,) for code in sorted(self._languages))
        )
        watch("indexing identities")
        self._identities.restore()
        watch("indexing hashes")
        self._hashes.restore()
        if self.added:
            self._library.set(LAST, str(self._next_id - 1))

    def _document(self, place: Place) -> int:
        if place not in self._documents:
            connection = self._connection
            connection.execute("INSERT OR IGNORE INTO document (name, symbol, date) VALUES (?, ?, ?)", place)
            row = connection.execute(
                "SELECT key FROM document WHERE name = ? AND symbol = ? AND date = ?", place
            ).fetchone()
            self._documents[place] = row[0]
        return self._documents[place]
