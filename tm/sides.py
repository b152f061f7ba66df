"""The sides of units as an index wants them: all of a language, or those that are newer than an index."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.errors import LibraryError
from corpora.library import Library
from corpora.search.index import Entry
from corpora.text.languages import included

LAST = "last_unit"
"""The setting that holds the highest id which a unit ever had: none is given twice, even where units were taken out."""

_NEWER = "SELECT id FROM unit WHERE id > ? UNION SELECT unit FROM changed WHERE generation > ?"


@dataclass(frozen=True, slots=True)
class Since:
    """What an index knows: the units up to `last_unit`, as they were at a generation."""

    last_unit: int
    generation: int


def last_unit(library: Library) -> int:
    """Return the highest id that a unit of a library ever had."""
    value = library.setting(LAST) or "0"
    if not value.isdecimal():
        raise LibraryError(f"{library.path}: damaged: its last unit is {value!r}; go back to a backup")
    highest = library.connection.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0]
    return max(int(value), int(highest))


def placeholders(language: str) -> str:
    """Return the placeholders of a statement for the codes that a language includes."""
    return ", ".join("?" * len(included(language)))


def entries(connection: sqlite3.Connection, language: str, since: Since | None = None) -> Iterator[Entry]:
    """Yield the entries of a language, or those of the units that were added or changed since, in any order.

    A key comes once: a unit that has both zh and zh-Hant, with the first of them.
    """
    newer = f"AND side.unit IN ({_NEWER})" if since else ""
    # A scan of sides as they lie, each with its unit: grouping them by unit takes twice as long.
    rows = connection.execute(
        f"""SELECT side.unit, side.form, iif(unit.source_language = side.language, unit.source, unit.target)
        FROM side CROSS JOIN unit ON unit.id = side.unit WHERE side.language IN ({placeholders(language)}) {newer}
        AND (side.language = ? OR NOT EXISTS (
            SELECT 1 FROM side AS other WHERE other.unit = side.unit AND other.language = ?))""",
        (*included(language), *((since.last_unit, since.generation) if since else ()), language, language),
    )
    return map(Entry._make, rows)


def has_more_than(connection: sqlite3.Connection, language: str, number: int) -> bool:
    """Tell whether a language has more than so many sides, without counting them all."""
    found = connection.execute(
        f"SELECT 1 FROM side WHERE language IN ({placeholders(language)}) LIMIT 1 OFFSET ?",
        (*included(language), number),
    )
    return found.fetchone() is not None


def pending(connection: sqlite3.Connection, since: Since) -> int:
    """Count the units, of any language, that were added, changed or removed since."""
    parameters = (since.last_unit, since.generation)
    return int(connection.execute(f"SELECT count(*) FROM ({_NEWER})", parameters).fetchone()[0])


def changed(connection: sqlite3.Connection, since: Since) -> frozenset[int]:
    """Return the units among those an index knows that were changed or removed since."""
    rows = connection.execute(
        "SELECT unit FROM changed WHERE generation > ? AND unit <= ?", (since.generation, since.last_unit)
    )
    return frozenset(row[0] for row in rows)
