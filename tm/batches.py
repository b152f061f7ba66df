"""The units of a file in batches, on their way into the memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from corpora.files.skips import Skips
from corpora.loading import load

from .formats import PARTS, READERS
from .rows import Record, record_of
from .unit import Unit

BATCH = 1000
"""How many units are written at a time, inside the one transaction of an import."""


class Content(Protocol):
    """What another process is sent of a batch."""

    def records(self) -> tuple[list[Record], Any]:
        """Return the records of the units, and what else the one who sent it has to know; raises UnusualPart."""
        ...


class Batch(Protocol):
    """Some units of a file, read already or a part of the file that another process can read by itself."""

    @property
    def content(self) -> Content:
        """Return what it is made of, which can be sent to another process."""
        ...

    @property
    def is_of_many(self) -> bool:
        """Tell whether it is known that a great many come with it."""
        ...

    def __len__(self) -> int: ...

    def note(self, said: Any) -> None:
        """Take note of what its content said beside its records."""
        ...

    def plainly(self) -> Iterator["Batch"]:
        """Yield this batch and all that follow it, read without parts: for one that cannot be read by itself."""
        ...


@dataclass(frozen=True, slots=True)
class ReadContent:
    """The records of a batch that was read, as plain tuples: a named one takes three times as long to send."""

    fields: list[tuple[str | int | None, ...]]

    def records(self) -> tuple[list[Record], None]:
        """Return the records."""
        return [*map(Record._make, self.fields)], None


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A batch of units that were read already."""

    content: ReadContent

    @property
    def is_of_many(self) -> bool:
        """Return False: how many there are is known when they have come."""
        return False

    def __len__(self) -> int:
        return len(self.content.fields)

    def note(self, said: Any) -> None:
        """Take note of nothing: its reader counted what it passed over."""

    def plainly(self) -> Iterator[Batch]:
        """Raise TypeError: it is read."""
        raise TypeError("a batch that was read has no other way to be read")


def batches_of(path: Path, suffix: str, skips: Skips, source: str, target: str) -> Iterator[Batch]:
    """Yield what a file of a format has; what cannot be taken is counted in `skips`. Raises what its reader does."""
    if suffix in PARTS:
        yield from load(PARTS[suffix])(path, skips, source, target)
    else:
        yield from batches(load(READERS[suffix])(path, skips, source, target), skips)


def batches(units: Iterable[Unit], skips: Skips) -> Iterator[Batch]:
    """Yield units in batches, those that cannot be stored left out and counted."""
    records = map(tuple, map(record_of, storable(units, skips)))
    while batch := list(islice(records, BATCH)):
        yield ReadBatch(ReadContent(batch))


def storable(units: Iterable[Unit], skips: Skips) -> Iterator[Unit]:
    """Yield the units that can be stored, counting the others."""
    for unit in units:
        if unit.source.language == unit.target.language:
            skips.add("both sides in one language", f"{unit.source.text[:20]}...")
        elif not unit.source.text.strip() or not unit.target.text.strip():
            skips.add("a side without text", f"{(unit.source.text + unit.target.text)[:20]}...")
        elif not _is_text(unit):
            skips.add("characters that no text holds", f"{unit.name or unit.origin.paragraph or 'a unit'}")
        else:
            yield unit


def _is_text(unit: Unit) -> bool:
    """Tell whether all that a file said of a unit is text that SQLite takes: no NUL, no half of a character."""
    source, target, origin = unit.source, unit.target, unit.origin
    together = (
        f"{source.text}{source.tag}{target.text}{target.tag}{unit.name}{unit.previous}{unit.next}{unit.note}"
        f"{origin.document}{origin.symbol}{origin.paragraph}{origin.date}{origin.by}{unit.created}{unit.changed}"
    )
    if unit.properties:
        together += "".join(chain.from_iterable(unit.properties))
    if source.codes or target.codes:
        together += "".join(f"{code.source}{code.note}" for code in (*source.codes, *target.codes))
    try:
        together.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in together
