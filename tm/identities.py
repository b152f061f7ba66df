"""Which units a library has, by what makes two of them the same, while an import adds to them."""

import sqlite3
from typing import TYPE_CHECKING

from .table_index import TableIndex

if TYPE_CHECKING:
    from .identity_runs import IdentityRuns

_ASKED = 1000
"""How many identities are asked for at a time."""
_RECENT = 50_000
"""How many new ones are held one by one before they are sorted in."""


class Identities:
    """The ids of units by identity: of those in the table, and of those that are on their way there.

    They are looked up in the table's index until an import proves great; from then on they are held as sorted numbers,
    16 bytes each, and the index, whose pages would be read and written all over, is made anew at the end.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._index = TableIndex(connection, "idx_unit_identity")
        self._recent: dict[str, int] = {}
        self._runs: IdentityRuns | None = None

    def stored(self, identities: list[str]) -> dict[str, int]:
        """Return the ids of those among these that there are."""
        known = {key: self._recent[key] for key in identities if key in self._recent}
        if self._runs is None:
            return known | self._asked(identities)
        return known | self._runs.found(identities)

    def add(self, identity: str, id: int) -> None:
        """Take note of a new unit."""
        self._recent[identity] = id

    def written(self, identities: list[str]) -> None:
        """Take note that new units stand in the table now."""
        if self._runs is None:
            for identity in identities:
                del self._recent[identity]
        elif len(self._recent) >= _RECENT:
            self._runs.add([*self._recent], [*self._recent.values()])
            self._recent = {}

    def suspend(self) -> None:
        """Go on without the index."""
        if self._runs is None:
            from .identity_runs import IdentityRuns  # loads numpy, which a small import does without

            self._runs = IdentityRuns()
            self._index.suspend()
            cursor = self._connection.execute("SELECT identity, id FROM unit")
            while rows := cursor.fetchmany(_RECENT):
                self._runs.add([row[0] for row in rows], [row[1] for row in rows])

    def restore(self) -> None:
        """Make the index as it was."""
        self._index.restore()

    def _asked(self, identities: list[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(identities), _ASKED):
            asked = identities[start : start + _ASKED]
            marks = ",".join("?" * len(asked))
            found.update(
                self._connection.execute(f"SELECT identity, id FROM unit WHERE identity IN ({marks})", asked).fetchall()
            )
        return found
