"""`yiku align`: a report against the memory."""

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from .leverage import band_records, print_summary
from .render import Format, print_json, print_records, printable
from .session import BadInput, Session, language_given, session_of, standard_input

if TYPE_CHECKING:
    from corpora.document import Document
    from corpora.library import Library
    from tm.alignment import AlignedSegment, Alignment, Fragment
    from tm.several import NamedMemory
    from tm.words.alignment import WordAligner

EXAMPLES = """\
yiku align report.md
yiku align report.md -o review.html
yiku align report.md -o report.xlf --threshold 75
yiku align report.md -o report.xlf --xliff-version 1.2
yiku align report.md -o report.xlsx
yiku align report.md --memory other.tmx --memory team.tsv
yiku align report.md --document A/75/115 --document A/74/190
yiku align report.md --summary --format csv
yiku align report.md --json
"""


def align(
    context: typer.Context,
    report: Annotated[
        Path, typer.Argument(help="The report: .md .txt .docx .html; - is standard input.", metavar="REPORT")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to a file, by its suffix: .xlf .html .json .csv .xlsx .docx .tmx."),
    ] = None,
    threshold: Annotated[int, typer.Option(min=50, max=101, help="The lowest match rate shown.")] = 70,
    source: Annotated[
        str | None, typer.Option("--from", help="The report's language; else told by its script.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", help="The language to translate into; else the other of zh and en.")
    ] = None,
    xliff_version: Annotated[str | None, typer.Option(help="For .xlf: 2.1 (the default) or 1.2.")] = None,
    memories: Annotated[
        list[Path] | None,
        typer.Option("--memory", help="A file of units to read beside the library, for this once; may be repeated."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="Only units of this document, by symbol or title; may be repeated."),
    ] = None,
    only_summary: Annotated[
        bool, typer.Option("--summary", help="Print the leverage and what is missing, no segments.")
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print the segments.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Cut a report into segments and show for each what was translated before, how like it is, and the terms in it."""
    from corpora.files.replace import replacing
    from corpora.loading import load

    started = time.perf_counter()
    gc.set_threshold(100_000)  # what an alignment is made of holds no cycles: looking for some takes its time
    writer = _writer(output, xliff_version)
    session = session_of(context)
    document = _read(report, source)
    with session.library() as library:
        if output:
            session.guard(library, output, report, *(memories or []))
        beside = _Beside(memories or [], documents or [])
        alignment = _aligned(session, library, document, target, threshold, beside)
    for remark in document.remarks:
        session.say(f"{report}: {remark}")
    if output:
        with replacing(output) as part:
            load(writer)(part, alignment)
    _print(
        alignment,
        Format.JSON if as_json else format_,
        with_segments=output is None and not only_summary,
        only_summary=only_summary,
        seconds=time.perf_counter() - started,
    )
    if output:
        session.say(f"wrote {output}")


def _writer(output: Path | None, xliff_version: str | None) -> str:
    """Return what writes the output, "" where there is none. Raises BadInput for an unknown suffix or version."""
    from tm.formats import ALIGNMENTS, XLIFF_VERSIONS, alignment_writer

    suffix = output.suffix.lower() if output else ""
    if xliff_version is not None and xliff_version not in XLIFF_VERSIONS:
        raise BadInput(f"--xliff-version {xliff_version}: one of {', '.join(XLIFF_VERSIONS)}")
    if xliff_version is not None and suffix not in {".xlf", ".xliff"}:
        raise BadInput("--xliff-version is for -o with the suffix .xlf or .xliff")
    if output and suffix not in ALIGNMENTS:
        raise BadInput(
            f"{output}: no format by the suffix {output.suffix or '(none)'}; known are {', '.join(ALIGNMENTS)}"
        )
    return alignment_writer(suffix, xliff_version) if output else ""


def _read(report: Path, language: str | None) -> "Document":
    code = language_given(language) if language else None
    if str(report) == "-":
        from corpora.read import read_text

        return read_text(standard_input(), "-", ".md", code)
    from corpora.read import read_document

    return read_document(report, code)


class _Beside(NamedTuple):
    """What is searched beside the library, and the documents that are searched alone."""

    files: list[Path]
    documents: list[str]


def _aligned(
    session: Session, library: "Library", document: "Document", target: str | None, threshold: int, beside: _Beside
) -> "Alignment":
    from importlib.metadata import version

    from termbase.recognise import Recogniser
    from termbase.store import Termbase
    from tm.names import Names
    from tm.report import Request, align
    from tm.several import NamedMemory, read_beside, restricted
    from tm.store import Memory

    source = document.language
    into = language_given(target) if target else ("zh" if source == "en" else "en")
    if into == source:
        raise BadInput(f"{document.path}: the report is in {source} and so is --to; name the other language")
    for path in beside.files:
        if not path.is_file():
            raise BadInput(f"{path}: {'is no file' if path.exists() else 'no such file'}")
    request = Request(document, source, into, threshold, version("yiku"))
    total = sum(len(block.segments) for block in document.blocks)
    with read_beside(beside.files, (source, into), session.say, session.counting) as files:
        memories = [NamedMemory(None, Memory(library, session.say)), *files]
        _say_what_lacks(session, memories, (source, into))
        searched = restricted(memories, beside.documents, session.say)
        recogniser = Recogniser.of(Termbase(library), source, into)
        with session.progress("aligning", total) as progress:
            names = Names(
                Termbase(library), recogniser if source != "en" else None, target="zh" if into == "zh" else "en"
            )
            aligner = _word_aligner(library, source, into)
            return align(request, searched, recogniser, progress, names, aligner)


def _word_aligner(library: "Library", source: str, target: str) -> "WordAligner | None":
    from tm.words.alignment import WordAligner
    from tm.words.dictionary import dictionary_of

    if source not in {"zh", "zh-Hant"} or target != "en":
        return None
    dictionary = dictionary_of(library)
    return WordAligner(dictionary.heads(), dictionary.renderings)


def _say_what_lacks(session: Session, memories: "list[NamedMemory]", languages: tuple[str, str]) -> None:
    from corpora.text.languages import included

    held = {code for one in memories for code in one.memory.languages()}
    for language in sorted(code for code in languages if not held & set(included(code))):
        session.say(f"the memory holds nothing in {language}; `yiku import` brings units in")


def _print(alignment: "Alignment", format_: Format, *, with_segments: bool, only_summary: bool, seconds: float) -> None:
    if format_ is Format.JSON:
        from tm.formats.alignment_json import as_dict

        data = as_dict(alignment)
        print_json({key: data[key] for key in data if key != "segments"} if only_summary else data)
    elif format_ is not Format.TABLE:
        print_records(
            band_records(alignment) if only_summary else [_record(one) for one in alignment.segments], format_
        )
    else:
        if with_segments:
            for one in alignment.segments:
                _print_segment(one)
        print_summary(alignment, seconds)


def _record(one: "AlignedSegment") -> dict[str, object]:
    best = one.matches[0] if one.matches else None
    return {
        "id": one.segment.id,
        "paragraph": one.block.paragraph,
        "kind": one.block.kind,
        "text": one.segment.text,
        "rate": best.rate if best else None,
        "match": best.kind if best else None,
        "proposal": best.proposal if best else None,
        "origin": (best.unit.origin.symbol or best.unit.origin.document) if best else None,
        "terms": [f"{hit.text} = {hit.targets[0]}" for hit in one.terms if hit.targets],
        "why": one.why,
        "band": one.band,
        "fragments": [f"{part.text} = {part.translations[0]}" for part in one.fragments if part.translations],
    }


def _print_segment(one: "AlignedSegment") -> None:
    place = one.block.label or one.block.kind
    best = one.matches[0] if one.matches else None
    rate = f"{best.rate:3} {best.kind}" if best else "  - no match"
    print(f"{place:>8}  {printable(one.segment.text)}")
    if best:
        origin = best.unit.origin
        where = ", ".join(
            part
            for part in (
                best.memory,
                origin.symbol or origin.document,
                f"para. {origin.paragraph}" if origin.paragraph else None,
            )
            if part
        )
        print(f"{rate:>12}  {printable(best.proposal)}" + (f"  [{where}]" if where else ""))
        if best.unwitnessed:
            print(f"{'':12}  {printable(one.why or '')}")
        if best.edits:
            print(f"{'':12}  carried over: {'; '.join(f'{edit.old} -> {edit.new}' for edit in best.edits)}")
    else:
        print(f"{rate:>12}  {printable(one.why or '')}")
    for fragment in one.fragments:
        if fragment.origin == "memory":
            print(f"{'has':>12}  {printable(_fragment(fragment))}")
    if one.within:
        print(f"{'like':>12}  {one.within.segment} of this report, {one.within.rate} per cent")
    if names := dict.fromkeys(f"{hit.text} = {hit.targets[0]}" for hit in one.terms if hit.targets):
        print(f"{'terms':>12}  {printable('; '.join(names))}")
    print()


def _fragment(fragment: "Fragment") -> str:
    """Return a piece with its translation, or with the unit that holds it where the translation cannot be told."""
    if fragment.translations:
        return f"{fragment.text} = {fragment.translations[0]}"
    return f"{fragment.text}, in: {fragment.sides[1] if fragment.sides else ''}"
