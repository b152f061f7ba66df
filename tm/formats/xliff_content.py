"""What both versions of XLIFF say of an alignment, in words and pieces: notes, proposals, codes between segments."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from corpora.document import Block, Code, Document, Segment
from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Alignment
from ..unit import Match, MatchKind, Side
from .wording import fragment_in_words, nearest_instead, within_in_words

PREFILLED = 99
"""The match rate from which on a target is filled with the proposal."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One target that a match suggests: `quality` is at most 100; `carried` tells one with new values in it; `kind` is
    the match's, or `nearest`."""

    match: Match
    target: str
    quality: int
    carried: bool
    kind: MatchKind | Literal["nearest"]


def suggestions(found: AlignedSegment) -> list[Suggestion]:
    """Return what the matches of a segment suggest; where it has none, what the nearest unit does."""
    near = nearest_instead(found)
    if near:
        return _suggestions(near.match, "nearest")
    return [suggestion for match in found.matches for suggestion in _suggestions(match, match.kind)]


def _suggestions(match: Match, kind: MatchKind | Literal["nearest"]) -> list[Suggestion]:
    """Return the proposal of a match, and behind one with values carried over what the memory has.

    A nearest unit never has the quality of a match that an editor would fill in by itself.
    """
    quality = min(match.rate, PREFILLED - 1 if kind == "nearest" else 100)
    if match.proposal == match.target:
        return [Suggestion(match, match.target, quality, False, kind)]
    return [
        Suggestion(match, match.proposal, quality, True, kind),
        Suggestion(match, match.target, min(quality, PREFILLED - 1), False, kind),
    ]


def prefilling(found: AlignedSegment) -> Match | None:
    """Return the match whose proposal fills the target of a segment, None where no match is good enough."""
    best = found.matches[0] if found.matches else None
    return best if best is not None and best.rate >= PREFILLED else None


def units_of(alignment: Alignment) -> Iterable[tuple[Block, list[AlignedSegment]]]:
    """Yield the blocks that hold anything, with their segments; one without segments is a segment of its own."""
    aligned = {found.segment.id: found for found in alignment.segments}
    for block in alignment.document.blocks:
        if block.segments:
            yield block, [aligned[segment.id] for segment in block.segments]
        elif block.text or block.codes:
            whole = Segment(f"{block.id}s0", 0, len(block.text), block.text, block.codes)
            only = replace(block, segments=(whole,))
            yield only, [AlignedSegment(only, whole, (), (), "none")]


def is_translated(block: Block) -> bool:
    """Tell a block that is cut into segments from one that `units_of` made a segment of."""
    return not (len(block.segments) == 1 and block.segments[0].id == f"{block.id}s0")


def codes_between(block: Block) -> list[list[Code]]:
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


def codes_of(match: Match, text: str) -> tuple[Code, ...]:
    """Return the codes of the side of the unit that has this very text: their offsets would be wrong in any other."""
    sides: tuple[Side, Side] = (match.unit.source, match.unit.target)
    return next((side.codes for side in sides if side.text == text), ())


def document_notes(document: Document, signature: str) -> list[tuple[str, str]]:
    """Return (category, text) of what is said of the whole report."""
    said = [("title", document.title), ("symbol", document.symbol), ("date", document.date), ("signature", signature)]
    notes = [(category, text) for category, text in said if text]
    notes += [("furniture", text) for text in document.furniture]
    return notes + [("remark", text) for text in document.remarks]


def segment_notes(found: AlignedSegment) -> list[tuple[str, str]]:
    """Return (category, text) of what is said of a segment; terms are told elsewhere."""
    said = [("why", found.why), ("repeats", found.repeats)]
    notes = [(category, text) for category, text in said if text]
    if found.within:
        notes.append(("like", within_in_words(found.within)))
    return notes + [("fragment", fragment_in_words(one)) for one in found.fragments if one.origin == "memory"]


def match_details(match: Match, *, carried: bool) -> list[tuple[str, str]]:
    """Return (type, text) of where a match comes from and, for one that is `carried`, which values were changed."""
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
        ("memory", match.memory),
        *(("carried over", f"{edit.kind}: {edit.old} → {edit.new}") for edit in match.edits if carried),
        *(("to check", value) for value in match.unwitnessed),
    ]
    return [(kind, text) for kind, text in said if text is not None]


def terms_with_equivalents(segments: Sequence[AlignedSegment]) -> list[tuple[str, TermHit]]:
    """Return (id of the first segment with it, term) for the terms that have equivalents, each once."""
    hits: dict[tuple[str, str], tuple[str, TermHit]] = {}
    for found in segments:
        for hit in found.terms:
            if hit.targets:
                hits.setdefault((hit.concept, hit.text), (found.segment.id, hit))
    return list(hits.values())


def lay_out(element: etree._Element, texts: Collection[str], depth: int = 0) -> None:
    """Put each element on a line of its own, except inside `texts`, where white space counts."""
    if element.tag in texts or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        lay_out(child, texts, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    element[-1].tail = "\n" + " " * depth
