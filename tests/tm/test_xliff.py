"""The XLIFF of an alignment: valid, with inline codes where they stood and every match beside its segment."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpora.document import Code, Document
from corpora.files.skips import Skips
from tm.alignment import Alignment
from tm.formats import xliff
from tm.formats.xliff_inline import XLIFF
from tm.formats.xliff_read import segments

NAMES = {"x": XLIFF, "m": xliff.MATCHES, "g": xliff.GLOSSARY}


def root_of(tmp_path: Path, alignment: Alignment) -> etree._Element:
    xliff.write(tmp_path / "a.xlf", alignment)
    return etree.parse(str(tmp_path / "a.xlf")).getroot()


def restored(unit: etree._Element, place: str = "source") -> str:
    """Put a unit together as it was: its texts with the markup of the codes at their places."""
    data = {each.get("id"): plain(each) for each in unit.findall("x:originalData/x:data", NAMES)}
    names = {f"{{{XLIFF}}}segment"} | ({f"{{{XLIFF}}}ignorable"} if place == "source" else set())
    parts = [part for part in unit if part.tag in names]
    return "".join(plain(found, data) for part in parts for found in part.findall(f"x:{place}", NAMES))


def plain(element: etree._Element, data: dict[str | None, str] | None = None) -> str:
    text = element.text or ""
    for child in element:
        local = etree.QName(child).localname
        text += chr(int(child.get("hex", "0"), 16)) if local == "cp" else (data or {}).get(child.get("dataRef"), "")
        text += child.tail or ""
    return text


def test_is_valid_by_the_official_schemas_and_rules(
    tmp_path: Path, alignment: Alignment, faults: Callable[[Path], list[str]]
) -> None:
    xliff.write(tmp_path / "a.xlf", alignment)
    assert faults(tmp_path / "a.xlf") == []


def test_a_report_without_text_is_valid_too(
    tmp_path: Path, alignment: Alignment, faults: Callable[[Path], list[str]]
) -> None:
    empty = replace(alignment, segments=(), document=Document("empty.md", "zh", ()))
    xliff.write(tmp_path / "a.xlf", empty)
    assert faults(tmp_path / "a.xlf") == []


def test_the_units_give_the_blocks_back_with_their_codes(
    tmp_path: Path, alignment: Alignment, material: ModuleType
) -> None:
    root = root_of(tmp_path, alignment)
    units = root.findall(".//x:unit", NAMES)
    assert [restored(unit) for unit in units] == [material.with_codes(block) for block in alignment.document.blocks]
    assert [unit.get("id") for unit in units] == [block.id for block in alignment.document.blocks]


def test_a_pair_of_codes_is_an_sc_and_its_ec(tmp_path: Path, alignment: Alignment) -> None:
    source = root_of(tmp_path, alignment).find(".//x:segment[@id='b2s1']/x:source", NAMES)
    assert source is not None
    start, end = source
    assert (etree.QName(start).localname, etree.QName(end).localname) == ("sc", "ec")
    assert end.get("startRef") == start.get("id")


def test_a_target_is_filled_from_99_on_and_absent_below(tmp_path: Path, alignment: Alignment) -> None:
    segments = root_of(tmp_path, alignment).findall(".//x:segment", NAMES)
    filled = {
        segment.get("id"): (segment.get("state"), segment.get("subState")) for segment in segments if len(segment) > 1
    }
    assert filled == {
        "b1s1": ("translated", "yiku:context"),
        "b2s1": ("initial", "yiku:value"),
        "b4s1": ("translated", "yiku:exact"),
        "b5s1": ("translated", "yiku:exact"),
    }


def test_a_filled_target_takes_over_the_codes_at_the_edges(tmp_path: Path, alignment: Alignment) -> None:
    unit = root_of(tmp_path, alignment).find(".//x:unit[@id='b2']", NAMES)
    assert unit is not None
    assert restored(unit, "target") == "**In 2031, 12 wells were built.**"


@pytest.mark.parametrize(
    ("source", "codes", "expected", "state"),
    [
        ("见附件。", (Code(3, "mark", "^1", "1"),), "See the annex.^1", "translated"),
        ("见附件。", (Code(1, "mark", "^1", "1"),), "See the annex.", "initial"),
        ("见附件。", (Code(0, "open", "<b>"), Code(2, "close", "</b>")), "See the annex.", "initial"),
        ("见附件。", (Code(4, "close", "</b>"),), "See the annex.</b>", "translated"),
    ],
)
def test_a_code_within_the_text_is_left_to_the_translator(
    tmp_path: Path, material: ModuleType, source: str, codes: tuple[Code, ...], expected: str, state: str
) -> None:
    root = root_of(tmp_path, material.one_segment(source, codes, "See the annex."))
    unit = root.find(".//x:unit", NAMES)
    assert unit is not None
    assert restored(unit, "target") == expected
    assert [segment.get("state") for segment in unit.findall("x:segment", NAMES)] == [state]


def test_a_repaired_match_stands_before_the_units_own_wording(tmp_path: Path, alignment: Alignment) -> None:
    matches = root_of(tmp_path, alignment).findall(".//m:match[@ref='#b2s1']", NAMES)
    said = [(m.get("type"), m.get("matchQuality"), m.findtext("x:target", namespaces=NAMES)) for m in matches]
    assert said == [
        ("am", "99", "In 2031, 12 wells were built."),
        ("tm", "98", "In 2030, nine wells were built."),
        ("tm", "71", "=In 2030, one bridge was built."),
    ]


def test_a_match_in_context_is_of_quality_100_and_names_its_origin(tmp_path: Path, alignment: Alignment) -> None:
    match = root_of(tmp_path, alignment).find(".//m:match[@ref='#b1s1']", NAMES)
    assert match is not None
    assert (match.get("type"), match.get("matchQuality")) == ("icm", "100")
    assert match.get("origin") == "A/98/400, 水.tmx, 2030-05-04"


def test_the_nearest_unit_is_a_fuzzy_match_that_fills_no_target(
    tmp_path: Path, far: Alignment, faults: Callable[[Path], list[str]]
) -> None:
    root = root_of(tmp_path, far)
    assert faults(tmp_path / "a.xlf") == []
    (near,) = (one for one in root.iterfind(".//m:match", NAMES) if one.get("subType") == "yiku:nearest")
    assert (near.get("ref"), near.get("type"), near.get("matchQuality")) == ("#b2s2", "tm", "61")
    assert near.get("origin") == "A/98/1, Report, para. 7, 2030-01-02, in m.tmx"
    notes = {note.get("category"): note.text for note in root.iterfind(".//x:unit[@id='b2']//x:note", NAMES)}
    assert notes["fragment"] == "b2s2: 三口 in unit 4 of m.tmx (A/98/1): Three of them are in the mountains."
    assert notes["like"] == "b2s2: b1s1 of this report, 66 per cent"
    read = {one.id: one.target.text for one in segments(tmp_path / "a.xlf", Skips())}
    assert read["b2s2"] == ""
    assert read["b2s1"] == "In 2031, 12 wells were built."


def test_a_nearest_unit_that_only_the_threshold_kept_out_is_still_no_exact_match(
    tmp_path: Path, far: Alignment
) -> None:
    one = far.segments[2]
    assert one.nearest
    exact = replace(one, nearest=replace(one.nearest, match=replace(one.nearest.match, rate=101, kind="context")))
    root = root_of(tmp_path, replace(far, segments=(*far.segments[:2], exact, *far.segments[3:])))
    (near,) = (one for one in root.iterfind(".//m:match", NAMES) if one.get("subType") == "yiku:nearest")
    assert (near.get("type"), near.get("matchQuality")) == ("tm", "98")


def test_the_glossary_has_the_terms_with_equivalents(tmp_path: Path, alignment: Alignment) -> None:
    entries = root_of(tmp_path, alignment).findall(".//g:glossEntry", NAMES)
    assert [[part.text for part in entry] for entry in entries] == [["饮用水", "drinking water"]]
    assert entries[0][0].get("source") == "L-1"


def test_a_character_that_xml_cannot_hold_is_kept_as_its_number(tmp_path: Path, material: ModuleType) -> None:
    text = "甲\x00乙\x0b\ufffe\ud800丙"
    unit = root_of(tmp_path, material.one_segment(text, (), "A\x01")).find(".//x:unit", NAMES)
    assert unit is not None
    assert restored(unit) == text
    assert restored(unit, "target") == "A\x01"


def test_the_same_alignment_gives_the_same_bytes(tmp_path: Path, alignment: Alignment) -> None:
    xliff.write(tmp_path / "a.xlf", alignment)
    xliff.write(tmp_path / "b.xlf", alignment)
    assert (tmp_path / "a.xlf").read_bytes() == (tmp_path / "b.xlf").read_bytes()


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_codes_come_back_where_they_stood(
    tmp_path_factory: pytest.TempPathFactory, material: ModuleType, data: st.DataObject
) -> None:
    block = data.draw(material.blocks())
    unit = root_of(tmp_path_factory.mktemp("x"), material.aligned(block, "A target.")).find(".//x:unit", NAMES)
    assert unit is not None
    assert restored(unit) == material.with_codes(block)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_codes_are_valid(
    tmp_path_factory: pytest.TempPathFactory,
    faults: Callable[[Path], list[str]],
    material: ModuleType,
    data: st.DataObject,
) -> None:
    block = data.draw(material.blocks())
    path = tmp_path_factory.mktemp("x") / "a.xlf"
    unit_codes = tuple(replace(code, offset=0) for code in block.codes)
    others = tuple(replace(code, source="<new>") for code in reversed(unit_codes))
    xliff.write(path, material.aligned(block, "A target.", unit_codes, unit_codes[:1] + others))
    assert faults(path) == []
