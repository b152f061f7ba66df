"""`yiku extract` and `yiku renderings`: what is found, what is taken over when asked, exit statuses."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
REPORT = SAMPLES / "report.zh.md"


def test_json_has_the_promised_keys(shipped_yiku) -> None:
    data = shipped_yiku("extract", REPORT, "--json").data
    alias = next(one for one in data["aliases"] if one["short"] == "统法协会")
    assert alias["full"] == "国际统一私法协会"
    assert alias["paragraph"] == "11"
    assert {"text", "count", "score", "contexts", "targets"} <= set(data["terms"][0])


def test_several_files_give_an_array(shipped_yiku) -> None:
    data = shipped_yiku("extract", REPORT, SAMPLES / "original.en.md", "--json").data
    assert [Path(one["file"]).name for one in data] == ["report.zh.md", "original.en.md"]


def test_nothing_enters_unasked(shipped_yiku) -> None:
    before = shipped_yiku("stats", "--json").data
    shipped_yiku("extract", REPORT)
    assert shipped_yiku("stats", "--json").data == before


def test_a_chosen_short_form_is_proposed_once(shipped_yiku) -> None:
    outcome = shipped_yiku("extract", REPORT, "--add", "遗产方案", "--json")
    assert outcome.status == 0
    assert "as proposed" in outcome.err
    assert "already" in shipped_yiku("extract", REPORT, "--add", "遗产方案").err
    found = shipped_yiku("lookup", "遗产方案", "--json").data
    assert found["results"][0]["concept"].startswith("L-")


def test_a_chosen_term_needs_its_equivalent(shipped_yiku) -> None:
    shipped_yiku("import", SAMPLES / "memory.tsv", "--as", "memory")
    term = shipped_yiku("extract", REPORT, "--json").data["terms"][0]["text"]
    refused = shipped_yiku("extract", REPORT, "--add", term)
    assert refused.status == 2
    assert "=EQUIVALENT" in refused.err
    assert "as proposed" in shipped_yiku("extract", REPORT, "--add", f"{term}=some words").err
    assert "already" in shipped_yiku("extract", REPORT, "--add", f"{term}=some words").err


def test_what_no_document_brings_is_refused(shipped_yiku) -> None:
    assert shipped_yiku("extract", REPORT, "--add", "没有的").status == 2


def test_a_document_without_terms_is_exit_status_1(yiku, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("好。", encoding="utf-8")
    assert yiku("extract", path).status == 1


@pytest.fixture
def with_memory(shipped_yiku):
    assert shipped_yiku("import", SAMPLES / "memory.tsv", "--as", "memory").status == 0
    return shipped_yiku


def test_renderings_of_a_term(with_memory) -> None:
    data = with_memory("renderings", "缔约方会议", "--json").data
    assert data["units"] > 5
    best = data["renderings"][0]
    assert best["text"].lower() in {"conference", "conference of the parties"}
    assert "accepted" in {one["standing"] for one in data["renderings"]}
    assert best["first"]["date"] <= best["last"]["date"]
    assert "units hold" in with_memory("renderings", "缔约方会议").out


def test_renderings_that_are_not_there(with_memory) -> None:
    outcome = with_memory("renderings", "量子计算机")
    assert outcome.status == 1
    assert "no unit" in outcome.err
    assert with_memory("renderings", " ").status == 2


@pytest.mark.parametrize("format_", ["csv", "tsv", "jsonl"])
def test_lists_in_other_formats(with_memory, format_: str) -> None:
    assert with_memory("renderings", "缔约方会议", "--format", format_).out
    assert with_memory("extract", REPORT, "--format", format_).out
