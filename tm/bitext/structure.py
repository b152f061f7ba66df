"""What the structure of two documents says of where they meet, before a word is read.

Footnotes meet by their labels, numbered paragraphs by their numbers where nothing speaks against it, and between two
such places headings, list items and tables where both documents have the same row of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from rapidfuzz.distance import LCSseq

from corpora.document import Block, Document, Segment
from tm.words.tokens import LATIN, NUMBER, ChineseTokens, english_tokens

from .band import Point
from .sentences import Text

Place = tuple[Block, Segment]

_LARGEST_STRETCH = 2.5
"""How many times as long or short as usual a paragraph's translation may be, before its number is not believed."""
_FEW_CHARACTERS = 15
_ENOUGH_TOKENS = 2
_LEAST_SHARED = 0.25
_MOST_DOUBTED = 0.3
"""What share of the numbered paragraphs may fail before the numbers are not believed at all."""
_CHINESE = ChineseTokens()


@dataclass(frozen=True, slots=True)
class Stream:
    """A run of text in both documents that is aligned by itself: the body with all that stands in it, or the notes.

    `fixed` counts segments: boundaries that every alignment passes through.
    """

    zh: tuple[Place, ...]
    en: tuple[Place, ...]
    fixed: tuple[Point, ...]

    @property
    def text(self) -> Text:
        """Return the sentences."""
        return Text(
            tuple(segment.text for _, segment in self.zh), tuple(segment.text for _, segment in self.en), self.fixed
        )


@dataclass(frozen=True, slots=True)
class Structure:
    """The streams of two documents, and what is odd about how they meet."""

    streams: tuple[Stream, ...]
    remarks: tuple[str, ...]


def structure_of(zh: Document, en: Document) -> Structure:
    """Return the streams of a Chinese document and its English one."""
    remarks: list[str] = []
    body = _body(
        [b for b in zh.blocks if b.kind != "footnote"], [b for b in en.blocks if b.kind != "footnote"], remarks
    )
    notes = _notes([b for b in zh.blocks if b.kind == "footnote"], [b for b in en.blocks if b.kind == "footnote"])
    streams = tuple(stream for stream in (body, notes) if stream.zh or stream.en)
    return Structure(streams, tuple(remarks))


def plain(zh: Document, en: Document) -> Structure:
    """Return all segments of two documents as one stream without boundaries."""
    return Structure((_stream(zh.blocks, en.blocks, ()),), ())


def _body(zh: Sequence[Block], en: Sequence[Block], remarks: list[str]) -> Stream:
    """Return the text with its boundaries at numbered paragraphs and, between two of those, at what both have."""
    runs, ratio = (_paragraphs(zh), _paragraphs(en)), _ratio(zh, en)
    pairs = [(runs[0][ours], runs[1][theirs]) for ours, theirs in _by_number(*runs)]
    tried = len(pairs)
    numbered = [
        (ours, theirs)
        for ours, theirs in pairs
        if _may_be_translations(_joined(zh[ours.start : ours.end]), _joined(en[theirs.start : theirs.end]), ratio)
    ]
    if tried - len(numbered) > _MOST_DOUBTED * tried:
        remarks.append(f"the paragraph numbers do not agree: {tried - len(numbered)} of {tried} paragraphs differ")
        numbered = []
    elif missing := _unpaired(runs):
        remarks.append(f"numbered paragraphs that only one document has: {', '.join(missing[:10])}")
    edges = [(0, 0)]
    for ours, theirs in numbered:
        edges += [(ours.start, theirs.start), (ours.end, theirs.end)]
    edges.append((len(zh), len(en)))
    boundaries = set(edges)
    for (start, other), (end, other_end) in pairwise(edges):
        same = _same_row(zh[start:end], en[other:other_end], ratio)
        boundaries |= {(start + ours, other + theirs) for ours, theirs in same}
    return _stream(zh, en, sorted(boundaries))


def _notes(zh: Sequence[Block], en: Sequence[Block]) -> Stream:
    """Return the notes with a boundary wherever both documents have one of a label."""
    boundaries, ratio = {(0, 0), (len(zh), len(en))}, _ratio(zh, en)
    for ours, theirs in _common([block.label or "" for block in zh], [block.label or "" for block in en]):
        if zh[ours].label and _may_be_translations(zh[ours].text, en[theirs].text, ratio):
            boundaries |= {(ours, theirs), (ours + 1, theirs + 1)}
    return _stream(zh, en, sorted(boundaries))


@dataclass(frozen=True, slots=True)
class _Run:
    """The blocks of a numbered paragraph: from `start` to before `end`, its number."""

    number: str
    start: int
    end: int


def _paragraphs(blocks: Sequence[Block]) -> list[_Run]:
    runs = []
    for number, places in groupby(enumerate(blocks), key=lambda place: place[1].paragraph):
        inside = [place for place, _ in places]
        if number:
            runs.append(_Run(number, inside[0], inside[-1] + 1))
    return runs


def _by_number(zh: Sequence[_Run], en: Sequence[_Run]) -> list[Point]:
    number = attrgetter("number")
    return _common([*map(number, zh)], [*map(number, en)])


def _common(zh: Sequence[str], en: Sequence[str]) -> list[Point]:
    """Return the places of the longest row that both have in common."""
    return [
        (step.src_start + offset, step.dest_start + offset)
        for step in LCSseq.opcodes(zh, en)
        if step.tag == "equal"
        for offset in range(step.src_end - step.src_start)
    ]


def _unpaired(runs: tuple[list[_Run], list[_Run]]) -> list[str]:
    ours, theirs = ({run.number for run in side} for side in runs)
    return sorted(ours ^ theirs, key=lambda number: (len(number), number))


def _may_be_translations(ours: str, theirs: str, ratio: float) -> bool:
    """Tell whether nothing speaks against two texts being each other's translation: length, figures, Latin names."""
    length, other = len(ours) * ratio, len(theirs)
    if min(len(ours), other) > _FEW_CHARACTERS and not length / _LARGEST_STRETCH < other < length * _LARGEST_STRETCH:
        return False
    marks = _names_and_figures(_CHINESE.tokens, ours), _names_and_figures(english_tokens, theirs)
    least = min(map(len, marks))
    return least < _ENOUGH_TOKENS or len(marks[0] & marks[1]) >= _LEAST_SHARED * least


def _joined(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks)


def _ratio(zh: Sequence[Block], en: Sequence[Block]) -> float:
    """Return how many English characters stand for a Chinese one."""
    return max(1, sum(len(block.text) for block in en)) / max(1, sum(len(block.text) for block in zh))


def _names_and_figures(tokens: Callable[[str], list[str]], text: str) -> set[str]:
    return {token for token in tokens(text) if token.startswith(NUMBER) or (token.startswith(LATIN) and len(token) > 3)}


def _same_row(zh: Sequence[Block], en: Sequence[Block], ratio: float) -> list[Point]:
    """Return the boundaries between the blocks of two stretches, where both have the same row of kinds; where they have
    not, those around their headings and tables, if these are as many."""
    keys = [_key(block) for block in zh], [_key(block) for block in en]
    alike = (_may_be_translations(ours.text, theirs.text, ratio) for ours, theirs in zip(zh, en, strict=False))
    if keys[0] == keys[1] and all(alike):
        return [(place, place) for place in range(len(zh))]
    boundaries: list[Point] = []
    for kind in ("heading", "table"):
        ours = [place for place, block in enumerate(zh) if block.kind == kind]
        theirs = [place for place, block in enumerate(en) if block.kind == kind]
        if [keys[0][place] for place in ours] == [keys[1][place] for place in theirs]:
            boundaries += zip(ours, theirs, strict=True)
            boundaries += ((a + 1, b + 1) for a, b in zip(ours, theirs, strict=True))
    return _rising(boundaries)


def _rising(boundaries: Sequence[Point]) -> list[Point]:
    """Return the boundaries in order, none that would cross one before it."""
    kept: list[Point] = []
    for ours, theirs in sorted(set(boundaries)):
        if not kept or theirs >= kept[-1][1]:
            kept.append((ours, theirs))
    return kept


def _key(block: Block) -> tuple[str, str, int]:
    label = (block.label or "").strip("()（）.．、 \t").lower() if block.kind == "list" else ""
    return block.kind, label, block.level or 0


def _stream(zh: Sequence[Block], en: Sequence[Block], boundaries: Sequence[Point]) -> Stream:
    """Return the segments of the blocks, with boundaries between blocks turned into those between segments."""
    starts = _starts(zh), _starts(en)
    fixed = sorted({(starts[0][ours], starts[1][theirs]) for ours, theirs in boundaries})
    sides = ([(block, segment) for block in blocks for segment in block.segments] for blocks in (zh, en))
    ours, theirs = map(tuple, sides)
    ends = {(0, 0), (len(ours), len(theirs))}
    return Stream(ours, theirs, tuple(point for point in fixed if point not in ends))


def _starts(blocks: Sequence[Block]) -> list[int]:
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.segments))
    return starts
