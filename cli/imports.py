"""`yiku imports`: what came into the library, and when."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, print_table
from .session import session_of

if TYPE_CHECKING:
    from corpora.imports import Import

EXAMPLES = """\
yiku imports
yiku imports --json
"""


def imports(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """List the imports, oldest first: `yiku undo` takes one of them back by its id."""
    from corpora.imports import imports as imports_of

    session = session_of(context)
    with session.library() as library:
        records = [_as_record(one) for one in imports_of(library)]
    if as_json or format_ is Format.JSON:
        print_json(records)
    elif format_ is not Format.TABLE:
        print_records(records, format_)
    elif records:
        rows = [["" if value is None else str(value) for value in record.values()] for record in records]
        print_table(rows, header=list(records[0]))
    if not records:
        session.say("nothing was imported yet")
        raise typer.Exit(1)


def _as_record(one: "Import") -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "file": one.path,
        "kind": one.kind,
        "added": one.added,
        "known": one.known,
        "skipped": one.skipped,
        "undone": one.undone,
    }
