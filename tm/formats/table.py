"""Translation units as a table: a column a language, a row a unit, and beside them where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, product
from pathlib import Path

from corpora.errors import UnreadableFile
from corpora.files.columns import chinese_and_other, first_is_chinese, language_columns, names_sides
from corpora.files.skips import Skips
from corpora.files.tables import rows, write_rows
from corpora.text.languages import includes, language_code

from ..errors import LanguageMismatch
from ..unit import Side, Unit
from .headers import DETAILS, ORIGIN, column_names
from .table_fields import fields_of, unit_of

Row = tuple[int, list[str]]

_SAMPLE = 200
_CHINESE = ("zh", "zh-Hant")


def read(path: Path, skips: Skips, source: str = "zh", target: str = "en") -> Iterator[Unit]:
    """Yield the units of a table; `source` is the side of that language unless the column `original` says otherwise.

    The texts are in the columns whose headings name the languages; under `source` and `target`, or without a header
    (text, text, origin), script tells which text is Chinese. A row that cannot be taken is counted in `skips`; columns
    that are not known become properties. Raises LanguageMismatch where the header names other languages,
    UnreadableFile, HostileFile.
    """
    table = rows(path)
    first = next(table, None)
    if first is None:
        return
    header, asked = first[1], (source, target)
    languages, sides = language_columns(header), names_sides(header)
    if languages:
        pairs = _pairs(path, languages, asked)
        yield from _read_named(table, _Columns(header, {place for place, _ in languages}), pairs, asked, skips)
    elif sides:
        yield from _read_unnamed(path, table, _Columns(header, {*sides}), sides, asked, skips)
    else:
        columns = _Columns(["", "", "origin", *(f"column {place + 1}" for place in range(3, len(header)))], {0, 1})
        yield from _read_unnamed(path, chain([first], table), columns, (0, 1), asked, skips)


def write(path: Path, units: Iterable[Unit], delimiter: str = "\t") -> int:
    """Write units of one pair of languages and return how many they are; Chinese stands first.

    Raises LanguageMismatch for a unit of another pair than the first one's, OSError where the file cannot be written.
    """
    stream = iter(units)
    first = next(stream, None)
    pair = ("zh", "en") if first is None else _primary_pair(first)
    columns = ("original", *ORIGIN, *DETAILS, *(f"tag {language}" for language in pair), "properties", "codes")
    all_units = chain([] if first is None else [first], stream)
    lines = (_cells(path, unit, pair, columns) for unit in all_units)
    return write_rows(path, [*pair, *columns], lines, delimiter)


def _primary_pair(unit: Unit) -> tuple[str, str]:
    """Return the headings of the two texts: zh also for zh-Hant, unless that is the other text's language."""
    languages = sorted((unit.source.language, unit.target.language), key=lambda language: (language != "zh", language))
    first, second = (language.split("-")[0] for language in languages)
    if first == second:
        return languages[0], languages[1]
    return (second, first) if second == "zh" else (first, second)


def _cells(path: Path, unit: Unit, pair: tuple[str, str], columns: Sequence[str]) -> list[str]:
    if _primary_pair(unit) != pair:
        raise LanguageMismatch(
            f"{path}: a table holds one pair of languages, here {pair[0]} and {pair[1]}, and a unit has "
            f"{unit.source.language} and {unit.target.language}: choose the pair with --from and --to, or write TMX"
        )
    sides = unit.source, unit.target
    if not includes(pair[0], unit.source.language):
        sides = unit.target, unit.source
    cells = fields_of(unit)
    for heading, side in zip(pair, sides, strict=True):
        cells[f"tag {heading}"] = "" if side.tag == heading else side.tag
    return [sides[0].text, sides[1].text, *(cells[column] for column in columns)]


class _Columns:
    """What stands in the columns beside the texts."""

    def __init__(self, header: Sequence[str], texts: set[int]) -> None:
        beside = ["" if place in texts else heading.strip() for place, heading in enumerate(header)]
        known = column_names(beside)
        self.width = len(header)
        self._known = {place: name for place, name in enumerate(known) if name}
        self._tags = {
            heading.removeprefix("tag "): at for at, heading in enumerate(beside) if heading.startswith("tag ")
        }
        skipped = {*texts, *self._known, *self._tags.values()}
        self._others = {at: name or f"column {at + 1}" for at, name in enumerate(beside) if at not in skipped}

    def fields(self, cells: Sequence[str]) -> dict[str, str]:
        """Return the cells of the known columns by name."""
        return {name: cells[at] for at, name in self._known.items() if at < len(cells)}

    def others(self, cells: Sequence[str]) -> list[tuple[str, str]]:
        """Return what stands in the other columns, with their headings."""
        return [(name, cells[at]) for at, name in self._others.items() if at < len(cells) and cells[at]]

    def tag(self, heading: str, cells: Sequence[str]) -> str:
        """Return the tag of a text: the row's own where there is one, else the heading."""
        at = self._tags.get(heading, len(cells))
        return cells[at].strip() or heading if at < len(cells) else heading

    def overfull(self, cells: Sequence[str]) -> bool:
        """Tell whether there is text in more cells than there are headings."""
        return any(cell.strip() for cell in cells[self.width :])


Column = tuple[int, str]


def _pairs(path: Path, languages: list[Column], asked: tuple[str, str]) -> list[tuple[Column, Column]]:
    """Return the pairs of columns that have the languages asked for."""
    chosen = [[column for column in languages if _is_asked(column[1], asked[i], asked[1 - i])] for i in (0, 1)]
    if not all(chosen):
        found = ", ".join(tag for _, tag in languages)
        raise LanguageMismatch(
            f"{path}: has columns in {found}, not in {asked[0]} and {asked[1]}: name two of them with --from and --to"
        )
    return list(product(chosen[0], chosen[1]))


def _is_asked(tag: str, wanted: str, other: str) -> bool:
    code = language_code(tag)
    return includes(wanted, code) and code != other


def _read_named(
    table: Iterator[Row],
    columns: _Columns,
    pairs: Sequence[tuple[Column, Column]],
    asked: tuple[str, str],
    skips: Skips,
) -> Iterator[Unit]:
    for number, cells in table:
        for pair in pairs:
            texts = [cells[place] if place < len(cells) else "" for place, _ in pair]
            tags = [columns.tag(heading, cells) for _, heading in pair]
            if not all(_is_asked(tags[i], asked[i], asked[1 - i]) for i in (0, 1)):
                skips.add(f"the languages {tags[0]} and {tags[1]}", f"line {number}")
                continue
            yield from _unit(texts, tags, columns, cells, f"line {number}", skips)


def _read_unnamed(
    path: Path, table: Iterator[Row], columns: _Columns, places: tuple[int, int], asked: tuple[str, str], skips: Skips
) -> Iterator[Unit]:
    """Yield units whose languages script tells, where one of those asked for is Chinese; else the order tells."""
    sample = list(islice(table, _SAMPLE))
    by_script = (asked[0] in _CHINESE) != (asked[1] in _CHINESE)
    pairs = [(cells[places[0]], cells[places[1]]) for _, cells in sample if max(places) < len(cells)]
    chinese_first = first_is_chinese(pairs)
    if sample and (not pairs or (by_script and chinese_first is None)):
        raise UnreadableFile(
            f"{path}: line {sample[0][0]}: no text in {asked[0]} beside one in {asked[1]}; "
            "name the languages of the columns in a header: zh, en"
        )
    for number, cells in chain(sample, table):
        texts = [cells[place] if place < len(cells) else "" for place in places]
        if by_script and all(map(str.strip, texts)):
            told = chinese_and_other(texts[0], texts[1], bool(chinese_first))
            if told is None:
                skips.add("both sides Chinese", f"line {number}")
                continue
            texts = list(told if asked[0] in _CHINESE else told[::-1])
        yield from _unit(texts, asked, columns, cells, f"line {number}", skips)


def _unit(
    texts: Sequence[str], tags: Sequence[str], columns: _Columns, cells: list[str], place: str, skips: Skips
) -> Iterator[Unit]:
    """Yield the unit of a row, or nothing where it is no unit."""
    fault = None
    if not all(map(str.strip, texts)):
        fault = "a side without text"
    elif texts[0].strip() == texts[1].strip():
        fault = "both sides the same"
    elif columns.overfull(cells):
        fault = "more cells than the header has"
    if fault:
        skips.add(fault, place)
        return
    fields = columns.fields(cells)
    source, target = (Side(text, language_code(tag), tag) for text, tag in zip(texts, tags, strict=True))
    if fields.get("original", "").strip() and language_code(fields["original"]) == target.language:
        source, target = target, source
    yield unit_of((source, target), fields, columns.others(cells), place, skips)
