"""`yiku search`: the memory, either language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, printable
from .session import BadInput, language_given, session_of

if TYPE_CHECKING:
    from tm.search import Concordance, SearchResult

EXAMPLES = """\
yiku search 技术援助
yiku search "technical assistance to Member States" --threshold 60
yiku search "report* of the * Committee" --whole-words
yiku search 偷运移民 --json
"""


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="A sentence or a phrase, Chinese or English.", metavar="TEXT")],
    threshold: Annotated[int, typer.Option(min=50, max=100, help="The lowest match rate of fuzzy results.")] = 70,
    limit: Annotated[int, typer.Option(min=1, help="At most so many results of each kind.")] = 50,
    whole_words: Annotated[
        bool, typer.Option("--whole-words", help="A phrase begins and ends with whole words.")
    ] = False,
    from_: Annotated[
        str | None, typer.Option("--from", help="The language of the text; else told by its script.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Search the memory: units like the text, then units that hold it.

    In a phrase, * inside a word stands for any letters, * between words (in Chinese anywhere) for any stretch of the
    segment, and \\* for an asterisk.
    """
    from corpora.text.languages import language_of
    from tm.search import concordance, similar
    from tm.store import Memory

    if not text.strip():
        raise BadInput("no text to search for")
    session = session_of(context)
    language = language_given(from_) if from_ else language_of(text)
    with session.library() as library:
        memory = Memory(library, session.say)
        fuzzy = similar(memory, text.strip(), language, threshold, limit)
        found = concordance(memory, text.strip(), language, limit, whole_words)
        results = [*fuzzy, *found.results]
        if as_json or format_ is Format.JSON:
            count = {"fuzzy": len(fuzzy), "concordance": found.count}
            print_json({"query": text, "count": count, "results": [_as_dict(one) for one in results]})
        elif format_ is not Format.TABLE:
            print_records([_as_record(one) for one in results], format_)
        else:
            _print_part(f"{_units(len(fuzzy))} like it", fuzzy)
            _print_part(_held(found), found.results)
    session.say(f"{_units(len(fuzzy))} like it; {_held(found)}")
    if not results:
        raise typer.Exit(1)


def _units(count: int) -> str:
    return f"{count:,} {'unit' if count == 1 else 'units'}"


def _held(found: "Concordance") -> str:
    told = f"{_units(found.count)} {'holds' if found.count == 1 else 'hold'} it"
    return told if len(found.results) == found.count else f"{told}; the first {len(found.results):,} are shown"


def _print_part(heading: str, results: Sequence["SearchResult"]) -> None:
    if results:
        print(f"{heading}:")
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
