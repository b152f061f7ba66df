"""`yiku align` and `search` on the sample report, both directions, every output."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from cli.app import run

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


@pytest.fixture(scope="module")
def library(shipped_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the shipped termbase and the sample memory."""
    path = tmp_path_factory.mktemp("aligned") / "library.db"
    shutil.copy(shipped_library, path)
    assert run(["--db", str(path), "-q", "import", str(SAMPLES / "memory.tsv")]) == 0
    return path


@pytest.fixture
def command(library: Path, capsys: pytest.CaptureFixture[str]):
    def command(*arguments: object) -> tuple[int, str, str]:
        status = run(["--db", str(library), *map(str, arguments)])
        out, err = capsys.readouterr()
        return status, out, err

    return command


@pytest.fixture(scope="module")
def aligned(library: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    path = tmp_path_factory.mktemp("json") / "out.json"
    assert run(["--db", str(library), "-q", "align", str(SAMPLES / "report.zh.md"), "-o", str(path)]) == 0
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_sample_shows_every_band(aligned: dict) -> None:
    assert [band["band"] for band in aligned["summary"]["bands"]] == [
        "101",
        "100",
        "99",
        "95-98",
        "85-94",
        "75-84",
        "50-74",
        "none",
    ]
    assert all(band["segments"] for band in aligned["summary"]["bands"])
    assert aligned["summary"]["repetitions"] >= 1


def test_bands_count_all_but_the_masthead_once(aligned: dict) -> None:
    counted = [s for s in aligned["segments"] if s["kind"] != "masthead"]
    assert (
        sum(band["segments"] for band in aligned["summary"]["bands"])
        == len(counted) - aligned["summary"]["repetitions"]
    )


def test_every_key_of_the_contract_is_there(aligned: dict) -> None:
    assert {"report", "signature", "summary", "segments"} <= set(aligned)
    assert {"path", "symbol", "blocks", "segments", "characters"} <= set(aligned["report"])
    for segment in aligned["segments"]:
        assert {"id", "block", "paragraph", "kind", "text", "matches", "terms", "why"} <= set(segment)
        for match in segment["matches"]:
            assert {"unit", "kind", "rate", "source", "target", "proposal", "edits", "origin"} <= set(match)
            assert {"document", "symbol", "paragraph"} <= set(match["origin"])
        for term in segment["terms"]:
            assert segment["text"][term["start"] : term["end"]] == term["text"]


def test_rates_and_kinds_agree_and_come_best_first(aligned: dict) -> None:
    for segment in aligned["segments"]:
        rates = [match["rate"] for match in segment["matches"]]
        assert rates == sorted(rates, reverse=True)
        for match in segment["matches"]:
            low, high = {"context": (101, 101), "exact": (100, 100), "value": (99, 99), "fuzzy": (70, 98)}[
                match["kind"]
            ]
            assert low <= match["rate"] <= high
            if match["kind"] in {"context", "exact"}:
                assert match["proposal"] == match["target"]


def test_a_segment_without_a_match_says_why(aligned: dict) -> None:
    assert all(segment["why"] for segment in aligned["segments"] if not segment["matches"])


def test_the_summary_is_printed_and_outputs_are_written(command, tmp_path: Path) -> None:
    for suffix in ("html", "xlf", "csv", "json"):
        status, out, _ = command("align", SAMPLES / "report.zh.md", "-o", tmp_path / f"out.{suffix}")
        assert status == 0
        assert "values carried over" in out
        assert (tmp_path / f"out.{suffix}").stat().st_size > 10_000


def test_an_english_report_is_matched_the_other_way(command) -> None:
    status, out, _ = command("align", SAMPLES / "report.en.md", "--json")
    kinds = {match["kind"] for segment in json.loads(out)["segments"] for match in segment["matches"]}
    assert status == 0
    assert kinds & {"exact", "context"}
    assert "value" in kinds


def test_the_threshold_hides_matches_but_not_the_bands(command) -> None:
    data = json.loads(command("align", SAMPLES / "report.zh.md", "--json", "--threshold", "95")[1])
    assert min(match["rate"] for segment in data["segments"] for match in segment["matches"]) >= 95
    assert {band["band"]: band["segments"] for band in data["summary"]["bands"]}["50-74"]


def test_a_list_for_machines_has_a_row_a_segment(command, aligned: dict) -> None:
    rows = list(csv.DictReader(io.StringIO(command("align", SAMPLES / "report.zh.md", "--format", "csv")[1])))
    assert len(rows) == len(aligned["segments"])


def test_standard_input_is_read(command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1. 大会通过了决议。"))
    assert json.loads(command("align", "-", "--json")[1])["segments"][0]["text"] == "大会通过了决议。"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.md", b""), ("a.md", b"\x00\x01"), ("a.pdf", b"%PDF-1.4"), ("a.txt", b"\n \n"), ("a.md", b"\xff\xfe\xff")],
)
def test_a_bad_report_is_one_line_and_status_2(command, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    status, out, err = command("align", tmp_path / name)
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_an_unknown_output_and_the_same_language_twice_are_refused(command, tmp_path: Path) -> None:
    assert command("align", SAMPLES / "report.zh.md", "-o", tmp_path / "x.pdf")[0] == 2
    assert command("align", SAMPLES / "report.zh.md", "--to", "zh")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_search_tells_fuzzy_from_concordance_and_marks_the_hits(command) -> None:
    data = json.loads(command("search", "文化财产", "--json")[1])
    (first, *_) = data["results"]
    assert first["kind"] == "concordance"
    assert first["rate"] is None
    assert all(one["source"][start:end] == "文化财产" for one in data["results"] for start, end in one["hits"])
    sentence = json.loads(command("search", first["source"], "--json")[1])["results"]
    assert (sentence[0]["kind"], sentence[0]["rate"]) == ("fuzzy", 100)


def test_search_works_in_english_too(command) -> None:
    data = json.loads(command("search", "CULTURAL property", "--json")[1])
    assert data["results"][0]["source"].isascii() or "cultural" in data["results"][0]["source"].lower()
