"""Taking an import of units back."""

from corpora.imports import find_import, mark_undone
from corpora.library import Library

from .errors import UnknownImport
from .sides import LAST, last_unit

_OTHERS = "SELECT min(import) FROM brought WHERE brought.unit = unit.id"
_ONLY_THIS = f"SELECT id FROM unit WHERE import = ? AND NOT EXISTS ({_OTHERS.replace('min(import)', '1')})"


def take_back(library: Library, import_id: int) -> int:
    """Remove the units that only this import brought, in one write, and return how many those were.

    Units that another import brought too are left to that one. Raises UnknownImport.
    """
    with library.writing():
        done = find_import(library, import_id)
        if done is None or done.kind != "memory" or done.undone:
            raise UnknownImport(f"no import {import_id} of units that could be taken back; `yiku imports` lists them")
        connection = library.connection
        library.set(LAST, str(last_unit(library)))  # the ids of what goes are not given again
        connection.execute("DELETE FROM brought WHERE import = ?", (import_id,))
        connection.execute("CREATE TEMP TABLE leaving (unit INTEGER PRIMARY KEY, document INTEGER)")
        connection.execute(
            f"INSERT INTO leaving SELECT id, document FROM unit WHERE id IN ({_ONLY_THIS})", (import_id,)
        )
        connection.execute("CREATE TEMP TABLE left_alone AS SELECT DISTINCT document FROM leaving")
        _remove(library)
        connection.execute(f"UPDATE unit SET import = ({_OTHERS}) WHERE import = ?", (import_id,))
        connection.execute("DELETE FROM brought WHERE import = (SELECT import FROM unit WHERE unit.id = brought.unit)")
        count = int(connection.execute("SELECT count(*) FROM leaving").fetchone()[0])
        for table in ("leaving", "left_alone"):
            connection.execute(f"DROP TABLE {table}")
        mark_undone(library, import_id)
        return count


def _remove(library: Library) -> None:
    """Remove the units that are leaving, and what speaks of them: their sides, and documents without any unit."""
    connection = library.connection
    for table, column in (("side", "unit"), ("unit", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unit FROM leaving)")
    connection.execute(
        """DELETE FROM document WHERE key IN (SELECT document FROM left_alone)
        AND NOT EXISTS (SELECT 1 FROM unit WHERE unit.document = document.key)"""
    )
    # What stood beside the units that stay is not known now, unless the file that they came from said it.
    connection.execute(
        """UPDATE side SET previous = NULL, next = NULL WHERE unit IN (SELECT id FROM unit
        WHERE document IN (SELECT document FROM left_alone) AND unit.previous IS NULL AND unit.next IS NULL)"""
    )
