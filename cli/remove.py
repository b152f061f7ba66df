"""`yiku remove`: one concept."""

from typing import Annotated

import typer

from .session import session_of

EXAMPLES = """\
yiku remove L-00001
"""


def remove(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(help="The concept's id.", metavar="ID")],
) -> None:
    """Remove a concept; its history stays and shows what it was."""
    from termbase.store import Termbase

    session = session_of(context)
    with session.library() as library:
        removed = Termbase(library).remove(id_)
    session.say(f"removed {removed.id} ({removed.terms[0].text})")
