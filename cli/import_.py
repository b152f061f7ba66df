"""`yiku import`: terms or units from files."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .indexing import index_memory
from .session import BadInput, Session, language_given, session_of

if TYPE_CHECKING:
    from corpora.imports import Import
    from corpora.library import Library

EXAMPLES = """\
yiku import memory.tmx
yiku import glossary.tbx terms.csv
yiku import pairs.tsv --as memory --dry-run
"""


_LATER = "what it lacks of an index is made when it is needed"


class _Undone(Exception):
    """Ends a dry run: the transaction is rolled back."""


def import_(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files: .tbx, .tmx, .xlf, .csv, .tsv.", metavar="FILE...")],
    source: Annotated[str, typer.Option("--from", help="The one language of the units.")] = "zh",
    target: Annotated[str, typer.Option("--to", help="The other language of the units.")] = "en",
    kind: Annotated[
        str | None, typer.Option("--as", help="What a table holds, terms or memory, where its headers do not tell.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count all, store nothing.")] = False,
) -> None:
    """Import terms or translation units; each file whole or not at all, and nothing twice."""
    if kind not in {None, "terms", "memory"}:
        raise BadInput(f"--as {kind}: give terms or memory")
    languages = (language_given(source), language_given(target))
    if languages[0] == languages[1]:
        raise BadInput(f"--from and --to are both {languages[0]}; name two languages")
    session = session_of(context)
    gc.set_threshold(100_000)  # units hold no cycles: looking for some every 700 objects takes a tenth of the time
    with session.library() as library, _saying_what_is_kept(library, len(paths)):
        grown = set()
        for path in paths:
            if library.interrupted:
                raise KeyboardInterrupt
            done = _import_one(session, library, path, kind, languages, dry_run)
            _report(session, done, dry_run)
            if done.added and not dry_run:
                grown.add(done.kind)
        if library.interrupted:
            session.say(f"Ctrl-C came when the import was being committed: it is kept; {_LATER}")
        else:
            _index(session, library, grown)


@contextmanager
def _saying_what_is_kept(library: "Library", files: int) -> Iterator[None]:
    """Tell, where Ctrl-C stops the command, how much of it was committed before."""
    try:
        yield
    except KeyboardInterrupt:
        if not library.commits:
            raise
        kept = "the import is kept" if files == 1 else f"{library.commits} of {files} files are imported and kept"
        raise KeyboardInterrupt(f"stopped; {kept}; {_LATER}") from None


def _import_one(
    session: Session, library: "Library", path: Path, kind: str | None, languages: tuple[str, str], dry_run: bool
) -> "Import":
    from corpora.files.skips import Skips
    from corpora.loading import load
    from termbase import formats as term_formats
    from termbase.store import Termbase
    from tm.batches import batches_of
    from tm.store import Memory

    if not path.exists():
        raise BadInput(f"{path}: no such file")
    if not path.is_file():
        raise BadInput(f"{path}: is a folder, a device or a pipe; import takes files")
    suffix = _suffix(path)
    kind = _kind(path, suffix, kind)
    skips = Skips()
    done: Import | None = None
    try:
        with session.counting(f"importing {path.name}") as progress, library.writing():
            if kind == "terms":
                concepts = load(term_formats.READERS[suffix])(path, skips)
                done = Termbase(library).add_all(progress.counted(concepts), str(path), suffix[1:], skips, path)
            else:
                batches = batches_of(path, suffix, skips, *languages)
                done = Memory(library, watch=progress).add_batches(batches, str(path), suffix[1:], skips, path)
            if not done.added and not done.known and done.skipped:
                raise BadInput(f"{path}: nothing in it could be taken: {'; '.join(done.skips[:3])}")
            if dry_run:
                raise _Undone
            progress.show("committing")
    except _Undone:
        pass
    assert done is not None
    return done


def _index(session: Session, library: "Library", grown: set[str]) -> None:
    """Take what was imported into the indexes of the parts that have grown, so that later readers find it there."""
    from termbase.near import Near

    if "terms" in grown:
        with session.counting("indexing terms") as progress:
            Near(library, session.say).refresh(progress.counted)
    if "memory" in grown:
        index_memory(session, library)


def _suffix(path: Path) -> str:
    """Return the suffix that names a file's format; an .xml file is told by its root element."""
    from termbase.formats import READERS as TERM_READERS
    from tm.formats import READERS as UNIT_READERS

    suffix = path.suffix.lower()
    if suffix == ".xml":
        from corpora.files.xml import root_name

        suffix = {"martif": ".tbx", "tbx": ".tbx", "tmx": ".tmx", "xliff": ".xlf"}.get(root_name(path), suffix)
    if suffix not in TERM_READERS and suffix not in UNIT_READERS:
        known = ", ".join(sorted({*TERM_READERS, *UNIT_READERS}))
        raise BadInput(f"{path}: no format known by the suffix {suffix or '(none)'}; known are {known}")
    return suffix


def _kind(path: Path, suffix: str, kind: str | None) -> str:
    from termbase.formats import READERS as TERM_READERS
    from tm.formats import READERS as UNIT_READERS

    kinds = [name for name, readers in (("terms", TERM_READERS), ("memory", UNIT_READERS)) if suffix in readers]
    if kind:
        if kind not in kinds:
            raise BadInput(f"{path}: a {suffix} file does not hold {kind}")
        return kind
    if len(kinds) == 1:
        return kinds[0]
    from tm.formats.headers import kind_of_table

    told = kind_of_table(path)
    if told is None:
        raise BadInput(
            f"{path}: its first line does not tell whether it holds terms or a memory: add --as terms or --as memory"
        )
    return told


def _report(session: Session, done: "Import", dry_run: bool) -> None:
    noun = "concepts" if done.kind == "terms" else "units"
    would = "would be added" if dry_run else "added"
    print(f"{done.path}: {done.added} {noun} {would}, {done.known} there already, {done.skipped} skipped")
    for line in done.skips:
        session.say(f"{done.path}: skipped {line}")
