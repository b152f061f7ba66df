"""The table of an alignment, as a spreadsheet opens it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from corpora.document import Segment
from tm.alignment import Alignment
from tm.formats import alignment_csv, alignment_xlsx


def rows(tmp_path: Path, alignment: Alignment) -> list[dict[str, str]]:
    alignment_csv.write(tmp_path / "a.csv", alignment)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def test_has_a_byte_order_mark_and_the_promised_columns(tmp_path: Path, alignment: Alignment) -> None:
    alignment_csv.write(tmp_path / "a.csv", alignment)
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,paragraph,kind,source,proposal,rate,match,band,origin,memory source,")
    alignment_csv.write(tmp_path / "b.csv", alignment)
    assert (tmp_path / "b.csv").read_bytes() == content


def test_a_row_holds_a_segment_with_its_best_match(tmp_path: Path, alignment: Alignment) -> None:
    table = rows(tmp_path, alignment)
    assert [row["id"] for row in table] == [aligned.segment.id for aligned in alignment.segments]
    assert tuple(table[0]) == alignment_csv.COLUMNS
    row = table[1]
    assert row["source"] == "2031年修建了12口水井。"
    assert row["proposal"] == "In 2031, 12 wells were built."
    assert (row["rate"], row["match"], row["band"], row["paragraph"]) == ("99", "value", "99", "12")
    assert row["memory target"] == "In 2030, nine wells were built."
    assert row["values carried over"] == "2030 → 2031; nine → 12"
    assert row["origin"] == "水.tmx, para. 11"
    assert table[0]["terms"] == "饮用水 = drinking water [L-1]"
    assert table[3]["why"].startswith("nothing of 50 or more")
    assert (table[3]["rate"], table[3]["proposal"]) == ("", "")


def test_a_row_without_a_match_names_the_nearest_unit(tmp_path: Path, far: Alignment) -> None:
    table = rows(tmp_path, far)
    row = table[2]
    assert (row["proposal"], row["rate"], row["nearest rate"]) == ("", "", "61")
    assert (row["nearest source"], row["nearest differences"]) == ("其中三口位于山区。", "位于 → 在")
    assert row["nearest origin"] == "A/98/1, Report, para. 7, 2030-01-02, in m.tmx"
    assert {table[1][name] for name in table[1] if name.startswith("nearest")} == {""}


@pytest.mark.parametrize("which", ["alignment", "far"])
def test_the_workbook_says_the_same_under_the_same_headings(
    tmp_path: Path, which: str, request: pytest.FixtureRequest
) -> None:
    found: Alignment = request.getfixturevalue(which)
    assert set(alignment_csv.COLUMNS) == set(alignment_xlsx.COLUMNS)
    alignment_xlsx.write(tmp_path / "a.xlsx", found)
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))["Segments"]
    heading, *cells = sheet.iter_rows(values_only=True)
    for row, beside in zip(rows(tmp_path, found), cells, strict=True):
        said = dict(zip(map(str, heading), ("" if cell is None else str(cell) for cell in beside), strict=True))
        lines = {"why": "; ", "fragments": "; "}
        # A workbook holds no control character.
        plain = {name: text.replace("\x01", "\ufffd") for name, text in row.items()}
        assert plain == {name: said[name].replace("\n", lines.get(name, "\n")) for name in row}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''@"])
def test_a_cell_that_would_be_a_formula_is_guarded(tmp_path: Path, alignment: Alignment, start: str) -> None:
    text = f"{start}1+1"
    first = alignment.segments[0]
    odd = replace(first, segment=Segment("b1s1", 0, len(text), text))
    row = rows(tmp_path, replace(alignment, segments=(odd,)))[0]
    assert row["source"] == "'" + text


@pytest.mark.parametrize("text", ['说："是"', "a,b\nc", "'tis", "1-2"])
def test_any_other_cell_stays_as_it_is(tmp_path: Path, alignment: Alignment, text: str) -> None:
    odd = replace(alignment.segments[0], segment=Segment("b1s1", 0, len(text), text))
    assert rows(tmp_path, replace(alignment, segments=(odd,)))[0]["source"] == text
