"""A sheet of an Excel workbook that texts are safe in: no text is run as a formula, cut off or refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ..errors import TooLarge
from .stretches import cut
from .xliff_inline import UNFIT

MAX_CELL = 32_767
"""How many UTF-16 units a cell holds; a longer text goes on in the same column of the next row."""
MAX_ROWS = 1_048_576
"""How many rows a sheet holds."""
RISKY = tuple("=+-@\t\r'")
"""What a text begins with that would be run, or lose a sign, when its cell is edited; such cells are marked as text."""

MAX_HEIGHT = 409.0
"""How high a row can be, in points."""

# XlsxWriter escapes what looks like an escape twice in a text of several styles: such a text stays in one.
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_CHOSEN = re.compile(rb'(<row [^>]*?) customHeight="1"')
Style = Mapping[str, Any]
Piece = tuple[str, bool]


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, style: Style) -> Format:
        """Return the format of a style, a mapping of XlsxWriter's names of properties."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(style))
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its style."""

    number: float
    style: Style


class Cell:
    """A text with its style, some of its spans in a second one on top of it."""

    def __init__(
        self, text: str, style: Style, spans: Sequence[tuple[int, int]] = (), marked: Style | None = None
    ) -> None:
        self.style = style
        self.marked = {**style, **(marked or {})}
        pieces = [(fit_for_sheet(piece), inside) for piece, inside in cut(text, spans)]
        self.parts = parts(pieces)


def fit_for_sheet(text: str) -> str:
    """Return a text with LF for other line ends and U+FFFD for what XML cannot hold.

    A sheet has a spelling for control characters, but few programs read it, and none within a text in two styles.
    """
    return UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Divide the pieces of a text into parts that each fit into a cell; a character is never cut in two."""
    made: list[list[Piece]] = [[]]
    room = MAX_CELL
    for text, inside in pieces:
        start, used = 0, 0
        for at, sign in enumerate(text):
            width = 2 if sign > "\uffff" else 1
            if used + width > room:
                made[-1].append((text[start:at], inside))
                made.append([])
                room, start, used = MAX_CELL, at, 0
            used += width
        made[-1].append((text[start:], inside))
        room -= used
    return [[piece for piece in part if piece[0]] for part in made]


class Sheet:
    """Writes rows to a worksheet, from the first row on."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.rows = 0
        self._widths = widths
        self._styles = styles

    def append(self, cells: Sequence[Cell | Number | None]) -> None:
        """Append a row; where a text is longer than a cell holds, more rows with the rest of it. Raises TooLarge."""
        depth = max((len(cell.parts) for cell in cells if isinstance(cell, Cell)), default=1)
        if self.rows + depth > MAX_ROWS:
            raise TooLarge(f"a sheet holds {MAX_ROWS:,} rows; write .csv or .json, which have no such limit")
        for column, cell in enumerate(cells):
            if isinstance(cell, Cell):
                for down, pieces in enumerate(cell.parts):
                    self._write(self.rows + down, column, cell, pieces)
            elif cell is not None:
                self.sheet.write_number(self.rows, column, cell.number, self._styles.format(cell.style))
        for down in range(depth):
            self.sheet.set_row(self.rows + down, self._height(cells, down))
        self.rows += depth

    def _height(self, cells: Sequence[Cell | Number | None], down: int) -> float:
        """Return how high a row is, in points: not every program fits it to wrapped text by itself."""
        lines = 1
        for cell, width in zip(cells, self._widths, strict=False):
            if isinstance(cell, Cell) and down < len(cell.parts):
                text = "".join(piece for piece, _ in cell.parts[down])
                small = int(cell.style["font_size"]) / 11  # widths of columns count figures of 11 points
                lines = max(lines, sum(max(1, ceil(_width(line) * small / width)) for line in text.split("\n")))
        return min(MAX_HEIGHT, max(15.0, 12.75 * lines + 2))

    def _write(self, row: int, column: int, cell: Cell, pieces: Sequence[Piece]) -> None:
        text = "".join(piece for piece, _ in pieces)
        guard = {"quote_prefix": True} if text.startswith(RISKY) else {}
        if not text.startswith("<r>") and (len(pieces) < 2 or _ESCAPE.search(text)):
            style = {**(cell.marked if len(pieces) == 1 and pieces[0][1] else cell.style), **guard}
            write = self.sheet.write_string if text else self.sheet.write_blank
            write(row, column, text, self._styles.format(style))
            return
        fragments: list[Any] = []
        for piece, inside in _divided(pieces):
            fragments += [self._styles.format(cell.marked if inside else cell.style), piece]
        whole = self._styles.format({**cell.style, **guard})
        self.sheet.write_rich_string(row, column, *fragments, whole)


def _width(text: str) -> int:
    """Return the width of a text in narrow characters; one that is broken between words takes somewhat more."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text) + len(text) // 20


def with_free_heights(workbook: bytes) -> bytes:
    """Return a workbook whose heights of rows are no user's choice: they follow when a text is edited.

    XlsxWriter has no other way to write a height than as a choice.
    """
    content = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = _CHOSEN.sub(rb"\1", data)
            new.writestr(entry, data, ZIP_DEFLATED)
    return content.getvalue()


def _divided(pieces: Sequence[Piece]) -> list[Piece]:
    """Return at least two pieces. XlsxWriter takes a text from `<r>` to `</r>` for markup of its own, unless it is
    written as a text in several styles."""
    if len(pieces) > 1:
        return list(pieces)
    ((text, inside),) = pieces
    return [(text[:1], inside), (text[1:], inside)]
