"""`yiku show`: one concept with all that is known of it."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import print_json, printable
from .session import session_of

if TYPE_CHECKING:
    from termbase.concept import Concept
    from termbase.store import Change

EXAMPLES = """\
yiku show UN-00042
yiku show L-00001 --history
"""


def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(help="The concept's id.", metavar="ID")],
    history: Annotated[bool, typer.Option("--history", help="What was done to it by hand, oldest first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show a concept with its terms, notes and sources.

    With --history also what was done to it by hand, even where it was removed.
    """
    from termbase.errors import UnknownConcept
    from termbase.store import Termbase

    with session_of(context).library() as library:
        termbase = Termbase(library)
        changes = termbase.history(id_) if history else []
        try:
            concept = termbase.get(id_)
        except UnknownConcept:
            if not changes:
                raise
            concept = None
        if as_json:
            data: dict[str, Any] = {"concept": asdict(concept) if concept else None}
            print_json(data | ({"history": [asdict(change) for change in changes]} if history else {}))
            return
        if concept:
            print(_entry(concept))
        for change in changes:
            print(_change(change))


def _entry(concept: "Concept") -> str:
    lines = [f"{concept.id}  {concept.subject or ''}".rstrip()]
    for term in concept.terms:
        facts = ", ".join(fact for fact in (term.status, term.type, term.part_of_speech, term.usage) if fact)
        lines.append(f"  {term.tag:7} {term.text}  ({facts})")
        lines += [f"          {label}: {text}" for label, text in _details(term.note, term.context, term.sources)]
    lines += [f"  {label}: {text}" for label, text in _details(concept.note, None, concept.sources)]
    if concept.definition:
        lines.append(f"  definition: {concept.definition}")
    return "\n".join(map(printable, lines))


def _details(note: str | None, context: str | None, sources: tuple[str, ...]) -> list[tuple[str, str]]:
    found = [("note", note), ("context", context), ("source", "; ".join(sources))]
    return [(label, text) for label, text in found if text]


def _change(change: "Change") -> str:
    before = {term.text for term in change.before.terms} if change.before else set()
    after = {term.text for term in change.after.terms} if change.after else set()
    parts = [f"+ {text}" for text in sorted(after - before)] + [f"- {text}" for text in sorted(before - after)]
    for field in ("subject", "definition", "note"):
        old, new = (getattr(concept, field, None) for concept in (change.before, change.after))
        if change.action == "edited" and old != new:
            parts.append(f"{field}: {old or '-'} -> {new or '-'}")
    return printable(f"{change.at}  {change.action}  {'  '.join(parts)}").rstrip()
