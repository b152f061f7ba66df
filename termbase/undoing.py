"""Taking an import of terms back."""

from corpora.imports import find_import, mark_undone

from .errors import CannotTakeBack
from .store import Termbase


def take_back(termbase: Termbase, import_id: int) -> int:
    """Remove the concepts that an import brought, in one write, and return how many those were.

    Raises CannotTakeBack, and removes none, where one was edited since, or where what it brought became part of
    concepts that were there: no record tells those terms from others.
    """
    library = termbase.library
    with library.writing():
        done = find_import(library, import_id)
        if done is None or done.kind != "terms" or done.undone:
            raise CannotTakeBack(f"no import {import_id} of terms that could be taken back; `yiku imports` lists them")
        rows = library.connection.execute("SELECT id, edited FROM concept WHERE import = ?", (import_id,)).fetchall()
        touched = [id for id, edited in rows if edited]
        if touched:
            raise CannotTakeBack(
                f"import {import_id}: {len(touched)} of its concepts were edited since, such as {touched[0]};"
                " remove those that shall go by hand (`yiku remove`)"
            )
        if len(rows) != done.added:
            raise CannotTakeBack(
                f"import {import_id}: it brought {done.added} entries and {len(rows)} concepts are left of it; the"
                " others were removed since or became part of other concepts: go on by hand (`yiku remove`)"
            )
        for id, _ in rows:
            termbase.remove(id)
        mark_undone(library, import_id)
        return len(rows)
