"""Tables as plain text: comma, tab or semicolon between cells, in the encodings that spreadsheets save."""

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TextIO

from ..errors import HostileFile, UnreadableFile
from .encoding import decode, encoding_of
from .quoting import MAX_CELL, Line, Records

MAX_ROW = 8 * MAX_CELL
"""How many characters a line of the file may have."""

_DELIMITERS = "\t,;"
_ENDS = {*_DELIMITERS, "\n", "\r"}
_SAMPLE_LINES = 200
_CHUNK = 256 * 1024
_TOLD = re.compile(r"sep=([,;\t])\r?\n?")
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line where the row begins, its cells) for each row but blank lines, in constant memory.

    The encoding is UTF-8 or UTF-16 with or without a byte order mark, else GB18030. `.tsv` means tabs; in any other
    file the delimiter is what divides the first lines most evenly. The apostrophe that `write_rows` sets is taken off.
    Raises UnreadableFile for what is not such a table, HostileFile for a cell longer than MAX_CELL (files/quoting.py)
    or a line longer than MAX_ROW; both may come after rows were yielded.
    """
    try:
        with path.open("rb") as source:
            encoding, start = _encoding(path, source)
            source.seek(start)
            with io.TextIOWrapper(source, encoding, newline="") as text:
                for number, cells in _records(path, _lines(path, text)):
                    yield number, [_unguarded(cell) for cell in cells]
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> int:
    """Write a table in UTF-8 and return how many rows it has, the header left out.

    With tabs, lines end in LF and there is no byte order mark; else in CR LF, after a mark, as spreadsheets want it.
    A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or CR) gets a leading apostrophe,
    and so does one that begins with apostrophes before such a sign. Raises OSError where the file cannot be written.
    """
    encoding, end = ("utf-8", "\n") if delimiter == "\t" else ("utf-8-sig", "\r\n")
    count = -1
    with path.open("w", encoding=encoding, newline="") as table:
        for row in chain([header], rows):
            table.write(_line(row, delimiter) + end)
            count += 1
    return count


def _line(row: Sequence[str], delimiter: str) -> str:
    cells = ["'" + cell if _RISKY.match(cell) else cell for cell in row]
    if delimiter == "\t":
        # A tab-separated cell may hold bare quotes, so a cell over several lines is told by a row quoted throughout.
        everywhere = any("\n" in cell or "\r" in cell for cell in cells)
        quoted = [everywhere or "\t" in cell or cell.startswith('"') for cell in cells]
    else:
        quoted = [any(sign in cell for sign in '"\r\n\t,;') for cell in cells]
    if len(cells) == 1 and not cells[0]:
        quoted = [True]
    pairs = zip(cells, quoted, strict=True)
    return delimiter.join('"' + cell.replace('"', '""') + '"' if quote else cell for cell, quote in pairs)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def _encoding(path: Path, source: BinaryIO) -> tuple[str, int]:
    sample = source.read(_CHUNK)
    encoding, start = encoding_of(sample)
    if not start and encoding != "utf-8" and not _ENDS & set(sample.decode(encoding, "ignore")):
        encoding = "utf-8"  # a stray NUL does not make UTF-16: no row or cell ends there
    if encoding == "utf-8" and not start and not _is_utf8(sample, source):
        decode(sample[: sample.rfind(b"\n") + 1] or sample, path)
        return "gb18030", 0
    return encoding, start


def _is_utf8(first: bytes, source: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(first)
        while chunk := source.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(path: Path, text: TextIO) -> Iterator[Line]:
    """Yield the lines of a file with their ends, from number 1."""
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(MAX_ROW + 1)
        except UnicodeDecodeError as error:
            raise UnreadableFile(
                f"{path}: from line {number} on: not {error.encoding.upper()} as before; save the table as UTF-8"
            ) from error
        if not line:
            return
        if len(line) > MAX_ROW:
            raise HostileFile(f"{path}: line {number}: longer than {MAX_ROW:,} characters, which is the limit")
        if "\0" in line:
            raise UnreadableFile(f"{path}: line {number}: holds a NUL character: not a table of text")
        yield number, line


def _records(path: Path, lines: Iterator[Line]) -> Records:
    sample = list(islice(lines, _SAMPLE_LINES))
    told = _TOLD.fullmatch(sample[0][1]) if sample else None
    if told:
        sample = sample[1:]
    counts = {delimiter: _widths(path, sample, delimiter) for delimiter in _DELIMITERS}
    if path.suffix.lower() in {".tsv", ".tab"}:
        delimiter = "\t"
    else:
        delimiter = told[1] if told else max(_DELIMITERS, key=lambda sign: _evenness(counts[sign]))
    width = counts[delimiter].most_common(1)[0][0] if counts[delimiter] else 0
    return Records(path, chain(sample, lines), delimiter, width)


def _widths(path: Path, sample: list[Line], delimiter: str) -> Counter[int]:
    """Count the rows of the sample by their number of cells, up to a row that the delimiter makes no sense of."""
    counts: Counter[int] = Counter()
    try:
        for _, cells in Records(path, iter(sample), delimiter, 0):
            counts[len(cells)] += 1
    except (UnreadableFile, HostileFile):
        # Read with the delimiter that is chosen in the end, the same row raises again.
        return counts
    return counts


def _evenness(counts: Counter[int]) -> float:
    """Return the share of rows that have the commonest number of cells, 0 where that is one cell."""
    if not counts:
        return 0.0
    width, rows_so_wide = counts.most_common(1)[0]
    return rows_so_wide / counts.total() if width > 1 else 0.0
