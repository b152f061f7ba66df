"""A report aligned with the memory: the records that every output is written from."""

from dataclasses import dataclass

from corpora.document import Block, Document, Segment
from termbase.recognise import TermHit

from .unit import Match

BANDS = ("101", "100", "99", "95-98", "85-94", "75-84", "50-74", "none")


@dataclass(frozen=True, slots=True)
class AlignedSegment:
    """A segment with its matches (best first, none under the threshold shown) and the terms in it.

    `band` rests on the best match of 50 or more, whatever the threshold of what is shown. `why` says in words why
    there is no usable match, and is None where there is one. `repeats` is the id of the earlier segment with the
    same text.
    """

    block: Block
    segment: Segment
    matches: tuple[Match, ...]
    terms: tuple[TermHit, ...]
    band: str
    why: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class BandCount:
    """How much of a report falls into a band; characters leave white space out."""

    band: str
    segments: int
    characters: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A report aligned: all its segments in order, and the leverage of all but the masthead."""

    document: Document
    source_language: str
    target_language: str
    segments: tuple[AlignedSegment, ...]
    bands: tuple[BandCount, ...]  # one for each of BANDS, in that order
    repetitions: int
    terms: int  # distinct concepts found
    signature: str
