"""`yiku compare`: every format, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

OLD = "1. 本报告介绍2018年开展的活动。\n\n2. 各国应加强国际合作。\n\n3. 工作组在维也纳举行会议。\n"
NEW = "1. 本报告介绍2020年开展的活动。\n\n2. 各国应加强国际合作。\n\n3. 海关人员接受了关于识别文物的培训。\n"


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path / "old.md", tmp_path / "new.md"


def test_the_table_shows_what_changed_and_counts_what_did_not(yiku, reports: tuple[Path, Path]) -> None:
    done = yiku("compare", *reports)
    assert done.status == 0
    assert "changed 99" in done.out
    assert "2018年 → 2020年" in done.out
    assert "1 paragraph the same" in done.out
    assert "各国应加强" not in done.out
    assert "paragraphs: 1 same, 0 moved, 1 changed, 1 new, 1 gone, 0 split, 0 merged" in done.out
    assert "各国应加强" in yiku("compare", *reports, "--all").out


def test_json_has_the_paragraphs_and_the_counts(yiku, reports: tuple[Path, Path]) -> None:
    data = yiku("compare", *reports, "--json").data
    assert data["summary"] == {"same": 1, "moved": 0, "changed": 1, "new": 1, "gone": 1, "split": 0, "merged": 0}
    first = data["paragraphs"][0]
    assert (first["status"], first["rate"], first["similarity"]) == ("changed", 99, 1.0)
    assert first["differences"] == [{"old": "2018年", "new": "2020年"}]
    assert (first["old"]["paragraph"], first["new"]["text"]) == ("1", "本报告介绍2020年开展的活动。")
    assert [one["status"] for one in data["paragraphs"]] == ["changed", "same", "gone", "new"]
    assert data["paragraphs"][2]["new"] is None


@pytest.mark.parametrize("format_", ["csv", "tsv", "jsonl"])
def test_lists_have_a_row_a_paragraph(yiku, reports: tuple[Path, Path], format_: str) -> None:
    out = yiku("compare", *reports, "--format", format_).out
    if format_ == "jsonl":
        rows = [json.loads(line) for line in out.splitlines()]
    else:
        rows = list(csv.DictReader(io.StringIO(out), delimiter="," if format_ == "csv" else "\t"))
    assert [row["status"] for row in rows] == ["changed", "same", "gone", "new"]


def test_what_cannot_be_compared_is_one_line_and_status_2(yiku, reports: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("1. The Conference met.\n", encoding="utf-8")
    for other in ("missing.md", "en.md"):
        done = yiku("compare", reports[0], tmp_path / other)
        assert (done.status, done.out) == (2, "")
        assert len(done.err.strip().splitlines()) == 1
