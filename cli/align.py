"""`yiku align`: a report against the memory."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .render import Format, print_json, print_records, print_table, printable
from .session import BadInput, Session, language_given, session_of, standard_input

if TYPE_CHECKING:
    from corpora.document import Document
    from corpora.library import Library
    from tm.alignment import AlignedSegment, Alignment

EXAMPLES = """\
yiku align report.md
yiku align report.md -o review.html
yiku align report.md -o report.xlf --threshold 75
yiku align report.md --json
"""


def align(
    context: typer.Context,
    report: Annotated[Path, typer.Argument(help="The report: .md .txt .docx .html; - is stdin.", metavar="REPORT")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file: .xlf .html .json .csv, by its suffix.")
    ] = None,
    threshold: Annotated[int, typer.Option(min=50, max=101, help="The lowest match rate shown.")] = 70,
    source: Annotated[
        str | None, typer.Option("--from", help="The report's language; else told by its script.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", help="The language to translate into; else the other of zh and en.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the segments.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Cut a report into segments and show for each what was translated before, how like it is, and the terms in it."""
    from corpora.files.replace import replacing
    from corpora.loading import load
    from tm.formats import ALIGNMENTS

    started = time.perf_counter()
    if output and output.suffix.lower() not in ALIGNMENTS:
        raise BadInput(
            f"{output}: no format by the suffix {output.suffix or '(none)'}; known are {', '.join(ALIGNMENTS)}"
        )
    session = session_of(context)
    document = _read(report, source)
    with session.library() as library:
        if output:
            session.guard(library, output, report)
        alignment = _aligned(session, library, document, target, threshold)
    for remark in document.remarks:
        session.say(f"{report}: {remark}")
    if output:
        with replacing(output) as part:
            load(ALIGNMENTS[output.suffix.lower()])(part, alignment)
    _print(
        alignment,
        Format.JSON if as_json else format_,
        with_segments=output is None,
        seconds=time.perf_counter() - started,
    )
    if output:
        session.say(f"wrote {output}")


def _read(report: Path, language: str | None) -> "Document":
    code = language_given(language) if language else None
    if str(report) == "-":
        from corpora.read import read_text

        return read_text(standard_input(), "-", ".md", code)
    from corpora.read import read_document

    return read_document(report, code)


def _aligned(
    session: Session, library: "Library", document: "Document", target: str | None, threshold: int
) -> "Alignment":
    from importlib.metadata import version

    from corpora.text.languages import included
    from termbase.recognise import Recogniser
    from termbase.store import Termbase
    from tm.report import Request, align
    from tm.store import Memory

    source = document.language
    into = language_given(target) if target else ("zh" if source == "en" else "en")
    if into == source:
        raise BadInput(f"{document.path}: the report is in {source} and so is --to; name the other language")
    request = Request(document, source, into, threshold, version("yiku"))
    total = sum(len(block.segments) for block in document.blocks)
    memory = Memory(library, session.say)
    held = memory.languages()
    for language in sorted(code for code in (source, into) if not held & set(included(code))):
        session.say(f"the memory holds nothing in {language}; `yiku import` brings units in")
    with session.progress("aligning", total) as progress:
        return align(request, memory, Recogniser.of(Termbase(library), source, into), progress)


def _print(alignment: "Alignment", format_: Format, *, with_segments: bool, seconds: float) -> None:
    if format_ is Format.JSON:
        from tm.formats.alignment_json import as_dict

        print_json(as_dict(alignment))
    elif format_ is not Format.TABLE:
        print_records([_record(one) for one in alignment.segments], format_)
    else:
        if with_segments:
            for one in alignment.segments:
                _print_segment(one)
        _print_summary(alignment, seconds)


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
            for part in (origin.symbol or origin.document, f"para. {origin.paragraph}" if origin.paragraph else None)
            if part
        )
        print(f"{rate:>12}  {printable(best.proposal)}" + (f"  [{where}]" if where else ""))
        if best.edits:
            print(f"{'':12}  carried over: {'; '.join(f'{edit.old} -> {edit.new}' for edit in best.edits)}")
    else:
        print(f"{rate:>12}  {printable(one.why or '')}")
    if names := dict.fromkeys(f"{hit.text} = {hit.targets[0]}" for hit in one.terms if hit.targets):
        print(f"{'terms':>12}  {printable('; '.join(names))}")
    print()


def _print_summary(alignment: "Alignment", seconds: float) -> None:
    document = alignment.document
    title = f"{document.symbol}  " if document.symbol else ""
    print(f"{title}{printable(document.title or document.path)}")
    segments = sum(band.segments for band in alignment.bands)
    characters = sum(band.characters for band in alignment.bands)
    rows = []
    for band in alignment.bands:
        share = f"{100 * band.characters / characters:.0f}%" if characters else "-"
        rows.append([BAND_NAMES[band.band], f"{band.segments:>8}", f"{band.characters:>10}", f"{share:>5}"])
    rows.append(["together", f"{segments:>8}", f"{characters:>10}", ""])
    print_table(rows, ["match", "segments", "characters", "share"])
    print(f"{alignment.repetitions} repetitions counted once; {alignment.terms} terms of the termbase; {seconds:.1f} s")
    print(alignment.signature)


BAND_NAMES = {
    "101": "101     in context",
    "100": "100     exact",
    "99": "99      values carried over",
    "95-98": "95-98   fuzzy",
    "85-94": "85-94   fuzzy",
    "75-84": "75-84   fuzzy",
    "50-74": "50-74   fuzzy",
    "none": "under 50",
}
