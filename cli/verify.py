"""`yiku verify`: integrity of the library."""

import typer

from .session import BadInput, session_of

EXAMPLES = """\
yiku verify
"""


def verify(context: typer.Context) -> None:
    """Check the library: the file, the references in it, and the checksum of every concept and unit."""
    from termbase.store import Termbase
    from tm.store import Memory

    session = session_of(context)
    with session.library() as library:
        faults = library.faults()
        if not faults:
            faults += [f"concept {id_}: its content is not what was stored" for id_ in Termbase(library).damaged()]
            faults += [f"unit {id_}: its content is not what was stored" for id_ in Memory(library).damaged()]
    for fault in faults:
        print(fault)
    if faults:
        raise BadInput(f"{session.path}: {len(faults)} faults; go back to a backup (`yiku backup` makes them)")
    session.say(f"{session.path}: no fault")
