"""Many pairs of files: which there are, and aligning them a group at a time on all cores."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.document import Document
from corpora.errors import UnreadableFile, YikuError
from corpora.files.tables import rows
from corpora.read import FILES, READERS, read_document
from corpora.text.languages import includes
from tm.words.dictionary import Dictionary

from .documents import AlignedDocuments, Pair, align_documents
from .lines import read_lines

GROUP = 2_000_000
"""How many bytes of files are aligned together, which bounds the memory: pairs of one group teach one another."""
_TABLES = {".tsv", ".csv"}
_ZH, _EN = ("zh", "chinese", "zh-hans", "c"), ("en", "english", "e")


@dataclass(frozen=True, slots=True)
class FilePair:
    """A Chinese file and its English one; `lines` for files that have a sentence a line."""

    zh: Path
    en: Path
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A pair that could not be read, and why."""

    pair: FilePair
    reason: str


Outcome = AlignedDocuments | Failed


def pairs_in(first: Path, second: Path | None, lines: bool) -> list[FilePair]:
    """Return the pairs that two folders have by equal names, that one has by `name.zh.md` and `name.en.md` or in
    folders zh and en, or that a table names in its columns zh and en. Raises UnreadableFile where there are none."""
    if second is not None:
        found = _by_name(first, second)
    elif first.is_dir():
        found = _by_language(first)
    else:
        found = _from_table(first)
    if not found:
        raise UnreadableFile(f"{first}: names no pair of a Chinese and an English document")
    return [FilePair(zh, en, lines) for zh, en in found]


def aligned(
    pairs: Sequence[FilePair], dictionary: Dictionary, cores: int | None = None
) -> Iterator[tuple[FilePair, Outcome]]:
    """Yield each pair as it was aligned or why it could not be, in order; groups are worked on by all cores."""
    groups = list(_groups(pairs))
    processes = min(len(groups), cores or os.cpu_count() or 1)
    if processes < 2:
        for group in groups:
            yield from zip(group, align_group(group, dictionary), strict=True)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, _prepare, (dictionary,)) as pool:
        for group, outcomes in zip(groups, pool.imap(_align_in_process, groups), strict=True):
            yield from zip(group, outcomes, strict=True)


def align_group(pairs: Sequence[FilePair], dictionary: Dictionary) -> list[Outcome]:
    """Return pairs aligned, each taught by all of them, or why one could not be read."""
    read: list[Pair | Failed] = [_read(pair) for pair in pairs]
    by_structure = not any(pair.lines for pair in pairs)
    found = iter(
        align_documents([one for one in read if not isinstance(one, Failed)], dictionary, by_structure=by_structure)
    )
    return [one if isinstance(one, Failed) else next(found) for one in read]


def _read(pair: FilePair) -> Pair | Failed:
    try:
        if pair.lines:
            return read_lines(pair.zh, "zh"), read_lines(pair.en, "en")
        return _in_order(pair, read_document(pair.zh), read_document(pair.en))
    except YikuError as error:
        return Failed(pair, str(error))


def _in_order(pair: FilePair, first: Document, second: Document) -> Pair | Failed:
    """Return the Chinese document and the English one, whichever was named first."""
    chinese = [includes("zh", document.language) for document in (first, second)]
    if chinese == [True, False]:
        return first, second
    if chinese == [False, True]:
        return second, first
    said = "are both Chinese" if all(chinese) else "are both not Chinese"
    return Failed(pair, f"{pair.zh} and {pair.en}: {said}; name a document and its translation")


def _groups(pairs: Sequence[FilePair]) -> Iterator[list[FilePair]]:
    group: list[FilePair] = []
    size = 0
    for pair in pairs:
        size += sum(path.stat().st_size for path in (pair.zh, pair.en) if path.is_file())
        group.append(pair)
        if size > GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


_DICTIONARY: list[Dictionary] = []
"""What a process aligns by, given to it when it starts."""


def _prepare(dictionary: Dictionary) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked for it ends this one
    _DICTIONARY[:] = [dictionary]


def _align_in_process(group: list[FilePair]) -> list[Outcome]:
    return align_group(group, _DICTIONARY[0])


def _by_name(zh: Path, en: Path) -> list[tuple[Path, Path]]:
    theirs = {_stem(path): path for path in _documents(en)}
    return [(path, theirs[_stem(path)]) for path in _documents(zh) if _stem(path) in theirs]


def _by_language(folder: Path) -> list[tuple[Path, Path]]:
    if (folder / "zh").is_dir() and (folder / "en").is_dir():
        return _by_name(folder / "zh", folder / "en")
    documents = _documents(folder)
    theirs = {_stem(path): path for path in documents if _language(path) in _EN}
    return [(path, theirs[_stem(path)]) for path in documents if _language(path) in _ZH and _stem(path) in theirs]


def _documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _stem(path: Path) -> str:
    stem = path.name.removesuffix(path.suffix) if path.suffix.lower() in {*READERS, *FILES} else path.name
    parts = stem.rsplit(".", 1)
    return parts[0] if len(parts) > 1 and parts[1].lower() in {*_ZH, *_EN} else stem


def _language(path: Path) -> str:
    return path.stem.rsplit(".", 1)[-1].lower()


def _from_table(path: Path) -> list[tuple[Path, Path]]:
    if path.suffix.lower() not in _TABLES:
        raise UnreadableFile(f"{path}: name a second document, or a folder or a table (.tsv, .csv) of pairs")
    table = rows(path)
    _, header = next(table, (0, []))
    columns = {name.strip().lower(): place for place, name in enumerate(header)}
    if "zh" not in columns or "en" not in columns:
        raise UnreadableFile(f"{path}: line 1: a table of pairs has the columns zh and en")
    found = []
    for number, cells in table:
        names = [cells[columns[name]].strip() if columns[name] < len(cells) else "" for name in ("zh", "en")]
        if not all(names):
            raise UnreadableFile(f"{path}: line {number}: names no two files")
        found.append((path.parent / names[0], path.parent / names[1]))
    return found
