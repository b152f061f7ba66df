"""Tables in Markdown, with pipes or in HTML: every cell is kept, also those that a row has too many."""

import re

_DIVIDER = frozenset("|-: \t")
_PIPE = re.compile(r"(?<!\\)\|")
_HTML_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_HTML_TAG = re.compile(r"</?(?:table|caption|thead|tbody|tfoot|tr|td|th)\b[^<>]*>", re.IGNORECASE)


def is_divider(line: str) -> bool:
    """Tell whether a line is the one under a table's header."""
    return "|" in line and "-" in line and set(line) <= _DIVIDER


def is_row(line: str, inside: bool) -> bool:
    """Tell whether a line is a row: inside a table one with a pipe, else one that begins with one and has another."""
    return "|" in line if inside else line.startswith("|") and line.count("|") > 1


def row_cells(line: str) -> list[str]:
    """Return the cells of a row that are not empty, as Markdown."""
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line) if cell.strip()]


def has_html_cells(text: str) -> bool:
    """Tell whether a text holds the cells of an HTML table."""
    return _HTML_CELL.search(text) is not None


def html_cells(text: str) -> list[str]:
    """Return what stands between the tags of an HTML table, without what is empty."""
    return [cell.strip() for cell in _HTML_TAG.split(text) if cell.strip()]
