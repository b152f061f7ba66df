"""An index of a table that an import may leave out while it writes many rows."""

import sqlite3


class TableIndex:
    """An index that may be left out and made anew, inside the one transaction."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._statement: str | None = None

    def suspend(self) -> None:
        """Drop the index, if it is there still."""
        if self._statement is None:
            found = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (self._name,)).fetchone()
            self._statement = found[0] if found else ""
            if found:
                self._connection.execute(f"DROP INDEX {self._name}")

    def restore(self) -> None:
        """Make the index as it was, if it was dropped."""
        if self._statement:
            self._connection.execute(self._statement)
