"""`yiku compare`: two reports of a series, paragraph by paragraph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, printable, width
from .session import language_given, session_of

if TYPE_CHECKING:
    from corpora.document import Block, Document
    from tm.compare import Change, Comparison

EXAMPLES = """\
yiku compare report-2022.md report-2024.md
yiku compare report-2022.md report-2024.md --all
yiku compare report-2022.md report-2024.md --format csv
"""
NOTHING = "(nothing)"
_SHORT = 120


def compare(
    context: typer.Context,
    old: Annotated[Path, typer.Argument(help="The earlier report, in any format that align reads.", metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The later report.", metavar="NEW")],
    threshold: Annotated[
        int, typer.Option(min=50, max=100, help="How like each other paragraphs are at least that belong together.")
    ] = 50,
    show_all: Annotated[bool, typer.Option("--all", help="Show the paragraphs that stayed as they were too.")] = False,
    from_: Annotated[
        str | None, typer.Option("--from", help="The language of both reports; else told by their script.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the paragraphs.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Show which paragraphs of a report stayed, moved, changed, were split or merged, are new and are gone since an
    earlier one.

    The formats for machines have every paragraph, whatever is shown in the table.
    """
    from corpora.read import read_document
    from tm.compare import compare as compared

    session = session_of(context)
    language = language_given(from_) if from_ else None
    found = compared(read_document(old, language), read_document(new, language), threshold)
    if as_json or format_ is Format.JSON:
        print_json(_as_dict(found))
    elif format_ is not Format.TABLE:
        print_records([_record(change) for change in found.changes], format_)
    else:
        _print(found, show_all)
    if as_json or format_ is not Format.TABLE:
        session.say(_counts(found))


def _as_dict(found: "Comparison") -> dict[str, Any]:
    return {
        "old": _document(found.old),
        "new": _document(found.new),
        "summary": found.counts,
        "paragraphs": [
            {
                "status": change.status,
                "rate": change.rate,
                "similarity": None if change.similarity is None else round(change.similarity, 4),
                "moved": change.moved,
                "old": _block(change.old),
                "new": _block(change.new),
                "differences": [{"old": old, "new": new} for old, new in change.differences],
                "parts": [block.id for block in change.parts],
            }
            for change in found.changes
        ],
    }


def _document(document: "Document") -> dict[str, Any]:
    return {
        "path": document.path,
        "symbol": document.symbol,
        "title": document.title,
        "date": document.date,
        "language": document.language,
    }


def _block(block: "Block | None") -> dict[str, Any] | None:
    if block is None:
        return None
    return {
        "id": block.id,
        "paragraph": block.paragraph,
        "label": block.label,
        "kind": block.kind,
        "line": block.line,
        "text": block.text,
    }


def _record(change: "Change") -> dict[str, Any]:
    return {
        "status": change.status,
        "rate": change.rate,
        "moved": "yes" if change.moved else "no",
        "old paragraph": _place(change.old),
        "new paragraph": _place(change.new),
        "old": change.old.text if change.old else None,
        "new": change.new.text if change.new else None,
        "differences": [f"{old} → {new}" for old, new in change.differences],
    }


def _print(found: "Comparison", show_all: bool) -> None:
    unchanged = 0
    for change in found.changes:
        if change.status == "same" and not show_all:
            unchanged += 1
            continue
        _print_unchanged(unchanged)
        unchanged = 0
        _print_change(change)
    _print_unchanged(unchanged)
    print(_counts(found))


def _counts(found: "Comparison") -> str:
    return "paragraphs: " + ", ".join(f"{count} {status}" for status, count in found.counts.items())


def _print_unchanged(count: int) -> None:
    if count:
        print(f"{'=':>9}  {count} {'paragraph' if count == 1 else 'paragraphs'} the same\n")


def _print_change(change: "Change") -> None:
    status = f"{change.status} {change.rate}" if change.status in {"changed", "split", "merged"} else change.status
    places = dict.fromkeys(place for place in (_place(change.old), _place(change.new)) if place)
    moved = ", moved" if change.moved and change.status == "changed" else ""
    block = change.new or change.old
    assert block is not None
    print(f"{status:>10}  {' → '.join(places)}{moved}")
    told = change.status == "moved" or (change.status == "merged" and not change.is_first_part)
    print(f"{'':>10}  {printable(_shortened(block.text) if told else block.text)}")
    for old, new in change.differences:
        print(f"{'':>10}    {printable(old or NOTHING)} → {printable(new or NOTHING)}")
    print()


def _place(block: "Block | None") -> str | None:
    """Return where a paragraph stands, as a reader would name it: "12.", "12 (a)", "footnote 3"."""
    if block is None:
        return None
    if block.kind == "footnote":
        return f"footnote {block.label or '?'}"
    if block.label and block.paragraph and block.label.rstrip(".") != block.paragraph:
        return f"{block.paragraph} {block.label}"
    return block.label or block.paragraph or block.kind


def _shortened(text: str) -> str:
    shown = text
    while width(shown) > _SHORT:
        shown = shown[: len(shown) - 5]
    return shown if shown == text else f"{shown}…"
