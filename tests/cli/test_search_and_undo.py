"""`yiku search` beyond the sample; `imports` and `undo`; what `verify` says of indexes."""

from functools import partial
from pathlib import Path

import pytest

import tm.store
from tm.sides import Sides


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    lines = [f"委员会第{number}份报告\tThe report {number} of the State party's committee" for number in range(70)]
    path.write_text("\n".join(["zh\ten", *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def filled(yiku, pairs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tm.store, "Sides", partial(Sides, small=20))
    assert yiku("import", pairs, "--as", "memory").status == 0
    return yiku


def test_a_concordance_counts_all_and_shows_the_first(filled) -> None:
    outcome = filled("search", "委员会")
    assert "70 units hold it; the first 50 are shown:" in outcome.out
    assert outcome.out.count("[委员会]") == 50
    data = filled("search", "委员会", "--json", "--limit", 3).data
    assert data["count"]["concordance"] == 70
    assert len([one for one in data["results"] if one["kind"] == "concordance"]) == 3


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["committ"], 70),
        (["committ", "--whole-words"], 0),
        (["committ*", "--whole-words"], 70),
        (["report 6* of"], 11),
        (["report * party"], 70),
        (["'s committee"], 70),
        (["party * report"], 0),
        (["委员*报告"], 70),
        (["委員會"], 0),
    ],
)
def test_wildcards_and_whole_words(filled, arguments: list[str], count: int) -> None:
    outcome = filled("search", *arguments, "--json", "--limit", 1)
    assert outcome.data["count"]["concordance"] == count


def test_the_two_kinds_stand_under_headings(filled) -> None:
    out = filled("search", "The report 7 of the State party's committee").out
    assert "like it:" in out.splitlines()[0]
    assert "1 unit holds it:" in out


def test_an_import_leaves_an_index_and_undo_takes_its_units_back(filled, pairs: Path) -> None:
    folder = pairs.with_name("library.db.index")
    assert sorted(path.name for path in folder.iterdir()) == ["en.idx", "zh.idx"]
    (one,) = filled("imports", "--json").data
    assert (one["id"], one["kind"], one["added"], one["undone"]) == (1, "memory", 70, None)
    assert "70 units removed" in filled("undo", 1).out
    assert filled("search", "委员会").status == 1
    assert filled("imports", "--json").data[0]["undone"]
    assert filled("undo", 1).status == 2
    assert filled("undo", 99).status == 2


def test_verify_names_a_damaged_index_which_is_no_fault(filled, pairs: Path) -> None:
    assert filled("verify").err.count("\n") == 1
    path = pairs.with_name("library.db.index") / "zh.idx"
    path.write_bytes(path.read_bytes()[:-100] + bytes(100)[:-1] + b"x")
    outcome = filled("verify")
    assert outcome.status == 0
    assert "zh.idx: damaged" in outcome.err
    assert "70 units hold it" in filled("search", "委员会").err
    assert filled("verify").err.count("\n") == 1


def test_terms_are_taken_back_unless_one_was_edited(yiku, tmp_path: Path) -> None:
    assert yiku("imports").status == 1
    table = tmp_path / "terms.csv"
    table.write_text("zh,en\n水井,well\n桥,bridge\n", encoding="utf-8")
    assert yiku("import", table, "--as", "terms").status == 0
    assert "2 concepts removed" in yiku("undo", 1).out
    assert yiku("lookup", "水井").status == 1
    assert yiku("import", table, "--as", "terms").status == 0
    concept = yiku("lookup", "桥", "--json").data["results"][0]["concept"]
    assert yiku("edit", concept, "--note", "mine").status == 0
    outcome = yiku("undo", 2)
    assert outcome.status == 2
    assert "edited since" in outcome.err
    assert yiku("lookup", "水井").status == 0
