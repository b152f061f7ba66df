"""`yiku align` with files beside the library, with some documents alone, and its summary by itself."""

import csv
import io
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
REPORT = SAMPLES / "report.zh.md"
MEMORY = SAMPLES / "memory.tsv"


def test_a_memory_is_read_for_once_and_named_beside_its_matches(yiku) -> None:
    data = yiku("align", REPORT, "--memory", MEMORY, "--json").data
    matches = [match for segment in data["segments"] for match in segment["matches"]]
    assert {match["memory"] for match in matches} == {str(MEMORY)}
    assert {"context", "exact", "value", "fuzzy"} == {match["kind"] for match in matches}
    assert data["summary"]["origins"][0]["memory"] == str(MEMORY)
    assert yiku("stats", "--json").data["units"] == 0


def test_a_memory_beside_gives_what_the_library_would(yiku) -> None:
    beside = yiku("align", REPORT, "--memory", MEMORY, "--json").data
    assert yiku("import", MEMORY).status == 0
    within = yiku("align", REPORT, "--json").data
    assert beside["summary"]["bands"] == within["summary"]["bands"]
    both = yiku("align", REPORT, "--memory", MEMORY, "--json").data
    assert [[match["target"] for match in one["matches"]] for one in both["segments"]] == [
        [match["target"] for match in one["matches"]] for one in within["segments"]
    ]


def test_reading_a_memory_shows_progress_on_a_terminal_alone(
    yiku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"大会第{number}次会议\tMeeting {number}\n" for number in range(1500))
    table = tmp_path / "m.tsv"
    table.write_text("zh\ten\n" + rows, encoding="utf-8")
    command = ("align", REPORT, "--memory", table, "--summary")
    assert "reading m.tsv" not in yiku(*command).err
    monkeypatch.setattr("cli.session.sys.stderr.isatty", lambda: True)
    shown = yiku(*command).err
    for step in ("1,000 (", "1,500 read; working on the last of them", "linking neighbours"):
        assert f"\rreading m.tsv: {step}" in shown
    assert "reading m.tsv" not in shown.rsplit("\r\033[K", 1)[1]


def test_only_documents_that_are_named_are_searched(yiku) -> None:
    yiku("import", MEMORY)
    data = yiku("align", REPORT, "--document", "ctoc/cop/2022/90", "--document", "E/CN.15/2021/90", "--json").data
    found = {match["origin"]["symbol"] for segment in data["segments"] for match in segment["matches"]}
    assert found == {"CTOC/COP/2022/90", "E/CN.15/2021/90"}
    units = {part["unit"] for segment in data["segments"] for part in segment["fragments"] if part["from"] == "memory"}
    allowed = yiku("search", "毒品和犯罪问题办公室", "--json", "--limit", "500").data["results"]
    symbols = {one["unit"]: one["origin"]["symbol"] for one in allowed}
    assert {symbols[unit] for unit in units if unit in symbols} <= found


def test_the_summary_alone_is_a_row_a_band(yiku) -> None:
    out = yiku("align", REPORT, "--memory", MEMORY, "--summary", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["band"] for row in rows] == [
        "101",
        "100",
        "99",
        "95-98",
        "85-94",
        "75-84",
        "50-74",
        "none",
        "repetitions",
    ]
    assert all(int(row["segments"]) <= int(row["words"]) <= int(row["characters"]) for row in rows)
    data = yiku("align", REPORT, "--memory", MEMORY, "--summary", "--json").data
    assert "segments" not in data
    assert [band["words"] for band in data["summary"]["bands"]] == [int(row["words"]) for row in rows[:-1]]


def test_the_end_of_the_table_tells_origins_and_what_the_termbase_lacks(yiku) -> None:
    out = yiku("align", REPORT, "--memory", MEMORY, "--summary").out
    assert "CTOC/COP/2022/90" in out
    assert "perhaps missing from the termbase" in out
    assert "遗产方案 (" in out
    assert "that would cover most" in out


def test_json_has_fragments_nearest_units_and_likeness_within(yiku) -> None:
    data = yiku("align", REPORT, "--memory", MEMORY, "--json").data
    fragments = [(one, part) for one in data["segments"] for part in one["fragments"]]
    assert fragments
    for one, part in fragments:
        assert not one["matches"]
        assert one["text"][part["start"] : part["end"]] == part["text"]
        assert part["from"] in {"memory", "termbase"}
    near = [one["nearest"] for one in data["segments"] if one["nearest"]]
    assert near
    assert all(50 <= one["rate"] <= 98 for one in near)
    assert all(one["why"] for one in data["segments"] if one["nearest"])
    ids = [one["id"] for one in data["segments"]]
    assert all(ids.index(one["within"]["segment"]) < ids.index(one["id"]) for one in data["segments"] if one["within"])


@pytest.mark.parametrize("arguments", [("--memory", "missing.tsv"), ("--memory", "."), ("--document", "A/99/999")])
def test_what_is_not_there_is_one_line_and_status_2(yiku, arguments: tuple[str, str]) -> None:
    done = yiku("align", REPORT, *arguments)
    assert (done.status, done.out) == (2, "")
    assert arguments[1] in done.err.strip().splitlines()[-1]


def test_an_output_is_never_written_over_a_memory_that_is_read(yiku, tmp_path: Path) -> None:
    copy = tmp_path / "memory.csv"
    copy.write_text("zh,en\n甲国参加了会议。,A took part.\n", encoding="utf-8")
    assert yiku("align", REPORT, "--memory", copy, "-o", copy).status == 2
    assert copy.read_text(encoding="utf-8").startswith("zh,en")
