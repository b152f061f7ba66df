"""What every table of the UN termbase that ships must hold to, whoever writes it, and what bodies.csv must name."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import get_args

import pytest

from corpora.text.script import HAN, has_han
from termbase.concept import Status, TermType

UN = Path(__file__).resolve().parents[2] / "corpora" / "un"
TABLES = sorted(path.name for path in UN.glob("*.csv"))
LANGUAGES = ("zh", "zh-Hant", "en")
BODY_SUBJECTS = {
    "organs",
    "secretariat",
    "programmes",
    "agencies",
    "human rights",
    "peace and security",
    "regional",
    "crime and drugs",
    "treaty bodies",
    "titles",
    "other organizations",
    "development",
    "environment",
    "humanitarian",
    "justice",
}

# Acronyms that their owners write with small letters, a full stop or a stroke.
MIXED_ACRONYMS = {"AfDB", "AsDB", "CoE", "CSocD", "ECtHR", "GLO.ACT", "IsDB", "StAR", "UN-Women"}
ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9&\- ]*")

PAIRS = {")": "(", "）": "（", "]": "[", "】": "【", "》": "《", "〉": "〈", "”": "“", "」": "「"}
BAD_SPACING = re.compile(r"^\s|\s$|\s{2}|[^\S ]")
WIDE_LATIN = re.compile(f"[{chr(0xFF10)}-{chr(0xFF19)}{chr(0xFF21)}-{chr(0xFF3A)}{chr(0xFF41)}-{chr(0xFF5A)}]")
NARROW_POINT_IN_HAN = re.compile(f"[{HAN}][,;:?!][{HAN}]")


@dataclass(frozen=True, slots=True)
class Row:
    concept: str
    subject: str
    language: str
    term: str
    status: str
    type: str
    source: str
    note: str


@cache
def lines_of(name: str) -> tuple[tuple[str, ...], ...]:
    with (UN / name).open(encoding="utf-8", newline="") as file:
        return tuple(tuple(line) for line in csv.reader(file, strict=True))


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    return tuple(Row(*line) for line in lines_of(name)[1:])


def offenders(name: str, wrong: re.Pattern[str]) -> list[Row]:
    return [row for row in rows_of(name) if wrong.search(row.term)]


def balanced(text: str) -> bool:
    """Tell whether each bracket and curly quote closes what was opened last, and straight quotes are even in number."""
    opened: list[str] = []
    for character in text:
        if character in PAIRS.values():
            opened.append(character)
        elif character in PAIRS and (not opened or opened.pop() != PAIRS[character]):
            return False
    return not opened and text.count('"') % 2 == 0


table = pytest.mark.parametrize("name", TABLES)


def test_there_is_a_table_of_bodies() -> None:
    assert "bodies.csv" in TABLES


@table
def test_a_table_begins_with_the_header_and_every_line_has_all_columns(name: str) -> None:
    header, *lines = lines_of(name)
    assert header == tuple(field.name for field in fields(Row))
    assert [line for line in lines if len(line) != len(header)] == []


@table
def test_a_table_is_plain_utf8_with_unix_line_ends(name: str) -> None:
    raw = (UN / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@table
def test_identifiers_are_of_the_shipped_form(name: str) -> None:
    assert [row for row in rows_of(name) if not re.fullmatch(r"UN-\d{5}", row.concept)] == []


@table
def test_rows_are_sorted_by_concept_then_language_then_preferred_first(name: str) -> None:
    order = [(row.concept, LANGUAGES.index(row.language), row.status != "preferred") for row in rows_of(name)]
    assert order == sorted(order)


@table
def test_languages_statuses_and_types_are_known(name: str) -> None:
    for row in rows_of(name):
        assert row.language in LANGUAGES, row
        assert row.status in get_args(Status), row
        assert row.type in get_args(TermType), row


@table
def test_every_row_has_a_subject_and_a_source(name: str) -> None:
    assert [row for row in rows_of(name) if not (row.subject.strip() and row.source.strip())] == []


@table
def test_a_concept_has_one_subject(name: str) -> None:
    for concept, rows in groupby(rows_of(name), key=lambda row: row.concept):
        assert len({row.subject for row in rows}) == 1, concept


@table
def test_a_concept_has_exactly_one_preferred_term_in_chinese_and_in_english(name: str) -> None:
    for concept, rows in groupby(rows_of(name), key=lambda row: row.concept):
        preferred = [row.language for row in rows if row.status == "preferred"]
        assert sorted(language for language in preferred if language != "zh-Hant") == ["en", "zh"], concept
        assert preferred.count("zh-Hant") <= 1, concept


@table
def test_no_term_stands_twice_in_a_concept(name: str) -> None:
    for concept, rows in groupby(rows_of(name), key=lambda row: row.concept):
        terms = [(row.language, row.term) for row in rows]
        assert len(terms) == len(set(terms)), concept


@table
def test_chinese_terms_hold_han_and_english_terms_do_not(name: str) -> None:
    for row in rows_of(name):
        if row.language == "en":
            assert not has_han(row.term), row
        elif row.type != "acronym":
            assert has_han(row.term), row


@table
def test_brackets_and_quotes_are_balanced(name: str) -> None:
    assert [row for row in rows_of(name) if not (balanced(row.term) and balanced(row.note))] == []


@pytest.mark.parametrize("text", ["（甲", "甲)", "《甲（乙》）", "“甲", 'a "b'])
def test_an_unbalanced_text_is_recognised(text: str) -> None:
    assert not balanced(text)


@table
def test_terms_have_no_stray_spaces(name: str) -> None:
    assert offenders(name, BAD_SPACING) == []


@table
def test_terms_have_no_full_width_letters_or_digits(name: str) -> None:
    assert offenders(name, WIDE_LATIN) == []


@table
def test_terms_have_no_half_width_point_between_han(name: str) -> None:
    assert offenders(name, NARROW_POINT_IN_HAN) == []


@table
def test_acronyms_are_made_of_capitals(name: str) -> None:
    acronyms = [row for row in rows_of(name) if row.type == "acronym" and row.term not in MIXED_ACRONYMS]
    assert [row for row in acronyms if not ACRONYM.fullmatch(row.term)] == []


def test_a_concept_stands_in_one_table_only() -> None:
    tables = defaultdict(set)
    for name in TABLES:
        for row in rows_of(name):
            tables[row.concept].add(name)
    assert {concept: names for concept, names in tables.items() if len(names) > 1} == {}


def test_a_term_names_one_concept_of_a_subject() -> None:
    concepts = defaultdict(set)
    for name in TABLES:
        for row in rows_of(name):
            concepts[row.subject, row.language, row.term].add(row.concept)
    assert {key: ids for key, ids in concepts.items() if len(ids) > 1} == {}


def test_a_term_warned_against_is_nowhere_the_right_one() -> None:
    rows = [row for name in TABLES for row in rows_of(name)]
    right = {(row.language, row.term) for row in rows if row.status in {"preferred", "admitted"}}
    assert [row for row in rows if row.status == "deprecated" and (row.language, row.term) in right] == []


def test_bodies_belong_to_the_agreed_subjects() -> None:
    assert {row.subject for row in rows_of("bodies.csv")} <= BODY_SUBJECTS


def test_the_preferred_name_of_a_body_is_its_full_one() -> None:
    assert [row for row in rows_of("bodies.csv") if row.status == "preferred" and row.type != "full"] == []


def test_bodies_number_at_least_three_hundred() -> None:
    assert len({row.concept for row in rows_of("bodies.csv")}) >= 300


@pytest.mark.parametrize(
    ("alias", "english"),
    [
        ("毒品和犯罪问题办公室", "United Nations Office on Drugs and Crime"),
        ("贩运人口问题工作组", "Working Group on Trafficking in Persons"),
        ("预防犯罪和刑事司法委员会", "Commission on Crime Prevention and Criminal Justice"),
        ("安理会", "Security Council"),
        ("经社理事会", "Economic and Social Council"),
        ("人权高专办", "Office of the United Nations High Commissioner for Human Rights"),
        ("难民署", "Office of the United Nations High Commissioner for Refugees"),
        ("儿童基金会", "United Nations Children's Fund"),
        ("妇女署", "United Nations Entity for Gender Equality and the Empowerment of Women"),
        ("社会和经济事务部", "Department of Economic and Social Affairs"),
        ("欧安组织", "Organization for Security and Co-operation in Europe"),
        ("马里稳定团", "United Nations Multidimensional Integrated Stabilization Mission in Mali"),
        ("国际刑警组织", "International Criminal Police Organization"),
        ("移民组织", "International Organization for Migration"),
        ("欧洲委员会", "Council of Europe"),
        ("欧盟委员会", "European Commission"),
        ("人权委员会", "Commission on Human Rights"),
        ("人权事务委员会", "Human Rights Committee"),
        ("经合组织", "Organisation for Economic Co-operation and Development"),
    ],
)
def test_a_name_in_reports_leads_to_the_body_and_to_no_other(alias: str, english: str) -> None:
    rows = rows_of("bodies.csv")
    named = {row.concept for row in rows if row.language == "zh" and row.term == alias}
    found = [row.term for row in rows if row.concept in named and row.language == "en" and row.status == "preferred"]
    assert found == [english]
