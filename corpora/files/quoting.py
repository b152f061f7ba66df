"""Cells in quotes: where they end, over how many lines, and where a quote is only a quote."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from ..errors import HostileFile, UnreadableFile

MAX_CELL = 1024 * 1024
"""How many characters a cell may have."""

Line = tuple[int, str]  # its number from 1, and the line with its end

_INSIDE_QUOTES = re.compile(r'(?:[^"]++|"")*+')


class Records:
    """The rows of a table of `width` columns (0: not known), each with the number of the line where it begins.

    With commas and semicolons a cell that begins with a quote must be quoted throughout. With tabs, where bare quotes
    are common, it is text unless its quote is closed at its end. Blank lines are no rows. Raises UnreadableFile for a
    quote that is not closed, HostileFile for a cell longer than MAX_CELL.
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
            yield number, cells

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
        """Tell whether lines joined by quotes are rows of their own: one opens a quotation, a later one closes it."""
        return all(line.count(self._delimiter) + 1 == self._width for line in lines)

    def _cells(self, number: int, line: str, taken: list[Line], *, spanning: bool) -> tuple[list[str], bool]:
        """Return the cells of the row that `line` begins and whether all are quoted; `taken` gains its other lines."""
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
        """Return the cell whose quote opens at `at`, the line where it closes and the place after it."""
        parts: list[str] = []
        mine: list[Line] = []
        following: Line | None = (number, line)
        length, at = 0, at + 1
        fault = "a quote that opens a cell is never closed"
        while following is not None and length <= MAX_CELL:
            line = following[1]
            end = _end_inside(line, at)
            parts.append(line[at:end])
            length += end - at
            if end < len(line) and length <= MAX_CELL:
                if line[end + 1 : end + 2] in {"", self._delimiter, "\r", "\n"}:
                    taken.extend(mine)
                    return "".join(parts).replace('""', '"'), line, end + 1
                fault = "a quote inside a quoted cell must be doubled"
                break
            following = self._next() if spanning else None
            at = 0
            if following is not None:
                mine.append(following)
        if not self._lenient:
            raise self._too_long(number) if length > MAX_CELL else self._unreadable(number, fault)
        self._pushed.extendleft(reversed(mine))
        return None

    def _unreadable(self, number: int, fault: str) -> UnreadableFile:
        return UnreadableFile(f"{self._path}: line {number}: {fault}")


def _end_inside(line: str, at: int) -> int:
    """Return the place of the quote that closes a cell on this line, the line's length where it goes on."""
    found = _INSIDE_QUOTES.match(line, at)
    return found.end() if found else at
