"""`yiku renderings`: how the memory has rendered a term."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, print_table, printable
from .session import BadInput, language_given, session_of

if TYPE_CHECKING:
    from corpora.library import Library
    from tm.equivalents import Example
    from tm.renderings import Renderings

EXAMPLES = """\
yiku renderings 文化财产
yiku renderings "organized crime"
yiku renderings 能力建设 --json
"""


def renderings(
    context: typer.Context,
    term: Annotated[str, typer.Argument(help="A term, Chinese or English.", metavar="TERM")],
    from_: Annotated[
        str | None, typer.Option("--from", help="The language of the term; else told by its script.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the renderings.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Show every rendering of a term in the memory: how often, from when to when, and where they compete or drift.

    Renderings that the termbase has are found in any inflection; of a Chinese term others are found as well. Exit
    status 1 where no unit holds the term.
    """
    from corpora.text.languages import language_of

    if not term.strip():
        raise BadInput("no term to look for")
    session = session_of(context)
    language = language_given(from_) if from_ else language_of(term)
    with session.library() as library:
        found = _found(library, term.strip(), language)
    if as_json or format_ is Format.JSON:
        print_json(asdict(found))
    elif format_ is not Format.TABLE:
        print_records([_record(one) for one in asdict(found)["renderings"]], format_)
    else:
        _print(found)
    if not found.units:
        session.say("no unit of the memory holds it")
        raise typer.Exit(1)


def _found(library: "Library", term: str, language: str) -> "Renderings":
    from termbase.recognise import Recogniser
    from termbase.store import Termbase
    from tm.renderings import renderings as renderings_of
    from tm.store import Memory
    from tm.words.dictionary import dictionary_of
    from tm.words.evidence import Evidence

    target = "zh" if language == "en" else "en"
    hits = Recogniser.of(Termbase(library), language, target).find(term)
    accepted = [text for hit in hits if hit.end - hit.start == len(term) for text in hit.targets]
    return renderings_of(Memory(library), term, language, target, accepted, Evidence(dictionary_of(library)))


def _record(one: dict[str, Any]) -> dict[str, Any]:
    flat = {key: one[key] for key in ("text", "standing", "count")}
    for end in ("first", "last"):
        flat[end] = one[end]["date"] if one[end] else None
        flat[f"{end} document"] = one[end]["document"] if one[end] else None
    return flat


def _print(found: "Renderings") -> None:
    rows = [
        (one.text, one.standing, f"{one.count:,}", *(_place(end) for end in (one.first, one.last)))
        for one in found.renderings
    ]
    if rows:
        print_table(rows, ("rendering", "", "units", "first", "last"))
    read = f", the first {found.read:,} were read" if found.read < found.units else ""
    print(f"{found.units:,} units hold {found.term}{read}; in {found.untold:,} no rendering could be told")
    for said in (found.drift and f"drift: {found.drift}", found.competition and f"competition: {found.competition}"):
        if said:
            print(said)
    for one in found.renderings:
        for example in one.examples[:1]:
            print(f"\n{one.text}:\n  {printable(example.source)}\n  {printable(example.target)}")


def _place(example: "Example | None") -> str:
    return " ".join(part for part in (example.date, example.document) if part) if example else ""
