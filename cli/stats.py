"""`yiku stats`: counts."""

from typing import Annotated

import typer

from .render import Format, print_json, print_records, print_table
from .session import session_of

EXAMPLES = """\
yiku stats
yiku stats --json
"""


def stats(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="How to print the counts.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Count what the library holds."""
    from termbase.store import Termbase
    from tm.store import Memory

    with session_of(context).library() as library:
        termbase, memory = Termbase(library), Memory(library)
        concepts, terms = termbase.counts()
        counts = {
            "concepts": concepts,
            "terms": terms,
            "units": memory.count(),
            "documents": memory.documents(),
            "languages": sorted(termbase.languages() | memory.languages()),
            "generation": library.generation,
        }
    if as_json or format_ is Format.JSON:
        print_json(counts)
    elif format_ is Format.TABLE:
        print_table(
            [[key, ", ".join(value) if isinstance(value, list) else str(value)] for key, value in counts.items()]
        )
    else:
        print_records([counts], format_)
