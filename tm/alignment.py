"""A report aligned with the memory: the records that every output is written from."""

from dataclasses import dataclass
from typing import Literal

from corpora.document import Block, Document, Segment
from termbase.recognise import TermHit

from .unit import Match, Unit

BANDS = ("101", "100", "99", "95-98", "85-94", "75-84", "50-74", "none")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a segment that the memory or the termbase has: `start` and `end` are offsets into the segment's text.

    `translations` are the equivalents of a term; of a piece of the memory the one translation, where a whole unit or
    clause is the piece and can be told in the translation, else none. `unit` is the unit that holds the piece, `sides`
    its text and its translation, and `concept` the term's. `became` are offsets into the translation: the words that
    the piece probably became, where a whole translation of it cannot be told.
    """

    start: int
    end: int
    text: str
    origin: Literal["memory", "termbase"]
    translations: tuple[str, ...]
    unit: Unit | None = None
    sides: tuple[str, str] | None = None
    became: tuple[int, int] | None = None
    concept: str | None = None
    memory: str | None = None  # the file that was read beside the library, None for the library


@dataclass(frozen=True, slots=True)
class Nearest:
    """The best match of 50 or more of a segment that has none to take over: `differences` are the stretches of its
    source and of the segment that differ, `lacks` the terms of the segment that it has not."""

    match: Match
    differences: tuple[tuple[str, str], ...]
    lacks: tuple[TermHit, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The earlier segment of the same report that is most like a segment, and the rate it will have as a match."""

    segment: str
    rate: int


@dataclass(frozen=True, slots=True)
class Became:
    """A term at a place of a segment, and the offsets of the words of the proposal that it became."""

    hit: TermHit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AlignedSegment:
    """A segment with its matches (best first, none under the threshold shown) and the terms in it.

    `band` rests on the best match of 50 or more, whatever the threshold of what is shown. `why` says in words why
    there is no usable match, and is None where there is one; `nearest` has the same as data. `repeats` is the id of
    the earlier segment with the same text, `within` the earlier one that is more like it than any unit. `became` tells
    of terms which words of the best proposal they are.
    """

    block: Block
    segment: Segment
    matches: tuple[Match, ...]
    terms: tuple[TermHit, ...]
    band: str
    why: str | None = None
    repeats: str | None = None
    nearest: Nearest | None = None
    became: tuple[Became, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class BandCount:
    """How much of a report falls into a band; characters leave white space out, words also punctuation."""

    band: str
    segments: int
    characters: int
    words: int = 0


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many segments, of how many characters, have their best match from one document of one memory."""

    memory: str | None  # the file that was read beside the library, None for the library
    document: str | None
    symbol: str | None
    segments: int
    characters: int


@dataclass(frozen=True, slots=True)
class MissingTerm:
    """What may be a term and is in no termbase: `count` is how often the segments without a match have it, `segment`
    the first of those, `gain` how many characters it would cover that nothing covers yet."""

    text: str
    kind: Literal["title", "name", "phrase"]
    count: int
    segment: str
    gain: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of a report something ready covers: a match that is shown, or a term elsewhere.

    `missing` are candidates for the termbase, most frequent first; `best` the few of them that would raise the
    coverage most, taken one after the other, so that no character is gained twice.
    """

    characters: int
    matched: int
    terms: int
    missing: tuple[MissingTerm, ...] = ()
    best: tuple[MissingTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """A report aligned: all its segments in order, and the leverage of all but the masthead.

    `repeated` counts what repeats an earlier segment; `internal` what is more like an earlier segment of the report
    than like any unit, by the band that it will fall into once that one is translated.
    """

    document: Document
    source_language: str
    target_language: str
    segments: tuple[AlignedSegment, ...]
    bands: tuple[BandCount, ...]  # one for each of BANDS, in that order
    repetitions: int
    terms: int  # distinct concepts found
    signature: str
    repeated: BandCount | None = None
    internal: tuple[BandCount, ...] = ()  # one for each of BANDS but the first and the last
    origins: tuple[OriginCount, ...] = ()  # most segments first
    coverage: Coverage | None = None
