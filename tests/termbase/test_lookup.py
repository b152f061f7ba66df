"""Looking terms up in every way that a person asks."""

import pytest

from corpora.library import Library
from termbase.concept import Concept, Term
from termbase.lookup import Lookup, typing_errors
from termbase.store import Termbase


def concept(zh: list[str], en: list[str], subject: str | None = None) -> Concept:
    status = ["preferred"] + ["admitted"] * 9
    terms = [
        Term(text, code, code, rank)  # type: ignore[arg-type]
        for code, texts in (("zh", zh), ("en", en))
        for text, rank in zip(texts, status, strict=False)
    ]
    return Concept("", tuple(terms), subject)


@pytest.fixture
def lookup(library: Library) -> Lookup:
    termbase = Termbase(library)
    for one in (
        concept(
            ["联合国毒品和犯罪问题办公室", "毒品和犯罪问题办公室"],
            ["United Nations Office on Drugs and Crime", "UNODC"],
        ),
        concept(["大会"], ["General Assembly"], "organs"),
        concept(["联合国儿童基金会", "儿基会"], ["United Nations Children's Fund", "UNICEF"]),
        concept(["缔约方会议"], ["Conference of the Parties"], "treaty bodies"),
        concept(["科特迪瓦"], ["Côte d'Ivoire"], "states"),
        concept(["绿色气候基金"], ["Green Climate Fund"]),
        concept(["巴黎协定"], ["Paris Agreement"]),
        concept(["国际民用航空组织"], ["International Civil Aviation Organization", "ICAO"]),
    ):
        termbase.add(one)
    return Lookup(library)


@pytest.mark.parametrize(
    ("query", "concept_id", "match"),
    [
        ("联合国毒品和犯罪问题办公室", "L-00001", "exact"),
        ("毒品和犯罪问题办公室", "L-00001", "alias"),
        ("聯合國毒品和犯罪問題辦公室", "L-00001", "folded"),
        ("ＵＮＯＤＣ", "L-00001", "folded"),
        ("unodc", "L-00001", "folded"),
        ("U.N.O.D.C.", "L-00001", "folded"),
        ("Office on Drugs and Crime", "L-00001", "folded"),
        ("the united nations office on drugs & crime", "L-00001", "folded"),
        ("毒品和犯罪问题办公式", "L-00001", "near"),
        ("毒品和犯罪问办公室", "L-00001", "near"),
        ("Untied Nations Office on Drugs and Crime", "L-00001", "near"),
        ("Generla Assembly", "L-00002", "near"),
        ("dupin he fanzui wenti bangongshi", "L-00001", "pinyin"),
        ("dú pǐn hé fàn zuì wèn tí bàn gōng shì", "L-00001", "pinyin"),
        ("da4 hui4", "L-00002", "pinyin"),
        ("érjīhuì", "L-00003", "pinyin"),
        ("lüse qihou jijin", "L-00006", "pinyin"),
        ("lvseqihoujijin", "L-00006", "pinyin"),
        ("childrens fund", "L-00003", "folded"),
        ("United Nations Children’s Fund", "L-00003", "folded"),
        ("cote d'ivoire", "L-00005", "folded"),
        ("《巴黎协定》", "L-00007", "folded"),
        ("巴黎 协定", "L-00007", "folded"),
        ("缔约方会议第十届会议", "L-00004", "part"),
        ("the report of the General Assembly", "L-00002", "part"),
        ("民用航空", "L-00008", "part"),
        ("毒品和犯罪问题的办公室", "L-00001", "folded"),
        ("Conferences of Parties", "L-00004", "folded"),
        ("ejh", "L-00003", "pinyin"),
        ("EJH", "L-00003", "pinyin"),
        ("儿机会", "L-00003", "near"),
        ("crime and drugs office", "L-00001", "part"),
    ],
)
def test_a_term_is_found(lookup: Lookup, query: str, concept_id: str, match: str) -> None:
    found = lookup.find(query).results
    assert (found[0].concept.id, found[0].match) == (concept_id, match)


@pytest.mark.parametrize("query", ["xyzzy", "会", "who", "香蕉奶昔", "、。", "UNEP", "da4 hui2 xyz", "%", "_"])
def test_what_means_nothing_finds_nothing(lookup: Lookup, query: str) -> None:
    assert lookup.find(query).results == ()


def test_terms_in_a_longer_query_come_longest_first(lookup: Lookup) -> None:
    found = lookup.find("大会和缔约方会议").results
    assert [one.concept.id for one in found] == ["L-00004", "L-00002"]


def test_terms_in_a_sentence_come_all_and_in_order(lookup: Lookup) -> None:
    found = lookup.find("大会欢迎联合国毒品和犯罪问题办公室关于《巴黎协定》缔约方会议的报告。").results
    assert [one.concept.id for one in found] == ["L-00002", "L-00001", "L-00007", "L-00004"]
    found = lookup.find("The General Assembly welcomes the report of UNODC on the Paris Agreement.").results
    assert [one.concept.id for one in found] == ["L-00002", "L-00001", "L-00007"]


def test_a_subject_and_a_language_keep_others_out(library: Library, lookup: Lookup) -> None:
    assert Lookup(library, subject="states").find("大会").results == ()
    assert Lookup(library, subject="Organs").find("大会").results[0].concept.id == "L-00002"
    assert Lookup(library, language="en").find("大会").results == ()
    assert Lookup(library, language="zh").find("general assembly").results == ()


def test_the_language_of_a_query_is_told_by_its_script(lookup: Lookup) -> None:
    assert [lookup.find(query).language for query in ("大会", "unodc", "dahui")] == ["zh", "en", "zh"]


def test_a_suggestion_is_the_term_that_looks_most_alike(lookup: Lookup) -> None:
    assert lookup.suggestions("Paris Agremant x")[0] == "Paris Agreement"


def test_a_shorter_key_may_have_fewer_typing_errors() -> None:
    assert [typing_errors(length) for length in (1, 4, 5, 7, 8, 14, 15, 40)] == [0, 0, 1, 1, 2, 2, 3, 8]


def test_a_rare_character_beyond_the_basic_plane_is_found(library: Library) -> None:
    Termbase(library).add(concept(["𠮷野家组织会议"], ["Yoshinoya"]))
    assert Lookup(library).find("𠮷野家组织会议").results[0].match == "exact"
    assert Lookup(library).find("𠮷野家组织会仪").results[0].match == "near"
