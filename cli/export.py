"""`yiku export`: the glossary and the memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .session import BadInput, language_given, session_of

if TYPE_CHECKING:
    from corpora.library import Library
    from termbase.concept import Concept

EXAMPLES = """\
yiku export glossary.tbx
yiku export glossary.tbx --tbx-version 3 --dialect linguist --style dct
yiku export terms.csv --only "crime and drugs"
yiku export glossary.tbx --for report.md
yiku export memory.tmx
"""
DIALECTS = ("basic", "min", "core", "linguist")
STYLES = ("dca", "dct")


def export(
    context: typer.Context,
    dest: Annotated[Path, typer.Argument(help="The file to write; an existing one is replaced whole.", metavar="DEST")],
    format_: Annotated[
        str | None, typer.Option("--format", help="tbx, csv (terms); tmx, tsv (memory). Else by the suffix.")
    ] = None,
    tbx_version: Annotated[
        int | None, typer.Option(min=2, max=3, help="TBX 2 (the default: most tools read it) or 3.")
    ] = None,
    dialect: Annotated[
        str | None, typer.Option(help="TBX dialect: basic, min, core or linguist; one but basic means TBX 3.")
    ] = None,
    style: Annotated[str | None, typer.Option(help="TBX 3 style: dca or dct.")] = None,
    only: Annotated[str | None, typer.Option(help="Only concepts of this subject.")] = None,
    for_: Annotated[Path | None, typer.Option("--for", help="Only the concepts that this report names.")] = None,
    source: Annotated[str, typer.Option("--from", help="The one language of the units.")] = "zh",
    target: Annotated[str, typer.Option("--to", help="The other.")] = "en",
    all_pairs: Annotated[
        bool, typer.Option("--all-pairs", help="Units of every pair of languages, not of one.")
    ] = False,
) -> None:
    """Write the glossary, or the memory, for other tools."""
    from corpora.files.replace import replacing
    from corpora.loading import load
    from termbase.formats import WRITERS as TERM_WRITERS
    from tm.formats import WRITERS as UNIT_WRITERS
    from tm.store import Memory

    suffix = f".{format_.lower().lstrip('.')}" if format_ else dest.suffix.lower()
    if suffix not in TERM_WRITERS and suffix not in UNIT_WRITERS:
        known = ", ".join(name[1:] for name in (*TERM_WRITERS, *UNIT_WRITERS))
        raise BadInput(
            f"{dest}: no format {suffix[1:] or '(none)'}; known are {known}: name one by the suffix or --format"
        )
    options = _tbx_options(suffix, tbx_version, dialect, style)
    pair = (None, None) if all_pairs else (language_given(source), language_given(target))
    if not all_pairs and pair[0] == pair[1]:
        raise BadInput(f"--from and --to are both {pair[0]}; name two languages")
    session = session_of(context)
    with session.library() as library:
        session.guard(library, dest, for_)
        with replacing(dest) as part:
            if suffix in TERM_WRITERS:
                count = load(TERM_WRITERS[suffix])(part, _concepts(library, only, for_), **options)
                noun = "concepts"
            else:
                if only or for_:
                    raise BadInput("--only and --for choose concepts; a memory is written whole")
                extra = {"source_language": pair[0] or "*all*"} if suffix == ".tmx" else {}
                count = load(UNIT_WRITERS[suffix])(part, Memory(library).units(*pair), **extra)
                noun = "units"
    session.say(f"wrote {count} {noun} to {dest}")
    if not count:
        session.say("nothing in the library is of that kind")


def _tbx_options(suffix: str, version: int | None, dialect: str | None, style: str | None) -> dict[str, object]:
    if dialect is not None and dialect not in DIALECTS:
        raise BadInput(f"--dialect {dialect}: one of {', '.join(DIALECTS)}")
    if style is not None and style not in STYLES:
        raise BadInput(f"--style {style}: one of {', '.join(STYLES)}")
    implied = 3 if style or dialect not in {None, "basic"} else 2
    if suffix != ".tbx":
        if version or dialect or style:
            raise BadInput("--tbx-version, --dialect and --style are for TBX")
        return {}
    if version == 2 and implied == 3:
        raise BadInput("TBX 2 has the dialect basic and no style: leave out --tbx-version 2")
    return {"version": version or implied, "dialect": dialect or "basic", "style": style or "dca"}


def _concepts(library: "Library", subject: str | None, report: Path | None) -> "Iterator[Concept]":
    from termbase.store import Termbase

    termbase = Termbase(library)
    if subject is not None and subject.casefold() not in {known.casefold() for known in termbase.subjects()}:
        raise BadInput(f"no concept has the subject {subject!r}; there are {', '.join(termbase.subjects())}")
    if report is None:
        yield from termbase.concepts(subject)
        return
    from corpora.read import read_document
    from termbase.recognise import Recogniser

    document = read_document(report)
    recogniser = Recogniser.of(termbase, document.language, None)
    named = {hit.concept for block in document.blocks for hit in recogniser.find(block.text)}
    for concept in termbase.by_ids(named):
        if subject is None or (concept.subject or "").casefold() == subject.casefold():
            yield concept
