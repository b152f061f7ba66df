"""`yiku backup`: a consistent copy of the library."""

from pathlib import Path
from typing import Annotated

import typer

from .session import session_of

EXAMPLES = """\
yiku backup library-copy.db
"""


def backup(
    context: typer.Context,
    dest: Annotated[Path, typer.Argument(help="The file to write; an existing one is replaced whole.", metavar="DEST")],
) -> None:
    """Write a consistent copy of the library, even while others are writing to it."""
    session = session_of(context)
    with session.library() as library:
        library.backup(dest)
    session.say(f"wrote {dest}")
