"""A small alignment that every output is tested on: kinds of block and match, inline codes, terms, hostile text."""

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from corpora.document import Block, Code, Document, Segment
from termbase.recognise import TermHit
from tm.alignment import BANDS, AlignedSegment, Alignment, BandCount, Fragment, Nearest, Within
from tm.unit import Edit, Match, Origin, Side, Unit

TOOLS = Path(__file__).resolve().parents[2].parent / "shared" / "tools"
HOSTILE = '<script>alert("x")</script> & \'</style>'


def unit(number: int, source: str, target: str, origin: Origin | None = None, codes: tuple[Code, ...] = ()) -> Unit:
    return Unit(
        Side(source, "zh", "zh-CN", codes), Side(target, "en", "en-GB"), origin=origin or Origin(), id=number, uses=1
    )


def match(made: Unit, kind: str, rate: int, proposal: str | None = None, **more: object) -> Match:
    source, target = made.source.text, made.target.text
    similarity = min(rate, 100) / 100
    return Match(made, kind, rate, similarity, source, target, proposal or target, **more)  # type: ignore[arg-type]


@pytest.fixture
def alignment() -> Alignment:
    """Seven segments in five blocks: heading, text with codes in and between sentences, note, cell, list item."""
    segments = (*_title(), *_paragraph(), *_note_and_cell())
    blocks = tuple({aligned.block.id: aligned.block for aligned in segments}.values())
    document = Document(
        path="reports/水.zh.md",
        language="zh",
        blocks=blocks,
        symbol="A/99/500",
        title="饮用水的状况",
        date="2031-05-04",
        furniture=("2/9",),
        remarks=(f"line 9: odd {HOSTILE}",),
    )
    counts = tuple(
        BandCount(band, sum(aligned.band == band for aligned in segments), 10 if band == "100" else 0) for band in BANDS
    )
    return Alignment(document, "zh", "en", segments, counts, 1, 2, "yiku-test|unit:character|threshold:70")


@pytest.fixture
def far(alignment: Alignment) -> Alignment:
    """The small alignment with no match for the third segment: a nearest unit, a piece, an earlier segment like it."""
    third = alignment.segments[2]
    made = replace(third.matches[0].unit, origin=Origin("Report", "A/98/1", "7", "2030-01-02"))
    near = Nearest(replace(third.matches[0], unit=made, rate=61, memory="m.tmx"), (("位于", "在"),), ())
    held = Fragment(2, 4, "三口", "memory", (), made, (near.match.source, near.match.target), memory="m.tmx")
    lacking = replace(
        third, matches=(), band="50-74", why="too far", nearest=near, fragments=(held,), within=Within("b1s1", 66)
    )
    return replace(alignment, segments=(*alignment.segments[:2], lacking, *alignment.segments[3:]))


def _title() -> list[AlignedSegment]:
    segment = Segment("b1s1", 0, 6, "饮用水的状况")
    block = Block("b1", "heading", segment.text, segments=(segment,), label="一.", level=2, line=1)
    made = unit(
        1, "饮用水的状况", "Status of drinking water", Origin(document="水.tmx", symbol="A/98/400", date="2030-05-04")
    )
    return [
        AlignedSegment(
            block,
            segment,
            (match(made, "context", 101),),
            (TermHit(0, 3, "饮用水", "L-1", ("drinking water",)),),
            "101",
        )
    ]


def _paragraph() -> list[AlignedSegment]:
    first, second, third = "2031年修建了12口水井。", "其中三口在山区。", f"村民说：{HOSTILE}"
    text = f"{first} {second}{third}"
    starts = (0, len(first) + 1, len(first) + 1 + len(second))
    bold = (Code(0, "open", "**"), Code(len(first), "close", "**"))
    mark = Code(len(second), "mark", "<sup>1</sup>", note="1")
    one = Segment("b2s1", starts[0], starts[0] + len(first), first, bold)
    two = Segment("b2s2", starts[1], starts[1] + len(second), second, (mark,))
    three = Segment("b2s3", starts[2], len(text), third, (Code(4, "standalone", "\\"),))
    codes = (
        *bold,
        Code(len(first), "standalone", "<br/>"),
        Code(starts[2], "mark", mark.source, "1"),
        Code(starts[2] + 4, "standalone", "\\"),
    )
    block = Block("b2", "body", text, codes, (one, two, three), paragraph="12", label="12.", line=3)
    return [
        AlignedSegment(block, one, _wells(), (), "99"),
        AlignedSegment(block, two, _mountain(), (TermHit(5, 7, "山区", "L-2", ()),), "75-84"),
        AlignedSegment(block, three, (), (), "none", why=f"nothing of 50 or more; {HOSTILE}"),
    ]


def _wells() -> tuple[Match, ...]:
    made = unit(
        2, "2030年修建了9口水井。", "In 2030, nine wells were built.", Origin(document="水.tmx", paragraph="11")
    )
    proposal = "In 2031, 12 wells were built."
    edits = (Edit("date", 3, 7, "2030", "2031"), Edit("number", 9, 11, "nine", "12"))
    other = unit(3, "2030年修建了一座桥。", "=In 2030, one bridge was built.")
    return match(made, "value", 99, proposal, edits=edits), match(other, "fuzzy", 71, unwitnessed=("12",))


def _mountain() -> tuple[Match, ...]:
    codes = (Code(0, "open", '<bpt i="1">&lt;b&gt;</bpt>'), Code(2, "close", '<ept i="1"/>'))
    made = unit(4, "其中三口位于山区。", "Three of them are in the mountains.", codes=codes)
    return (match(made, "fuzzy", 80),)


def _note_and_cell() -> list[AlignedSegment]:
    note = Segment("b3s1", 0, 6, "见第七条。\x01")
    footnote = Block("b3", "footnote", note.text, segments=(note,), label="1", line=9)
    cell = Segment("b4s1", 0, 4, "水井数目")
    table = Block("b4", "table", cell.text, segments=(cell,), line=11)
    again = Segment("b5s1", 0, 4, "水井数目")
    repeated = Block("b5", "list", again.text, segments=(again,), paragraph="13", label="(a)", line=12)
    made = unit(5, "水井数目", "Number of wells", Origin(symbol="A/98/400", paragraph="3", by="ab"))
    exact = (match(made, "exact", 100),)
    return [
        AlignedSegment(footnote, note, (), (), "none", why="no unit has 见第七条"),
        AlignedSegment(table, cell, exact, (), "100"),
        AlignedSegment(repeated, again, exact, (), "100", repeats="b4s1"),
    ]


def loaded(path: Path) -> ModuleType:
    """Return the module that a file is, with the modules beside it in reach."""
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


@pytest.fixture(scope="session")
def material() -> ModuleType:
    """The blocks with inline codes that are beside these tests."""
    return loaded(Path(__file__).with_name("coded_blocks.py"))


@pytest.fixture(scope="session")
def score_beads() -> ModuleType:
    """The scorer of alignments that is beside the project."""
    if not (TOOLS / "score_beads.py").exists():
        pytest.skip("the scorer of alignments is not beside the project (../shared)")
    return loaded(TOOLS / "score_beads.py")


@pytest.fixture(scope="session")
def word_alignment() -> ModuleType:
    """The benchmark of word alignment, which reads the marked pairs."""
    return loaded(Path(__file__).resolve().parents[1] / "bench" / "word_alignment.py")


@pytest.fixture(scope="session")
def faults() -> Callable[[Path], list[str]]:
    """The official schemas and rules, as a function that names the faults of a file."""
    pytest.importorskip("saxonche", reason="saxonche, which reads the rules, is not installed")
    if not (TOOLS / "validate.py").exists():
        pytest.skip("the official schemas are not beside the project (../shared)")
    checker: Callable[[Path], list[str]] = loaded(TOOLS / "validate.py").faults
    return checker
