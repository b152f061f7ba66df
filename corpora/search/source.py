"""What a live index asks of the tables that its segments stand in."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ..library import Library
from .index import Entry


@dataclass(frozen=True, slots=True)
class Since:
    """What an index knows: the rows up to the number `last`, as they were at a generation."""

    last: int
    generation: int


class Source(Protocol):
    """A set of segments in a library; their rows are numbered, and no number is ever given twice.

    `name` is that of the index file; `language` decides the unit of comparison; `version` is raised when forms change.
    Up to `small` segments are compared one by one: an index would not be faster, and costs more to open.
    """

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def small(self) -> int: ...

    def last(self, library: Library) -> int:
        """Return the highest number that a row ever had."""
        ...

    def entries(self, connection: sqlite3.Connection, since: Since | None = None) -> Iterator[Entry]:
        """Yield the entries of all rows, or of those that were added or changed since; a key comes once."""
        ...

    def has_more_than(self, connection: sqlite3.Connection, number: int) -> bool:
        """Tell whether there are more than so many segments, without counting them all."""
        ...

    def pending(self, connection: sqlite3.Connection, since: Since) -> int:
        """Count the rows that were added, changed or removed since."""
        ...

    def changed(self, connection: sqlite3.Connection, since: Since) -> frozenset[int]:
        """Return the keys of the entries that an index knows and that were changed or removed since."""
        ...
