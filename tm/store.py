"""The memory's part of the library: translation units, where they come from, and the forms they are compared by."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpora.files.skips import Skips
from corpora.imports import Import, begin_import, end_import
from corpora.library import Library
from corpora.search.index import Entry, SegmentIndex
from corpora.search.live import LiveIndex
from corpora.text.languages import included, includes

from .batches import Batch, batches
from .form import Form
from .rows import record_of, record_sum, unit_of
from .sides import Sides, placeholders
from .unit import Side, Unit
from .watch import Unwatched, Watch

_SELECT = """SELECT unit.*, document.name AS document_name, document.symbol, document.date, import.at AS imported
    FROM unit JOIN import ON import.id = unit.import LEFT JOIN document ON document.key = unit.document"""


class FormRow(NamedTuple):
    """What decides between units that have a form in common; `text` is the side that has it, the neighbours are
    hashes of their forms."""

    id: int
    text: str
    source_language: str
    target_language: str
    previous: int | None
    next: int | None
    symbol: str | None
    date: str | None
    uses: int


class Memory:
    """The translation units of a library; `notice` is told of an index that had to be made again or cannot be kept,
    `watch` how far an import is."""

    def __init__(
        self,
        library: Library,
        notice: Callable[[str], None] = lambda message: None,
        watch: Watch | None = None,
    ) -> None:
        self.library = library
        self._notice = notice
        self._watch = watch or Unwatched()
        self._indexes: dict[str, LiveIndex] = {}

    def add(self, units: Iterable[Unit], path: str, format: str, skips: Skips, *content: Path) -> Import:
        """Store units as one import, as `add_batches` does."""
        return self.add_batches(batches(units, skips), path, format, skips, *content)

    def add_batches(self, batches: Iterable[Batch], path: str, format: str, skips: Skips, *content: Path) -> Import:
        """Store units as one import, in one transaction; those that the memory has already are counted, not stored
        again. `content` are the files that they come from.

        Neighbours are taken from the unit where it says them, else from the order of its document.
        """
        from .crew import Crew  # what starts processes is loaded on use
        from .writer import UnitWriter

        with self.library.writing(), Crew() as crew:
            id = begin_import(self.library, path, content, format, "memory")
            writer = UnitWriter(self.library, id)
            prepared = crew.prepared(batches, writer.sort_out)
            for entries, new in self._watch.counted(prepared, size=lambda batch: len(batch[0])):
                writer.write(entries, new)
            writer.finish(self._watch.show)
            return end_import(self.library, id, writer.added, writer.known, skips)

    def get(self, id: int) -> Unit | None:
        """Return a unit by its id."""
        return next(self._select("WHERE unit.id = ?", (id,)), None)

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[Unit]:
        """Yield all units in the order they came, or those that have both languages, whichever was the original."""
        for unit in self._select("ORDER BY unit.id", ()):
            pair = (unit.source.language, unit.target.language)
            if source is None or target is None or serves(pair, (source, target)):
                yield unit

    def count(self) -> int:
        """Count the units."""
        return int(self.library.connection.execute("SELECT count(*) FROM unit").fetchone()[0])

    def documents(self) -> int:
        """Count the documents that units come from."""
        return int(self.library.connection.execute("SELECT count(DISTINCT document) FROM unit").fetchone()[0])

    def languages(self) -> set[str]:
        """Return the codes of the languages that units have."""
        rows = self.library.connection.execute(
            "SELECT code FROM language WHERE EXISTS (SELECT 1 FROM side WHERE side.language = language.code)"
        )
        return {row[0] for row in rows}

    def index(self, language: str) -> SegmentIndex:
        """Return what answers for the segments of a language; it knows every unit that was stored before a query."""
        return self._index(language)

    def refresh(self, language: str, watch: Callable[[Iterable[Entry]], Iterable[Entry]]) -> None:
        """Take what was written into the index file of a language, where it is enough to be felt.

        `watch` passes on what is indexed, to show how far it is.
        """
        self._index(language).refresh(watch)

    def take_back(self, import_id: int) -> int:
        """Remove the units that only this import brought and return how many those were; raises UnknownImport."""
        from .undoing import take_back

        return take_back(self.library, import_id)

    def neighbours(self, id: int, language: str) -> tuple[int | None, int | None]:
        """Return the hashes of the forms before and after a unit's side: 0 at an edge, None where not known."""
        row = self.library.connection.execute(
            f"""SELECT previous, next FROM side WHERE unit = ? AND language IN ({placeholders(language)})
            ORDER BY language""",
            (id, *included(language)),
        ).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def with_form(self, form: Form, language: str) -> Iterator[FormRow]:
        """Yield what ranks the units whose side in a language has exactly this form, oldest first."""
        rows = self.library.connection.execute(
            f"""SELECT unit.id, iif(unit.source_language = side.language, unit.source, unit.target),
                unit.source_language, unit.target_language, side.previous, side.next,
                document.symbol, document.date, unit.uses
            FROM side JOIN unit ON unit.id = side.unit LEFT JOIN document ON document.key = unit.document
            WHERE side.hash = ? AND side.form = ? AND side.language IN ({placeholders(language)}) ORDER BY side.unit""",
            (form.hash, form.text, *included(language)),
        )
        return map(FormRow._make, rows)

    def damaged(self) -> list[int]:
        """Return the ids of the units whose content is not what was stored."""
        return [unit.id or 0 for unit, stored in self._with_checksums() if _sum(unit) != stored]

    def index_faults(self) -> list[str]:
        """Return what is wrong with the files of the indexes, a line each. They are made again when they are needed."""
        # Whoever asks for zh is answered with zh-Hant too, so that zh may have an index without a unit of its own.
        languages = sorted(self.languages() | {"zh"})
        return [fault for language in languages for fault in self._index(language).faults()]

    def _index(self, language: str) -> LiveIndex:
        if language not in self._indexes:
            self._indexes[language] = LiveIndex(self.library, Sides(language), self._notice)
        return self._indexes[language]

    def _with_checksums(self) -> Iterator[tuple[Unit, str]]:
        cursor = self.library.connection.execute(f"{_SELECT} ORDER BY unit.id")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            record = dict(zip(names, row, strict=True))
            try:
                yield unit_of(record), record["checksum"]
            except (ValueError, TypeError, KeyError):
                yield Unit(Side("", "", ""), Side("", "", ""), id=record["id"]), ""

    def _select(self, clause: str, parameters: tuple[Any, ...]) -> Iterator[Unit]:
        cursor = self.library.connection.execute(f"{_SELECT} {clause}", parameters)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield unit_of(dict(zip(names, row, strict=True)))


def _sum(unit: Unit) -> str | None:
    """Return the checksum of a unit as it is now, None where it holds what no unit can."""
    try:
        return record_sum(record_of(unit))
    except TypeError:
        return None


def serves(pair: tuple[str, str], wanted: tuple[str, str]) -> bool:
    """Tell whether a unit in a pair of languages serves another pair, in either direction."""
    return any(all(map(includes, wanted, sides)) for sides in (pair, pair[::-1]))
