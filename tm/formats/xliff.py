"""An alignment as XLIFF 2.1: the report with what memory and termbase have for it, for a translation editor to open."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpora.document import Block, Code, Document, Segment
from corpora.text.units import compares_characters
from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Alignment
from ..unit import Match, Side
from .wording import origin_in_words
from .xliff_inline import XLIFF, OriginalData, Tag, append_content, carried, facing, fit, tags

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
PREFILLED = 99
"""The match rate from which on a target is filled with the proposal."""

_ROOT = f'<xliff xmlns="{XLIFF}" xmlns:mtc="{MATCHES}" xmlns:gls="{GLOSSARY}" xmlns:mda="{METADATA}"/>'
_TYPES = {"context": "icm", "exact": "tm", "value": "am", "fuzzy": "tm"}
_TEXTS = {f"{{{XLIFF}}}{name}" for name in ("source", "target", "note", "data")} | {
    f"{{{GLOSSARY}}}term",
    f"{{{GLOSSARY}}}translation",
    f"{{{METADATA}}}meta",
}


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as XLIFF 2.1, one unit a block; the languages are codes (zh, zh-Hant, en).

    A target is filled from PREFILLED on. A character that XML cannot hold becomes `cp` in a text and is lost in a note.
    Raises OSError where the file cannot be written.
    """
    root = etree.fromstring(_ROOT)
    root.set("version", "2.1")
    root.set("srcLang", alignment.source_language)
    root.set("trgLang", alignment.target_language)
    _append_file(root, alignment)
    _lay_out(root)
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _append_file(root: etree._Element, alignment: Alignment) -> None:
    document = alignment.document
    file = etree.SubElement(root, f"{{{XLIFF}}}file", id="f1", original=fit(document.path))
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _append_notes(file, _document_notes(document, alignment.signature))
    aligned = {found.segment.id: found for found in alignment.segments}
    spaced = not compares_characters(alignment.target_language)
    for block in document.blocks:
        whole = Segment(f"{block.id}s0", 0, len(block.text), block.text, block.codes)
        if block.segments:
            _append_unit(file, block, [aligned[segment.id] for segment in block.segments], spaced)
        elif block.text or block.codes:
            only = replace(block, segments=(whole,))
            _append_unit(file, only, [AlignedSegment(only, whole, (), (), "none")], spaced, translate="no")
    if not document.blocks:
        etree.SubElement(file, f"{{{XLIFF}}}group", id="empty")


def _document_notes(document: Document, signature: str) -> list[tuple[str, str]]:
    said = [("title", document.title), ("symbol", document.symbol), ("date", document.date), ("signature", signature)]
    notes = [(category, text) for category, text in said if text]
    notes += [("furniture", text) for text in document.furniture]
    return notes + [("remark", text) for text in document.remarks]


def _append_unit(
    file: etree._Element, block: Block, segments: Sequence[AlignedSegment], spaced: bool, **attributes: str
) -> None:
    unit = etree.SubElement(file, f"{{{XLIFF}}}unit", {"id": block.id, "type": f"yiku:{block.kind}", **attributes})
    _append_matches(unit, segments)
    _append_glossary(unit, segments)
    _append_notes(unit, _block_notes(block, segments))
    data = OriginalData()
    gaps, between = block.gaps(), _codes_between(block)
    codes = [codes for i, found in enumerate(segments) for codes in (between[i], found.segment.codes)] + [between[-1]]
    placed = tags(codes)
    body = [_gap(gaps[0], placed[0], None, data)]
    for i, found in enumerate(segments, start=1):
        joint = (" " if spaced else "") if i < len(segments) else None
        body += [_segment(found, placed[2 * i - 1], data), _gap(gaps[i], placed[2 * i], joint, data)]
    data.append_to(unit)
    unit.extend([element for element in body if element is not None])


def _codes_between(block: Block) -> list[list[Code]]:
    """Return the codes that no segment has, at offsets into the gaps before, between and after the segments."""
    within = [replace(code, offset=code.offset + segment.start) for segment in block.segments for code in segment.codes]
    between: list[list[Code]] = [[] for _ in range(len(block.segments) + 1)]
    for code in block.codes:
        if code in within:
            within.remove(code)
            continue
        gap = sum(segment.end <= code.offset for segment in block.segments)
        start = block.segments[gap - 1].end if gap else 0
        between[gap].append(replace(code, offset=code.offset - start))
    return between


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
    best = found.matches[0] if found.matches else None
    if best is not None and best.rate >= PREFILLED:
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
        if found.why:
            notes.append(("why", prefix + found.why))
        if found.repeats:
            notes.append(("repeats", prefix + found.repeats))
    return notes


def _append_matches(unit: etree._Element, segments: Sequence[AlignedSegment]) -> None:
    if not any(found.matches for found in segments):
        return
    matches = etree.SubElement(unit, f"{{{MATCHES}}}matches")
    for found in segments:
        for match in found.matches:
            if match.proposal != match.target:
                _append_match(matches, found.segment, match, match.proposal, "am", match.rate)
                _append_match(matches, found.segment, match, match.target, "tm", min(match.rate, PREFILLED - 1))
            else:
                _append_match(matches, found.segment, match, match.target, _TYPES[match.kind], min(match.rate, 100))


def _append_match(
    matches: etree._Element, segment: Segment, match: Match, target: str, kind: str, quality: int
) -> None:
    element = etree.SubElement(
        matches,
        f"{{{MATCHES}}}match",
        id=f"m{len(matches) + 1}",
        ref=f"#{segment.id}",
        type=kind,
        subType=f"yiku:{match.kind}",
        matchQuality=str(min(quality, 100)),
        similarity=f"{100 * match.similarity:.2f}",
    )
    origin = origin_in_words(match.unit.origin)
    if origin:
        element.set("origin", fit(origin))
    _append_metadata(element, match, repaired=target != match.target)
    codes = tags([_codes(match, match.source)])[0]
    opposite = facing(codes, _codes(match, target))
    data = OriginalData()
    texts = [etree.Element(f"{{{XLIFF}}}{name}") for name in ("source", "target")]
    append_content(texts[0], match.source, codes, data)
    append_content(texts[1], target, opposite, data)
    data.append_to(element)
    element.extend(texts)


def _codes(match: Match, text: str) -> tuple[Code, ...]:
    """Return the codes of the side of the unit that has this very text: their offsets would be wrong in any other."""
    sides: tuple[Side, Side] = (match.unit.source, match.unit.target)
    return next((side.codes for side in sides if side.text == text), ())


def _append_metadata(element: etree._Element, match: Match, repaired: bool) -> None:
    origin = match.unit.origin
    said = [
        ("unit", None if match.unit.id is None else str(match.unit.id)),
        ("rate", str(match.rate)),
        ("document", origin.document),
        ("symbol", origin.symbol),
        ("paragraph", origin.paragraph),
        ("date", origin.date),
        ("imported", origin.imported),
        ("by", origin.by),
        *(("carried over", f"{edit.kind}: {edit.old} → {edit.new}") for edit in match.edits if repaired),
        *(("to check", value) for value in match.unwitnessed),
    ]
    group = etree.SubElement(
        etree.SubElement(element, f"{{{METADATA}}}metadata"), f"{{{METADATA}}}metaGroup", category="yiku"
    )
    for kind, text in said:
        if text is not None:
            etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = fit(text)


def _append_glossary(unit: etree._Element, segments: Sequence[AlignedSegment]) -> None:
    """Append the terms of a unit that have equivalents, each once: the format has no entry without one."""
    hits: dict[tuple[str, str], tuple[str, TermHit]] = {}
    for found in segments:
        for hit in found.terms:
            if hit.targets:
                hits.setdefault((hit.concept, hit.text), (found.segment.id, hit))
    if not hits:
        return
    glossary = etree.SubElement(unit, f"{{{GLOSSARY}}}glossary")
    for number, (place, hit) in enumerate(hits.values(), start=1):
        entry = etree.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry", id=f"g{number}", ref=f"#{place}")
        etree.SubElement(entry, f"{{{GLOSSARY}}}term", source=fit(hit.concept)).text = fit(hit.text)
        for target in hit.targets:
            etree.SubElement(entry, f"{{{GLOSSARY}}}translation", source=fit(hit.concept)).text = fit(target)


def _lay_out(element: etree._Element, depth: int = 0) -> None:
    """Put each element on a line of its own, except inside texts, where white space counts."""
    if element.tag in _TEXTS or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    element[-1].tail = "\n" + " " * depth
