"""A bilingual file as it stands, for those who check it: every segment, also one that is empty or not translated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.loading import load

from ..unit import Side

READERS = {
    ".xlf": "tm.formats.xliff_read:segments",
    ".xliff": "tm.formats.xliff_read:segments",
    ".tmx": "tm.formats.tmx_pairs:segments",
    ".csv": "tm.formats.table_pairs:segments",
    ".tsv": "tm.formats.table_pairs:segments",
    ".xlsx": "tm.formats.xlsx_pairs:segments",
}
"""segments(path, skips, languages) yields every segment of a file; `languages` are those asked for, or None."""

Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BilingualSegment:
    """A segment and its translation, whose text may be empty: `id` is the file's own where it has one, else its place;
    `place` is where it stands ("line 12")."""

    id: str
    source: Side
    target: Side
    place: str
    notes: tuple[str, ...] = ()
    state: str | None = None


Reader = Callable[[Path, Skips, Languages | None], Iterator[BilingualSegment]]


def bilingual_segments(path: Path, skips: Skips, languages: Languages | None = None) -> Iterator[BilingualSegment]:
    """Yield every segment of a bilingual file in its order; source and target are as the file has them.

    `languages`, codes of a source and a target, choose among more than two, and turn the file round. What is passed
    over is counted in `skips`. Raises UnreadableFile for what is no such file, LanguageMismatch, HostileFile.
    """
    suffix = _suffix(path)
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableFile(f"{path}: no bilingual format by the suffix {suffix or '(none)'}; known are {known}")
    reader: Reader = load(READERS[suffix])
    yield from reader(path, skips, languages)


def _suffix(path: Path) -> str:
    """Return the suffix that names the format; an .xml file is told by its root element."""
    suffix = path.suffix.lower()
    if suffix == ".xml":
        from corpora.files.xml import root_name

        return {"xliff": ".xlf", "tmx": ".tmx"}.get(root_name(path), suffix)
    return suffix
