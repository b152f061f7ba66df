"""Terms that a document uses and the termbase lacks, with what the memory has for them."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.document import Block, Document, Segment
from termbase.recognise import Recogniser

from .candidates import FEWEST, Kind, Shown, candidates_in, frequent
from .equivalents import Equivalent, equivalents, holding
from .store import Memory
from .words.evidence import Evidence

MOST_CONTEXTS = 3
_FEWEST: dict[Kind, int] = {**FEWEST, "name": 1, "phrase": 2}
"""How often a candidate of each kind stands at least: less than where a report is aligned, since a person chooses."""
_MOST_UNITS = 100
_TITLE_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence that a candidate stands in: its text, its segment and numbered paragraph."""

    text: str
    segment: str
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a term: how often it stands in the document, its C-value, sentences that have it, and what it became
    in the memory's units, likeliest first."""

    text: str
    kind: Shown
    count: int
    score: float
    contexts: tuple[Context, ...]
    targets: tuple[Equivalent, ...] = ()


def term_candidates(document: Document, recogniser: Recogniser, most: int = 100) -> list[Candidate]:
    """Return what may be a term in a document and is in no termbase, likeliest first, without translations.

    A sentence that is repeated counts once. The score is the C-value (Frantzi and Ananiadou): how often a phrase
    stands, less what it does as a part of longer ones, times the logarithm of its length; a title in its marks counts
    twice.
    """
    counts: Counter[tuple[str, Kind]] = Counter()
    contexts: defaultdict[str, list[Context]] = defaultdict(list)
    for text, (block, segment) in _sentences(document).items():
        for place in set(candidates_in(text, recogniser.find(text), document.language)):
            written = text[place.start : place.end]
            counts[written, place.kind] += 1
            if len(contexts[written]) < MOST_CONTEXTS:
                contexts[written].append(Context(text, segment.id, block.paragraph))
    together: Counter[str] = Counter()
    for (text, _), count in counts.items():
        together[text] += count
    found = [
        Candidate(text, kind, count, _c_value(text, kind, count, together), tuple(contexts[text]))
        for text, kind, count in frequent(counts, _FEWEST)
    ]
    return sorted(found, key=lambda one: (-one.score, -one.count, one.text))[:most]


def with_targets(
    candidate: Candidate, memory: Memory, language: str, target: str, evidence: Evidence | None = None
) -> Candidate:
    """Return a candidate with up to five renderings that the memory's units show, best first."""
    holders, _ = holding(memory, candidate.text, (language, target), _MOST_UNITS)
    found = equivalents(memory, candidate.text, holders, target, evidence=evidence)
    return Candidate(candidate.text, candidate.kind, candidate.count, candidate.score, candidate.contexts, tuple(found))


def _sentences(document: Document) -> dict[str, tuple[Block, Segment]]:
    """Return each sentence of a document with the first place that has it."""
    found: dict[str, tuple[Block, Segment]] = {}
    for block in document.blocks:
        if block.kind != "masthead":
            for segment in block.segments:
                found.setdefault(segment.text, (block, segment))
    return found


def _c_value(text: str, kind: Shown, count: int, counts: "Counter[str]") -> float:
    longer: Sequence[int] = [times for other, times in counts.items() if text != other and text in other]
    alone = count - sum(longer) / len(longer) if longer else count
    length = math.log2(1 + (len(text) if " " not in text else len(text.split())))
    return round(max(alone, 0.5) * length * (_TITLE_WEIGHT if kind == "title" else 1), 2)
