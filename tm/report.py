"""Aligning a report with the memory: every segment with its matches, its terms and the reason where nothing serves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpora.document import Block, Document, Segment
from corpora.text.normalise import normal_form
from termbase.recognise import Recogniser, TermHit

from .alignment import AlignedSegment, Alignment, Became, Within
from .coverage import coverage
from .form import Form, match_form
from .fragments import Fragments
from .leverage import band_of, internal_leverage, leverage, origins, repeated, similar_within
from .match import LOWEST
from .match import signature as match_signature
from .names import Names
from .ranking import Neighbourhood, Preferences, cited_symbols, series_of
from .several import Matchers, NamedMemory
from .store import Memory
from .why import nearest, why
from .words.alignment import WordAligner

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
    request: Request,
    memory: Memory | Sequence[NamedMemory],
    recogniser: Recogniser,
    progress: Callable[[int], None] = lambda done: None,
    names: Names | None = None,
    aligner: WordAligner | None = None,
) -> Alignment:
    """Align a report with a memory or several; `progress` is called with the number of segments done so far.

    With `names`, the names of a termbase that differ are exchanged; with `aligner`, which takes Chinese to English,
    it is told which words terms and pieces became.
    """
    memories = [NamedMemory(None, memory)] if isinstance(memory, Memory) else memory
    language, work = request.source, _Work(request, memories, recogniser, names, aligner)
    aligned = []
    for done, (block, segment) in enumerate(work.flow, 1):
        aligned.append(work.aligned(block, segment))
        progress(done)
    counted = [one for one in aligned if one.block.kind != "masthead"]
    return Alignment(
        document=request.document,
        source_language=language,
        target_language=request.target,
        segments=tuple(aligned),
        bands=leverage(counted, language),
        repetitions=sum(one.repeats is not None for one in counted),
        terms=len({hit.concept for one in aligned for hit in one.terms}),
        signature=match_signature(request.version, language, request.threshold),
        repeated=repeated(counted, language),
        internal=internal_leverage(counted, language),
        origins=origins(counted),
        coverage=coverage(counted, language),
    )


class _Work:
    """One report on its way: what its segments are matched with, and what was seen of it so far."""

    def __init__(
        self,
        request: Request,
        memories: Sequence[NamedMemory],
        recogniser: Recogniser,
        names: Names | None,
        aligner: WordAligner | None,
    ) -> None:
        document, pair = request.document, (request.source, request.target)
        preferences = Preferences(cited_symbols(document), series_of(document.symbol))
        self.flow = [(block, segment) for block in document.blocks for segment in block.segments]
        self._request = request
        self._recogniser = recogniser
        self._matchers = Matchers(memories, *pair, preferences, names)
        self._fragments = Fragments(memories, pair, recogniser, preferences, aligner)
        self._aligner = aligner
        forms = {segment.id: match_form(segment.text, request.source) for _, segment in self.flow}
        self._around = _neighbourhoods(self.flow, forms)
        self._within = _within(self.flow, forms, request.source)
        self._seen: dict[str, str] = {}

    def aligned(self, block: Block, segment: Segment) -> AlignedSegment:
        """Return a segment with all that is found for it."""
        request, text = self._request, segment.text
        matches = self._matchers.match(text, self._around[segment.id], LOWEST, MATCHES_KEPT)
        hits = self._recogniser.find(text)
        best = matches[0] if matches else None
        shown = tuple(match for match in matches if match.rate >= request.threshold)
        lacking = not shown or bool(shown[0].unwitnessed)
        near = nearest(text, request.source, hits, best, self._recogniser) if lacking else None
        return AlignedSegment(
            block=block,
            segment=segment,
            matches=shown,
            terms=hits,
            band=band_of(best.rate if best else 0),
            why=why(near) if lacking else None,
            repeats=self._earlier(block, segment),
            nearest=near,
            became=self._became(text, hits, shown[0].proposal) if shown else (),
            fragments=() if shown else self._fragments.find(text, hits),
            within=self._better_within(segment, best.rate if best else 0),
        )

    def _became(self, text: str, hits: Sequence[TermHit], proposal: str) -> tuple[Became, ...]:
        if self._aligner is None:
            return ()
        told = [(hit, self._aligner.rendering((hit.start, hit.end), text, proposal)) for hit in hits]
        return tuple(Became(hit, *span) for hit, span in told if span)

    def _earlier(self, block: Block, segment: Segment) -> str | None:
        """Return the earlier segment with the same text; the masthead, which is not counted, has none and is none."""
        if block.kind == "masthead":
            return None
        first = self._seen.setdefault(normal_form(segment.text), segment.id)
        return None if first == segment.id else first

    def _better_within(self, segment: Segment, rate: int) -> Within | None:
        within = self._within.get(segment.id)
        return within if within and within.rate > rate else None


def _within(flow: Sequence[tuple[Block, Segment]], forms: dict[str, Form], language: str) -> dict[str, Within | None]:
    """Return for each segment but the masthead's the earlier one that is most like it."""
    ids = [segment.id for block, segment in flow if block.kind != "masthead"]
    return dict(zip(ids, similar_within(ids, [forms[id] for id in ids], language), strict=True))


def _neighbourhoods(flow: Sequence[tuple[Block, Segment]], forms: dict[str, Form]) -> dict[str, Neighbourhood]:
    """Return what stands before and after each segment: footnotes among footnotes, all else in the text's order."""
    result: dict[str, Neighbourhood] = {}
    for of_notes in (False, True):
        chain = [segment for block, segment in flow if (block.kind == "footnote") == of_notes]
        hashes = [0, *(forms[segment.id].hash for segment in chain), 0]
        for place, segment in enumerate(chain):
            result[segment.id] = Neighbourhood(hashes[place], hashes[place + 2])
    return result
