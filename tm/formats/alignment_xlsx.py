"""An alignment as an Excel workbook: the segments with their best matches, the leverage, the terms."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from ..alignment import AlignedSegment, Alignment, Nearest
from ..unit import Match
from .fonts import sans
from .stretches import differing, in_words
from .wording import (
    KINDS,
    changes_in_words,
    differences_from,
    distinct,
    edits_in_words,
    fragment_in_words,
    nearest_instead,
    origin_in_words,
    term_in_words,
    why_in_words,
)
from .xliff_content import terms_with_equivalents
from .xlsx_sheet import Cell, Number, Sheet, Style, Styles, fit_for_sheet, with_free_heights

COLUMNS = {
    "id": 8,
    "paragraph": 9,
    "kind": 9,
    "source": 48,
    "proposal": 48,
    "rate": 6,
    "match": 9,
    "differences": 30,
    "origin": 24,
    "terms": 32,
    "why": 32,
    "memory source": 36,
    "memory target": 36,
    "memory file": 24,
    "like an earlier segment": 12,
    "fragments": 48,
    "nearest rate": 8,
    "nearest source": 36,
    "nearest target": 36,
    "nearest origin": 24,
    "nearest differences": 30,
    "band": 8,
    "values carried over": 24,
    "values to check": 24,
}
"""The headings of the segments and how wide their columns are; headings and what they hold are those of the CSV."""

_LINE: Style = {"bottom": 1, "bottom_color": "#D9D9D9"}
_BASE: Style = {"font_name": sans("en"), "font_size": 10, "valign": "top", "text_wrap": True, **_LINE}
_HEAD: Style = {**_BASE, "bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "valign": "vcenter"}
_BESIDE: Style = {"bold": False, "font_size": 9, "font_color": "#595959"}
_DIFFERENT: Style = {"font_color": "#C00000", "underline": 1}
_CARRIED: Style = {"font_color": "#7030A0", "bold": True}
_SHADES = {
    "101": "#A9D08E",
    "100": "#C6E0B4",
    "99": "#DDEBF7",
    "95-98": "#E2EFDA",
    "85-94": "#FFF2CC",
    "75-84": "#FFE699",
    "50-74": "#F8CBAD",
    "none": "#FFFFFF",
}
# Any moment that stays: the same report and library give the same bytes.
_CREATED = datetime(2000, 1, 1)


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as a workbook of three sheets.

    No text is run as a formula; one that is longer than a cell holds goes on in the next row. Raises TooLarge past the
    rows of a sheet, OSError where the file cannot be written.
    """
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        title = alignment.document.title or alignment.document.symbol or ""
        workbook.set_properties({"title": fit_for_sheet(title)[:200], "created": _CREATED})
        styles = Styles(workbook)
        _segments(workbook, styles, alignment)
        _leverage(workbook, styles, alignment)
        _terms(workbook, styles, alignment)
    path.write_bytes(with_free_heights(content.getvalue()))


def _table(workbook: Workbook, styles: Styles, name: str, columns: dict[str, int]) -> Sheet:
    """Return a new sheet with its header in place: frozen, on each printed page, fitting the width of a page."""
    worksheet = workbook.add_worksheet(name)
    for place, width in enumerate(columns.values()):
        worksheet.set_column(place, place, width)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(9)  # A4
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&C&P / &N")
    sheet = Sheet(worksheet, styles, tuple(columns.values()))
    sheet.append([Cell(heading, _HEAD) for heading in columns])
    return sheet


def _segments(workbook: Workbook, styles: Styles, alignment: Alignment) -> None:
    sheet = _table(workbook, styles, "Segments", COLUMNS)
    for found in alignment.segments:
        sheet.append(_row(found, alignment))
    sheet.sheet.freeze_panes(1, list(COLUMNS).index("source"))
    last = max(sheet.rows - 1, 1)
    sheet.sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.sheet.print_area(0, 0, last, list(COLUMNS).index("differences"))  # all columns would be too small to read


def _row(found: AlignedSegment, alignment: Alignment) -> list[Cell | Number | None]:
    best = found.matches[0] if found.matches else None
    near = nearest_instead(found)
    source = {**_BASE, "font_name": sans(alignment.source_language)}
    target = {**_BASE, "font_name": sans(alignment.target_language)}
    if found.block.kind in {"title", "heading"}:
        source["bold"] = target["bold"] = True
    stretches = differences_from(found, alignment.source_language)
    marked = differing(near.match.source, found.segment.text, alignment.source_language) if near else stretches
    beside = [
        in_words(stretches, found.segment.text),
        origin_in_words(best.unit.origin) if best else "",
        "; ".join(map(term_in_words, distinct(found.terms))),
        why_in_words(found, "\n"),
    ]
    return [
        *(Cell(text, _BASE) for text in (found.segment.id, found.block.paragraph or "", found.block.kind)),
        Cell(found.segment.text, source, [(each.start, each.end) for each in marked], _DIFFERENT),
        _proposal(best, target),
        Number(best.rate, {**_BASE, "align": "center", "bg_color": _SHADES[found.band]}) if best else Cell("", _BASE),
        Cell(best.kind if best else "", _BASE),
        *(Cell(text, _mixed(alignment)) for text in beside),
        Cell(best.source if best else "", {**source, **_BESIDE}),
        Cell(best.target if best else "", {**target, **_BESIDE}),
        Cell((best.memory or "") if best else "", {**_BASE, **_BESIDE}),
        Cell(f"{found.within.segment} {found.within.rate}" if found.within else "", {**_BASE, **_BESIDE}),
        Cell("\n".join(map(fragment_in_words, found.fragments)), _mixed(alignment)),
        *_nearest(near, {**source, **_BESIDE}, {**target, **_BESIDE}),
        Cell(found.band, {**_BASE, **_BESIDE}),
        Cell(edits_in_words(best) if best else "", _mixed(alignment)),
        Cell("; ".join(best.unwitnessed) if best else "", _mixed(alignment)),
    ]


def _nearest(near: Nearest | None, source: Style, target: Style) -> list[Cell | Number | None]:
    """Return the cells of the nearest unit, empty where a match is shown."""
    if near is None:
        return [Cell("", _BASE)] * 5
    return [
        Number(near.match.rate, {**_BASE, **_BESIDE, "align": "center"}),
        Cell(near.match.source, source),
        Cell(near.match.target, target),
        Cell(origin_in_words(near.match.unit.origin, near.match.memory), {**_BASE, **_BESIDE}),
        Cell(changes_in_words(near), source),
    ]


def _mixed(alignment: Alignment) -> Style:
    """Return the style of cells that hold both languages: the typeface of the one that has Han characters, if any."""
    typefaces = [sans(language) for language in (alignment.source_language, alignment.target_language)]
    return {**_BASE, **_BESIDE, "font_name": next((name for name in typefaces if name != sans("en")), sans("en"))}


def _proposal(best: Match | None, style: Style) -> Cell:
    if best is None:
        return Cell("", style)
    return Cell(best.proposal, style, [(edit.start, edit.end) for edit in best.edits], _CARRIED)


def _leverage(workbook: Workbook, styles: Styles, alignment: Alignment) -> None:
    sheet = _table(workbook, styles, "Leverage", {"match": 40, "segments": 12, "characters": 12, "share": 10})
    together = sum(count.characters for count in alignment.bands)
    percent = {**_BASE, "num_format": "0.0%"}
    for count in alignment.bands:
        share = count.characters / together if together else 0
        cells = Number(count.segments, _BASE), Number(count.characters, _BASE), Number(share, percent)
        sheet.append([Cell(_band(count.band), {**_BASE, "bg_color": _SHADES[count.band]}), *cells])
    document = alignment.document
    counts = [("repetitions, counted once", alignment.repetitions), ("terms of the termbase", alignment.terms)]
    for text, number in counts:
        sheet.append([Cell(text, _BASE), Number(number, _BASE)])
    named = [("title", document.title), ("symbol", document.symbol), ("date", document.date)]
    said = [f"{heading}: {text}" for heading, text in named if text]
    for text in (*said, alignment.signature, *document.remarks):
        sheet.append([Cell(text, _BASE)])


def _band(band: str) -> str:
    names = {"101": "context", "100": "exact", "99": "value"}
    return "under 50" if band == "none" else f"{band}  {KINDS[names.get(band, 'fuzzy')]}"


def _terms(workbook: Workbook, styles: Styles, alignment: Alignment) -> None:
    columns = {"term": 32, "equivalents": 48, "concept": 14, "segments": 10, "first in": 10}
    sheet = _table(workbook, styles, "Terms", columns)
    counts: dict[tuple[str, str], int] = {}
    for found in alignment.segments:
        for hit in distinct(found.terms):
            counts[hit.concept, hit.text] = counts.get((hit.concept, hit.text), 0) + 1
    source = {**_BASE, "font_name": sans(alignment.source_language)}
    target = {**_BASE, "font_name": sans(alignment.target_language)}
    for place, hit in terms_with_equivalents(alignment.segments):
        number = Number(counts[hit.concept, hit.text], _BASE)
        cells = Cell(hit.text, source), Cell(" | ".join(hit.targets), target), Cell(hit.concept, _BASE)
        sheet.append([*cells, number, Cell(place, _BASE)])
    sheet.sheet.autofilter(0, 0, max(sheet.rows - 1, 1), len(columns) - 1)
