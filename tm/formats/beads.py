"""A document aligned with its original as units: those that are believed, in the formats of a memory."""

from pathlib import Path

from ..bitext.documents import AlignedDocuments, units_of
from . import table, tmx


def write_tmx(path: Path, aligned: AlignedDocuments, least: float) -> None:
    """Write the good beads as TMX. Raises OSError."""
    tmx.write(path, units_of(aligned, least), source_language=aligned.zh.language)


def write_tsv(path: Path, aligned: AlignedDocuments, least: float) -> None:
    """Write the good beads as a table, a tab between columns. Raises OSError."""
    table.write(path, units_of(aligned, least))


def write_csv(path: Path, aligned: AlignedDocuments, least: float) -> None:
    """Write the good beads as a table, a comma between columns. Raises OSError."""
    table.write(path, units_of(aligned, least), ",")
