"""What all segments of a review page share: the languages, and where footnotes and their marks lead."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpora.document import Document

from ..alignment import Alignment
from .review_text import escaped


@dataclass(frozen=True, slots=True)
class Setting:
    """What all segments of a page share: two languages, the first segment of each footnote by its label, and the
    segment whose mark leads to it by its own id."""

    source: str
    target: str
    notes: Mapping[str, str]
    callers: Mapping[str, str]


def setting_of(alignment: Alignment) -> Setting:
    """Return what the segments of an alignment share."""
    notes = footnotes(alignment.document)
    callers: dict[str, str] = {}
    for found in alignment.segments:
        for code in found.segment.codes:
            if code.note in notes:
                callers.setdefault(notes[code.note], found.segment.id)
    return Setting(escaped(alignment.source_language), escaped(alignment.target_language), notes, callers)


def footnotes(document: Document) -> dict[str, str]:
    """Return the first segment of each footnote by its label; a label that several footnotes have leads nowhere."""
    found = [block for block in document.blocks if block.kind == "footnote" and block.segments and block.label]
    labels = [block.label for block in found]
    return {block.label: block.segments[0].id for block in found if block.label and labels.count(block.label) == 1}
