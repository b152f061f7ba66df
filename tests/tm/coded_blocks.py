"""Blocks with inline codes, drawn or given, as alignments that outputs are tested on."""

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from corpora.document import Block, Code, CodeKind, Document, Segment
from tm.alignment import BANDS, AlignedSegment, Alignment, BandCount
from tm.unit import Match, Origin, Side, Unit


def with_codes(block: Block) -> str:
    text = ""
    done = 0
    for code in block.codes:
        text += block.text[done : code.offset] + code.source
        done = code.offset
    return text + block.text[done:]


def one_segment(text: str, codes: tuple[Code, ...], target: str) -> Alignment:
    segment = Segment("b1s1", 0, len(text), text, codes)
    return aligned(Block("b1", "body", text, codes, (segment,)), target)


def aligned(
    block: Block, target: str, source_codes: tuple[Code, ...] = (), target_codes: tuple[Code, ...] = ()
) -> Alignment:
    segments = []
    for segment in block.segments:
        sides = Side(segment.text, "zh", "zh", source_codes), Side(target, "en", "en", target_codes)
        found = Match(Unit(*sides, Origin()), "exact", 100, 1.0, segment.text, target, target)
        segments.append(AlignedSegment(block, segment, (found,), (), "100"))
    document = Document("r.md", "zh", (block,))
    return Alignment(document, "zh", "en", tuple(segments), tuple(BandCount(band, 0, 0) for band in BANDS), 0, 0, "s")


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block of up to three sentences, with any codes anywhere: in sentences, between them, pairs open or crossed."""
    sentences = draw(st.lists(st.text("甲乙a<&\x02", min_size=1, max_size=5), min_size=1, max_size=3))
    kinds = st.sampled_from(get_args(CodeKind))
    text = " ".join(sentences)
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    codes = tuple(Code(offset, draw(kinds), draw(st.sampled_from(["**", "<b>", "\\", "&\x03"]))) for offset in offsets)
    segments, start = [], 0
    for number, sentence in enumerate(sentences, start=1):
        end = start + len(sentence)
        mine = tuple(replace(code, offset=code.offset - start) for code in codes if start <= code.offset <= end)
        segments.append(Segment(f"b1s{number}", start, end, sentence, mine))
        start = end + 1
    return Block("b1", "body", text, codes, tuple(segments))
