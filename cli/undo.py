"""`yiku undo`: taking an import back."""

from typing import Annotated

import typer

from .session import BadInput, session_of

EXAMPLES = """\
yiku imports
yiku undo 3
"""


def undo(
    context: typer.Context,
    import_id: Annotated[
        int, typer.Argument(help="The id of an import, as `yiku imports` lists it.", metavar="IMPORT")
    ],
) -> None:
    """Take an import back: the units that no other import brought, or the concepts if none was edited since."""
    from corpora.imports import find_import
    from termbase.store import Termbase
    from termbase.undoing import take_back
    from tm.store import Memory

    session = session_of(context)
    with session.library() as library:
        done = find_import(library, import_id)
        if done is None:
            raise BadInput(f"{import_id}: no such import; `yiku imports` lists them")
        if done.undone:
            raise BadInput(f"{import_id}: was taken back already, {done.undone}")
        if done.kind == "memory":
            count, noun = Memory(library, session.say).take_back(import_id), "units"
        else:
            count, noun = take_back(Termbase(library), import_id), "concepts"
    print(f"{done.path}: {count} {noun} removed")
    if (kept := done.added - count) > 0:
        session.say(f"{kept} {noun} stay, because another import brought them too")
