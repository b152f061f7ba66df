"""What a command works with: the library that the user named, and the ways to say something beside the data."""

import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar, cast

import typer

from corpora.errors import LibraryError, YikuError
from corpora.library import Library
from corpora.text.languages import language_code
from termbase.store import TERMBASE_SCHEMA
from tm.schema import MEMORY_SCHEMA
from tm.watch import one

from .render import printable

T = TypeVar("T")
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
SCHEMAS = (TERMBASE_SCHEMA, MEMORY_SCHEMA)
_OFTEN = 1000
"""After how many things it is shown again how far something is."""


class BadInput(YikuError):
    """What the user gave cannot be used."""


class Session:
    """The library's place and the user's wish for quiet."""

    def __init__(self, db: Path | None, quiet: bool) -> None:
        self.path = db or default_path()
        self.quiet = quiet

    @contextmanager
    def library(self) -> Iterator[Library]:
        """Open the library; the first use makes one and fills it with the termbase that ships."""
        if not self.path.exists() or (self.path.is_file() and not self.path.stat().st_size):
            self.make(empty=False)
        with self.reading_sound_rows(), Library.open(self.path, SCHEMAS, cache_folder()) as library:
            try:
                self._mention_update(library)
                yield library
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                # What is no bug of the program: rows that hold what was never stored.
                if faults := faults_of(library):
                    raise LibraryError(f"{self.path}: damaged: {faults[0]}; `yiku verify` names all faults") from error
                raise

    @contextmanager
    def reading_sound_rows(self) -> Iterator[None]:
        """Turn what SQLite says of a damaged file into an error that names the library."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise LibraryError(
                f"{self.path}: {error}; `yiku verify` checks the library, and a backup can take its place"
            ) from error

    def make(self, *, empty: bool) -> None:
        """Make the library, with the termbase that ships unless it shall be empty."""
        from termbase.shipped import install

        fill = None if empty else install
        with Library.create(self.path, SCHEMAS, fill) as library:
            count = library.connection.execute("SELECT count(*) FROM concept").fetchone()[0]
        self.say(f"made the library {self.path} with {count} concepts")

    def say(self, message: str) -> None:
        """Tell the user something that is not data."""
        if not self.quiet:
            tell(message)

    def guard(self, library: Library, output: Path, *inputs: Path | None) -> None:
        """Refuse an output that would be written over the library or over what is read; raises BadInput."""
        if str(output) == "-":
            raise BadInput("-: standard output is for lists; name a file to write")
        if library.owns(output):
            raise BadInput(f"{output}: is the library itself; name another file")
        if os.path.realpath(output) in {os.path.realpath(path) for path in inputs if path}:
            raise BadInput(f"{output}: is read here and would be overwritten; name another file")

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[int], None]]:
        """Yield a function that takes how much is done; it draws a bar on a terminal and nothing elsewhere."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda done: None
            return
        with typer.progressbar(length=total, label=label, file=sys.stderr) as bar:
            yield lambda done: bar.update(done - bar.pos)

    @contextmanager
    def counting(self, label: str) -> Iterator["Progress"]:
        """Yield what shows on a terminal, in a line that is gone in the end, how far something is."""
        progress = Progress(label, not self.quiet and sys.stderr.isatty())
        try:
            yield progress
        finally:
            progress.clear()

    def _mention_update(self, library: Library) -> None:
        from termbase.shipped import shipped_version

        held = library.setting("shipped")
        if held is not None and held != shipped_version():
            self.say("a newer termbase ships with this yiku; `yiku init --update` brings it into the library")


class Progress:
    """A line on a terminal about something of which nobody knows how long it is."""

    def __init__(self, label: str, shown: bool) -> None:
        self._label = label
        self._shown = shown

    def counted(self, things: Iterable[T], size: Callable[[T], int] = one) -> Iterator[T]:
        """Pass things on and show how many have passed and how fast, and when all have; `size` says how many each
        counts for."""
        started, number, shown = time.monotonic(), 0, 0
        for thing in things:
            number += size(thing)
            if number - shown >= _OFTEN:
                self.show(f"{number:,} ({number / (time.monotonic() - started):,.0f} a second)")
                shown = number
            yield thing
        self.show(f"{number:,} read; working on the last of them")

    def show(self, text: str) -> None:
        """Show what is being done."""
        if self._shown:
            sys.stderr.write(f"\r{self._label}: {text}\033[K")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\033[K")


def faults_of(library: Library) -> list[str]:
    """Return what is wrong with a library, a line each: in the file, in its references, in a concept or unit."""
    from termbase.store import Termbase
    from tm.store import Memory

    faults = library.faults()
    if not faults:
        faults += [f"concept {id}: its content is not what was stored" for id in Termbase(library).damaged()]
        faults += [f"unit {id}: its content is not what was stored" for id in Memory(library).damaged()]
    return faults


def tell(message: str) -> None:
    """Write one line to standard error; where that is closed or full there is no one to tell."""
    with suppress(OSError):
        sys.stderr.write(f"yiku: {printable(message)}\n")


def language_given(tag: str) -> str:
    """Return the code of a language tag that the user gave; raises BadInput for what is no tag."""
    if not _TAG.fullmatch(tag.strip()):
        raise BadInput(f"{tag!r} is no language; give a tag such as zh, zh-Hant or en")
    return language_code(tag)


def standard_input() -> str:
    """Return the text on standard input, in any encoding that a document may have."""
    from corpora.files.encoding import MAX_DOCUMENT, decode, within_limit

    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        return sys.stdin.read()
    return decode(within_limit(source.read(MAX_DOCUMENT + 1), "-"), "-")


def session_of(context: typer.Context) -> Session:
    """Return the session that the root command made."""
    return cast(Session, context.obj)


def default_path() -> Path:
    """Return where the library lies when nothing names it."""
    data = os.environ.get("XDG_DATA_HOME")
    base = Path(data) if data else Path.home() / ".local" / "share"
    return base / "yiku" / "library.db"


def cache_folder() -> Path:
    """Return where what can be made again is kept, when it cannot lie beside the library."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return Path(cache) if cache else Path.home() / ".cache"
