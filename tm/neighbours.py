"""What stands before and after each unit of a document, found while the units come by, in little memory."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

SideRow = list[Any]
"""A side as it will be stored: unit, language, form, hash, previous, next."""

Hashes = dict[str, int]  # by language
_UNIT, _LANGUAGE, _HASH, _PREVIOUS, _NEXT = 0, 1, 3, 4, 5


@dataclass(slots=True)
class _Line:
    """The units of one document so far: all their ids, the hashes of the last new one and its sides while they are not
    written, whether some are new or stored."""

    order: "array[int]" = field(default_factory=lambda: array("q"))
    last: Hashes = field(default_factory=dict)
    unwritten: list[SideRow] = field(default_factory=list)
    new: bool = False
    stored: bool = False


class Neighbours:
    """Gives the sides of the units of one import the hashes of their neighbours.

    A document of which nothing is new stays as it is. One that has units stored before is linked anew at the end.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lines: defaultdict[int, _Line] = defaultdict(_Line)
        self._open: list[_Line] = []
        self._late: list[tuple[int, int, str]] = []

    def pass_by(self, document: int, unit: int) -> None:
        """Take note of a unit that is stored already."""
        line = self._lines[document]
        line.order.append(unit)
        line.stored = True

    def grow(self, document: int) -> None:
        """Take note of a new unit that has neighbours of its own and no place in the order of the document."""
        self._lines[document].new = True

    def follow(self, document: int, unit: int, sides: list[SideRow]) -> None:
        """Link the sides of a new unit, which are not written yet, with those of the one before it."""
        line = self._lines[document]
        last, hashes = line.last, {side[_LANGUAGE]: side[_HASH] for side in sides}
        for side in sides:
            side[_PREVIOUS], side[_NEXT] = last.get(side[_LANGUAGE], 0), 0
        if unwritten := line.unwritten:
            for side in unwritten:
                side[_NEXT] = hashes.get(side[_LANGUAGE], 0)
        elif line.order:
            before = line.order[-1]
            self._late += [(hashes.get(language, 0), before, language) for language in last]
        if not unwritten:
            self._open.append(line)
        line.order.append(unit)
        line.last, line.unwritten, line.new = hashes, sides, True

    def written(self) -> None:
        """Take note that all sides are written; those of the batch before are mended where another unit followed."""
        for line in self._open:
            line.unwritten = []
        self._open.clear()
        self._connection.executemany("UPDATE side SET next = ? WHERE unit = ? AND language = ?", self._late)
        self._late.clear()

    def finish(self) -> None:
        """Link the documents that have new units among those stored before."""
        for line in self._lines.values():
            if line.new and line.stored:
                self._connection.executemany(
                    "UPDATE side SET previous = ?, next = ? WHERE unit = ? AND language = ?", self._links(line.order)
                )

    def _links(self, order: Iterable[int]) -> Iterator[tuple[int, int, int, str]]:
        before: Hashes = {}
        unit, own = 0, before
        for following in order:
            after = self._hashes(following)
            yield from _links_of(unit, before, own, after)
            before, own, unit = own, after, following
        yield from _links_of(unit, before, own, {})

    def _hashes(self, unit: int) -> Hashes:
        return dict(self._connection.execute("SELECT language, hash FROM side WHERE unit = ?", (unit,)).fetchall())


def _links_of(unit: int, before: Hashes, own: Hashes, after: Hashes) -> list[tuple[int, int, int, str]]:
    return [(before.get(language, 0), after.get(language, 0), unit, language) for language in own]
