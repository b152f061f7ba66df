"""`yiku init`: makes the library by name."""

from typing import Annotated

import typer

from .session import SCHEMAS, BadInput, session_of

EXAMPLES = """\
yiku init
yiku --db project.db init --empty
yiku init --update
"""


def init(
    context: typer.Context,
    empty: Annotated[bool, typer.Option("--empty", help="Without the UN termbase that ships.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Add and mend the shipped terms in an existing library.")
    ] = False,
) -> None:
    """Make the library, filled with the UN termbase, or bring the shipped terms in it up to date.

    What you edited or removed yourself stays as you left it.
    """
    from corpora.library import Library

    session = session_of(context)
    if update:
        from termbase.shipped import install

        with session.reading_sound_rows(), Library.open(session.path, SCHEMAS) as library:
            session.say(f"{install(library)} shipped concepts added or mended")
        return
    if session.path.is_dir():
        raise BadInput(f"{session.path}: is a folder; name a file")
    if session.path.exists() and session.path.stat().st_size:
        raise BadInput(
            f"{session.path}: is there already; if it is a library, `yiku init --update` brings its shipped terms"
            " up to date"
        )
    session.make(empty=empty)
