"""`yiku verify`: integrity of the library."""

import typer

from .session import BadInput, faults_of, session_of

EXAMPLES = """\
yiku verify
"""


def verify(context: typer.Context) -> None:
    """Check the library: the file, the references in it, and the checksum of every concept and unit."""
    session = session_of(context)
    with session.library() as library:
        faults = faults_of(library)
    for fault in faults:
        print(fault)
    if faults:
        raise BadInput(f"{session.path}: {len(faults)} faults; go back to a backup (`yiku backup` makes them)")
    session.say(f"{session.path}: no fault")
