"""An alignment as XLIFF 1.2, which most translation editors read: a group a block, a trans-unit a segment."""

from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lxml import etree

from corpora.document import Block

from ..alignment import AlignedSegment, Alignment
from .wording import distinct, origin_in_words, term_in_words
from .xliff12_inline import XLIFF12, append_content
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
from .xliff_inline import Tag, carried, facing, fit, tags

TOOL = "yiku"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = {f"{{{XLIFF12}}}{name}" for name in ("source", "target", "note", "context", "prop", "internal-file")}
_QUALIFIERS = {"context": "id-match", "exact": "exact-match", "value": "fuzzy-match", "fuzzy": "fuzzy-match"}


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as XLIFF 1.2; the languages are codes (zh, zh-Hant, en).

    A target is filled from a rate of PREFILLED on. A character that XML cannot hold becomes a `ph` in a text and is
    lost in a note and in the markup of a code. Raises OSError where the file cannot be written.
    """
    root = etree.Element(f"{{{XLIFF12}}}xliff", {"version": "1.2"}, nsmap={None: XLIFF12})  # type: ignore[dict-item]
    file = _child(root, "file")
    file.set("original", fit(alignment.document.path))
    file.set("source-language", alignment.source_language)
    file.set("target-language", alignment.target_language)
    file.set("datatype", "plaintext")
    file.set("tool-id", TOOL)
    file.set(_SPACE, "preserve")
    _append_header(file, alignment)
    body = _child(file, "body")
    for block, segments in units_of(alignment):
        _append_block(body, block, segments, alignment.target_language)
    lay_out(root, _TEXTS)
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _child(parent: etree._Element, element: str, content: str | None = None, /, **attributes: str) -> etree._Element:
    """Append an element to another and return it; "_" in the name of an attribute stands for "-"."""
    named = {name.replace("_", "-"): fit(value) for name, value in attributes.items()}
    made = etree.SubElement(parent, f"{{{XLIFF12}}}{element}", named)
    if content is not None:
        made.text = fit(content)
    return made


def _append_header(file: etree._Element, alignment: Alignment) -> None:
    """Append the glossary as rows of a table (term, equivalent, concept), the notes and the tool."""
    header = _child(file, "header")
    terms = terms_with_equivalents(alignment.segments)
    if terms:
        rows = [_row(hit.text, target, hit.concept) for _, hit in terms for target in hit.targets]
        _child(_child(header, "glossary"), "internal-file", "\n".join(rows), form="text/tab-separated-values")
    for category, text in document_notes(alignment.document, alignment.signature):
        _child(header, "note", f"{category}: {text}", **{"from": TOOL})
    try:
        number = version("yiku")
    except PackageNotFoundError:
        number = "unknown"
    _child(header, "tool", tool_id=TOOL, tool_name=TOOL, tool_version=number)


def _row(*cells: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _append_block(body: etree._Element, block: Block, segments: Sequence[AlignedSegment], language: str) -> None:
    group = _child(body, "group", id=block.id, restype=f"x-{block.kind}")
    said = [("x-kind", block.kind), ("x-paragraph", block.paragraph), ("x-label", block.label)]
    said.append(("linenumber", None if block.line is None else str(block.line)))
    _append_contexts(group, [(kind, text) for kind, text in said if text])
    gaps, between = block.gaps(), codes_between(block)
    codes = [codes for i, found in enumerate(segments) for codes in (between[i], found.segment.codes)] + [between[-1]]
    placed = tags(codes)
    for i, found in enumerate(segments):
        space = _append_gap(group, f"{block.id}g{i}", gaps[i], placed[2 * i])
        unit = _append_unit(group, found, placed[2 * i + 1], language)
        if not is_translated(block):
            unit.set("translate", "no")
        if space:
            _append_contexts(unit, [("x-space-before", space)])
    _append_gap(group, f"{block.id}g{len(segments)}", gaps[-1], placed[-1], last=True)


def _append_gap(group: etree._Element, id: str, text: str, placed: Sequence[Tag], *, last: bool = False) -> str:
    """Append what stands between two segments as a unit that is not translated; white space alone is returned instead.

    An editor would show every space between two sentences as a segment: the unit behind the space tells of it.
    """
    if not placed and not (last and text):
        return text
    unit = _child(group, "trans-unit", id=id, translate="no")
    append_content(_child(unit, "source"), text, placed)
    return ""


def _append_contexts(parent: etree._Element, said: Iterable[tuple[str, str]]) -> None:
    group = _child(parent, "context-group", purpose="information")
    for kind, text in said:
        _child(group, "context", text, context_type=kind)


def _append_unit(group: etree._Element, found: AlignedSegment, placed: Sequence[Tag], language: str) -> etree._Element:
    unit = _child(group, "trans-unit", id=found.segment.id)
    append_content(_child(unit, "source"), found.segment.text, placed)
    best = prefilling(found)
    if best is not None:
        kept = carried(placed, found.segment.text, best.proposal)
        as_it_was = best.proposal == best.target and len(kept) == len(placed)
        target = _target(unit, language, best.proposal, kept)
        target.set("state", "translated" if as_it_was else "needs-review-translation")
        target.set("state-qualifier", _QUALIFIERS[best.kind])
    for suggestion in suggestions(found):
        _append_match(unit, suggestion, language)
    for category, text in segment_notes(found):
        _child(unit, "note", f"{category}: {text}", **{"from": TOOL})
    for hit in distinct(found.terms):
        if hit.targets:
            _child(unit, "note", f"term: {term_in_words(hit)}", **{"from": TOOL, "annotates": "source"})
    return unit


def _target(parent: etree._Element, language: str, text: str, placed: Sequence[Tag]) -> etree._Element:
    target = _child(parent, "target")
    target.set(_LANGUAGE, language)
    append_content(target, text, placed)
    return target


def _append_match(unit: etree._Element, suggestion: Suggestion, language: str) -> None:
    """Append a match; its quality is a bare number, which editors read more surely than one with a per cent sign."""
    match = suggestion.match
    element = _child(unit, "alt-trans", match_quality=str(suggestion.quality), tool_id=TOOL, extradata=suggestion.kind)
    origin = origin_in_words(match.unit.origin, match.memory)
    if origin:
        element.set("origin", fit(origin))
    codes = tags([codes_of(match, match.source)])[0]
    append_content(_child(element, "source"), match.source, codes)
    _target(element, language, suggestion.target, facing(codes, codes_of(match, suggestion.target)))
    details = _child(element, "prop-group", name=TOOL)
    for kind, text in match_details(match, carried=suggestion.carried):
        _child(details, "prop", text, prop_type=kind)
