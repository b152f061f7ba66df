"""A sheet of an Excel workbook that texts are safe in: no text is run as a formula, cut off or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet = sheet
        self.rows = 0
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
        self.rows += depth

    def _write(self, row: int, column: int, cell: Cell, pieces: Sequence[Piece]) -> None:
        text = "".join(piece for piece, _ in pieces)
        guard = {"quote_prefix": True} if text.startswith(RISKY) else {}
        if len(pieces) < 2 and not text.startswith("<r>"):
            style = {**(cell.marked if pieces and pieces[0][1] else cell.style), **guard}
            self.sheet.write_string(row, column, text, self._styles.format(style))
            return
        fragments: list[Any] = []
        for piece, inside in _divided(pieces):
            fragments += [self._styles.format(cell.marked if inside else cell.style), piece]
        whole = self._styles.format({**cell.style, **guard})
        self.sheet.write_rich_string(row, column, *fragments, whole)


def _divided(pieces: Sequence[Piece]) -> list[Piece]:
    """Return at least two pieces. XlsxWriter takes a text from `<r>` to `</r>` for markup of its own, unless it is
    written as a text in several styles."""
    if len(pieces) > 1:
        return list(pieces)
    ((text, inside),) = pieces
    return [(text[:1], inside), (text[1:], inside)]
