"""Units as the rows of the library's tables, and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from corpora.document import Code
from corpora.library import Library, checksum

from .form import Form, match_form
from .unit import Origin, Side, Unit


class UnitWriter:
    """Writes the units of one import inside the running transaction."""

    def __init__(self, library: Library, database: Any, import_id: int) -> None:
        self._library = library
        self._database = database
        self._import = import_id
        self._next_id = 1 + int(library.connection.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0])
        self._documents: dict[tuple[str, str, str], int] = {}
        self._orders: dict[int, list[tuple[int, dict[str, int]]]] = {}
        self._grown: set[int] = set()
        self.added = 0
        self.known = 0

    def write(self, units: list[Unit]) -> None:
        """Store a batch."""
        rows, sides = [], []
        identities = {identity(unit): unit for unit in units}
        stored = self._stored(identities)
        self.known += len(units) - len(identities)
        for key, unit in identities.items():
            forms = {side.language: match_form(side.text, side.language) for side in (unit.source, unit.target)}
            document = self._document(unit.origin)
            unit_id = stored.get(key) or self._next_id
            if document is not None and unit.previous is None and unit.next is None:
                hashes = {language: form.hash for language, form in forms.items()}
                self._orders.setdefault(document, []).append((unit_id, hashes))
            if key in stored:
                self.known += 1
                continue
            self._next_id += 1
            self.added += 1
            if document is not None:
                self._grown.add(document)
            rows.append(self._row(unit, key, unit_id, document))
            sides += [_side_row(unit, unit_id, language, form) for language, form in forms.items()]
        self._database.table("unit").insert_all(rows)
        self._database.table("side").insert_all(sides)

    def link_neighbours(self) -> None:
        """Store, for the units of a document whose order the file showed, what stands before and after each."""
        updates = []
        for document, order in self._orders.items():
            if document not in self._grown:
                continue
            for place, (unit_id, hashes) in enumerate(order):
                before = order[place - 1][1] if place else {}
                after = order[place + 1][1] if place + 1 < len(order) else {}
                updates += [(before.get(lang, 0), after.get(lang, 0), unit_id, lang) for lang in hashes]
        self._library.connection.executemany(
            "UPDATE side SET previous = ?, next = ? WHERE unit = ? AND language = ?", updates
        )

    def _stored(self, identities: Iterable[str]) -> dict[str, int]:
        wanted = list(identities)
        marks = ",".join("?" * len(wanted))
        rows = self._library.connection.execute(f"SELECT identity, id FROM unit WHERE identity IN ({marks})", wanted)
        return dict(rows.fetchall())

    def _document(self, origin: Origin) -> int | None:
        key = (origin.document or "", origin.symbol or "", origin.date or "")
        if not any(key):
            return None
        if key not in self._documents:
            connection = self._library.connection
            connection.execute("INSERT OR IGNORE INTO document (name, symbol, date) VALUES (?, ?, ?)", key)
            row = connection.execute(
                "SELECT key FROM document WHERE name = ? AND symbol = ? AND date = ?", key
            ).fetchone()
            self._documents[key] = row[0]
        return self._documents[key]

    def _row(self, unit: Unit, key: str, unit_id: int, document: int | None) -> dict[str, Any]:
        return {
            "id": unit_id,
            "identity": key,
            "document": document,
            "paragraph": unit.origin.paragraph,
            "source": unit.source.text,
            "source_language": unit.source.language,
            "source_tag": unit.source.tag,
            "source_codes": _codes_json(unit.source.codes),
            "target": unit.target.text,
            "target_language": unit.target.language,
            "target_tag": unit.target.tag,
            "target_codes": _codes_json(unit.target.codes),
            "name": unit.name,
            "previous": unit.previous,
            "next": unit.next,
            "note": unit.note,
            "by": unit.origin.by,
            "created": unit.created,
            "changed": unit.changed,
            "uses": unit.uses,
            "properties": json.dumps(unit.properties, ensure_ascii=False),
            "import": self._import,
            "checksum": checksum(content(unit)),
        }


def identity(unit: Unit) -> str:
    """Return what makes a unit the same as one already stored: its two texts, and the place it comes from."""
    origin = unit.origin
    place = [origin.document or "", origin.symbol or "", origin.date or "", origin.paragraph or ""]
    sides = sorted([side.language, side.text] for side in (unit.source, unit.target))
    context = [unit.previous or "", unit.next or ""]
    return checksum([*sides, place, context])


def content(unit: Unit) -> list[Any]:
    """Return what the checksum covers: all of a unit but its id and what belongs to the import."""
    record = asdict(unit)
    record.pop("id")
    record["origin"].pop("imported")
    for key in ("document", "symbol", "date"):
        record["origin"][key] = record["origin"][key] or None
    return sorted(record.items())


def _side_row(unit: Unit, unit_id: int, language: str, form: Form) -> dict[str, Any]:
    previous = next_ = None
    if language == unit.source.language and (unit.previous is not None or unit.next is not None):
        previous, next_ = (
            None if text is None else match_form(text, language).hash if text else 0
            for text in (unit.previous, unit.next)
        )
    return {
        "unit": unit_id,
        "language": language,
        "form": form.text,
        "hash": form.hash,
        "previous": previous,
        "next": next_,
    }


def unit_of(row: dict[str, Any]) -> Unit:
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
