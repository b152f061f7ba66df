"""The spellings of terms as a live index asks for them: what a query may be near to, or part of."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.errors import LibraryError
from corpora.library import Library
from corpora.search.index import Entry
from corpora.search.source import Since

from .keys import KEYS_VERSION, SPELLED

LAST = "last_term"
"""The setting that holds the highest key which a term ever had: none is given twice, even where terms were removed."""

_KINDS = ", ".join(f"'{kind}'" for kind in SPELLED)
_NEWER = "SELECT key FROM term WHERE key > ? UNION SELECT term FROM changed_term WHERE generation > ?"
_NUMBER = " ".join(f"WHEN '{kind}' THEN {number}" for number, kind in enumerate(SPELLED))


def last_term(library: Library) -> int:
    """Return the highest key that a term of a library ever had."""
    value = library.setting(LAST) or "0"
    if not value.isdecimal():
        raise LibraryError(f"{library.path}: damaged: its last term is {value!r}; go back to a backup")
    highest = library.connection.execute("SELECT coalesce(max(key), 0) FROM term").fetchone()[0]
    return max(int(value), int(highest))


@dataclass(frozen=True, slots=True)
class Spellings:
    """The spelled keys of all terms, whatever their language, compared by characters."""

    name: str = "terms"
    language: str = "zh"
    version: int = KEYS_VERSION
    small: int = 30_000

    def last(self, library: Library) -> int:
        """Return the highest key that a term ever had."""
        return last_term(library)

    def entries(self, connection: sqlite3.Connection, since: Since | None = None) -> Iterator[Entry]:
        """Yield the spellings of all terms, or of those that were added since; `term_of` tells whose one is."""
        newer = f"AND term IN ({_NEWER})" if since else ""
        rows = connection.execute(
            f"""SELECT {len(SPELLED)} * term + CASE kind {_NUMBER} END, key, key FROM lookup_key
            WHERE kind IN ({_KINDS}) {newer}""",
            (since.last, since.generation) if since else (),
        )
        return map(Entry._make, rows)

    def has_more_than(self, connection: sqlite3.Connection, number: int) -> bool:
        """Tell whether there are more than so many terms, without counting them all."""
        return connection.execute("SELECT 1 FROM term LIMIT 1 OFFSET ?", (number,)).fetchone() is not None

    def pending(self, connection: sqlite3.Connection, since: Since) -> int:
        """Count the terms that were added or removed since."""
        parameters = (since.last, since.generation)
        return int(connection.execute(f"SELECT count(*) FROM ({_NEWER})", parameters).fetchone()[0])

    def changed(self, connection: sqlite3.Connection, since: Since) -> frozenset[int]:
        """Return the spellings among those an index knows whose terms were removed since."""
        rows = connection.execute(
            "SELECT term FROM changed_term WHERE generation > ? AND term <= ?", (since.generation, since.last)
        )
        return frozenset(len(SPELLED) * row[0] + number for row in rows for number in range(len(SPELLED)))


def term_of(spelling: int) -> int:
    """Return the key of the term that a spelling is of."""
    return spelling // len(SPELLED)
