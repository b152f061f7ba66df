"""`yiku learn`: the lexicon of the memory."""

import time
from typing import Annotated

import typer

from .render import print_json, print_table
from .session import session_of

EXAMPLES = """\
yiku learn
yiku learn --json
"""


def learn(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Learn from the memory what Chinese words become in English: `yiku bitext` aligns the better for it.

    Exit status 1 where the memory has too little to learn from.
    """
    from tm.words.lexicon import learn as learn_from

    session = session_of(context)
    started = time.perf_counter()
    with session.library() as library, session.counting("learning") as progress:
        progress.show("reading the memory")
        learnt = learn_from(library)
    seconds = time.perf_counter() - started
    counts = {"units": learnt.units, "used": learnt.used, "words": learnt.words, "translations": learnt.translations}
    if as_json:
        print_json({**counts, "seconds": round(seconds, 1)})
    else:
        print_table([(name, f"{count:,}") for name, count in counts.items()])
        print(f"{seconds:.1f} seconds")
    if not learnt.translations:
        session.say("the memory has too little to learn from; `yiku import` and `yiku bitext` bring units in")
        raise typer.Exit(1)
