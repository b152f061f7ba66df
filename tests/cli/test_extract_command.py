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


def test_short_forms_are_chosen_by_number_over_all_files(shipped_yiku, tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("由某地奇特名称研究会（奇研会）主办。", encoding="utf-8")
    second.write_text("由“深海守望行动”（Deep Sea Watch）和“远山行动”（YSX.GLO）供资。", encoding="utf-8")
    outcome = shipped_yiku("extract", first, second, "--add", "1,3", "--json")
    assert [[alias["number"] for alias in one["aliases"]] for one in outcome.data] == [[1], [2, 3]]
    assert outcome.err.count("as proposed") == 2
    assert shipped_yiku("lookup", "奇研会").status == shipped_yiku("lookup", "YSX.GLO").status == 0
    assert "深海守望行动" not in shipped_yiku("lookup", "深海守望行动").out
    again = shipped_yiku("extract", first, second, "--json").data
    assert [[alias["known"] for alias in one["aliases"]] for one in again] == [[True], [False, True]]


def test_an_original_name_is_proposed_as_an_english_full_form(shipped_yiku, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("由“深海守望行动”（Deep Sea Watch）供资。", encoding="utf-8")
    shipped_yiku("extract", path, "--add", "all")
    terms = shipped_yiku("lookup", "深海守望行动", "--json").data["results"][0]["terms"]
    assert [(term["text"], term["status"], term["type"]) for term in terms["en"]] == [
        ("Deep Sea Watch", "proposed", "full")
    ]
    assert terms["zh"][0]["status"] == "proposed"


def test_a_short_form_joins_the_concept_with_its_full_form(shipped_yiku, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("联合国教育、科学及文化组织（教科文化组织）编写了报告。", encoding="utf-8")
    concept = shipped_yiku("lookup", "教科文组织", "--json").data["results"][0]["concept"]
    alias = shipped_yiku("extract", path, "--json").data["aliases"][0]
    assert (alias["concept"], alias["known"]) == (concept, False)
    assert f"to {concept} as proposed" in shipped_yiku("extract", path, "--add", "all").err
    assert shipped_yiku("lookup", "教科文化组织", "--json").data["results"][0]["concept"] == concept
    assert "as proposed" not in shipped_yiku("extract", path, "--add", "all").err
    assert "教科文化组织" in shipped_yiku("show", concept, "--history").out
    assert shipped_yiku("edit", concept, "--drop", "教科文化组织").status == 0


@pytest.mark.parametrize("choice", ["99", "1,99", "0", ""])
def test_a_choice_that_no_document_brings_adds_nothing(shipped_yiku, tmp_path: Path, choice: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("由某地奇特名称研究会（奇研会）主办。", encoding="utf-8")
    before = shipped_yiku("stats", "--json").data
    assert shipped_yiku("extract", path, "--add", choice).status == 2
    assert shipped_yiku("stats", "--json").data == before


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
