"""`yiku check`: findings on the terminal, as data and as a page, and its exit status."""

import json
import re
from pathlib import Path

import pytest

from .conftest import Yiku

TABLE = 'id,zh,en\n1,2692名受害者,"2,629 victims"\n2,毒品问题,The drug问题\n3,报告,The report\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_findings_are_printed_and_give_status_1(yiku: Yiku, table: Path) -> None:
    outcome = yiku("check", table)
    assert outcome.status == 1
    assert "number: a number differs (found 2,629; expected 2692)" in outcome.out
    assert "3 segments, 2 findings: 1 number, 1 han" in outcome.out


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [("error", 1), ("warning", 1), ("number", 1), ("date", 0), ("date,han", 1), ("country", 0)],
)
def test_fail_on_decides_the_status(yiku: Yiku, table: Path, fail_on: str, status: int) -> None:
    outcome = yiku("check", table, "--fail-on", fail_on)
    assert outcome.status == status
    assert "2 findings" in outcome.out


def test_a_clean_file_gives_status_0(yiku: Yiku, tmp_path: Path) -> None:
    path = tmp_path / "clean.tsv"
    path.write_text("zh\ten\n2692名受害者\t2,692 victims\n", encoding="utf-8")
    outcome = yiku("check", path)
    assert outcome.status == 0
    assert "1 segments, 0 findings" in outcome.out


def test_json_names_file_segment_kind_found_expected_and_offsets(yiku: Yiku, table: Path) -> None:
    outcome = yiku("check", table, "--json")
    data = outcome.data
    assert (data["file"], data["source"], data["target"], data["segments"]) == (str(table), "zh", "en", 3)
    assert data["summary"] == {"error": 1, "warning": 1, "kinds": {"number": 1, "han": 1}}
    first = data["findings"][0]
    assert (first["segment"], first["kind"], first["severity"]) == ("1", "number", "error")
    assert (first["found"], first["expected"]) == ("2,629", "2692")
    assert first["target"][slice(*first["target_span"])] == "2,629"
    assert first["source"][slice(*first["source_span"])] == "2692"


def test_several_files_give_an_array(yiku: Yiku, table: Path) -> None:
    assert len(yiku("check", table, table, "--json").data) == 2


def test_the_page_is_escaped_and_self_contained(yiku: Yiku, tmp_path: Path) -> None:
    path, page = tmp_path / "pairs.tsv", tmp_path / "findings.html"
    hostile = "<script>alert(1)</script>"
    path.write_text(f"zh\ten\n2692名{hostile}\t2,629 {hostile}\n", encoding="utf-8")
    assert yiku("check", path, "-o", page).status == 1
    html = page.read_text(encoding="utf-8")
    assert hostile not in html
    assert html.count("<script>") == 1
    assert "Content-Security-Policy" in html
    assert not re.search(r"(?:src|href)=", html)
    assert '<mark class="error" title="a number differs">2,629</mark>' in html


def test_the_report_can_be_written_as_data(yiku: Yiku, table: Path, tmp_path: Path) -> None:
    assert yiku("check", table, "-o", tmp_path / "out.json").status == 1
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["error"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("missing.tmx",), "no such file"),
        (("{table}", "--fail-on", "nonsense"), "no kind or severity"),
        (("{table}", "-o", "x.pdf"), "no format by the suffix"),
        (("{table}", "-o", "{table}"), "no format by the suffix"),
        (("{table}", "--from", "zh", "--to", "zh"), "two different languages"),
        (("{table}", "--from", "fr", "--to", "zh"), "has columns in"),
    ],
)
def test_bad_input_is_refused_with_status_2(yiku: Yiku, table: Path, arguments: tuple[str, ...], says: str) -> None:
    outcome = yiku("check", *(argument.format(table=table) for argument in arguments))
    assert outcome.status == 2
    assert says in outcome.err
    assert outcome.out == ""


def test_names_are_those_of_the_shipped_termbase(shipped_yiku: Yiku, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "zh\ten\n泰国和肯尼亚\tThailand and Norway\n安全理事会\tThe Security Council\n大韩民国\tSouth Korea\n",
        encoding="utf-8",
    )
    found = [
        (one["kind"], one["found"], one["expected"]) for one in shipped_yiku("check", path, "--json").data["findings"]
    ]
    assert found == [("country", "Norway", "Kenya"), ("deprecated", "South Korea", "Republic of Korea")]
