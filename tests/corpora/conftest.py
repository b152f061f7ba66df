"""What the tests of the shipped termbase share: the rows of its tables."""

import csv
from itertools import chain
from pathlib import Path

import pytest

UN = Path(__file__).resolve().parents[2] / "corpora" / "un"

Row = dict[str, str]


@pytest.fixture(scope="session")
def un_tables() -> dict[str, list[Row]]:
    """The rows of each table by its file name, a row as column and cell."""
    tables: dict[str, list[Row]] = {}
    for path in sorted(UN.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.name] = list(csv.DictReader(file, strict=True))
    return tables


@pytest.fixture(scope="session")
def un_rows(un_tables: dict[str, list[Row]]) -> list[Row]:
    """The rows of all tables."""
    return list(chain.from_iterable(un_tables.values()))
