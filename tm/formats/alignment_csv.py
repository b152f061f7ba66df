"""An alignment as a table of two languages that a spreadsheet opens: a row for each segment, with its best match."""

from pathlib import Path

from corpora.files.tables import write_rows

from ..alignment import AlignedSegment, Alignment, Nearest
from .stretches import in_words
from .wording import (
    changes_in_words,
    differences_from,
    distinct,
    edits_in_words,
    fragment_in_words,
    nearest_instead,
    origin_in_words,
    term_in_words,
    why_in_words,
)

COLUMNS = (
    "id",
    "paragraph",
    "kind",
    "source",
    "proposal",
    "rate",
    "match",
    "band",
    "origin",
    "memory source",
    "memory target",
    "values carried over",
    "terms",
    "why",
    "values to check",
    "memory file",
    "like an earlier segment",
    "fragments",
    "nearest rate",
    "nearest source",
    "nearest target",
    "nearest origin",
    "nearest differences",
    "differences",
)
"""The header of the table; new columns are added at its end."""


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as comma-separated values: UTF-8 with byte order mark, lines ended by CR LF.

    A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or CR) gets an apostrophe before it.
    Raises OSError where the file cannot be written.
    """
    write_rows(path, COLUMNS, (_row(aligned, alignment.source_language) for aligned in alignment.segments), ",")


def _row(aligned: AlignedSegment, language: str) -> list[str]:
    best = aligned.matches[0] if aligned.matches else None
    return [
        aligned.segment.id,
        aligned.block.paragraph or "",
        aligned.block.kind,
        aligned.segment.text,
        best.proposal if best else "",
        str(best.rate) if best else "",
        best.kind if best else "",
        aligned.band,
        origin_in_words(best.unit.origin) if best else "",
        best.source if best else "",
        best.target if best else "",
        edits_in_words(best) if best else "",
        "; ".join(map(term_in_words, distinct(aligned.terms))),
        why_in_words(aligned),
        "; ".join(best.unwitnessed) if best else "",
        (best.memory or "") if best else "",
        f"{aligned.within.segment} {aligned.within.rate}" if aligned.within else "",
        "; ".join(map(fragment_in_words, aligned.fragments)),
        *_nearest(nearest_instead(aligned)),
        in_words(differences_from(aligned, language), aligned.segment.text),
    ]


def _nearest(near: Nearest | None) -> list[str]:
    if near is None:
        return [""] * 5
    origin = origin_in_words(near.match.unit.origin, near.match.memory)
    return [str(near.match.rate), near.match.source, near.match.target, origin, changes_in_words(near)]
