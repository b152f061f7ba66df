"""Tracked changes of a DOCX file, taken as accepted, and what is said of them and of what is not read."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from .docx_parts import W, local_name


def end_is_deleted(properties: etree._Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted: it then goes on in the next."""
    marks = None if properties is None else properties.find(f"{W}rPr")
    return marks is not None and (marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None)


def is_dropped(element: etree._Element, properties: str) -> bool:
    """Tell whether a row or cell was deleted; `properties` is the name of the element that says so."""
    found = element.find(f"{W}{properties}")
    return found is not None and any(local_name(child) in {"del", "cellDel"} for child in found)


def remarks(seen: Counter[str]) -> Iterator[str]:
    """Yield what is to be said of tracked changes and of what was not read, as they were counted."""
    kept = seen["ins"] + seen["moveTo"]
    dropped = seen["del"] + seen["moveFrom"]
    if kept or dropped:
        yield f"tracked changes are taken as accepted: {kept:,} insertions kept, {dropped:,} deletions left out"
    for name in ("comment", "embedded document", "footnote without a text", "endnote without a text"):
        count = seen[name]
        if count:
            yield f"{count:,} {name if count == 1 else _plural(name)} not read"


def _plural(name: str) -> str:
    noun, space, rest = name.partition(" without")
    return f"{noun}s{space}{rest}"
