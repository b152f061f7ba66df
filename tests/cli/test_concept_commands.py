"""Concepts by hand: add, edit, remove, show, and look-up of what was added."""

import pytest


def test_a_concept_added_is_found_edited_shown_and_removed(yiku) -> None:
    added = yiku(
        "add", "--zh", "示例机构", "--zh", "示例", "--en", "Example Body", "--source", "a list", "--subject", "organs"
    )
    assert (added.status, added.out) == (0, "L-00001\n")
    assert yiku("lookup", "示例", "--json").data["results"][0]["concept"] == "L-00001"
    assert (
        yiku("edit", "L-00001", "--en", "EB", "--status", "admitted", "--type", "acronym", "--note", "new").status == 0
    )
    shown = yiku("show", "L-00001").out
    assert "EB  (admitted, acronym)" in shown
    assert "note: new" in shown
    yiku("edit", "L-00001", "--note", "")
    assert "note:" not in yiku("show", "L-00001").out
    assert yiku("remove", "L-00001").status == 0
    assert yiku("lookup", "示例").status == 1
    history = yiku("show", "L-00001", "--history").out.splitlines()
    assert [line.split()[1] for line in history] == ["added", "edited", "edited", "removed"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "--zh", "甲"), "--en"),
        (("add", "--zh", "甲", "--en", "a", "--status", "good"), "unknown status"),
        (("add", "--zh", "甲", "--en", " "), "empty"),
        (("edit", "L-9", "--note", "x"), "no concept L-9"),
        (("edit", "L-9"), "nothing to change"),
        (("remove", "L-9"), "no concept L-9"),
        (("show", "L-9"), "no concept L-9"),
        (("lookup", ""), "no term"),
        (("lookup", "\udcff"), "UTF-8"),
    ],
)
def test_bad_input_is_one_line_and_status_2(yiku, arguments: tuple[str, ...], message: str) -> None:
    outcome = yiku(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1


def test_the_terms_edited_change_status_and_are_dropped(yiku) -> None:
    yiku("add", "--zh", "甲会", "--en", "A", "--en", "B")
    assert yiku("edit", "L-00001", "--en", "B", "--status", "deprecated", "--drop", "A").status == 0
    terms = yiku("show", "L-00001", "--json").data["concept"]["terms"]
    assert [(term["text"], term["status"]) for term in terms] == [("甲会", "preferred"), ("B", "deprecated")]
    assert "no term 'C'" in yiku("edit", "L-00001", "--drop", "C").err
