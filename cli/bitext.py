"""`yiku bitext`: a memory from documents and their originals."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from .bitext_outputs import Outputs
from .indexing import index_memory
from .render import Format, print_json, print_records, print_table, printable
from .session import BadInput, Session, session_of, tell

if TYPE_CHECKING:
    from corpora.library import Library
    from tm.bitext.batch import FilePair
    from tm.bitext.documents import AlignedDocuments

EXAMPLES = """\
yiku bitext report.zh.md report.en.docx
yiku bitext report.zh.md report.en.md -o review.html
yiku bitext report.zh.md report.en.md --dictionary cedict.u8.gz --min-score 0.8
yiku bitext documents/
yiku bitext zh.txt en.txt --lines --beads found.align --dry-run
"""
FORMAT = "bitext"
_SHOWN = 60


def bitext(
    context: typer.Context,
    first: Annotated[Path, typer.Argument(help="The Chinese document, or a folder or table of pairs.", metavar="ZH")],
    second: Annotated[
        Path | None, typer.Argument(help="The English document, or a folder of them.", metavar="EN", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the units instead, by suffix: .tmx .xlf .csv .tsv .html (review)."),
    ] = None,
    beads: Annotated[
        Path | None, typer.Option("--beads", help="Write which sentences became which: [0]:[0,1] a line.")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="The files have a sentence a line.")] = False,
    dictionary: Annotated[
        Path | None, typer.Option("--dictionary", help="A general dictionary in the format of CC-CEDICT.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", min=0, max=1, help="The least score of what is stored.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Store the doubtful too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Align and show, store nothing.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print the beads.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Align a document with its original, and add what surely belongs together to the memory.

    A folder holds pairs as name.zh.md and name.en.md, or in folders zh and en; a table (.tsv, .csv) has columns zh, en.
    Exit status 2 where a pair could not be read.
    """
    from tm.bitext.bead import DEFAULT_MIN_SCORE

    session = session_of(context)
    pairs, several = _pairs(first, second, lines)
    least = 0.0 if all_ else DEFAULT_MIN_SCORE if min_score is None else min_score
    outputs = Outputs(output, beads, pairs if several else None)
    adds = output is None and not dry_run
    results: list[_Result] = []
    with session.library() as library:
        for place in (output, beads):
            if place and not several:
                session.guard(library, place, *(path for pair in pairs for path in (pair.zh, pair.en)), dictionary)
        todo = _not_yet(session, library, pairs) if adds and several else pairs
        for pair, found in _aligned(session, library, todo, dictionary):
            if isinstance(found, str):
                tell(found)
                continue
            outputs.write(pair, found, least)
            results.append(_Result(found, least, _stored(session, library, found, least) if adds else 0))
            if not (as_json or format_ is not Format.TABLE):
                _print(results[-1], adds=adds, outputs=outputs.said)
        _print_data(results, Format.JSON if as_json else format_, several)
        if adds and any(result.added for result in results):
            index_memory(session, library)
            _learn(session, library)
    if len(results) < len(todo):
        raise typer.Exit(2)


class _Result(NamedTuple):
    """A pair as it was aligned, the least score of a good bead, and how many units were added."""

    found: "AlignedDocuments"
    least: float
    added: int


def _pairs(first: Path, second: Path | None, lines: bool) -> "tuple[list[FilePair], bool]":
    """Return the pairs that the arguments name, and whether they may be several."""
    from tm.bitext.batch import FilePair, pairs_in

    for path in filter(None, (first, second)):
        if not path.exists():
            raise BadInput(f"{path}: no such file")
    if second is not None and first.is_dir() != second.is_dir():
        raise BadInput(f"{first} and {second}: give two documents or two folders")
    if second is not None and not first.is_dir():
        return [FilePair(first, second, lines)], False
    return pairs_in(first, second, lines), True


def _not_yet(session: Session, library: "Library", pairs: "Sequence[FilePair]") -> "list[FilePair]":
    """Return the pairs that were not aligned before, as their files are now."""
    from corpora.imports import import_of

    new = [
        pair
        for pair in pairs
        if not (pair.zh.is_file() and pair.en.is_file() and import_of(library, (pair.zh, pair.en), FORMAT))
    ]
    if len(new) < len(pairs):
        session.say(f"{len(pairs) - len(new)} of {len(pairs)} pairs are in the memory already")
    return new


def _aligned(
    session: Session, library: "Library", pairs: "Sequence[FilePair]", general: Path | None
) -> "Iterator[tuple[FilePair, AlignedDocuments | str]]":
    from tm.bitext.batch import Failed, aligned
    from tm.words.dictionary import dictionary_of

    dictionary = dictionary_of(library, general)
    with session.progress("aligning", len(pairs)) as progress:
        for done, (pair, found) in enumerate(aligned(pairs, dictionary), 1):
            progress(done)
            yield pair, found.reason if isinstance(found, Failed) else found


def _stored(session: Session, library: "Library", found: "AlignedDocuments", least: float) -> int:
    """Add the good beads of a pair to the memory, in one transaction, unless the same files were aligned before."""
    from corpora.files.skips import Skips
    from corpora.imports import import_of
    from tm.bitext.documents import units_of
    from tm.store import Memory

    zh, en = Path(found.zh.path), Path(found.en.path)
    before = import_of(library, (zh, en), FORMAT)
    if before:
        session.say(f"{zh}: was aligned with {en} before; `yiku undo {before.id}` takes that back")
        return 0
    done = Memory(library).add(units_of(found, least), f"{zh} + {en}", FORMAT, Skips(), zh, en)
    return done.added


def _learn(session: Session, library: "Library") -> None:
    """Learn from the memory when it has grown much, so that the next pair is aligned the better."""
    from tm.words.lexicon import is_stale, learn

    if is_stale(library):
        with session.counting("learning") as progress:
            progress.show("words of the memory")
            learn(library)


def _print(result: _Result, *, adds: bool, outputs: str) -> None:
    """Print what came of a pair, and the beads that were not believed."""
    from tm.bitext.documents import Verdict, verdict

    found = result.found
    verdicts = [verdict(bead, result.least) for bead in found.beads]
    good, doubtful, same, alone = (verdicts.count(kind) for kind in Verdict)
    kept = f"{result.added} units added" if adds else f"nothing stored{outputs}"
    print(
        f"{found.zh.path} + {found.en.path}: {good} pairs, {doubtful} doubtful, {same} the same in both, "
        f"{alone} without a partner; {kept}"
    )
    for remark in found.remarks:
        print(f"  {printable(remark)}")
    rows = [
        (f"{bead.score:.2f}", *(_cut(text) for text in bead.texts))
        for bead, kind in zip(found.beads, verdicts, strict=True)
        if kind is Verdict.DOUBTFUL
    ]
    if rows:
        print_table(rows, ("score", "zh", "en"))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _print_data(results: Sequence[_Result], format_: Format, several: bool) -> None:
    if format_ is Format.JSON:
        data = [_as_dict(result) for result in results]
        if several or data:
            print_json(data if several else data[0])
    elif format_ is not Format.TABLE:
        print_records(
            [
                {"score": bead.score, "zh": bead.texts[0], "en": bead.texts[1]}
                for result in results
                for bead in result.found.beads
            ],
            format_,
        )


def _as_dict(result: _Result) -> dict[str, object]:
    found = result.found
    return {
        "zh": found.zh.path,
        "en": found.en.path,
        "beads": [
            {
                "zh": [segment.id for _, segment in bead.zh],
                "en": [segment.id for _, segment in bead.en],
                "score": bead.score,
            }
            for bead in found.beads
        ],
        "added": result.added,
        "remarks": list(found.remarks),
    }
