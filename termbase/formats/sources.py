"""Several sources in one cell of a table, divided by a bar between spaces."""

import re
from collections.abc import Iterable

# A bar that stands alone divides; one that belongs to a source is written with one backslash more before it.
_BAR = re.compile(r"(?<!\S)(\\*)\|(?!\S)")
_DIVIDER = re.compile(r"(?<!\S)\|(?!\S)")
_ESCAPED = re.compile(r"(?<!\S)\\(\\*)\|(?!\S)")


def join_sources(sources: Iterable[str]) -> str:
    """Return sources as one cell."""
    return " | ".join(_BAR.sub(r"\\\1|", source) for source in sources)


def split_sources(cell: str) -> tuple[str, ...]:
    """Return the sources of a cell, without white space around them."""
    parts = (part.strip() for part in _DIVIDER.split(cell))
    return tuple(_ESCAPED.sub(r"\1|", part) for part in parts if part)
