"""Units as the rows of the library's table, and back."""

import hashlib
import json
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

from corpora.document import Code

from .unit import Origin, Side, Unit


class Record(NamedTuple):
    """What a file said of a unit, as columns: first the three that name its document, then those of the unit's row."""

    document: str | None
    symbol: str | None
    date: str | None
    paragraph: str | None
    source: str
    source_language: str
    source_tag: str
    source_codes: str | None
    target: str
    target_language: str
    target_tag: str
    target_codes: str | None
    name: str | None
    previous: str | None
    next: str | None
    note: str | None
    by: str | None
    created: str | None
    changed: str | None
    uses: int
    properties: str

    @property
    def columns(self) -> tuple[str | int | None, ...]:
        """Return what stands in the unit's own row, by the names in COLUMNS."""
        return self[3:]


COLUMNS = Record._fields[3:]


def record_of(unit: Unit) -> Record:
    """Return a unit as columns."""
    source, target, origin = unit.source, unit.target, unit.origin
    return Record(
        origin.document,
        origin.symbol,
        origin.date,
        origin.paragraph,
        source.text,
        source.language,
        source.tag,
        _codes_json(source.codes),
        target.text,
        target.language,
        target.tag,
        _codes_json(target.codes),
        unit.name,
        unit.previous,
        unit.next,
        unit.note,
        origin.by,
        unit.created,
        unit.changed,
        unit.uses,
        json.dumps(unit.properties, ensure_ascii=False) if unit.properties else "[]",
    )


def identity(record: Record) -> str:
    """Return what makes a unit the same as one already stored: its two texts, and the place it comes from."""
    first, second = (record.source_language, record.source), (record.target_language, record.target)
    if first > second:
        first, second = second, first
    document = _document(record.document, record.symbol, record.date)
    return _sum(
        f"[[{quoted(first[0])},{quoted(first[1])}],[{quoted(second[0])},{quoted(second[1])}],"
        f"[{document},{quoted(record.paragraph or '')}],"
        f"[{quoted(record.previous or '')},{quoted(record.next or '')}]]"
    )


@lru_cache(1024)
def _document(*names: str | None) -> str:
    return ",".join(quoted(name or "") for name in names)


def record_sum(record: Record) -> str:
    """Return the checksum of all that a unit's record says; raises TypeError where it holds what none can."""
    source = _side(record.source, record.source_language, record.source_tag, record.source_codes)
    target = _side(record.target, record.target_language, record.target_tag, record.target_codes)
    origin = (
        f'{{"by":{_json(record.by)},"date":{_json(record.date or None)},"document":{_json(record.document or None)},'
        f'"paragraph":{_json(record.paragraph)},"symbol":{_json(record.symbol or None)}}}'
    )
    properties = "[]" if record.properties == "[]" else _packed(json.loads(record.properties))
    return _sum(
        f'[["changed",{_json(record.changed)}],["created",{_json(record.created)}],["name",{_json(record.name)}],'
        f'["next",{_json(record.next)}],["note",{_json(record.note)}],["origin",{origin}],'
        f'["previous",{_json(record.previous)}],["properties",{properties}],["source",{source}],["target",{target}],'
        f'["uses",{record.uses}]]'
    )


def _sum(text: str) -> str:
    """Return the checksum (corpora.library) of a content that is written out as JSON already: two for each unit of an
    import, and writing them out by the names of what is in them takes a fifth of what `json` needs."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def _side(text: str, language: str, tag: str, codes: str | None) -> str:
    names = ("offset", "kind", "source", "note")
    listed = _packed([dict(zip(names, code, strict=True)) for code in json.loads(codes)]) if codes else "[]"
    return f'{{"codes":{listed},"language":{quoted(language)},"tag":{quoted(tag)},"text":{quoted(text)}}}'


def _json(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _packed(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unit_of(row: dict[str, Any]) -> Unit:
    """Return the unit of a row, which has its document's and import's columns beside its own."""
    return Unit(
        source=Side(row["source"], row["source_language"], row["source_tag"], _codes(row["source_codes"])),
        target=Side(row["target"], row["target_language"], row["target_tag"], _codes(row["target_codes"])),
        origin=Origin(
            document=row["document_name"] or None,
            symbol=row["symbol"] or None,
            paragraph=row["paragraph"],
            date=row["date"] or None,
            imported=row["imported"],
            by=row["by"],
        ),
        id=row["id"],
        name=row["name"],
        previous=row["previous"],
        next=row["next"],
        note=row["note"],
        created=row["created"],
        changed=row["changed"],
        uses=row["uses"],
        properties=tuple((name, value) for name, value in json.loads(row["properties"] or "[]")),
    )


def _codes_json(codes: tuple[Code, ...]) -> str | None:
    return json.dumps([[c.offset, c.kind, c.source, c.note] for c in codes], ensure_ascii=False) if codes else None


def _codes(text: str | None) -> tuple[Code, ...]:
    return tuple(Code(*code) for code in json.loads(text)) if text else ()
