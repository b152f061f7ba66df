"""The table of what looks like a term that ships and is none."""

import csv
from pathlib import Path

import corpora
from termbase.look_alikes import longer_names, looked_up_only
from termbase.shipped import shipped_concepts


def test_every_row_has_a_term_a_longer_name_with_it_or_none_and_a_reason() -> None:
    table = Path(corpora.__file__).with_name("un") / "look_alikes.tsv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    terms = {(term.language, term.text) for concept in shipped_concepts() for term in concept.terms}
    assert rows
    for row in rows:
        assert row["why"]
        assert (row["language"], row["term"]) in terms, row
        assert not row["within"] or (row["term"] in row["within"] != row["term"]), row


def test_a_longer_name_matters_only_where_its_term_is_known_and_it_is_none_itself() -> None:
    assert "马里兰" in longer_names("zh", {"马里"})
    assert "马里兰" not in longer_names("zh", {"马里", "马里兰"})
    assert longer_names("zh", {"会议"}) == frozenset()
    assert longer_names("en", {"Mali"}) == frozenset()


def test_a_word_with_another_sense_is_only_looked_up() -> None:
    assert "通过" in looked_up_only("zh")
    assert "马里" not in looked_up_only("zh")
