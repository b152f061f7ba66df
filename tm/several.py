"""Several memories at once: the library's, files read beside it, and only some documents of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.library import Library

from .batches import batches_of
from .errors import UnknownDocument
from .match import LOWEST, Matcher
from .names import Names
from .ranking import Neighbourhood, Preferences, plain_symbol
from .store import Memory
from .unit import Match, Unit
from .watch import Unwatched, Watch


@dataclass(frozen=True, slots=True)
class NamedMemory:
    """A memory and what it is called: the file that it was read from, None for the library."""

    name: str | None
    memory: Memory

    @property
    def is_whole(self) -> bool:
        """Tell whether all units of the memory count, not those of some documents alone."""
        return not isinstance(self.memory, OfDocuments)


class OfDocuments(Memory):
    """The units of some documents of a memory, named by symbol or by title; the others are as if they were not."""

    def __init__(self, memory: Memory, documents: Sequence[str], notice: Callable[[str], None]) -> None:
        super().__init__(memory.library, notice)
        self._wanted = {plain_symbol(name) for name in documents}

    def get(self, id: int) -> Unit | None:
        """Return a unit by its id, None for one of another document."""
        unit = super().get(id)
        return unit if unit and self._holds(unit.origin.document, unit.origin.symbol) else None

    def _holds(self, *names: str | None) -> bool:
        return any(plain_symbol(name) in self._wanted for name in names if name)


class Matchers:
    """Matches segments against several memories: the best of all, by the same ranks as in one."""

    def __init__(
        self,
        memories: Sequence[NamedMemory],
        source: str,
        target: str,
        preferences: Preferences,
        names: Names | None = None,
    ) -> None:
        self._preferences = preferences
        self._matchers = [(one.name, Matcher(one.memory, source, target, preferences, names)) for one in memories]

    def match(self, text: str, around: Neighbourhood, threshold: int = LOWEST, limit: int = 5) -> list[Match]:
        """Return the matches of a segment, best first; a pair of texts that several memories have comes once."""
        found: dict[tuple[str, str], Match] = {}
        for match in sorted(self._all(text, around, threshold, limit), key=self._preferences.rank):
            found.setdefault((match.source, match.target), match)
        return list(found.values())[:limit]

    def _all(self, text: str, around: Neighbourhood, threshold: int, limit: int) -> Iterator[Match]:
        for name, matcher in self._matchers:
            for match in matcher.match(text, around, threshold, limit):
                yield replace(match, memory=name) if name else match


Watching = Callable[[str], AbstractContextManager[Watch]]


@contextmanager
def read_beside(
    paths: Sequence[Path],
    languages: tuple[str, str],
    say: Callable[[str], None],
    watching: Watching = lambda label: nullcontext(Unwatched()),
) -> Iterator[list[NamedMemory]]:
    """Read files into memories that are gone afterwards, each its own; `say` is told what was read.

    `watching` opens, by what is being done, a watch that is told how far it is: reading a file, indexing a large one.

    Raises UnreadableFile for a file that is no memory or holds nothing, LanguageMismatch for one in other languages.
    """
    with ExitStack() as stack:
        memories = []
        for path in paths:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="yiku-", ignore_cleanup_errors=True)))
            library = stack.enter_context(_library(folder))
            memories.append(NamedMemory(str(path), _filled(library, path, languages, say, watching)))
        yield memories


def restricted(
    memories: Sequence[NamedMemory], documents: Sequence[str], say: Callable[[str], None]
) -> list[NamedMemory]:
    """Return the memories as if they had some documents alone; raises UnknownDocument for one that none of them has."""
    if not documents:
        return list(memories)
    known = {plain_symbol(name): name for one in memories for name in _documents(one.memory)}
    for name in documents:
        if plain_symbol(name) not in known:
            from rapidfuzz import process

            near = process.extractOne(plain_symbol(name), list(known), score_cutoff=70)
            hint = f" Did you mean {known[near[0]]}?" if near else ""
            raise UnknownDocument(f"{name}: no unit in the memory is of this document.{hint}")
    return [NamedMemory(one.name, OfDocuments(one.memory, documents, say)) for one in memories]


def _library(folder: Path) -> Library:
    from .schema import MEMORY_SCHEMA

    return Library.create(folder / "memory.db", (MEMORY_SCHEMA,))


def _filled(
    library: Library, path: Path, languages: tuple[str, str], say: Callable[[str], None], watching: Watching
) -> Memory:
    from .formats import READERS

    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        raise UnreadableFile(f"{path}: no memory by the suffix {suffix or '(none)'}; known are {known}")
    skips = Skips()
    with watching(f"reading {path.name}") as watch:
        batches = batches_of(path, suffix, skips, *languages)
        done = Memory(library, watch=watch).add_batches(batches, str(path), suffix[1:], skips, path)
    if not done.added:
        raise UnreadableFile(f"{path}: nothing in it could be taken: {'; '.join(done.skips[:3]) or 'it has no unit'}")
    for line in done.skips:
        say(f"{path}: skipped {line}")
    memory = Memory(library, say)
    with watching(f"indexing {path.name}") as watch:
        memory.refresh(languages[0], watch.counted)
    return memory


def _documents(memory: Memory) -> Iterator[str]:
    """Yield what the documents of a memory are called."""
    rows = memory.library.connection.execute(
        """SELECT name, symbol FROM document WHERE EXISTS (SELECT 1 FROM unit WHERE unit.document = document.key)
        ORDER BY key"""
    )
    for row in rows:
        yield from filter(None, row)
