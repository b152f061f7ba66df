"""What looks like a term that ships and is none: longer names that hold it, and words with another sense."""

import csv
from collections.abc import Collection
from functools import cache
from pathlib import Path

import corpora


@cache
def looked_up_only(language: str) -> frozenset[str]:
    """Return the terms that running text mostly has in another sense (通过: adopts; through, by)."""
    return frozenset(term for term, within in _rows(language) if not within)


@cache
def _longer_names(language: str) -> frozenset[tuple[str, str]]:
    return frozenset((term, within) for term, within in _rows(language) if within)


def longer_names(language: str, terms: Collection[str]) -> frozenset[str]:
    """Return the names that hold one of these terms and have nothing to do with it: 马里兰 is not in 马里."""
    return frozenset(within for term, within in _longer_names(language) if term in terms and within not in terms)


def _rows(language: str) -> list[tuple[str, str]]:
    table = Path(corpora.__file__).with_name("un") / "look_alikes.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [(row["term"], row["within"]) for row in rows if row["language"] == language]
