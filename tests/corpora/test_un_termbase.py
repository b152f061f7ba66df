"""What the concepts of the UN termbase that ships must hold to: one subject, preferred terms, no two of the same.

Each check takes the rows of all tables and returns what is wrong. What rows must hold to is in test_un_tables.py.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pytest

LEAST_CONCEPTS = 1800
LEAST_OF_A_SUBJECT = 80
SUBJECTS = [
    *("documents", "editorial", "meetings", "procedure", "resolutions", "crime", "drugs", "trafficking", "migration"),
    *("human rights", "development", "environment", "peace and security", "budget", "administration"),
]

Row = dict[str, str]


def made(concept: int, term: str = "决议", language: str = "zh", **columns: str) -> Row:
    """Return a row that is right but for what is given."""
    plain = {"concept": f"UN-{concept:05}", "subject": "crime", "language": language, "term": term, "type": "full"}
    return plain | {"status": "preferred", "source": "UNTERM", "note": ""} | columns


def concepts_of(rows: Iterable[Row]) -> dict[str, list[Row]]:
    concepts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        concepts[row["concept"]].append(row)
    return concepts


def spread(rows: Iterable[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Return the rows of two concepts or more that agree in some columns, whatever the case, by what they agree in."""
    alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row[column].casefold() for column in columns)].append(row)
    return {key: found for key, found in alike.items() if len({row["concept"] for row in found}) > 1}


def in_two_tables(tables: Mapping[str, Sequence[Row]]) -> set[str]:
    places = Counter(concept for rows in tables.values() for concept in concepts_of(rows))
    return {concept for concept, count in places.items() if count > 1}


def of_two_subjects(rows: Iterable[Row]) -> list[str]:
    return [concept for concept, own in concepts_of(rows).items() if len({row["subject"] for row in own}) > 1]


def badly_preferred(rows: Iterable[Row]) -> list[str]:
    """Return the concepts without exactly one preferred term in Chinese and in English, or with two in zh-Hant."""
    wrong = []
    for concept, own in concepts_of(rows).items():
        preferred = Counter(row["language"] for row in own if row["status"] == "preferred")
        if (preferred["zh"], preferred["en"]) != (1, 1) or preferred["zh-Hant"] > 1:
            wrong.append(concept)
    return wrong


def repeated(rows: Iterable[Row]) -> list[tuple[str, str, str]]:
    """Return the terms that stand twice in a concept, also where they differ in case only."""
    counts = Counter((row["concept"], row["language"], row["term"].casefold()) for row in rows)
    return [key for key, count in counts.items() if count > 1]


def shared_in_a_subject(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Return the terms that two concepts of a subject have, so that nothing tells which is meant.

    Formulas with a note are left out: 促请 stands for urges and for calls upon, in resolutions both.
    """
    told_apart = (row for row in rows if not (row["type"] == "phrase" and row["note"]))
    return list(spread(told_apart, "subject", "language", "term"))


def shared_without_a_note(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Return the terms, short forms and acronyms too, that two concepts have and that no note explains."""
    return [key for key, found in spread(rows, "language", "term").items() if not any(row["note"] for row in found)]


def same_pairs(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Return the pairs of preferred terms, Chinese and English, that two concepts of any subjects have."""
    pairs = []
    for own in concepts_of(rows).values():
        preferred = {row["language"]: row["term"] for row in own if row["status"] == "preferred"}
        pairs.append((preferred.get("zh", ""), preferred.get("en", "").casefold()))
    return [pair for pair, count in Counter(pairs).items() if count > 1]


def warned_against_yet_right(rows: Sequence[Row]) -> list[Row]:
    right = {(row["language"], row["term"]) for row in rows if row["status"] in {"preferred", "admitted"}}
    return [row for row in rows if row["status"] == "deprecated" and (row["language"], row["term"]) in right]


def thin_subjects(rows: Iterable[Row], subjects: Iterable[str], least: int) -> dict[str, int]:
    """Return the subjects with fewer concepts than the least, and how many they have."""
    counts = Counter(own[0]["subject"] for own in concepts_of(rows).values())
    return {subject: counts[subject] for subject in subjects if counts[subject] < least}


def test_a_concept_stands_in_one_table_only(un_tables: dict[str, list[Row]]) -> None:
    assert in_two_tables(un_tables) == set()


def test_a_concept_in_two_tables_is_found() -> None:
    assert in_two_tables({"a.csv": [made(1), made(2)], "b.csv": [made(2, "resolution", "en")]}) == {"UN-00002"}


def test_a_concept_has_one_subject(un_rows: list[Row]) -> None:
    assert of_two_subjects(un_rows) == []


def test_a_concept_of_two_subjects_is_found() -> None:
    assert of_two_subjects([made(1), made(2), made(2, "resolution", "en", subject="drugs")]) == ["UN-00002"]


def test_a_concept_has_exactly_one_preferred_term_in_chinese_and_in_english(un_rows: list[Row]) -> None:
    assert badly_preferred(un_rows) == []


@pytest.mark.parametrize(
    "more",
    [
        [],
        [made(1, "resolution", "en", status="admitted")],
        [made(1, "resolution", "en"), made(1, "decision", "en")],
        [made(1, "resolution", "en"), made(1, "决定")],
        [made(1, "resolution", "en"), made(1, "決議", "zh-Hant"), made(1, "決定", "zh-Hant")],
    ],
)
def test_a_concept_with_too_few_or_too_many_preferred_terms_is_found(more: list[Row]) -> None:
    assert badly_preferred([made(1), *more]) == ["UN-00001"]
    assert badly_preferred([made(1), made(1, "resolution", "en")]) == []


def test_no_term_stands_twice_in_a_concept_nor_differs_in_case_only(un_rows: list[Row]) -> None:
    assert repeated(un_rows) == []


@pytest.mark.parametrize("term", ["headquarters agreement", "Headquarters Agreement", "HEADQUARTERS AGREEMENT"])
def test_a_term_that_stands_twice_in_a_concept_is_found(term: str) -> None:
    assert repeated([made(1), made(1, "headquarters agreement", "en"), made(1, term, "en", status="admitted")])


def test_a_term_names_one_concept_of_a_subject(un_rows: list[Row]) -> None:
    assert shared_in_a_subject(un_rows) == []


@pytest.mark.parametrize(("one", "other"), [("ICC", "ICC"), ("Guam", "GUAM"), ("court", "Court")])
def test_a_term_of_two_concepts_of_a_subject_is_found_even_with_a_note(one: str, other: str) -> None:
    assert shared_in_a_subject([made(1, one, "en"), made(2, other, "en", note="also the Chamber")])
    assert not shared_in_a_subject([made(1, one, "en"), made(2, other, "en", subject="drugs")])


def test_a_formula_of_two_concepts_may_be_told_apart_by_its_note() -> None:
    assert not shared_in_a_subject(
        [made(number, "促请", type="phrase", note="urges or calls upon") for number in (1, 2)]
    )
    assert shared_in_a_subject([made(number, "促请", type="phrase") for number in (1, 2)])


def test_a_short_form_of_two_concepts_of_a_subject_is_found() -> None:
    assert shared_in_a_subject([made(1, "毒品办", type="short"), made(2, "毒品办", type="short", status="admitted")])


def test_a_note_tells_apart_what_a_term_means_in_two_subjects(un_rows: list[Row]) -> None:
    assert shared_without_a_note(un_rows) == []


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("ICC", "ICC", "en"), ("Guam", "GUAM", "en"), ("the Fund", "the fund", "en"), ("基金", "基金", "zh")],
)
def test_a_term_of_two_subjects_without_a_note_is_found(one: str, other: str, language: str) -> None:
    rows = [made(1, one, language, type="acronym"), made(2, other, language, type="short", subject="drugs")]
    assert shared_without_a_note(rows)
    assert not shared_without_a_note([rows[0] | {"note": "also the other"}, rows[1]])


def test_no_two_concepts_have_the_same_pair_of_preferred_terms(un_rows: list[Row]) -> None:
    assert same_pairs(un_rows) == []


def test_a_pair_of_preferred_terms_of_two_subjects_is_found() -> None:
    one = [made(1), made(1, "resolution", "en")]
    other = [made(2, subject="drugs"), made(2, "Resolution", "en", subject="drugs", note="of the Commission")]
    assert same_pairs([*one, *other])
    assert not same_pairs([*one, other[0], other[1] | {"term": "decision"}])


def test_a_term_warned_against_is_nowhere_the_right_one(un_rows: list[Row]) -> None:
    assert warned_against_yet_right(un_rows) == []


def test_a_term_warned_against_that_is_right_elsewhere_is_found() -> None:
    wrong = made(2, status="deprecated", subject="drugs")
    assert warned_against_yet_right([made(1), wrong]) == [wrong]


def test_concepts_number_at_least_eighteen_hundred(un_rows: list[Row]) -> None:
    assert len(concepts_of(un_rows)) >= LEAST_CONCEPTS


def test_no_subject_is_thin(un_rows: list[Row]) -> None:
    assert thin_subjects(un_rows, SUBJECTS, LEAST_OF_A_SUBJECT) == {}


def test_a_thin_subject_is_found_and_terms_do_not_count_as_concepts() -> None:
    rows = [made(1), made(1, "resolution", "en"), made(2, subject="drugs"), made(3, subject="drugs")]
    assert thin_subjects(rows, ["crime", "drugs", "meetings"], 2) == {"crime": 1, "meetings": 0}
