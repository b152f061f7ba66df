"""`yiku search`: the memory, either language."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, printable
from .session import BadInput, language_given, session_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tm.search import SearchResult

EXAMPLES = """\
yiku search 技术援助
yiku search "technical assistance to Member States" --threshold 60
yiku search 偷运移民 --json
yiku search "traffick* in * persons"      * in a word: any letters; * alone: any stretch
yiku search 偷运*移民                      in Chinese: any stretch
yiku search state --whole-words
"""


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="A sentence or a phrase, Chinese or English.", metavar="TEXT")],
    threshold: Annotated[int, typer.Option(min=50, max=100, help="The lowest match rate of fuzzy results.")] = 70,
    limit: Annotated[int, typer.Option(min=1, help="At most so many results of each kind.")] = 50,
    from_: Annotated[
        str | None, typer.Option("--from", help="The language of the text; else told by its script.")
    ] = None,
    whole_words: Annotated[
        bool, typer.Option("--whole-words", help="English: the phrase begins and ends with whole words.")
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Search the memory: units like the text, then units that hold it."""
    from corpora.text.languages import language_of
    from tm.search import search as search_memory
    from tm.store import Memory

    if not text.strip():
        raise BadInput("no text to search for")
    session = session_of(context)
    language = language_given(from_) if from_ else language_of(text)
    with session.library() as library:
        found = search_memory(Memory(library), text.strip(), language, threshold, limit, whole_words)
    results = [*found.fuzzy, *found.concordance]
    if as_json or format_ is Format.JSON:
        print_json({"query": text, "results": [_as_dict(one) for one in results], "holding": found.holding})
    elif format_ is not Format.TABLE:
        print_records([_as_record(one) for one in results], format_)
    else:
        _print_kind("like it", found.fuzzy)
        _print_kind("that hold it", found.concordance)
    shown = len(found.concordance)
    first = f"; the first {shown} are shown" if shown < found.holding else ""
    session.say(f"{len(found.fuzzy)} units like it, {found.holding:,} that hold it{first}")
    if not results:
        raise typer.Exit(1)


def _print_kind(heading: str, results: "Sequence[SearchResult]") -> None:
    if results:
        print(f"units {heading}:")
    for one in results:
        _print(one)


def _as_dict(one: "SearchResult") -> dict[str, Any]:
    origin = one.unit.origin
    return {
        "kind": one.kind,
        "unit": one.unit.id,
        "rate": one.rate,
        "source": one.source,
        "target": one.target,
        "hits": [list(hit) for hit in one.hits],
        "origin": {
            "document": origin.document,
            "symbol": origin.symbol,
            "paragraph": origin.paragraph,
            "date": origin.date,
        },
    }


def _as_record(one: "SearchResult") -> dict[str, Any]:
    record = _as_dict(one)
    flat = {key: record[key] for key in ("kind", "rate", "source", "target")}
    return {**flat, **record["origin"]}


def _print(one: "SearchResult") -> None:
    marked, done = "", 0
    for start, end in one.hits:
        marked += f"{one.source[done:start]}[{one.source[start:end]}]"
        done = end
    rate = f"{one.rate:3}" if one.rate is not None else "  ="
    origin = one.unit.origin
    where = ", ".join(part for part in (origin.symbol or origin.document, origin.paragraph) if part)
    print(f"{rate}  {printable(marked + one.source[done:])}")
    print(f"     {printable(one.target)}" + (f"  [{where}]" if where else ""))
