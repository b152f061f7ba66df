"""A glossary as people keep it: a row a concept, a column a language, synonyms divided by semicolons or bars."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from corpora.errors import UnreadableFile
from corpora.files.columns import chinese_and_other, first_is_chinese, language_columns, names_sides
from corpora.files.skips import Skips
from corpora.text.languages import language_code, language_of

from ..concept import Concept, Kept, Term
from .headings import CONCEPT_PREFIX, Headings
from .sources import split_sources

Row = tuple[int, list[str]]

_SAMPLE = 200
_SYNONYMS = re.compile(r"[;；|]")
_OF_CONCEPTS = ("concept", "subject", "definition", "note", "source")


def read_glossary(path: Path, table: Iterator[Row], skips: Skips) -> Iterator[Concept]:
    """Yield a concept for each row; the first term of a language is preferred, its synonyms are admitted.

    The columns are told by a header that names two languages or source and target, else they are two texts and an
    origin, the language of each told by script. A row that cannot be taken is counted in `skips`. Raises UnreadableFile
    where neither a header nor the script tells the languages.
    """
    first = next(table)
    languages, sides = language_columns(first[1]), names_sides(first[1])
    if languages:
        yield from _read_named(table, first[1], languages, skips)
    elif sides:
        yield from _read_unnamed(path, table, Headings.of(_without(first[1], sides)), sides, skips)
    else:
        width = max(2, len(first[1]))
        header = ["", "", "source", *(f"column {place}" for place in range(4, width + 1))][:width]
        yield from _read_unnamed(path, chain([first], table), Headings.of(header), (0, 1), skips)


def _without(header: list[str], sides: tuple[int, int]) -> list[str]:
    """Return a header in which the two columns of text have no heading: "source" would be where a term is from."""
    return ["" if place in sides else heading for place, heading in enumerate(header)]


def _read_named(
    table: Iterator[Row], header: list[str], languages: list[tuple[int, str]], skips: Skips
) -> Iterator[Concept]:
    places = {place for place, _ in languages}
    headings = Headings.of(["" if place in places else heading for place, heading in enumerate(header)])
    for number, cells in table:
        texts = [(tag, cells[place]) for place, tag in languages if place < len(cells)]
        yield from _concept(texts, cells, headings, places, f"line {number}", skips)


def _read_unnamed(
    path: Path, table: Iterator[Row], headings: Headings, sides: tuple[int, int], skips: Skips
) -> Iterator[Concept]:
    sample = list(islice(table, _SAMPLE))
    pairs = [(cells[sides[0]], cells[sides[1]]) for _, cells in sample if max(sides) < len(cells)]
    chinese_first = first_is_chinese(pairs)
    if chinese_first is None and sample:
        raise UnreadableFile(
            f"{path}: line {sample[0][0]}: no column is Chinese beside another; name the languages in a header: zh,en"
        )
    for number, cells in chain(sample, table):
        first, second = (cells[side].strip() if side < len(cells) else "" for side in sides)
        place = f"line {number}"
        if first and second:
            told = chinese_and_other(first, second, bool(chinese_first))
            if told is None:
                skips.add("both sides are Chinese", place)
                continue
            texts = [("zh", told[0]), ("en", told[1])]
        else:
            texts = [(language_of(first + second), first + second)]
        yield from _concept(texts, cells, headings, set(sides), place, skips)


def _concept(
    texts: list[tuple[str, str]], cells: list[str], headings: Headings, sides: set[int], place: str, skips: Skips
) -> Iterator[Concept]:
    row = headings.row(cells, place, skips)
    if row is None:
        return
    terms = _terms(texts, place, skips)
    if not terms:
        skips.add("no term", place)
        return
    unknown = {at: name.removeprefix(CONCEPT_PREFIX) for at, name in headings.unknown.items() if at not in sides}
    kept = Headings({}, unknown).kept(cells)
    kept += [Kept("table", name, cell) for name, cell in row.items() if name not in _OF_CONCEPTS and cell]
    yield Concept(
        id=row.get("concept", "").strip(),
        terms=tuple(terms),
        subject=row.get("subject", "").strip() or None,
        definition=row.get("definition") or None,
        note=row.get("note") or None,
        sources=split_sources(row.get("source", "")),
        kept=tuple(kept),
    )


def _terms(texts: list[tuple[str, str]], place: str, skips: Skips) -> list[Term]:
    terms: list[Term] = []
    for tag, cell in texts:
        language = language_code(tag)
        for text in filter(None, map(str.strip, _SYNONYMS.split(cell))):
            mine = [term.text for term in terms if term.language == language]
            if text in mine:
                skips.add("a term that its concept has already", place)
            else:
                terms.append(Term(text, language, tag, status="admitted" if mine else "preferred"))
    return terms
