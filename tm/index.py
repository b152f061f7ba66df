"""The index of one language of the memory: a file beside the library, and what was written since.

The file is derived data. Its stamp says at which generation of which library it was made; what was added, changed or
removed since is read from the library, scanned beside the file and merged into a new one when it has grown. No query is
answered from a file that is stale in any other way, torn or damaged: it is built again.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from corpora.library import Library
from corpora.search.build import build
from corpora.search.file import DamagedIndex
from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry, Hit, SegmentIndex
from corpora.search.phrase import Phrase
from corpora.search.scan import ScanIndex
from corpora.text.languages import included

from .form import FORM_VERSION

T = TypeVar("T")
SCANNED = 2_000
"""Up to how many segments are scanned rather than indexed."""
MERGED_FROM = 10_000
"""How many segments beside the file are merged into it, where it is not 20 times as large."""

_SIDES = """SELECT side.unit, side.form, iif(unit.source_language = side.language, unit.source, unit.target),
    min(side.language) FROM side JOIN unit ON unit.id = side.unit WHERE side.language IN ({languages}) {clause}
    GROUP BY side.unit"""


class MemoryIndex:
    """Answers for the segments of a language of a library as it is at each question."""

    def __init__(self, library: Library, language: str) -> None:
        self._library = library
        self._language = language
        self._generation = -1
        self._base: FuzzyIndex | None = None
        self._hidden: frozenset[int] = frozenset()
        self._tail: SegmentIndex = ScanIndex((), language)

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the segments at least `threshold` like `form`, at most `limit`, best first, of equals the lower
        key first."""

        def answer() -> list[Hit]:
            found = self._base_hits(form, threshold, limit) + self._tail.nearest(form, threshold, limit)
            return sorted(found, key=lambda hit: (-hit.similarity, hit.key))[:limit]

        return self._answered(answer)

    def containing(self, phrase: Phrase) -> list[int]:
        """Return the keys of the segments that hold a phrase, ascending."""

        def answer() -> list[int]:
            base = self._base.containing(phrase) if self._base else []
            return sorted({key for key in base if key not in self._hidden}.union(self._tail.containing(phrase)))

        return self._answered(answer)

    def refresh(self) -> None:
        """Bring the index up to what the library holds now."""
        generation = self._library.generation
        if generation == self._generation:
            return
        with self._library.reading():
            generation = self._library.generation
            if self._base is None or not self._is_of_library(self._base):
                self._base = self._opened()
            beside = self._beside()
            if beside > (SCANNED if self._base is None else max(MERGED_FROM, len(self._base) // 20)):
                self._rebuild()
                beside = 0
            self._read_beside(beside)
        self._generation = generation

    def files(self) -> list[Path]:
        """Return where the file of the index may lie, the first choice first."""
        name = f"{self._language}.idx"
        beside = self._library.path.with_name(self._library.path.name + ".index") / name
        cache = self._library.cache
        return [beside, *([cache / (self._library.setting("uuid") or "") / name] if cache else [])]

    def _answered(self, answer: Callable[[], T]) -> T:
        self.refresh()
        try:
            return answer()
        except DamagedIndex as damage:
            self._library.notice(f"{damage}: the index is built again")
            with self._library.reading():
                self._rebuild()
                self._read_beside(0)
            return answer()

    def _base_hits(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the hits of the file that still stand, as many as are asked for."""
        if self._base is None:
            return []
        asked = limit
        while True:
            found = self._base.nearest(form, threshold, asked)
            standing = [hit for hit in found if hit.key not in self._hidden]
            if asked is None or limit is None or len(standing) >= limit or len(found) < asked:
                return standing[:limit]
            asked *= 4

    def _opened(self) -> FuzzyIndex | None:
        """Return the index of a file that is this library's, None where there is none."""
        for path in self.files():
            if path.exists():
                try:
                    index = FuzzyIndex.open(path)
                except DamagedIndex as damage:
                    self._library.notice(f"{damage}: the index is built again")
                    continue
                if self._is_of_library(index):
                    return index
        return None

    def _is_of_library(self, index: FuzzyIndex) -> bool:
        """Tell whether an index was made of this library as it is or once was."""
        stamp = _stamp(index)
        return (
            stamp.get("uuid") == self._library.setting("uuid")
            and stamp.get("language") == self._language
            and stamp.get("forms") == FORM_VERSION
            and stamp.get("token") is not None
            and stamp["token"] == self._library.token(stamp["generation"])
        )

    def _beside(self) -> int:
        """Count the segments that the file does not have, and those that it must not answer with; not past need."""
        execute = self._library.connection.execute
        languages = included(self._language)
        marks = ", ".join("?" * len(languages))
        since, last = self._since()
        most = (len(self._base) if self._base else SCANNED) + 2 * MERGED_FROM
        added = execute(
            f"SELECT count(*) FROM (SELECT 1 FROM side WHERE unit > ? AND language IN ({marks}) LIMIT ?)",
            (last, *languages, most),
        ).fetchone()[0]
        changed = execute("SELECT count(*) FROM changed WHERE generation > ? AND unit <= ?", (since, last)).fetchone()[
            0
        ]
        return int(added) + int(changed)

    def _since(self) -> tuple[int, int]:
        """Return the generation of the file and the last unit that it knows."""
        if self._base is None:
            return self._library.generation, 0
        stamp = _stamp(self._base)
        return int(stamp["generation"]), int(stamp["last_unit"])

    def _read_beside(self, count: int) -> None:
        since, last = self._since()
        changed = [
            row[0]
            for row in self._library.connection.execute(
                "SELECT unit FROM changed WHERE generation > ? AND unit <= ?", (since, last)
            )
        ]
        self._hidden = frozenset(changed)
        clause = """AND side.unit IN (SELECT id FROM unit WHERE id > ? UNION SELECT unit FROM changed
            WHERE generation > ? AND unit <= ?)"""
        entries = self._entries(clause, (last, since, last)) if count else iter(())
        self._tail = ScanIndex(entries, self._language) if count <= SCANNED else FuzzyIndex.of(entries, self._language)

    def _entries(self, clause: str = "", parameters: tuple[Any, ...] = ()) -> Iterator[Entry]:
        languages = included(self._language)
        statement = _SIDES.format(languages=", ".join("?" * len(languages)), clause=clause)
        for unit, form, text, _ in self._library.connection.execute(statement, (*languages, *parameters)):
            yield Entry(unit, form, text)

    def _rebuild(self) -> None:
        """Write the file afresh; where no folder takes it, the index stays in memory."""
        library = self._library
        stamp = json.dumps(
            {
                "uuid": library.setting("uuid"),
                "generation": library.generation,
                "token": library.token(library.generation),
                "last_unit": library.connection.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0],
                "language": self._language,
                "forms": FORM_VERSION,
            }
        )
        refused = ""
        for path in self.files():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                build(path, self._entries(), self._language, stamp)
                self._base = FuzzyIndex.open(path)
            except (OSError, DamagedIndex) as error:
                refused = str(error)
            else:
                return
        library.notice(f"the index cannot be kept: {refused}; it is made anew each time")
        self._base = FuzzyIndex.of(self._entries(), self._language, stamp=stamp)


def _stamp(index: FuzzyIndex) -> dict[str, Any]:
    try:
        stamp = json.loads(index.stamp)
    except ValueError:
        return {}
    return stamp if isinstance(stamp, dict) else {}
