"""Never a wrong 99: 2,000 real units with changed values, each proposal checked by readers of its own."""

import importlib
from collections import Counter
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"


def test_no_value_is_carried_over_wrongly(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    proof, pairs = importlib.import_module("value_proof"), importlib.import_module("value_pairs")
    outcomes = list(proof.outcomes(pairs.changed_pairs(shared / "data", 2000), tmp_path))
    counts = Counter(one.result for one in outcomes)
    assert [(one.why, one.pair, one.match.proposal) for one in outcomes if one.result == "wrong"] == []
    assert counts.total() == 2000
    assert counts["repaired"] >= 900


@pytest.mark.parametrize(
    ("new", "proposal"),
    [
        ("有31国参加2020年的会议", "In 2020, 30 States took part in a meeting."),  # another number
        ("有31国参加2020年的会议", "In 2020, 31 States took part in the meeting."),  # another word
        ("有31国参加2020年的会议", "In 2021, 31 States took part in a meeting."),
        ("有1国参加2020年的会议", "In 2020, one States took part in a meeting."),
        ("有31国参加2020年的会议", "In 2019, 31 States took part in a meeting."),  # one was forgotten
    ],
)
def test_the_checker_sees_what_is_wrong(new: str, proposal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    checker = importlib.import_module("value_checker")
    old, target = "有25国参加2019年的会议", "In 2019, 25 States took part in a meeting."
    assert checker.faults(old, new, target, proposal)
    assert checker.faults(old, "有31国参加2020年的会议", target, "In 2020, 31 States took part in a meeting.") == []


def test_the_checker_sees_what_is_planted(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    proof, pairs, plants = map(importlib.import_module, ("value_proof", "value_pairs", "value_planted"))
    made = proof.outcomes(pairs.changed_pairs(shared / "data", 500), tmp_path)
    found = [found for _, found, *_ in plants.planted((one for one in made if one.result == "repaired"), 20)]
    assert len(found) > 500
    assert sum(found) >= 0.99 * len(found)
