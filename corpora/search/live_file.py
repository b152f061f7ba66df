"""The file of a live index: where it lies, which library and moment it belongs to, and how it is made again."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..library import Library
from .index import Entry
from .source import Since, Source

if TYPE_CHECKING:
    from .fuzzy import FuzzyIndex

_FOREIGN = "of another library or another course of its history"
Notice = Callable[[str], None]
Watch = Callable[[Iterable[Entry]], Iterable[Entry]]
"""Passes entries on while they are indexed, to show how far it is."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made of: a library at a moment of its history, and a version of the forms compared."""

    uuid: str
    generation: int
    token: str
    last: int
    source: str
    version: int

    @property
    def since(self) -> Since:
        """Return what the index knows."""
        return Since(self.last, self.generation)

    def text(self) -> str:
        """Return the stamp as it stands in the file."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> "Stamp | None":
        """Return the stamp of a file, None where it is of another program."""
        try:
            return cls(**json.loads(text))
        except (TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Base:
    """An index as a whole; it may be older than the library. `path` is None for one in memory."""

    index: "FuzzyIndex"
    stamp: Stamp
    path: Path | None = None


class IndexFiles:
    """The places for the index of one source in a library: beside it, else in the cache."""

    def __init__(self, library: Library, source: Source, notice: Notice) -> None:
        self._library = library
        self._source = source
        self._notice = notice
        self._foreign: Path | None = None

    def places(self) -> Iterator[Path]:
        """Yield where the file may lie, the best place first."""
        path = Path(os.path.realpath(self._library.path))
        name = f"{quote(self._source.name, safe='')}.idx"
        yield path.with_name(f"{path.name}.index") / name
        if self._library.cache:
            yield self._library.cache / "yiku" / quote(self._library.setting("uuid") or "-", safe="") / name

    def stamp(self) -> Stamp:
        """Return the stamp of an index that is made now."""
        library = self._library
        generation = library.generation
        uuid, token = library.setting("uuid") or "", library.token(generation) or ""
        return Stamp(uuid, generation, token, self._source.last(library), self._source.name, self._source.version)

    def serves(self, stamp: Stamp | None) -> bool:
        """Tell whether an index is of this library's own history, at whatever moment, and comparable."""
        if stamp is None or (stamp.source, stamp.version) != (self._source.name, self._source.version):
            return False
        if stamp.uuid != self._library.setting("uuid"):
            return False
        return bool(stamp.token) and self._library.token(stamp.generation) == stamp.token

    def open(self) -> Base | None:
        """Return the newest index on disk that serves; one that is damaged is removed, with a notice."""
        found = [base for place in self.places() if (base := self._opened(place))]
        return max(found, key=lambda base: base.stamp.generation, default=None)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the files on disk, a line each: those that are damaged, and those of no use here."""
        from .file import DamagedIndex
        from .fuzzy import FuzzyIndex

        for place in self.places():
            if not place.is_file():
                continue
            try:
                index = FuzzyIndex.open(place)
                index.verify()
            except DamagedIndex as error:
                yield f"{error}; it is made again when it is needed"
                continue
            if not self.serves(Stamp.read(index.stamp)):
                yield f"{place}: {_FOREIGN}; it is made again when it is needed"

    def build(self, watch: Watch, on_disk: bool = True) -> Base:
        """Make the index anew, in a running read transaction: on disk where that can be written, else in memory."""
        from .fuzzy import FuzzyIndex

        stamp = self.stamp()
        problem = ""
        if self._foreign:
            self._notice(f"{self._foreign}: {_FOREIGN}; it is made again")
            self._foreign = None
        for place in self.places() if on_disk else ():
            try:
                if base := self._built(place, stamp, watch):
                    return base
            except OSError as error:
                problem = problem or f"{place}: {error.strerror or error}"
        if problem:
            self._notice(f"{problem}: the index of {self._source.name} is kept in memory for this time only")
        in_memory = FuzzyIndex.of(watch(self._source.entries(self._library.connection)), self._source.language)
        return Base(in_memory, stamp)

    def drop(self, path: Path | None, reason: object) -> None:
        """Remove a damaged file, with a notice."""
        self._notice(f"{reason}; the index is left aside and, where one is needed, made again from the library")
        if path:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _built(self, place: Path, stamp: Stamp, watch: Watch) -> Base | None:
        from .build import build

        place.parent.mkdir(parents=True, exist_ok=True)
        build(place, watch(self._source.entries(self._library.connection)), self._source.language, stamp.text())
        # Another process may have put its own, of another moment, in this place meanwhile: it is as good.
        return self._opened(place)

    def _opened(self, place: Path) -> Base | None:
        if not os.access(place, os.R_OK) or not place.is_file():
            return None
        from .file import DamagedIndex  # loads numpy, which a small index does without
        from .fuzzy import FuzzyIndex

        try:
            index = FuzzyIndex.open(place)
        except DamagedIndex as error:
            self.drop(place, error)
            return None
        stamp = Stamp.read(index.stamp)
        if stamp and self.serves(stamp):
            return Base(index, stamp, place)
        self._foreign = place
        return None
