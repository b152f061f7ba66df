"""What is made of a unit's record before it is stored: what it is known by, its checksum and its match forms."""

from collections.abc import Iterable
from typing import Any

from .batches import Content
from .form import form_hash, form_text
from .rows import Record, identity, record_sum

Place = tuple[str, str, str]
"""A document by its name, symbol and date, "" for what is not said."""
SideContent = tuple[str, str, int, int | None, int | None]
"""A side: language, match form, the form's hash, and the hashes of the neighbours that the unit names on the source
side: 0 at the edge of a document, None where it does not say."""


Identified = tuple[str, Place | None, bool]
"""What a unit is known by, its document if it names one, and whether its neighbours are those of the document's order:
whether it names none itself. (Plain tuples, all of these: a named one takes three times as long to send.)"""
Prepared = tuple[tuple[str | int | None, ...], SideContent, SideContent]
"""A unit's columns with its checksum, as the table has them, and its two sides, the source first."""


class Desk:
    """Takes batches in, says what their units are known by, and prepares those of them that are asked for."""

    def __init__(self) -> None:
        self._records: dict[int, list[Record]] = {}

    def take(self, number: int, content: Content) -> tuple[list[Identified], Any]:
        """Return what the units of a batch are known by, and what it says beside; `number` is the batch's name."""
        records, said = content.records()
        self._records[number] = records
        places: dict[Place, Place] = {}  # each but once: what is the same is sent once
        return [_identified(record, places) for record in records], said

    def prepare(self, number: int, wanted: Iterable[int]) -> list[Prepared]:
        """Return what is stored of some units of a batch, named by their places in it, and forget the batch."""
        records = self._records.pop(number)
        return _prepared([records[place] for place in wanted])


def _prepared(records: list[Record]) -> list[Prepared]:
    """Return what is stored of records: one thing after the other for all of them, which takes a tenth less time than
    all things for one after the other, as what is looked up for each stays at hand."""
    sums = [record_sum(record) for record in records]
    sources = [_side(record.source, record.source_language) for record in records]
    targets = [_side(record.target, record.target_language) for record in records]
    around = [
        (_neighbour(one.previous, one.source_language), _neighbour(one.next, one.source_language)) for one in records
    ]
    return [
        ((*record.columns, checksum), (*source, *beside), (*target, None, None))
        for record, checksum, source, beside, target in zip(records, sums, sources, around, targets, strict=True)
    ]


def _side(text: str, language: str) -> tuple[str, str, int]:
    form = form_text(text, language)
    return language, form, form_hash(form)


def _identified(record: Record, places: dict[Place, Place]) -> Identified:
    place = (record.document or "", record.symbol or "", record.date or "")
    document = places.setdefault(place, place) if any(place) else None
    return identity(record), document, record.previous is None and record.next is None


def _neighbour(text: str | None, language: str) -> int | None:
    return form_hash(form_text(text, language)) if text else None if text is None else 0
