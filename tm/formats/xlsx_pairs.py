"""Bilingual tables in workbooks of Excel: every sheet, read as a stream."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import HostileFile, UnreadableFile
from corpora.files.package import FREE, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from corpora.files.quoting import MAX_CELL
from corpora.files.skips import Skips

from .bilingual import BilingualSegment, Languages
from .table_pairs import of_rows

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


def segments(path: Path, skips: Skips, languages: Languages | None = None) -> Iterator[BilingualSegment]:
    """Yield the rows of each sheet that has two languages, told as for other tables; other sheets are counted in
    `skips`.

    Raises UnreadableFile for what is no workbook or has no such sheet, HostileFile past the limits.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_hostile(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableFile(f"{path}: not a workbook that can be read: {error}") from error
    found, reason = 0, "it has no sheet"
    with closing(book):
        for sheet in book.worksheets:
            try:
                for segment in of_rows(path, _rows(path, sheet), skips, languages, f"{sheet.title}, row"):
                    found += 1
                    yield segment
            except UnreadableFile as error:
                reason = str(error).removeprefix(f"{path}: ")
                skips.add("a sheet that is no bilingual table", f"sheet {sheet.title}")
    if not found and skips.total:
        raise UnreadableFile(f"{path}: no bilingual table: {reason}")


def _rows(path: Path, sheet: "ReadOnlyWorksheet") -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # a file may tell fewer rows than it has, and the rest would not be read
    try:
        rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)  # type: ignore[misc]
        for number, row in enumerate(rows, start=1):
            cells = ["" if value is None else str(value) for value in row]
            if any(len(cell) > MAX_CELL for cell in cells):
                raise HostileFile(f"{path}: {sheet.title}, row {number}: a cell longer than {MAX_CELL:,} characters")
            if any(map(str.strip, cells)):
                yield number, cells
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableFile(f"{path}: sheet {sheet.title}: damaged: {error}") from error


def _refuse_hostile(path: Path) -> None:
    """Raise HostileFile for an archive that passes a limit, UnreadableFile for what is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        reason = getattr(error, "strerror", None) or "not a workbook (.xlsx), which is a ZIP archive"
        raise UnreadableFile(f"{path}: {reason}") from error
    if len(members) > MAX_MEMBERS:
        raise HostileFile(f"{path}: more than {MAX_MEMBERS:,} members, which is the limit")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise HostileFile(f"{path}: more than {MAX_UNPACKED // 1024**2} MB when unpacked, which is the limit")
    for member in members:
        if member.file_size > max(FREE, MAX_RATIO * member.compress_size):
            raise HostileFile(f"{path}: {member.filename} is packed more than {MAX_RATIO}:1, which is the limit")
