"""The memory's part of the library: translation units, where they come from, and the forms they are compared by."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from corpora.document import Code
from corpora.files.skips import Skips
from corpora.imports import Import, begin_import, end_import
from corpora.library import Library, checksum
from corpora.search.index import Entry, SegmentIndex
from corpora.search.scan import ScanIndex
from corpora.text.languages import includes

from .form import Form, match_form
from .unit import Origin, Side, Unit

BATCH = 1000
"""How many units are written at a time, inside the one transaction of an import."""

_SELECT = """SELECT unit.*, document.name AS document_name, document.symbol, document.date, import.at AS imported
    FROM unit JOIN import ON import.id = unit.import LEFT JOIN document ON document.key = unit.document"""


class Memory:
    """The translation units of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._indexes: dict[str, tuple[int, SegmentIndex]] = {}

    def add(self, units: Iterable[Unit], path: str, format: str, skips: Skips, content: Path | None = None) -> Import:
        """Store units as one import, in one transaction; those that the memory has already are counted, not stored
        again.

        Neighbours are taken from the unit where it says them, else from the order of its document.
        """
        with self.library.writing() as database:
            id = begin_import(self.library, path, content, format, "memory")
            writer = _Writer(self.library, database, id)
            iterator = _storable(units, skips)
            while batch := list(islice(iterator, BATCH)):
                writer.write(batch)
            writer.link_neighbours()
            return end_import(self.library, id, writer.added, writer.known, skips)

    def get(self, id: int) -> Unit | None:
        """Return a unit by its id."""
        return next(self._select("WHERE unit.id = ?", (id,)), None)

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[Unit]:
        """Yield all units in the order they came, or those that have both languages, whichever was the original."""
        for unit in self._select("ORDER BY unit.id", ()):
            pair = (unit.source.language, unit.target.language)
            if source is None or target is None or _serves(pair, (source, target)):
                yield unit

    def count(self) -> int:
        """Count the units."""
        return int(self.library.connection.execute("SELECT count(*) FROM unit").fetchone()[0])

    def documents(self) -> int:
        """Count the documents that units come from."""
        return int(self.library.connection.execute("SELECT count(DISTINCT document) FROM unit").fetchone()[0])

    def languages(self) -> set[str]:
        """Return the codes of the languages that units have."""
        return {row[0] for row in self.library.connection.execute("SELECT DISTINCT language FROM side")}

    def index(self, language: str) -> SegmentIndex:
        """Return what answers for the segments of a language; it knows every unit that was stored before the call."""
        generation = self.library.generation
        if language not in self._indexes or self._indexes[language][0] != generation:
            rows = self.library.connection.execute(
                """SELECT side.unit, side.form, iif(unit.source_language = side.language, unit.source, unit.target)
                FROM side JOIN unit ON unit.id = side.unit WHERE side.language = ?""",
                (language,),
            )
            self._indexes[language] = (generation, ScanIndex((Entry(*row) for row in rows), language))
        return self._indexes[language][1]

    def neighbours(self, id: int, language: str) -> tuple[int | None, int | None]:
        """Return the hashes of the forms before and after a unit's side: 0 at an edge, None where not known."""
        row = self.library.connection.execute(
            "SELECT previous, next FROM side WHERE unit = ? AND language = ?", (id, language)
        ).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def with_form(self, form: Form, language: str) -> list[int]:
        """Return the ids of the units whose side in a language has exactly this form, oldest first."""
        rows = self.library.connection.execute(
            "SELECT unit FROM side WHERE hash = ? AND language = ? AND form = ? ORDER BY unit",
            (form.hash, language, form.text),
        )
        return [row[0] for row in rows]

    def damaged(self) -> list[int]:
        """Return the ids of the units whose content is not what was stored."""
        return [unit.id or 0 for unit, stored in self._with_checksums() if checksum(_content(unit)) != stored]

    def _with_checksums(self) -> Iterator[tuple[Unit, str]]:
        cursor = self.library.connection.execute(f"{_SELECT} ORDER BY unit.id")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            record = dict(zip(names, row, strict=True))
            try:
                yield _unit(record), record["checksum"]
            except (ValueError, TypeError, KeyError):
                yield Unit(Side("", "", ""), Side("", "", ""), id=record["id"]), ""

    def _select(self, clause: str, parameters: tuple[Any, ...]) -> Iterator[Unit]:
        cursor = self.library.connection.execute(f"{_SELECT} {clause}", parameters)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield _unit(dict(zip(names, row, strict=True)))


class _Writer:
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
        self._database.table("unit").insert_all(rows, batch_size=BATCH)
        self._database.table("side").insert_all(sides, batch_size=BATCH)

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
            "checksum": checksum(_content(unit)),
        }


def _serves(pair: tuple[str, str], wanted: tuple[str, str]) -> bool:
    """Tell whether a unit in a pair of languages serves another pair, in either direction."""
    return any(all(map(includes, wanted, sides)) for sides in (pair, pair[::-1]))


def _storable(units: Iterable[Unit], skips: Skips) -> Iterator[Unit]:
    """Yield the units that can be stored, counting the others."""
    for unit in units:
        texts = unit.source.text + unit.target.text
        if unit.source.language == unit.target.language:
            skips.add("both sides in one language", f"{unit.source.text[:20]}...")
        elif not unit.source.text.strip() or not unit.target.text.strip():
            skips.add("a side without text", f"{texts[:20]}...")
        elif "\0" in texts or any("\ud800" <= character <= "\udfff" for character in texts):
            skips.add("characters that no text holds", f"{unit.name or unit.origin.paragraph or 'a unit'}")
        else:
            yield unit


def identity(unit: Unit) -> str:
    """Return what makes a unit the same as one already stored: its two texts, and the place it comes from."""
    origin = unit.origin
    place = [origin.document or "", origin.symbol or "", origin.date or "", origin.paragraph or ""]
    sides = sorted([side.language, side.text] for side in (unit.source, unit.target))
    context = [unit.previous or "", unit.next or ""]
    return checksum([*sides, place, context])


def _content(unit: Unit) -> list[Any]:
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


def _unit(row: dict[str, Any]) -> Unit:
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
