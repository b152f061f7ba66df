"""`yiku edit`: changes to one concept."""

from typing import Annotated

import typer

from .add import Definition, En, Note, Source, Status, Subject, Zh
from .session import BadInput, session_of

EXAMPLES = """\
yiku edit L-00001 --en "Office on Drugs and Crime" --status deprecated
yiku edit L-00001 --subject secretariat --note "since 2002"
yiku edit L-00001 --drop UNDCP
"""


def edit(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(help="The concept's id.", metavar="ID")],
    zh: Zh = None,
    en: En = None,
    status: Status = None,
    type_: Annotated[str | None, typer.Option("--type", help="Type of the terms given.")] = None,
    subject: Subject = None,
    source: Source = None,
    note: Note = None,
    definition: Definition = None,
    drop: Annotated[list[str] | None, typer.Option(help="A term to take away; may be given several times.")] = None,
) -> None:
    """Change a concept.

    A term given is added, or gets the status and type if the concept has it already; the other options replace what
    is there.
    """
    from termbase.editing import Edits, edited
    from termbase.store import Termbase

    edits = Edits(
        zh=tuple(zh or ()),
        en=tuple(en or ()),
        status=status,
        type=type_,
        subject=subject,
        sources=tuple(source or ()),
        note=note,
        definition=definition,
        drop=tuple(drop or ()),
    )
    if edits == Edits():
        raise BadInput("nothing to change: give a term or an option")
    session = session_of(context)
    with session.library() as library:
        termbase = Termbase(library)
        with library.writing():
            termbase.edit(edited(termbase.get(id_), edits))
    session.say(f"changed {id_}")
