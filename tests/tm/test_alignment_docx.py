"""The Word document of an alignment: its table, headings and footnotes, and that no text breaks it."""

import zipfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpora.document import Code, Segment
from tm.alignment import Alignment
from tm.formats import alignment_docx
from tm.formats.docx_package import WORD
from tm.formats.xliff_inline import UNFIT

NAMES = {"w": WORD}
VALUE = f"{{{WORD}}}val"


def document(tmp_path: Path, alignment: Alignment) -> etree._Element:
    alignment_docx.write(tmp_path / "a.docx", alignment)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert archive.testzip() is None
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    return parts["word/document.xml"]


def text_of(element: etree._Element) -> str:
    said = {f"{{{WORD}}}t": None, f"{{{WORD}}}br": "\n", f"{{{WORD}}}tab": "\t"}
    return "".join(said[each.tag] or each.text or "" for each in element.iter() if each.tag in said)


def cells(root: etree._Element) -> list[list[str]]:
    return [
        ["\n".join(map(text_of, cell.findall("w:p", NAMES))) for cell in row.findall("w:tc", NAMES)]
        for row in root.findall(".//w:tbl/w:tr", NAMES)
    ]


def test_a_row_holds_a_segment_beside_its_proposal(tmp_path: Path, alignment: Alignment) -> None:
    head, *rows = cells(document(tmp_path, alignment))
    assert head == ["", "source (zh)", "proposal (en)", "match"]
    assert len(rows) == len(alignment.segments)
    assert rows[1] == [
        "12.",
        "2031年修建了12口水井。",
        "In 2031, 12 wells were built.",
        "99 values carried over\n水.tmx, para. 11",
    ]
    assert rows[2][:3] == ["", "其中三口在山区。1", "Three of them are in the mountains."]
    assert rows[2][3] == "80 fuzzy\n位于 → 在"
    assert rows[3][2] == ""
    assert rows[3][3].startswith("nothing of 50 or more")


def test_a_row_without_a_proposal_has_the_nearest_unit_and_pieces(tmp_path: Path, far: Alignment) -> None:
    row = cells(document(tmp_path, far))[3]
    assert row[2].splitlines() == [
        "",
        "其中三口位于山区。 = Three of them are in the mountains.",
        "三口 in unit 4 of m.tmx (A/98/1): Three of them are in the mountains.",
    ]
    assert row[3].splitlines() == [
        "too far",
        "A/98/1, Report, para. 7, 2030-01-02, in m.tmx",
        "like b1s1 of this report, 66 per cent",
    ]


def test_headings_titles_and_footnotes_keep_their_styles(tmp_path: Path, alignment: Alignment) -> None:
    rows = document(tmp_path, alignment).findall(".//w:tbl/w:tr", NAMES)[1:]
    styles = [
        [style.get(VALUE) for style in row.findall("w:tc/w:p/w:pPr/w:pStyle", NAMES)[1:3]] for row in (rows[0], rows[4])
    ]
    assert styles == [["Heading2", "Heading2"], ["FootnoteText", "FootnoteText"]]


def test_inline_markup_is_shown_as_what_it_means(tmp_path: Path, alignment: Alignment) -> None:
    rows = document(tmp_path, alignment).findall(".//w:tbl/w:tr", NAMES)[1:]
    bold = rows[1].findall("w:tc", NAMES)[1].findall(".//w:r", NAMES)
    assert all(run.find("w:rPr/w:b", NAMES) is not None for run in bold)
    raised = rows[2].findall("w:tc", NAMES)[1].xpath(".//w:r[w:rPr/w:vertAlign]", namespaces=NAMES)
    assert [text_of(run) for run in raised] == ["1"]
    grey = rows[3].findall("w:tc", NAMES)[1].xpath(".//w:r[w:rPr/w:sz]", namespaces=NAMES)
    assert [text_of(run) for run in grey] == ["\\"]


def test_differences_and_values_are_coloured(tmp_path: Path, alignment: Alignment) -> None:
    row = document(tmp_path, alignment).findall(".//w:tbl/w:tr", NAMES)[2]
    for place in (1, 2):
        runs = row.findall("w:tc", NAMES)[place].xpath(".//w:r[w:rPr/w:color]", namespaces=NAMES)
        assert [text_of(run) for run in runs] == ["2031", "12"]


def test_the_head_is_repeated_and_every_row_has_four_cells_of_a_paragraph(tmp_path: Path, alignment: Alignment) -> None:
    rows = document(tmp_path, alignment).findall(".//w:tbl/w:tr", NAMES)
    assert rows[0].find("w:trPr/w:tblHeader", NAMES) is not None
    for row in rows:
        found = row.findall("w:tc", NAMES)
        assert len(found) == 4
        assert all(len(cell.findall("w:p", NAMES)) >= 1 for cell in found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\x01乙\ufffe", "甲\ufffd乙\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("<script>&]]></script>", "<script>&]]></script>"),
        ("=1+1", "=1+1"),
        ("长" * 40_000, "长" * 40_000),
        ("  a  ", "  a  "),
    ],
)
def test_hostile_text_is_text(tmp_path: Path, alignment: Alignment, text: str, shown: str) -> None:
    first = alignment.segments[0]
    codes = (Code(0, "standalone", "\x02<x>"), Code(len(text), "mark", "^", "\x03"))
    odd = replace(first, segment=Segment("b1s1", 0, len(text), text, codes), why=text)
    odd = replace(odd, matches=(replace(first.matches[0], proposal=text, target=text),))
    hostile = replace(alignment, segments=(odd,), document=replace(alignment.document, title=text))
    row = cells(document(tmp_path, hostile))[1]
    assert row[1] == f"\ufffd<x>{shown}\ufffd"
    assert shown in row[2]


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_text_and_codes_stand_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, material: ModuleType, data: st.DataObject
) -> None:
    block = data.draw(material.blocks())
    rows = cells(document(tmp_path_factory.mktemp("x"), material.aligned(block, "A target.")))[1:]
    assert [row[1] for row in rows] == [shown(segment) for segment in block.segments]


def shown(segment: Segment) -> str:
    """Return a segment with its codes where they stand, but for those that only look: bold has no signs."""
    text, done = "", 0
    for code in segment.codes:
        text += segment.text[done : code.offset]
        done = code.offset
        text += "" if code.kind in {"open", "close"} and code.source in {"**", "<b>"} else code.source
    return UNFIT.sub("\ufffd", text + segment.text[done:])


def test_an_empty_report_is_a_document(tmp_path: Path, alignment: Alignment) -> None:
    empty = replace(alignment, segments=(), document=replace(alignment.document, blocks=(), title=None, symbol=None))
    assert len(cells(document(tmp_path, empty))) == 1


def test_the_same_alignment_gives_the_same_bytes(
    tmp_path: Path, alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    alignment_docx.write(tmp_path / "a.docx", alignment)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    alignment_docx.write(tmp_path / "b.docx", alignment)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
