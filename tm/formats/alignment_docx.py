"""An alignment as a Word document: one table, source beside proposal, headings and footnotes in their places."""

from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpora.document import Block, Code
from corpora.text.units import compares_characters

from ..alignment import AlignedSegment, Alignment
from ..unit import Match
from .docx_package import FOOTER_RELATION, HEADING_SIZES, WORD, package
from .docx_text import Marked, append_run, append_text, element
from .fonts import LATIN_SERIF, east_asian_serif, locale
from .stretches import differing, in_words
from .wording import KINDS, fragment_in_words, nearest_instead, origin_in_words, within_in_words
from .xliff_content import prefilling
from .xliff_inline import UNFIT, carried, tags

WIDTHS = (1000, 5750, 5750, 2500)
"""How wide the columns are: label, source, proposal, match; in twentieths of a point, together a landscape A4 page."""

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHADES = {
    "101": "C6E0B4",
    "100": "E2EFDA",
    "99": "DDEBF7",
    "95-98": "E2EFDA",
    "85-94": "FFF2CC",
    "75-84": "FFE699",
    "50-74": "F8CBAD",
}
_DIFFERENT = {"color": "C00000", "u": "single"}
_CARRIED = {"b": None, "color": "7030A0"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as a Word document, a row for each segment.

    Raises OSError where the file cannot be written.
    """
    root = etree.Element(f"{{{WORD}}}document", nsmap={"w": WORD, "r": _RELATIONS})
    body = element(root, "body")
    _append_opening(body, alignment)
    table = _table(body, alignment)
    previous: Block | None = None
    for found in alignment.segments:
        _append_row(table, found, alignment, first=found.block != previous)
        previous = found.block
    element(body, "p")
    _append_section(body)
    path.write_bytes(_packed(root, alignment))


def _packed(root: etree._Element, alignment: Alignment) -> bytes:
    languages = alignment.source_language, alignment.target_language
    han = [language for language in languages if compares_characters(language)]
    others = [language for language in languages if not compares_characters(language)]
    locales = locale((others or ["en"])[0]), locale((han or ["zh"])[0])
    title = UNFIT.sub("", alignment.document.title or alignment.document.symbol or "")
    return package(root, title, LATIN_SERIF, east_asian_serif(*han), locales)


def _append_opening(body: etree._Element, alignment: Alignment) -> None:
    """Append what report this is and how much of it the memory has."""
    document = alignment.document
    for style, text in (("Title", document.title), ("Beside", document.symbol), ("Beside", document.date)):
        if text:
            append_run(_paragraph(body, style), text)
    counts = [f"{count.band}: {count.segments}" for count in alignment.bands if count.segments]
    append_run(_paragraph(body, "Beside"), f"Segments by match rate: {'; '.join(counts)}" if counts else "No segments.")
    append_run(_paragraph(body, "Beside"), alignment.signature)
    for remark in document.remarks:
        append_run(_paragraph(body, "Beside"), remark)


def _paragraph(parent: etree._Element, style: str | None = None) -> etree._Element:
    paragraph = element(parent, "p")
    if style:
        element(element(paragraph, "pPr"), "pStyle", val=style)
    return paragraph


def _table(body: etree._Element, alignment: Alignment) -> etree._Element:
    """Append the table with its head, which stands on each page."""
    table = element(body, "tbl")
    properties = element(table, "tblPr")
    element(properties, "tblW", w=str(sum(WIDTHS)), type="dxa")
    borders = element(properties, "tblBorders")
    for edge in _EDGES:
        element(borders, edge, val="single", sz="4", space="0", color="A6A6A6")
    element(properties, "tblLayout", type="fixed")
    grid = element(table, "tblGrid")
    for width in WIDTHS:
        element(grid, "gridCol", w=str(width))
    row = element(table, "tr")
    element(element(row, "trPr"), "tblHeader")
    heads = ("", f"source ({alignment.source_language})", f"proposal ({alignment.target_language})", "match")
    for place, head in enumerate(heads):
        append_run(_paragraph(_cell(row, place, "D9D9D9")), head, {"b": None})
    return table


def _cell(row: etree._Element, place: int, shade: str | None = None) -> etree._Element:
    cell = element(row, "tc")
    properties = element(cell, "tcPr")
    element(properties, "tcW", w=str(WIDTHS[place]), type="dxa")
    if shade:
        element(properties, "shd", val="clear", color="auto", fill=shade)
    return cell


def _append_row(table: etree._Element, found: AlignedSegment, alignment: Alignment, *, first: bool) -> None:
    row = element(table, "tr")
    element(element(row, "trPr"), "cantSplit")
    best = found.matches[0] if found.matches else None
    near = nearest_instead(found)
    offered = best or (near.match if near else None)
    style = _style(found.block)
    label = found.block.label or (found.block.kind if found.block.kind in {"table", "masthead"} else "")
    append_run(_paragraph(_cell(row, 0), "Beside"), label if first else "")
    source = _paragraph(_cell(row, 1), style)
    append_text(source, found.segment.text, found.segment.codes, _different(found, offered, alignment))
    beside = _cell(row, 2)
    target = _paragraph(beside, style)
    if best is not None:
        spans = tuple((edit.start, edit.end) for edit in best.edits)
        append_text(target, best.proposal, _codes(found, best), Marked(spans, _CARRIED))
    for text in _instead(found):
        append_run(_paragraph(beside, "Beside"), text)
    _append_match(_cell(row, 3, _SHADES.get(found.band) if best else None), found, best, alignment)


def _style(block: Block) -> str | None:
    if block.kind == "heading":
        return f"Heading{min(max(block.level or 1, 1), len(HEADING_SIZES))}"
    return {"title": "Title", "footnote": "FootnoteText"}.get(block.kind)


def _different(found: AlignedSegment, best: Match | None, alignment: Alignment) -> Marked | None:
    if best is None or best.kind in {"context", "exact"}:
        return None
    stretches = differing(best.source, found.segment.text, alignment.source_language)
    return Marked(tuple((each.start, each.end) for each in stretches), _DIFFERENT)


def _codes(found: AlignedSegment, best: Match) -> list[Code]:
    """Return the codes that a proposal takes over: as in XLIFF, from the rate on from which it is filled in."""
    if prefilling(found) is None:
        return []
    kept = carried(tags([found.segment.codes])[0], found.segment.text, best.proposal)
    return [replace(each.code, offset=each.offset) for each in kept]


def _instead(found: AlignedSegment) -> list[str]:
    """Return what the memory and the termbase have where there is no proposal."""
    near = nearest_instead(found)
    return [
        *([f"{near.match.source} = {near.match.target}"] if near else []),
        *map(fragment_in_words, found.fragments),
    ]


def _append_match(cell: etree._Element, found: AlignedSegment, best: Match | None, alignment: Alignment) -> None:
    """Append the rate and what a reviewer has to know of the match, or why there is none."""
    if best is None:
        near = nearest_instead(found)
        place = origin_in_words(replace(near.match.unit.origin, imported=None), near.match.memory) if near else ""
        for text in (found.why or "", place, _like(found)):
            append_run(_paragraph(cell, "Beside"), text)
        return
    append_run(_paragraph(cell), f"{best.rate} {KINDS[best.kind]}", {"b": None})
    said = [origin_in_words(replace(best.unit.origin, imported=None), best.memory), _like(found)]
    if best.kind == "fuzzy":
        stretches = differing(best.source, found.segment.text, alignment.source_language)
        said.append(in_words(stretches, found.segment.text))
    if best.unwitnessed:
        said.append(f"to check: {'; '.join(best.unwitnessed)}")
    for text in said:
        if text:
            append_run(_paragraph(cell, "Beside"), text)


def _like(found: AlignedSegment) -> str:
    return f"like {within_in_words(found.within)}" if found.within else ""


def _append_section(body: etree._Element) -> None:
    section = element(body, "sectPr")
    footer = element(section, "footerReference", type="default")
    footer.set(f"{{{_RELATIONS}}}id", FOOTER_RELATION)
    element(section, "pgSz", w="16838", h="11906", orient="landscape")
    margins = {"top": "1134", "right": "919", "bottom": "1134", "left": "919"}
    element(section, "pgMar", **margins, header="567", footer="567", gutter="0")
