"""How well look-up and recognition serve a translator: lists of queries and of texts with what is meant by each.

The termbase is the one that ships.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.library import Library
from termbase.lookup import Answer, Lookup
from termbase.recognise import Recogniser
from termbase.shipped import install
from termbase.store import TERMBASE_SCHEMA, Termbase

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("shipped") / "library.db"
    with Library.create(path, (TERMBASE_SCHEMA,), install) as made:
        yield made


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))


def place_of(expected: str, answer: Answer) -> int:
    """Return at which place of an answer the concept stands whose preferred English term this is; 99 where it is not
    there."""
    for place, found in enumerate(answer.results, 1):
        if any(term.text == expected and term.status == "preferred" for term in found.concept.terms_in("en")):
            return place
    return 99


def test_the_first_line_is_the_one_that_is_meant(shipped: Library) -> None:
    lookup = Lookup(shipped)
    asked = rows("queries.tsv")
    assert len(asked) >= 300
    places = [(row, place_of(row["expected"], lookup.find(row["query"]))) for row in asked]
    missed = [(row["kind"], row["query"], row["expected"], place) for row, place in places if place > 1]
    assert sum(place == 1 for _, place in places) >= 0.97 * len(asked), missed
    assert sum(place <= 3 for _, place in places) >= 0.99 * len(asked), missed
    kinds = Counter(row["kind"] for row in asked)
    assert all(2 * sum(one[0] == kind for one in missed) < count for kind, count in kinds.items()), missed


def test_what_means_nothing_finds_nothing(shipped: Library) -> None:
    lookup = Lookup(shipped)
    asked = (HERE / "nonsense.txt").read_text(encoding="utf-8").splitlines()
    assert len(asked) >= 50
    answers = [(query, lookup.find(query).results) for query in asked]
    assert [(query, found[0].term, found[0].match) for query, found in answers if found] == []


@pytest.mark.parametrize(("name", "language"), [("straddling.tsv", "zh"), ("inflections.tsv", "en")])
def test_terms_are_marked_as_a_careful_reader_would(shipped: Library, name: str, language: str) -> None:
    recogniser = Recogniser.of(Termbase(shipped), language, None)
    cases = rows(name)
    assert len(cases) >= 60
    wrong = []
    for case in cases:
        hits = recogniser.find(case["text"])
        assert all(case["text"][hit.start : hit.end] == hit.text for hit in hits)
        spans = dict.fromkeys((hit.start, hit.end) for hit in hits)
        found = "|".join(case["text"][start:end] for start, end in spans)
        if found != (case["terms"] or ""):
            wrong.append((case["text"], found, case["terms"]))
    assert wrong == []
