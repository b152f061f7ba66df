"""What a table holds, terms or units, as far as its header tells, and the columns of a table of units."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from corpora.files.columns import language_columns, names_sides
from corpora.files.tables import rows
from termbase.formats.table import looks_like_terms

ORIGIN = ("document", "symbol", "paragraph", "date", "by")
"""The columns of where a unit comes from."""
DETAILS = ("name", "created", "changed", "uses", "previous", "next", "note")
"""The columns of the unit itself."""

_TELLING = {
    *ORIGIN,
    "name",
    "created",
    "changed",
    "uses",
    "previous",
    "next",
    "original",
    "origin",
    "tuid",
    "properties",
}
_OTHER_NAMES = {
    "doc": "document",
    "file": "document",
    "文件": "document",
    "文号": "symbol",
    "段落": "paragraph",
    "para": "paragraph",
    "日期": "date",
    "tuid": "name",
    "notes": "note",
    "comment": "note",
    "备注": "note",
    "key": "origin",
    "出处": "origin",
}


def column_names(header: Sequence[str]) -> list[str]:
    """Return what each heading stands for in lower case, "" for one that stands for nothing known or stood before."""
    known = {*ORIGIN, *DETAILS, "origin", "original", "properties", "codes"}
    plain = [heading.strip().casefold() for heading in header]
    names = [_OTHER_NAMES.get(name, name) if _OTHER_NAMES.get(name) not in plain else "" for name in plain]
    return [name if name in known and name not in names[:place] else "" for place, name in enumerate(names)]


def looks_like_memory(header: Sequence[str]) -> bool:
    """Tell whether a header is surely one of units: two texts, with what only units have."""
    sides = bool(language_columns(header)) or names_sides(header) is not None
    return sides and not _TELLING.isdisjoint(column_names(header))


def kind_of_table(path: Path) -> Literal["terms", "memory"] | None:
    """Tell by its header whether a table holds terms or units; None where that does not tell. Raises UnreadableFile."""
    header = next((cells for _, cells in rows(path)), [])
    if looks_like_terms(header):
        return "terms"
    return "memory" if looks_like_memory(header) else None
