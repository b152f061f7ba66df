"""The JSON of an alignment: its keys are a promise."""

import json
from dataclasses import replace
from pathlib import Path

from tm.alignment import Alignment
from tm.formats import alignment_json


def written(tmp_path: Path, alignment: Alignment) -> str:
    alignment_json.write(tmp_path / "a.json", alignment)
    return (tmp_path / "a.json").read_text(encoding="utf-8")


def test_has_the_keys_that_the_contract_promises(alignment: Alignment) -> None:
    data = json.loads(json.dumps(alignment_json.as_dict(alignment)))
    assert data["report"].keys() >= {"path", "symbol", "blocks", "segments", "characters"}
    assert data.keys() >= {"report", "signature", "summary", "segments"}
    assert data["summary"].keys() >= {"bands", "repetitions", "terms"}
    assert data["summary"]["bands"][0].keys() >= {"band", "segments", "characters", "words"}
    segment = data["segments"][1]
    assert segment.keys() >= {"id", "block", "paragraph", "kind", "text", "matches", "terms", "why"}
    found = segment["matches"][0]
    assert found.keys() >= {"unit", "kind", "rate", "source", "target", "proposal", "edits", "origin"}
    assert found["origin"].keys() >= {"document", "symbol", "paragraph"}
    assert data["segments"][0]["terms"][0].keys() >= {"start", "end", "text", "concept", "targets"}


def test_counts_are_those_of_the_document(alignment: Alignment) -> None:
    report = json.loads(json.dumps(alignment_json.as_dict(alignment)))["report"]
    assert (report["blocks"], report["segments"]) == (5, 7)
    assert report["characters"] == alignment.document.characters


def test_offsets_point_into_the_texts_they_belong_to(alignment: Alignment) -> None:
    data = json.loads(json.dumps(alignment_json.as_dict(alignment)))
    for aligned, segment in zip(alignment.segments, data["segments"], strict=True):
        assert aligned.block.text[segment["start"] : segment["end"]] == segment["text"]
        for term in segment["terms"]:
            assert segment["text"][term["start"] : term["end"]] == term["text"]
        for found in segment["matches"]:
            for edit in found["edits"]:
                assert found["proposal"][edit["start"] : edit["end"]] == edit["new"]


def test_is_utf_8_that_a_person_can_read_and_the_same_each_time(tmp_path: Path, alignment: Alignment) -> None:
    text = written(tmp_path, alignment)
    assert "饮用水的状况" in text
    assert text.startswith('{\n  "report": {\n    "path": "reports/水.zh.md"')
    assert text == written(tmp_path, alignment)


def test_a_file_name_that_is_not_utf_8_comes_back_as_it_was(tmp_path: Path, alignment: Alignment) -> None:
    odd = replace(alignment, document=replace(alignment.document, path="r\udcff.md"))
    assert json.loads(written(tmp_path, odd))["report"]["path"] == "r\udcff.md"


def test_a_segment_without_match_says_why(alignment: Alignment) -> None:
    data = json.loads(json.dumps(alignment_json.as_dict(alignment)))
    assert data["segments"][3]["matches"] == []
    assert data["segments"][3]["why"].startswith("nothing of 50 or more")
    assert data["segments"][0]["why"] is None
    assert data["segments"][6]["repeats"] == "b4s1"
