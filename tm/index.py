"""The index of one language of a library: a file for the bulk of it, and what was written since on top."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from corpora.errors import YikuError
from corpora.library import Library
from corpora.search.index import Entry, Hit, SegmentIndex
from corpora.search.phrase import Phrase
from corpora.search.scan import ScanIndex

from .index_file import Base, IndexFiles, Notice, Watch
from .sides import Since, changed, entries, has_more_than, pending

SMALL = 2_000
"""So many segments are compared one by one: an index would not be faster, and costs more to open."""
MOST_PENDING = 10_000
"""So many units may wait to be taken into the file, or PENDING_SHARE of it where that is more."""
PENDING_SHARE = 0.05

T = TypeVar("T")
_State = tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class _View:
    """One state of the library: the base without what is hidden, and the tail; they have no key in common."""

    base: Base | None
    hidden: frozenset[int]
    tail: SegmentIndex

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        found = heapq.merge(
            self._visible(form, threshold, limit),
            self.tail.nearest(form, threshold, limit),
            key=lambda hit: (-hit.similarity, hit.key),
        )
        return list(islice(found, limit))

    def containing(self, phrase: Phrase) -> list[int]:
        if not self.base:
            return self.tail.containing(phrase)
        mine = (key for key in self.base.index.containing(phrase) if key not in self.hidden)
        return list(heapq.merge(mine, self.tail.containing(phrase)))

    def _visible(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the base's answer, asked for more as long as hidden segments take places in it."""
        if not self.base:
            return []
        asked = limit
        while True:
            found = self.base.index.nearest(form, threshold, asked)
            visible = [hit for hit in found if hit.key not in self.hidden]
            if limit is None or asked is None or len(visible) >= limit or len(found) < asked:
                return visible[:limit]
            asked = min(2 * asked, limit + len(self.hidden))


class MemoryIndex:
    """Answers for the segments of a language as they are at each query, whoever wrote last.

    `notice` is told of an index that is damaged or cannot be kept; the answers are right all the same.
    """

    def __init__(self, library: Library, language: str, notice: Notice) -> None:
        self._library = library
        self._language = language
        self._files = IndexFiles(library, language, notice)
        self._base: Base | None = None
        self._seen: tuple[_State, _View] | None = None

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the segments at least `threshold` like `form`, at most `limit`, best first, of equals the lower
        key first."""
        return self._ask(lambda view: view.nearest(form, threshold, limit))

    def containing(self, phrase: Phrase) -> list[int]:
        """Return the keys of the segments that hold a phrase, ascending."""
        return self._ask(lambda view: view.containing(phrase))

    def refresh(self, watch: Watch) -> None:
        """Take what was written since into the file, where a scan would be felt; later readers find it there."""
        if self._library.connection.in_transaction:
            return
        with self._library.reading() as connection:
            base = self._valid_base()
            if pending(connection, base.stamp.since) > SMALL if base else self._is_large():
                self._base = self._files.build(watch)
                self._seen = None

    def faults(self) -> list[str]:
        """Return what is wrong with the index on disk, a line each; it is made again when it is needed."""
        return list(self._files.faults())

    def _ask(self, question: Callable[[_View], T]) -> T:
        """Ask the index; one that turns out to be damaged is made again first on disk, then in memory."""
        for on_disk in (True, False):
            try:
                return question(self._view())
            except YikuError as error:
                self._mend(error, on_disk)
        return question(self._view())

    def _mend(self, error: YikuError, on_disk: bool) -> None:
        """Make the index again where it was damaged; raises any other error."""
        from corpora.search.file import DamagedIndex  # loads numpy, which a small memory does without

        if not isinstance(error, DamagedIndex):
            raise error
        self._files.drop(self._base.path if self._base else None, error)
        self._seen = self._base = None
        if not self._library.connection.in_transaction:
            with self._library.reading():
                self._base = self._files.build(_as_they_come, on_disk)

    def _view(self) -> _View:
        """Return the state of the library now. Inside a transaction, which may yet be rolled back, none is kept."""
        if self._library.connection.in_transaction:
            return self._read(may_build=False)
        state = self._state()
        if self._seen is None or self._seen[0] != state:
            with self._library.reading():
                self._seen = (self._state(), self._read(may_build=True))
        return self._seen[1]

    def _state(self) -> _State:
        generation = self._library.generation
        return generation, self._library.token(generation)

    def _read(self, may_build: bool) -> _View:
        """Read what the base has not, building the base first where there is too much of that."""
        base = self._valid_base()
        if may_build and (self._is_outgrown(base) if base else self._is_large()):
            base = self._base = self._files.build(_as_they_come)
        connection = self._library.connection
        since = base.stamp.since if base else None
        hidden = changed(connection, since) if since else frozenset[int]()
        return _View(base, hidden, self._tail(since))

    def _valid_base(self) -> Base | None:
        if self._base is None or not self._files.serves(self._base.stamp):
            self._base = self._files.open()
        return self._base

    def _is_outgrown(self, base: Base) -> bool:
        waiting = pending(self._library.connection, base.stamp.since)
        return waiting > max(MOST_PENDING, PENDING_SHARE * len(base.index))

    def _is_large(self) -> bool:
        return has_more_than(self._library.connection, self._language, SMALL)

    def _tail(self, since: Since | None) -> SegmentIndex:
        waiting = sorted(entries(self._library.connection, self._language, since))
        if len(waiting) <= SMALL:
            return ScanIndex(waiting, self._language)
        from corpora.search.fuzzy import FuzzyIndex

        return FuzzyIndex.of(waiting, self._language)


def _as_they_come(some: Iterable[Entry]) -> Iterable[Entry]:
    return some
