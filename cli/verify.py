"""`yiku verify`: integrity of the library."""

import typer

from .session import BadInput, faults_of, session_of

EXAMPLES = """\
yiku verify
"""


def verify(context: typer.Context) -> None:
    """Check the library: the file, the references in it, and the checksum of every concept and unit.

    An index that is damaged or of another state of the library is named too; it is no fault, since it is made again
    from the library.
    """
    from termbase.near import Near
    from tm.store import Memory

    session = session_of(context)
    with session.library() as library:
        faults = faults_of(library)
        for notice in [] if faults else [*Near(library).faults(), *Memory(library).index_faults()]:
            session.say(notice)
    for fault in faults:
        print(fault)
    if faults:
        raise BadInput(f"{session.path}: {len(faults)} faults; go back to a backup (`yiku backup` makes them)")
    session.say(f"{session.path}: no fault")
