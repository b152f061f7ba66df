"""The XLIFF 1.2 of an alignment: valid, with inline codes where they stood, matches and terms where editors look."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpora.document import Block, Code, Document, Segment
from corpora.files.skips import Skips
from tm.alignment import Alignment
from tm.formats import xliff12
from tm.formats.xliff12_inline import CHARACTER, XLIFF12
from tm.formats.xliff_inline import fit
from tm.formats.xliff_read import segments

NAMES = {"x": XLIFF12}
Faults = Callable[[Path], list[str]]


def root_of(tmp_path: Path, alignment: Alignment) -> etree._Element:
    xliff12.write(tmp_path / "a.xlf", alignment)
    return etree.parse(str(tmp_path / "a.xlf")).getroot()


def plain(element: etree._Element) -> str:
    """Return a text with the markup of its codes: they hold it themselves."""
    text = element.text or ""
    for child in element:
        content = child.text or ""
        text += chr(int(content, 16)) if child.get("ctype") == CHARACTER else content
        text += child.tail or ""
    return text


def restored(group: etree._Element) -> str:
    """Put a block together as it was."""
    text = ""
    for unit in group.findall("x:trans-unit", NAMES):
        text += unit.findtext("x:context-group/x:context[@context-type='x-space-before']", "", NAMES)
        source = unit.find("x:source", NAMES)
        assert source is not None
        text += plain(source)
    return text


def test_is_valid_by_the_official_schema(tmp_path: Path, alignment: Alignment, faults: Faults) -> None:
    xliff12.write(tmp_path / "a.xlf", alignment)
    assert faults(tmp_path / "a.xlf") == []


def test_a_report_without_text_is_valid_too(tmp_path: Path, alignment: Alignment, faults: Faults) -> None:
    xliff12.write(tmp_path / "a.xlf", replace(alignment, segments=(), document=Document("empty.md", "zh", ())))
    assert faults(tmp_path / "a.xlf") == []


def test_the_groups_give_the_blocks_back_with_their_codes(
    tmp_path: Path, alignment: Alignment, material: ModuleType
) -> None:
    groups = root_of(tmp_path, alignment).findall(".//x:group", NAMES)
    assert [restored(group) for group in groups] == [material.with_codes(block) for block in alignment.document.blocks]
    assert [group.get("id") for group in groups] == [block.id for block in alignment.document.blocks]


def test_a_target_stands_before_the_matches_and_says_how_sure_it_is(tmp_path: Path, alignment: Alignment) -> None:
    root = root_of(tmp_path, alignment)
    targets = {
        unit.get("id"): (target.get("state"), target.get("state-qualifier"), plain(target))
        for unit in root.findall(".//x:trans-unit", NAMES)
        if (target := unit.find("x:target", NAMES)) is not None
    }
    assert targets == {
        "b1s1": ("translated", "id-match", "Status of drinking water"),
        "b2s1": ("needs-review-translation", "fuzzy-match", "**In 2031, 12 wells were built.**"),
        "b4s1": ("translated", "exact-match", "Number of wells"),
        "b5s1": ("translated", "exact-match", "Number of wells"),
    }


def test_the_matches_have_quality_and_origin(tmp_path: Path, alignment: Alignment) -> None:
    root = root_of(tmp_path, alignment)
    found = root.findall(".//x:trans-unit[@id='b2s1']/x:alt-trans", NAMES)
    assert [(m.get("match-quality"), m.get("extradata"), plain(m.find("x:target", NAMES))) for m in found] == [  # type: ignore[arg-type]
        ("99", "value", "In 2031, 12 wells were built."),
        ("98", "value", "In 2030, nine wells were built."),
        ("71", "fuzzy", "=In 2030, one bridge was built."),
    ]
    props = [(prop.get("prop-type"), prop.text) for prop in found[0].findall(".//x:prop", NAMES)]
    assert ("carried over", "date: 2030 → 2031") in props
    context = root.find(".//x:trans-unit[@id='b1s1']/x:alt-trans", NAMES)
    assert context is not None
    assert (context.get("match-quality"), context.get("origin")) == ("100", "A/98/400, 水.tmx, 2030-05-04")


def test_the_nearest_unit_is_a_fuzzy_match_that_fills_no_target(tmp_path: Path, far: Alignment, faults: Faults) -> None:
    root = root_of(tmp_path, far)
    assert faults(tmp_path / "a.xlf") == []
    (near,) = root.xpath("//x:alt-trans[@extradata='nearest']", namespaces=NAMES)
    assert (near.getparent().get("id"), near.get("match-quality")) == ("b2s2", "61")
    assert near.get("origin") == "A/98/1, Report, para. 7, 2030-01-02, in m.tmx"
    notes = near.getparent().xpath("x:note/text()", namespaces=NAMES)
    assert "like: b1s1 of this report, 66 per cent" in notes
    assert "fragment: 三口 in unit 4 of m.tmx (A/98/1): Three of them are in the mountains." in notes
    read = {one.id: one.target.text for one in segments(tmp_path / "a.xlf", Skips())}
    assert read["b2s2"] == ""


def test_the_glossary_is_in_the_header_and_beside_the_segment(tmp_path: Path, alignment: Alignment) -> None:
    root = root_of(tmp_path, alignment)
    assert root.findtext(".//x:glossary/x:internal-file", namespaces=NAMES) == "饮用水\tdrinking water\tL-1"
    notes = [note.text for note in root.findall(".//x:trans-unit[@id='b1s1']/x:note", NAMES)]
    assert notes == ["term: 饮用水 = drinking water [L-1]"]


def test_halves_in_two_segments_are_isolated_and_know_each_other(tmp_path: Path, material: ModuleType) -> None:
    alignment = material.aligned(two_sentences(Code(0, "open", "<b>"), Code(6, "close", "</b>")), "A.")
    halves = [
        (half.get("pos"), half.get("rid"), half.text)
        for half in root_of(tmp_path, alignment).findall(".//x:trans-unit/x:source/x:it", NAMES)
    ]
    assert halves == [("open", "c1", "<b>"), ("close", "c1", "</b>")]


def two_sentences(*codes: Code) -> Block:
    first = Segment("b1s1", 0, 3, "甲甲。", tuple(code for code in codes if code.offset <= 2))
    second = Segment("b1s2", 3, 6, "乙乙。", tuple(replace(code, offset=code.offset - 3) for code in codes[1:]))
    return Block("b1", "body", "甲甲。乙乙。", codes, (first, second))


def test_a_character_that_xml_cannot_hold_is_kept_as_its_number(
    tmp_path: Path, faults: Faults, material: ModuleType
) -> None:
    text = "甲\x00乙\x0b\ufffe\ud800丙"
    root = root_of(tmp_path, material.one_segment(text, (), "A\x01"))
    unit = root.find(".//x:trans-unit", NAMES)
    assert unit is not None
    assert [plain(each) for each in unit.findall("*") if etree.QName(each).localname in {"source", "target"}] == [
        text,
        "A\x01",
    ]
    assert faults(tmp_path / "a.xlf") == []


def test_the_same_alignment_gives_the_same_bytes(tmp_path: Path, alignment: Alignment) -> None:
    for name in ("a.xlf", "b.xlf"):
        xliff12.write(tmp_path / name, alignment)
    assert (tmp_path / "a.xlf").read_bytes() == (tmp_path / "b.xlf").read_bytes()


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_codes_come_back_where_they_stood(
    tmp_path_factory: pytest.TempPathFactory, material: ModuleType, data: st.DataObject
) -> None:
    block = data.draw(material.blocks())
    group = root_of(tmp_path_factory.mktemp("x"), material.aligned(block, "A target.")).find(".//x:group", NAMES)
    assert group is not None
    held = tuple(replace(code, source=fit(code.source)) for code in block.codes)
    assert restored(group) == material.with_codes(replace(block, codes=held))


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_codes_are_valid(
    tmp_path_factory: pytest.TempPathFactory, faults: Faults, material: ModuleType, data: st.DataObject
) -> None:
    block = data.draw(material.blocks())
    path = tmp_path_factory.mktemp("x") / "a.xlf"
    unit_codes = tuple(replace(code, offset=0) for code in block.codes)
    others = tuple(replace(code, source="<new>") for code in reversed(unit_codes))
    xliff12.write(path, material.aligned(block, "A target.", unit_codes, unit_codes[:1] + others))
    assert faults(path) == []
