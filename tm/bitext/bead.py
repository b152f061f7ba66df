"""Beads: the sentences of one language that became those of the other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UnreadableFile
from corpora.files.encoding import decode, read_bytes
from corpora.files.replace import replacing

DEFAULT_MIN_SCORE = 0.7
"""How much a bead must be believed to be stored unasked."""
_LINE = re.compile(r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]\s*(?::\s*([\d.eE+-]+)\s*)?")


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that are each other's translation: their indexes, from 0; one side is empty where nothing was found.

    `score`, 0 to 1, is how probable it is by the model that exactly these belong together.
    """

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float


def write_beads(path: Path, beads: Iterable[Bead]) -> None:
    """Write beads, one a line, as `[0]:[0,1]`: source, target. Raises OSError, and leaves the old file then."""
    with replacing(path) as part:
        part.write_text("".join(f"{_indexes(bead.zh)}:{_indexes(bead.en)}\n" for bead in beads), encoding="utf-8")


def read_beads(path: Path) -> list[Bead]:
    """Return the beads of such a file; a third field is the score, 1 where there is none. Raises UnreadableFile."""
    beads = []
    for number, line in enumerate(decode(read_bytes(path), path).splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise UnreadableFile(f"{path}: line {number}: {line[:40]!r} is no bead such as [0]:[0,1]")
        beads.append(Bead(_read(found[1]), _read(found[2]), float(found[3] or 1)))
    return beads


def _indexes(side: tuple[int, ...]) -> str:
    return "[" + ",".join(map(str, side)) + "]"


def _read(side: str) -> tuple[int, ...]:
    return tuple(int(index) for index in side.split(",") if index.strip())
