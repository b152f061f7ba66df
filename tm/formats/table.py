"""Translation units as a table: a column a language, a row a unit, and beside them where it comes from."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, product
from pathlib import Path
from typing import Any, get_args

from corpora.document import Code, CodeKind
from corpora.errors import UnreadableFile
from corpora.files.columns import chinese_and_other, first_is_chinese, language_columns, names_sides
from corpora.files.skips import Skips
from corpora.files.tables import rows, write_rows
from corpora.text.languages import includes, language_code

from ..errors import LanguageMismatch
from ..unit import Origin, Side, Unit
from .headers import DETAILS, ORIGIN, column_names

Row = tuple[int, list[str]]

EDGE = "^"
"""What stands in `previous` or `next` for the edge of a document; a text that begins with it has it once more."""

_SAMPLE = 200
_PLACE = re.compile(r"(.+):([^\s:/]{1,40})")


def read(path: Path, skips: Skips, source: str = "zh", target: str = "en") -> Iterator[Unit]:
    """Yield the units of a table; `source` is the side of that language unless the column `original` says otherwise.

    The texts are in the columns whose headings name the languages; under `source` and `target`, or without a header (text,
    text, origin), script tells which text is Chinese. A row that cannot be taken is counted in `skips`; columns that are
    not known become properties. Raises LanguageMismatch where the header names other languages, UnreadableFile,
    HostileFile.
    """
    table = rows(path)
    first = next(table, None)
    if first is None:
        return
    header = first[1]
    languages, sides = language_columns(header), names_sides(header)
    if languages:
        pairs = _chosen(path, languages, source, target)
        yield from _read_named(table, _Columns(header, {place for place, _ in languages}), pairs, skips, (source, target))
    elif sides:
        yield from _read_unnamed(path, table, _Columns(header, set(sides)), sides, skips, (source, target))
    else:
        columns = _Columns(["", "", "origin", *(f"column {place}" for place in range(4, len(header) + 1))], {0, 1})
        yield from _read_unnamed(path, chain([first], table), columns, (0, 1), skips, (source, target))
