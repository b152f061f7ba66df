"""Printing data: aligned tables by display width, and the same records as JSON, CSV and TSV."""

import csv
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


def width(text: str) -> int:
    """Return how many columns a terminal takes for a text: two for Han and full-width characters, none for
    combining ones."""
    if text.isascii():
        return len(text)
    wide = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(c) else wide.get(unicodedata.east_asian_width(c), 1) for c in text)


def pad(text: str, columns: int) -> str:
    """Return a text filled with spaces up to a display width."""
    return text + " " * max(0, columns - width(text))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str] | None = None) -> None:
    """Print rows with their columns aligned by display width, two spaces apart."""
    lines = [[printable(cell) for cell in row] for row in ([header, *rows] if header else rows)]
    if not lines:
        return
    widths = [max(width(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [pad(cell, columns) for cell, columns in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def printable(text: str) -> str:
    """Return a text on one line, without the control characters that would move a terminal's cursor."""
    return "".join(" " if c in "\n\t" else "\ufffd" if unicodedata.category(c) == "Cc" else c for c in text)


def print_json(data: object) -> None:
    """Print data as JSON, readable and with Han as it is."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_records(records: Sequence[Mapping[str, Any]], format_: Format) -> None:
    """Print records of flat cells in one of the formats for machines; JSON is an array."""
    if format_ is Format.JSON:
        print_json(list(records))
    elif format_ is Format.JSONL:
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
    elif records:
        writer = csv.writer(sys.stdout, delimiter="," if format_ is Format.CSV else "\t", lineterminator="\n")
        writer.writerow(records[0])
        writer.writerows([_cell(value) for value in record.values()] for record in records)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return " | ".join(map(str, value))
    return str(value)
