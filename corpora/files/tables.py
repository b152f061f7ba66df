"""Tables as plain text: comma, tab or semicolon between cells, in the encodings that spreadsheets save."""

import codecs
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TextIO

from ..errors import HostileFile, UnreadableFile
from .encoding import decode, encoding_of

MAX_CELL = 1024 * 1024
"""How many characters a cell may have."""
MAX_ROW = 8 * MAX_CELL
"""How many characters a line of the file may have."""

_DELIMITERS = "\t,;"
_SAMPLE_LINES = 200
_CHUNK = 256 * 1024
_INSIDE_QUOTES = re.compile(r'(?:[^"]++|"")*+')
_TOLD = re.compile(r"sep=([,;\t])\r?\n?")
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

Line = tuple[int, str]


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line where the row begins, its cells) for each row but blank lines, in constant memory.

    The encoding is UTF-8 or UTF-16 with or without a byte order mark, else GB18030. `.tsv` means tabs; in any other file the
    delimiter is what divides the first lines most evenly. A leading apostrophe that `write_rows` set is taken off.
    Raises UnreadableFile for what is not such a table, HostileFile for a cell longer than MAX_CELL; rows may come before.
    """
    try:
        with path.open("rb") as source:
            encoding, start = _encoding(path, source)
            source.seek(start)
            with io.TextIOWrapper(source, encoding, newline="") as text:
                yield from _read(path, _lines(path, text))
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> int:
    """Write a table in UTF-8 and return how many rows it has, the header left out.

    With tabs, lines end in LF and there is no byte order mark; else in CR LF, after a mark, as spreadsheets want it. A cell
    that a spreadsheet would run as a formula (it begins with = + - @, a tab or CR) gets a leading apostrophe, and so does
    one that begins with apostrophes before such a sign. Raises OSError where the file cannot be written.
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


def _encoding(path: Path, source: BinaryIO) -> tuple[str, int]:
    sample = source.read(_CHUNK)
    encoding, start = encoding_of(sample)
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
            raise HostileFile(f"{path}: line {number}: longer than {MAX_ROW // 1024**2} MB, which is the limit for a row")
        if "\0" in line:
            raise UnreadableFile(f"{path}: line {number}: holds a NUL character: not a table of text")
        yield number, line


def _read(path: Path, lines: Iterator[Line]) -> Iterator[tuple[int, list[str]]]:
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
    yield from _Records(path, chain(sample, lines), delimiter, width)


def _widths(path: Path, sample: list[Line], delimiter: str) -> Counter[int]:
    """Count the rows of the sample by their number of cells, up to a row that the delimiter makes no sense of."""
    counts: Counter[int] = Counter()
    try:
        for _, cells in _Records(path, iter(sample), delimiter, 0):
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


class _Records:
    """The rows of a table, quoted cells joined over lines.

    With commas and semicolons a cell that begins with a quote must be quoted throughout. With tabs, where bare quotes are
    common, it is text unless its quote is closed at its end.
    """

    def __init__(self, path: Path, lines: Iterator[Line], delimiter: str, width: int) -> None:
        self._path = path
        self._lines = lines
        self._delimiter = delimiter
        self._width = width
        self._lenient = delimiter == "\t"
        self._pushed: deque[Line] = deque()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while (next_line := self._next()) is not None:
            number, line = next_line
            body = line.rstrip("\r\n")
            if not body:
                continue
            cells = body.split(self._delimiter) if '"' not in body else self._record(number, line)
            if len(line) > MAX_CELL and max(map(len, cells)) > MAX_CELL:
                raise self._too_long(number)
            yield number, [cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in cells]

    def _next(self) -> Line | None:
        return self._pushed.popleft() if self._pushed else next(self._lines, None)

    def _too_long(self, number: int) -> HostileFile:
        return HostileFile(
            f"{self._path}: line {number}: a cell longer than {MAX_CELL:,} characters, which is the limit; "
            "look for a quote that is not closed"
        )

    def _record(self, number: int, line: str) -> list[str]:
        taken: list[Line] = []
        cells, all_quoted = self._cells(number, line, taken, spanning=True)
        if taken and self._lenient and not all_quoted and self._are_rows([line, *(each for _, each in taken)]):
            self._pushed.extendleft(reversed(taken))
            cells, _ = self._cells(number, line, [], spanning=False)
        return cells

    def _are_rows(self, lines: list[str]) -> bool:
        """Tell whether lines joined by quotes look like rows of their own: a quotation that a sentence opens and a later one closes."""
        return all(line.count(self._delimiter) + 1 == self._width for line in lines)

    def _cells(self, number: int, line: str, taken: list[Line], *, spanning: bool) -> tuple[list[str], bool]:
        """Return the cells of the row that begins with `line`, adding the further lines it has to `taken`, and whether all are quoted."""
        cells: list[str] = []
        at, all_quoted = 0, True
        while True:
            quoted = self._quoted(number, line, at, taken, spanning) if line.startswith('"', at) else None
            if quoted is not None:
                cell, line, at = quoted
            else:
                all_quoted = False
                end = line.find(self._delimiter, at)
                start, at = at, len(line.rstrip("\r\n")) if end < 0 else end
                cell = line[start:at]
            cells.append(cell)
            if not line.startswith(self._delimiter, at):
                return cells, all_quoted
            at += 1

    def _quoted(
        self, number: int, line: str, at: int, taken: list[Line], spanning: bool
    ) -> tuple[str, str, int] | None:
        """Return the cell whose quote opens at `at`, the line where it closes and the place after it; None where it is text."""
        parts: list[str] = []
        mine: list[Line] = []
        length, at = 0, at + 1
        fault = "a quote that opens a cell is never closed"
        while True:
            inside = _INSIDE_QUOTES.match(line, at)
            end = inside.end() if inside else at
            parts.append(line[at:end])
            length += end - at
            if end < len(line):
                if line[end + 1 : end + 2] in {"", self._delimiter, "\r", "\n"}:
                    taken.extend(mine)
                    return "".join(parts).replace('""', '"'), line, end + 1
                fault = "a quote inside a quoted cell must be doubled"
                break
            following = self._next() if spanning and length <= MAX_CELL else None
            if following is None:
                break
            mine.append(following)
            line, at = following[1], 0
        if not self._lenient:
            raise self._too_long(number) if length > MAX_CELL else UnreadableFile(f"{self._path}: line {number}: {fault}")
        self._pushed.extendleft(reversed(mine))
        return None
