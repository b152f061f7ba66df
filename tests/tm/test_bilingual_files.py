"""Bilingual files read as they stand: XLIFF of both generations, TMX, tables and workbooks."""

import zipfile
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from corpora.errors import HostileFile, UnreadableFile
from corpora.files.skips import Skips
from tm.alignment import Alignment
from tm.errors import LanguageMismatch
from tm.formats import alignment_csv, alignment_xlsx, xliff, xliff_read
from tm.formats.bilingual import BilingualSegment, bilingual_segments

ONE = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="zh-CN"
 target-language="en-GB" original="a" datatype="plaintext"><body><group>
<trans-unit id="a"><source>报<g id="1">告</g><x id="2"/></source>
<target state="translated">Re<g id="1">port</g></target>
<note>short</note><alt-trans><source>别的</source><target>other</target></alt-trans></trans-unit>
<trans-unit id="b"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">一。</mrk
><mrk mtype="seg" mid="2">二。</mrk></seg-source><target><mrk mtype="seg" mid="1">One.</mrk></target></trans-unit>
<trans-unit id="c" translate="no"><source>码</source></trans-unit></group></body></file></xliff>"""

TWO = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="f">
<unit id="u1"><notes><note>short</note></notes><originalData><data id="d1">&lt;b&gt;</data>
<data id="d2">&lt;/b&gt;</data></originalData><segment id="s1" state="final">
<source>报<pc id="1" dataRefStart="d1" dataRefEnd="d2">告</pc><cp hex="000B"/></source>
<target>Re<pc id="1" dataRefStart="d1" dataRefEnd="d2">port</pc></target></segment>
<ignorable><source> </source></ignorable>
<segment><source><mrk id="m" type="term">二</mrk><ph id="2"/></source></segment></unit></file></xliff>"""


def read(path: Path, languages: tuple[str, str] | None = None) -> tuple[list[BilingualSegment], Skips]:
    skips = Skips()
    return list(bilingual_segments(path, skips, languages)), skips


def texts(found: list[BilingualSegment]) -> list[tuple[str, str, str]]:
    return [(one.id, one.source.text, one.target.text) for one in found]


@pytest.fixture
def file(tmp_path: Path):
    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_xliff_1_gives_segments_codes_notes_and_state(file) -> None:
    found, skips = read(file("a.xlf", ONE))
    assert texts(found) == [("a", "报告", "Report"), ("b.1", "一。", "One."), ("b.2", "二。", "")]
    assert (found[0].notes, found[0].state, found[0].source.tag) == (("short",), "translated", "zh-CN")
    assert [(code.offset, code.kind) for code in found[0].source.codes] == [
        (1, "open"),
        (2, "close"),
        (2, "standalone"),
    ]
    assert skips.lines() == ["1 x not to be translated (first at line 8)"]


def test_xliff_2_gives_segments_with_their_original_markup(file) -> None:
    found, _ = read(file("a.xliff", TWO))
    assert texts(found) == [("s1", "报告\x0b", "Report"), ("u1.2", "二", "")]
    assert [code.source for code in found[0].target.codes] == ["<b>", "</b>"]
    assert (found[0].notes, found[0].state) == (("short",), "final")


def test_a_file_turned_round_has_its_target_for_a_source(file) -> None:
    found, _ = read(file("a.xlf", TWO), ("en", "zh"))
    assert texts(found)[0] == ("s1", "Report", "报告\x0b")
    with pytest.raises(LanguageMismatch, match="from zh to en"):
        read(file("a.xlf", TWO), ("fr", "zh"))


def test_translated_segments_of_xliff_are_units(file) -> None:
    skips = Skips()
    units = list(xliff_read.read(file("a.xlf", ONE), skips))
    assert [(unit.source.text, unit.target.text, unit.name) for unit in units] == [
        ("报告", "Report", "a"),
        ("一。", "One.", "b.1"),
    ]
    assert skips.counts["a segment without a translation"] == 1


def test_what_align_writes_is_read_back(alignment: Alignment, tmp_path: Path) -> None:
    xliff.write(tmp_path / "a.xlf", alignment)
    found, _ = read(tmp_path / "a.xlf")
    assert [one.source.text for one in found] == [one.segment.text for one in alignment.segments]
    kept = [[(code.offset, code.source) for code in one.source.codes] for one in found]
    assert kept == [[(code.offset, code.source) for code in one.segment.codes] for one in alignment.segments]
    marks = [code for one in found for code in one.source.codes if code.kind == "mark"]
    assert [code.note for code in marks] == ["1"]


@pytest.mark.parametrize(("name", "writer"), [("a.xlsx", alignment_xlsx), ("a.csv", alignment_csv)])
def test_the_tables_that_align_writes_are_read_back(
    alignment: Alignment, tmp_path: Path, name: str, writer: ModuleType
) -> None:
    writer.write(tmp_path / name, alignment)
    found, _ = read(tmp_path / name)
    lost = {1: "\ufffd"} if name.endswith("xlsx") else {}  # what no workbook can hold
    assert [one.source.text for one in found] == [one.segment.text.translate(lost) for one in alignment.segments]
    proposed = [one.matches[0].proposal if one.matches else "" for one in alignment.segments]
    assert [one.target.text for one in found] == proposed


def test_a_workbook_that_unpacks_past_the_limits_is_refused(tmp_path: Path) -> None:
    for name, members in (("ratio", [("a.xml", b" " * 3_000_000)]), ("many", [(f"{n}.xml", b"") for n in range(2001)])):
        with zipfile.ZipFile(tmp_path / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members:
                archive.writestr(member, content)
        with pytest.raises(HostileFile, match="limit"):
            read(tmp_path / f"{name}.xlsx")


def test_a_list_of_terms_is_no_table_of_segments(file) -> None:
    with pytest.raises(UnreadableFile, match="list of terms"):
        read(file("a.csv", "term,equivalents,concept\n报告,report,L-00001\n"))


def test_tmx_gives_empty_and_missing_targets_too(file) -> None:
    head = '<tmx version="1.4"><header srclang="zh-CN"/><body>'
    tu = '<tu tuid="x"><tuv xml:lang="zh-CN"><seg>报<bpt i="1">b</bpt>告</seg></tuv>'
    tu += '<tuv xml:lang="en"><seg/></tuv></tu>'
    alone = '<tu><tuv xml:lang="zh-CN"><seg>二</seg></tuv></tu><tu><tuv xml:lang="fr"><seg>trois</seg></tuv></tu>'
    found, skips = read(file("a.tmx", f"{head}{tu}{alone}</body></tmx>"))
    assert texts(found) == [("x", "报告", ""), ("2", "二", "")]
    assert skips.total == 1


def test_the_original_of_a_tmx_is_the_source(file) -> None:
    tu = '<tu><tuv xml:lang="zh"><seg>报告</seg></tuv><tuv xml:lang="en"><seg>Report</seg></tuv></tu>'
    path = file("a.tmx", f'<tmx version="1.4"><header srclang="en"/><body>{tu}</body></tmx>')
    assert texts(read(path)[0]) == [("1", "Report", "报告")]
    assert texts(read(path, ("zh", "en"))[0]) == [("1", "报告", "Report")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("id,zh,en,note\n7,报告,Report,x\n8,二,\n", [("7", "报告", "Report"), ("8", "二", "")]),
        ("en,zh\nReport,报告\n", [("2", "Report", "报告")]),
        ("source,target\nReport,报告\n", [("2", "Report", "报告")]),
        ("Report,报告\nTwo,二\n", [("1", "Report", "报告"), ("2", "Two", "二")]),
        ("zh,en\n报告,报告\n", [("2", "报告", "报告")]),
    ],
)
def test_a_table_gives_every_row(file, table: str, expected: list[tuple[str, str, str]]) -> None:
    assert texts(read(file("a.csv", table))[0]) == expected


def test_a_workbook_is_read_whatever_dimension_it_tells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet one"
    for row in [["zh", "en"], *([f"第{n}段", f"paragraph {n}"] for n in range(1, 51))]:
        sheet.append(row)
    book.create_sheet("Remarks").append(["nothing bilingual"])
    book.save(tmp_path / "told.xlsx")
    with zipfile.ZipFile(tmp_path / "told.xlsx") as told, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as wrong:
        for name in told.namelist():
            wrong.writestr(name, told.read(name).replace(b'ref="A1:B51"', b'ref="A1:B2"'))
    found, skips = read(tmp_path / "a.xlsx")
    assert len(found) == 50
    assert found[-1].place == "Sheet one, row 51"
    assert skips.lines() == ["1 x a sheet that is no bilingual table (first at sheet Remarks)"]


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a.xlsx", "no workbook", UnreadableFile, "not a workbook"),
        ("a.xlf", "<xliff version='1.2'><file>", UnreadableFile, "not well-formed"),
        ("a.xlf", "<tmx/>", UnreadableFile, "not XLIFF"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY e "v">]><xliff version="1.2"/>', HostileFile, "entity"),
        ("a.tmx", "<xliff/>", UnreadableFile, "not TMX"),
        ("a.csv", "one,two\nthree,four\n", UnreadableFile, "zh, en"),
        ("a.csv", "de,fr\neins,un\n", None, ""),
        ("a.pdf", "", UnreadableFile, "no bilingual format"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(file, name: str, content: str, error, says: str) -> None:
    path = file(name, content)
    if error is None:
        assert read(path)[0]
        return
    with pytest.raises(error, match=says) as caught:
        read(path)
    assert "\n" not in str(caught.value)
