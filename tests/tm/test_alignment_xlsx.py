"""The workbook of an alignment: what a reader of workbooks finds in it, and that no text does harm there."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpora.document import Segment
from tm.alignment import AlignedSegment, Alignment
from tm.errors import TooLarge
from tm.formats import alignment_xlsx, xlsx_sheet


def opened(tmp_path: Path, alignment: Alignment, **options: Any) -> openpyxl.Workbook:
    alignment_xlsx.write(tmp_path / "a.xlsx", alignment)
    # From bytes: openpyxl leaves a file that it opened itself open until it is collected.
    return openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()), **options)


def rows(tmp_path: Path, alignment: Alignment) -> list[dict[str, Any]]:
    sheet = opened(tmp_path, alignment)["Segments"]
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def with_text(alignment: Alignment, text: str) -> Alignment:
    """Return an alignment of one segment whose text and proposal are `text`."""
    first = alignment.segments[0]
    match = replace(first.matches[0], source=text, target=text, proposal=text)
    odd: AlignedSegment = replace(first, segment=Segment("b1s1", 0, len(text), text), matches=(match,))
    return replace(alignment, segments=(odd,))


def test_a_row_holds_a_segment_with_its_best_match(tmp_path: Path, alignment: Alignment) -> None:
    table = rows(tmp_path, alignment)
    assert [row["id"] for row in table] == [found.segment.id for found in alignment.segments]
    row = table[1]
    assert (row["paragraph"], row["kind"], row["rate"], row["match"]) == ("12", "body", 99, "value")
    assert (row["source"], row["proposal"]) == ("2031年修建了12口水井。", "In 2031, 12 wells were built.")
    assert row["differences"] == "2030 → 2031; 9 → 12"
    assert (row["origin"], row["memory target"]) == ("水.tmx, para. 11", "In 2030, nine wells were built.")
    assert table[0]["terms"] == "饮用水 = drinking water [L-1]"
    assert table[3]["rate"] is None
    assert table[3]["why"].startswith("nothing of 50 or more")
    assert table[6]["why"] == "the same text as b4s1"


def test_a_row_without_a_match_names_the_nearest_unit_and_pieces(tmp_path: Path, far: Alignment) -> None:
    row = rows(tmp_path, far)[2]
    assert (row["proposal"], row["rate"], row["differences"]) == (None, None, None)
    assert row["nearest differences"] == "位于 → 在"
    assert (row["nearest rate"], row["nearest source"]) == (61, "其中三口位于山区。")
    assert row["nearest target"] == "Three of them are in the mountains."
    assert row["nearest origin"] == "A/98/1, Report, para. 7, 2030-01-02, in m.tmx"
    assert row["fragments"] == "三口 in unit 4 of m.tmx (A/98/1): Three of them are in the mountains."
    assert row["like an earlier segment"] == "b1s1 66"


def test_differences_and_values_are_coloured_at_their_places(tmp_path: Path, alignment: Alignment) -> None:
    sheet = opened(tmp_path, alignment, rich_text=True)["Segments"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for column, coloured in (("source", ["2031", "12"]), ("proposal", ["2031", "12"])):
        parts = sheet.cell(3, columns[column]).value
        base = parts[-1].font.color
        assert [part.text for part in parts if part.font.color != base] == coloured


def test_the_header_stays_and_filters_and_texts_wrap(tmp_path: Path, alignment: Alignment) -> None:
    sheet = opened(tmp_path, alignment)["Segments"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:X8"
    source, proposal = sheet["D2"], sheet["E2"]
    assert source.alignment.wrap_text
    assert (source.font.name, proposal.font.name) == ("Microsoft YaHei", "Arial")


def test_a_row_is_as_high_as_its_text_and_no_higher_than_a_row_can_be(tmp_path: Path, alignment: Alignment) -> None:
    heights = []
    for count in (60, 300, 30_000):
        row = opened(tmp_path, with_text(alignment, "字" * count))["Segments"].row_dimensions[2]
        heights.append(row.height)
    assert 30 < heights[0] < heights[1] < heights[2] == pytest.approx(xlsx_sheet.MAX_HEIGHT, abs=1)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_other_sheets_have_leverage_and_terms(tmp_path: Path, alignment: Alignment) -> None:
    book = opened(tmp_path, alignment)
    leverage = {row[0]: row[1] for row in book["Leverage"].iter_rows(values_only=True)}
    assert leverage["100  exact"] == 2
    assert leverage["repetitions, counted once"] == 1
    assert list(book["Terms"].iter_rows(min_row=2, values_only=True)) == [
        ("饮用水", "drinking water", "L-1", 1, "b1s1")
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "'", "{="])
def test_no_text_is_a_formula(tmp_path: Path, alignment: Alignment, start: str) -> None:
    text = f'{start}1+1|HYPERLINK("http://a.example","x")'
    cell = opened(tmp_path, with_text(alignment, text))["Segments"]["D2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix or start == "{="


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\x01乙", "甲\ufffd乙"),
        ("\ud800", "\ufffd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("<script>&</script>", "<script>&</script>"),
        ("<r><t>&</r>", "<r><t>&</r>"),
        ("http://a.example", "http://a.example"),
        ("0012", "0012"),
        ("1e5", "1e5"),
    ],
)
def test_hostile_text_is_text(tmp_path: Path, alignment: Alignment, text: str, shown: str) -> None:
    row = rows(tmp_path, with_text(alignment, text))[0]
    assert (row["source"], row["proposal"]) == (shown, shown)


@pytest.mark.parametrize("text", ["2031年_x0041_。", "<r>2031年</r>", "=2031+1", "2031", " 2031 \n"])
def test_text_of_several_styles_is_text_too(tmp_path: Path, alignment: Alignment, text: str) -> None:
    first = with_text(alignment, text).segments[0]
    fuzzy = replace(first.matches[0], kind="fuzzy", rate=80, source=text.replace("2031", "2030"))
    row = rows(tmp_path, replace(alignment, segments=(replace(first, matches=(fuzzy,)),)))[0]
    # The reader of the workbook does not undo the escape that stands for an underscore.
    assert row["source"].replace("_x005F_", "_") == text
    assert row["differences"]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
@example(text="<r>&</r>")
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    cell = xlsx_sheet.Cell(text, {})
    assert "".join(piece for part in cell.parts for piece, _ in part) == text


@pytest.mark.parametrize("sign", ["a", "长", "𠀀"])
@pytest.mark.parametrize("more", [0, 1, 40_000])
def test_a_text_longer_than_a_cell_goes_on_in_the_next_row(
    tmp_path: Path, alignment: Alignment, sign: str, more: int
) -> None:
    text = sign * (xlsx_sheet.MAX_CELL // len(sign.encode("utf-16-le")) * 2 + more)
    table = rows(tmp_path, with_text(alignment, text))
    assert "".join(row["source"] for row in table) == text
    assert all(len(row["source"].encode("utf-16-le")) // 2 <= xlsx_sheet.MAX_CELL for row in table)
    assert [row["id"] for row in table] == ["b1s1", *[None] * (len(table) - 1)]


def test_more_than_a_sheet_holds_is_refused(
    tmp_path: Path, alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_sheet, "MAX_ROWS", 5)
    with pytest.raises(TooLarge, match="5 rows"):
        alignment_xlsx.write(tmp_path / "a.xlsx", alignment)
    assert not (tmp_path / "a.xlsx").exists()


def test_the_same_alignment_gives_the_same_bytes(
    tmp_path: Path, alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    alignment_xlsx.write(tmp_path / "a.xlsx", alignment)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    alignment_xlsx.write(tmp_path / "b.xlsx", alignment)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"2000-01-01" in archive.read("docProps/core.xml")
