"""An alignment as XLIFF 2.1: the report with what memory and termbase have for it, for a translation editor to open."""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from corpora.document import Block, Segment
from corpora.text.units import compares_characters

from ..alignment import AlignedSegment, Alignment
from ..unit import Match
from .wording import origin_in_words
from .xliff_content import (
    Suggestion,
    codes_between,
    codes_of,
    document_notes,
    is_translated,
    lay_out,
    match_details,
    prefilling,
    segment_notes,
    suggestions,
    terms_with_equivalents,
    units_of,
)
from .xliff_inline import XLIFF, OriginalData, Tag, append_content, carried, facing, fit, tags

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"

_ROOT = f'<xliff xmlns="{XLIFF}" xmlns:mtc="{MATCHES}" xmlns:gls="{GLOSSARY}" xmlns:mda="{METADATA}"/>'
_TYPES = {"context": "icm", "exact": "tm", "value": "am", "fuzzy": "tm", "nearest": "tm"}
_TEXTS = {f"{{{XLIFF}}}{name}" for name in ("source", "target", "note", "data")} | {
    f"{{{GLOSSARY}}}term",
    f"{{{GLOSSARY}}}translation",
    f"{{{METADATA}}}meta",
}


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as XLIFF 2.1, one unit a block; the languages are codes (zh, zh-Hant, en).

    A target is filled from a rate of PREFILLED on. A character that XML cannot hold becomes `cp` in a text and is lost
    in a note. Raises OSError where the file cannot be written.
    """
    root = etree.fromstring(_ROOT)
    root.set("version", "2.1")
    root.set("srcLang", alignment.source_language)
    root.set("trgLang", alignment.target_language)
    _append_file(root, alignment)
    lay_out(root, _TEXTS)
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _append_file(root: etree._Element, alignment: Alignment) -> None:
    file = etree.SubElement(root, f"{{{XLIFF}}}file", id="f1", original=fit(alignment.document.path))
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _append_notes(file, document_notes(alignment.document, alignment.signature))
    spaced = not compares_characters(alignment.target_language)
    for block, segments in units_of(alignment):
        fixed = {} if is_translated(block) else {"translate": "no"}
        _append_unit(file, block, segments, spaced, **fixed)
    if not alignment.document.blocks:
        etree.SubElement(file, f"{{{XLIFF}}}group", id="empty")


def _append_unit(
    file: etree._Element, block: Block, segments: Sequence[AlignedSegment], spaced: bool, **attributes: str
) -> None:
    unit = etree.SubElement(file, f"{{{XLIFF}}}unit", {"id": block.id, "type": f"yiku:{block.kind}", **attributes})
    _append_matches(unit, segments)
    _append_glossary(unit, segments)
    _append_notes(unit, _block_notes(block, segments))
    data = OriginalData()
    gaps, between = block.gaps(), codes_between(block)
    codes = [codes for i, found in enumerate(segments) for codes in (between[i], found.segment.codes)] + [between[-1]]
    placed = tags(codes)
    body = [_gap(gaps[0], placed[0], None, data)]
    for i, found in enumerate(segments, start=1):
        joint = (" " if spaced else "") if i < len(segments) else None
        body += [_segment(found, placed[2 * i - 1], data), _gap(gaps[i], placed[2 * i], joint, data)]
    data.append_to(unit)
    unit.extend([element for element in body if element is not None])


def _gap(text: str, placed: Sequence[Tag], joint: str | None, data: OriginalData) -> etree._Element | None:
    """Return what stands between two segments, `joint` in the target language; at the edges of a unit that is None."""
    joins = joint is not None and not placed and not text.strip() and joint != text
    if not text and not placed and not joins:
        return None
    ignorable = etree.Element(f"{{{XLIFF}}}ignorable")
    append_content(etree.SubElement(ignorable, f"{{{XLIFF}}}source"), text, placed, data)
    if joins:
        etree.SubElement(ignorable, f"{{{XLIFF}}}target").text = joint
    return ignorable


def _segment(found: AlignedSegment, placed: Sequence[Tag], data: OriginalData) -> etree._Element:
    segment = etree.Element(f"{{{XLIFF}}}segment", id=found.segment.id)
    append_content(etree.SubElement(segment, f"{{{XLIFF}}}source"), found.segment.text, placed, data)
    best = prefilling(found)
    if best is not None:
        kept = carried(placed, found.segment.text, best.proposal)
        as_it_was = best.proposal == best.target and len(kept) == len(placed)
        segment.set("state", "translated" if as_it_was else "initial")
        segment.set("subState", f"yiku:{best.kind}")
        append_content(etree.SubElement(segment, f"{{{XLIFF}}}target"), best.proposal, kept, data)
    return segment


def _append_notes(parent: etree._Element, said: Sequence[tuple[str, str]]) -> None:
    if said:
        notes = etree.SubElement(parent, f"{{{XLIFF}}}notes")
        for number, (category, text) in enumerate(said, start=1):
            etree.SubElement(notes, f"{{{XLIFF}}}note", id=f"n{number}", category=category).text = fit(text)


def _block_notes(block: Block, segments: Sequence[AlignedSegment]) -> list[tuple[str, str]]:
    said = [("kind", block.kind), ("paragraph", block.paragraph), ("label", block.label)]
    notes = [(category, text) for category, text in said if text]
    for found in segments:
        prefix = f"{found.segment.id}: " if len(segments) > 1 else ""
        notes += [(category, prefix + text) for category, text in segment_notes(found)]
    return notes


def _append_matches(unit: etree._Element, segments: Sequence[AlignedSegment]) -> None:
    offered = [(found.segment, suggestion) for found in segments for suggestion in suggestions(found)]
    if offered:
        matches = etree.SubElement(unit, f"{{{MATCHES}}}matches")
        for segment, suggestion in offered:
            _append_match(matches, segment, suggestion)


def _type(suggestion: Suggestion) -> str:
    """Return the type of a match: what the memory has behind a proposal with values carried over is `tm`."""
    match = suggestion.match
    if suggestion.carried:
        return "am"
    return "tm" if match.proposal != match.target else _TYPES[suggestion.kind]


def _append_match(matches: etree._Element, segment: Segment, suggestion: Suggestion) -> None:
    match = suggestion.match
    element = etree.SubElement(
        matches,
        f"{{{MATCHES}}}match",
        id=f"m{len(matches) + 1}",
        ref=f"#{segment.id}",
        type=_type(suggestion),
        subType=f"yiku:{suggestion.kind}",
        matchQuality=str(suggestion.quality),
        similarity=f"{100 * match.similarity:.2f}",
    )
    origin = origin_in_words(match.unit.origin, match.memory)
    if origin:
        element.set("origin", fit(origin))
    _append_metadata(element, match, carried=suggestion.carried)
    codes = tags([codes_of(match, match.source)])[0]
    opposite = facing(codes, codes_of(match, suggestion.target))
    data = OriginalData()
    texts = [etree.Element(f"{{{XLIFF}}}{name}") for name in ("source", "target")]
    append_content(texts[0], match.source, codes, data)
    append_content(texts[1], suggestion.target, opposite, data)
    data.append_to(element)
    element.extend(texts)


def _append_metadata(element: etree._Element, match: Match, *, carried: bool) -> None:
    group = etree.SubElement(
        etree.SubElement(element, f"{{{METADATA}}}metadata"), f"{{{METADATA}}}metaGroup", category="yiku"
    )
    for kind, text in match_details(match, carried=carried):
        etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = fit(text)


def _append_glossary(unit: etree._Element, segments: Sequence[AlignedSegment]) -> None:
    """Append the terms of a unit that have equivalents: the format has no entry without one."""
    terms = terms_with_equivalents(segments)
    if not terms:
        return
    glossary = etree.SubElement(unit, f"{{{GLOSSARY}}}glossary")
    for number, (place, hit) in enumerate(terms, start=1):
        entry = etree.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry", id=f"g{number}", ref=f"#{place}")
        etree.SubElement(entry, f"{{{GLOSSARY}}}term", source=fit(hit.concept)).text = fit(hit.text)
        for target in hit.targets:
            etree.SubElement(entry, f"{{{GLOSSARY}}}translation", source=fit(hit.concept)).text = fit(target)
