"""The headings of a table of terms: the columns that are known, under the names people write, and others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpora.files.skips import Skips

from ..concept import Kept

CONCEPT_PREFIX = "concept_"
"""What the heading of a kept column begins with that belongs to the concept and not to one of its terms."""

_NAMES: dict[str, tuple[str, ...]] = {
    "concept": ("concept id", "id", "entry", "概念", "编号"),
    "subject": ("subject field", "domain", "领域", "主题", "专业领域"),
    "definition": ("定义",),
    "language": ("lang", "语言", "语种"),
    "term": ("术语", "词条"),
    "status": ("term status", "状态"),
    "type": ("term type", "类型"),
    "source": ("sources", "origin", "来源", "出处"),
    "note": ("notes", "comment", "comments", "remark", "remarks", "备注", "注释"),
    "usage": ("用法",),
    "part_of_speech": ("part of speech", "pos", "词性"),
    "context": ("上下文", "例句"),
    "concept_note": ("concept note",),
    "concept_source": ("concept source",),
}


@dataclass(frozen=True, slots=True)
class Headings:
    """The places of the known columns by name, and the unknown columns by place with their headings."""

    known: dict[str, int]
    unknown: dict[int, str]

    @classmethod
    def of(cls, header: Sequence[str]) -> Self:
        """Take a header; a column under its own name goes before one under another name for the same thing."""
        plain = [heading.strip().casefold() for heading in header]
        known: dict[str, int] = {}
        for names in ({name: name for name in _NAMES}, {other: name for name in _NAMES for other in _NAMES[name]}):
            for place, heading in enumerate(plain):
                if heading in names:
                    known.setdefault(names[heading], place)
        unknown: dict[int, str] = {}
        for place, heading in enumerate(header):
            if place not in known.values():
                name = heading.strip()
                taken = not name or name in unknown.values()
                unknown[place] = f"{name or 'column'} {place + 1}" if taken else name
        return cls(known, unknown)

    def has(self, *names: str) -> bool:
        """Tell whether all these columns are there."""
        return all(name in self.known for name in names)

    def row(self, cells: Sequence[str], place: str, skips: Skips) -> dict[str, str] | None:
        """Return a row's cells by name; None, counted, for a row with text in more cells than there are headings."""
        width = len(self.known) + len(self.unknown)
        if any(cell.strip() for cell in cells[width:]):
            skips.add("more cells than the header has", place)
            return None
        return {name: cells[at] for name, at in self.known.items() if at < len(cells)}

    def kept(self, cells: Sequence[str]) -> list[Kept]:
        """Return what stands in the columns that are not known."""
        return [Kept("table", name, cells[at]) for at, name in self.unknown.items() if at < len(cells) and cells[at]]
