"""Aligning a report with the memory: every segment with its matches, its terms and the reason where nothing serves."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpora.document import Block, Document, Segment
from corpora.values import find_values
from corpora.values.value import Kind
from termbase.recognise import Recogniser, TermHit
from termbase.store import Termbase

from .alignment import BANDS, AlignedSegment, Alignment, BandCount
from .differences import differing_span
from .form import match_form
from .match import LOWEST, Matcher
from .match import signature as match_signature
from .names import Names
from .ranking import Neighbourhood, Preferences, series_of
from .store import Memory
from .unit import Match

MATCHES_KEPT = 5
"""How many matches a segment keeps."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to align with what: `threshold` is the lowest rate shown, `version` the program's, for the signature."""

    document: Document
    source: str
    target: str
    threshold: int = 70
    version: str = ""


def align(
    request: Request, memory: Memory, recogniser: Recogniser, progress: Callable[[int], None] = lambda done: None
) -> Alignment:
    """Align a report with a memory; `progress` is called with the number of segments done so far."""
    document = request.document
    names = Names(Termbase(memory.library), recogniser)
    matcher = Matcher(memory, request.source, request.target, _preferences(document), names)
    flow = [(block, segment) for block in document.blocks for segment in block.segments]
    around = _neighbourhoods(flow, request.source)
    seen: dict[str, str] = {}
    aligned = []
    for done, (block, segment) in enumerate(flow, 1):
        matches = matcher.match(segment.text, around[segment.id], LOWEST, MATCHES_KEPT)
        hits = recogniser.find(segment.text)
        first = seen.setdefault(segment.text, segment.id)
        aligned.append(_aligned(request, block, segment, matches, hits, None if first == segment.id else first))
        progress(done)
    counted = [one for one in aligned if one.block.kind != "masthead"]
    return Alignment(
        document=document,
        source_language=request.source,
        target_language=request.target,
        segments=tuple(aligned),
        bands=leverage(counted),
        repetitions=sum(one.repeats is not None for one in counted),
        terms=len({hit.concept for one in aligned for hit in one.terms}),
        signature=match_signature(request.version, request.source, request.threshold),
    )


def leverage(segments: Sequence[AlignedSegment]) -> tuple[BandCount, ...]:
    """Count segments and characters in each band, a repetition inside the report left out."""
    counts: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for one in segments:
        if one.repeats is None:
            counts[one.band] += 1
            characters[one.band] += len("".join(one.segment.text.split()))
    return tuple(BandCount(band, counts[band], characters[band]) for band in BANDS)


def band_of(rate: int) -> str:
    """Return the band of a rate: the bands of the field's tools, so that figures can be laid side by side."""
    if rate >= 99:
        return str(rate)
    for lowest, band in ((95, "95-98"), (85, "85-94"), (75, "75-84"), (LOWEST, "50-74")):
        if rate >= lowest:
            return band
    return "none"


def _aligned(
    request: Request,
    block: Block,
    segment: Segment,
    matches: list[Match],
    hits: tuple[TermHit, ...],
    repeats: str | None,
) -> AlignedSegment:
    best = matches[0] if matches else None
    shown = tuple(match for match in matches if match.rate >= request.threshold)
    return AlignedSegment(
        block=block,
        segment=segment,
        matches=shown,
        terms=hits,
        band=band_of(best.rate if best else 0),
        why=None if shown and not shown[0].unwitnessed else _why(segment.text, best),
        repeats=repeats,
    )


def _why(text: str, best: Match | None) -> str:
    """Say in words why there is no match to take over: the nearest unit and what differs, or that nothing is near."""
    if best is None:
        return f"nothing in the memory is {LOWEST} per cent like it"
    place = best.unit.origin.symbol or best.unit.origin.document
    where = f"unit {best.unit.id}" + (f" ({place})" if place else "")
    if best.unwitnessed:
        values = ", ".join(best.unwitnessed)
        return f"{where}, {best.rate} per cent: no counterpart in its translation for the value {values}"
    old, new = differing_span(best.source, text)
    return f"the nearest is {where}, {best.rate} per cent: it has “{old}” where this has “{new}”"


def _preferences(document: Document) -> Preferences:
    cited = {
        value.canonical
        for block in document.blocks
        for value in find_values(block.text, document.language)
        if value.kind is Kind.SYMBOL
    }
    return Preferences(frozenset(cited), series_of(document.symbol))


def _neighbourhoods(flow: Sequence[tuple[Block, Segment]], language: str) -> dict[str, Neighbourhood]:
    """Return what stands before and after each segment: footnotes among footnotes, all else in the text's order."""
    result: dict[str, Neighbourhood] = {}
    for of_notes in (False, True):
        chain = [segment for block, segment in flow if (block.kind == "footnote") == of_notes]
        hashes = [0, *(match_form(segment.text, language).hash for segment in chain), 0]
        for place, segment in enumerate(chain):
            result[segment.id] = Neighbourhood(hashes[place], hashes[place + 2])
    return result
