"""The rows of a bilingual table as they stand, also those without a translation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from corpora.errors import UnreadableFile
from corpora.files.columns import first_is_chinese, language_columns, names_sides
from corpora.files.skips import Skips
from corpora.files.tables import rows
from corpora.text.languages import includes, language_code

from ..errors import LanguageMismatch
from ..unit import Side
from .bilingual import BilingualSegment, Languages

_SAMPLE = 200
_NAMES = {"id", "segment", "name", "tuid", "key", "编号", "序号", "no", "no.", "#"}
_NOTES = {"note", "notes", "comment", "comments", "备注", "remarks"}

Row = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where in a row the two texts stand and in which languages, and the columns of its name and note."""

    places: tuple[int, int]
    tags: tuple[str, str]
    name: int | None = None
    note: int | None = None


def segments(path: Path, skips: Skips, languages: Languages | None = None) -> Iterator[BilingualSegment]:
    """Yield the rows of a comma- or tab-separated table; see `of_rows`."""
    yield from of_rows(path, rows(path), skips, languages)


def of_rows(
    path: Path, table: Iterator[Row], skips: Skips, languages: Languages | None, unit: str = "line"
) -> Iterator[BilingualSegment]:
    """Yield the rows of a table whose header names two languages, or source and target; else its first two columns.

    The column that stands first is the source unless `languages` say otherwise. A row without a source is counted in
    `skips`. Raises LanguageMismatch where the header names other languages than those asked for, UnreadableFile where
    neither header nor script tells the languages.
    """
    sample = list(islice(table, _SAMPLE))
    if not sample:
        return
    layout, has_header = _layout(path, sample, languages)
    for number, cells in chain(sample[1:] if has_header else sample, table):
        place = f"{unit} {number}"
        texts = [cells[at] if at < len(cells) else "" for at in layout.places]
        if not any(map(str.strip, texts)):
            continue
        if not texts[0].strip():
            skips.add("no text to be translated", place)
            continue
        sides = [Side(text, language_code(tag), tag) for text, tag in zip(texts, layout.tags, strict=True)]
        name, note = (
            cells[at].strip() if at is not None and at < len(cells) else "" for at in (layout.name, layout.note)
        )
        yield BilingualSegment(name or str(number), sides[0], sides[1], place, (note,) if note else ())


def _layout(path: Path, sample: Sequence[Row], asked: Languages | None) -> tuple[_Layout, bool]:
    """Return the layout of a table and whether its first row is a header."""
    header = sample[0][1]
    named = language_columns(header)
    if named:
        return _of_languages(path, header, named, asked), True
    sides = names_sides(header) or _of_alignment(header)
    if not sides and {"term", "concept"} <= {heading.strip().casefold() for heading in header}:
        raise UnreadableFile(f"{path}: a list of terms, no table of two texts")
    places = sides or (0, 1)
    body = sample[1:] if sides else sample
    tags = _by_script(
        path, [(cells[places[0]], cells[places[1]]) for _, cells in body if len(cells) > max(places)], asked
    )
    turned = asked is not None and not includes(asked[0], tags[0])
    layout = _Layout(
        places, tags, _column(header, _NAMES) if sides else None, _column(header, _NOTES) if sides else None
    )
    return (_Layout(places[::-1], tags[::-1], layout.name, layout.note) if turned else layout), bool(sides)


def _of_alignment(header: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of source and proposal, as `yiku align` writes them; None where not both are there."""
    names = [heading.strip().casefold() for heading in header]
    return (names.index("source"), names.index("proposal")) if {"source", "proposal"} <= set(names) else None


def _of_languages(path: Path, header: Sequence[str], named: list[tuple[int, str]], asked: Languages | None) -> _Layout:
    if asked is None:
        chosen = [column for column in named if language_code(column[1]).split("-")[0] in {"zh", "en"}]
        codes = {language_code(tag) for _, tag in chosen}
        pair = chosen[:2] if len(chosen) == len(codes) == 2 else named[:2]
    else:
        pair = [column for code in asked for column in named if includes(code, language_code(column[1]))][:2]
    if len({language_code(tag) for _, tag in pair}) < 2:
        found = ", ".join(tag for _, tag in named)
        raise LanguageMismatch(f"{path}: has columns in {found}: name two of them with --from and --to")
    (first, source), (second, target) = pair
    return _Layout((first, second), (source, target), _column(header, _NAMES), _column(header, _NOTES))


def _by_script(path: Path, pairs: list[tuple[str, str]], asked: Languages | None) -> tuple[str, str]:
    """Return the languages of two columns, told by script where one is Chinese, else those asked for."""
    chinese_first = first_is_chinese(pairs)
    if chinese_first is None:
        if asked is None or any(code.startswith("zh") for code in asked):
            raise UnreadableFile(
                f"{path}: neither a header nor Chinese text tells the two languages; name them in a header: zh, en"
            )
        return asked
    either = asked or ("zh", "en")
    chinese = next((code for code in either if code.startswith("zh")), "zh")
    other = next((code for code in either if not code.startswith("zh")), "en")
    return (chinese, other) if chinese_first else (other, chinese)


def _column(header: Sequence[str], names: set[str]) -> int | None:
    return next((at for at, heading in enumerate(header) if heading.strip().casefold() in names), None)
