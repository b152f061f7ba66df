"""The names of States that ship, against the list of names that the United Nations terminology service publishes."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
STATES = REPO / "corpora" / "un" / "states.csv"
PUBLISHED = REPO.parent / "shared" / "data" / "terms" / "un_country_names.en-zh.tsv"

OBSERVERS = {"Holy See", "State of Palestine"}
MEMBER_STATES = 193

# States whose formal name in English is their short name.
ONE_NAME = {
    *("Antigua and Barbuda", "Australia", "Barbados", "Belize", "Bosnia and Herzegovina", "Brunei Darussalam"),
    *("Burkina Faso", "Canada", "Central African Republic", "Democratic People's Republic of Korea"),
    *("Democratic Republic of the Congo", "Dominican Republic", "Georgia", "Grenada", "Holy See", "Hungary", "Ireland"),
    *("Jamaica", "Japan", "Lao People's Democratic Republic", "Malaysia", "Mongolia", "Montenegro", "Nepal"),
    *("New Zealand", "Republic of Korea", "Republic of Moldova", "Romania", "Russian Federation"),
    *("Saint Kitts and Nevis", "Saint Lucia", "Saint Vincent and the Grenadines", "Solomon Islands"),
    *("State of Palestine", "Syrian Arab Republic", "Turkmenistan", "Tuvalu", "Ukraine", "United Arab Emirates"),
    *(
        "United Kingdom of Great Britain and Northern Ireland",
        "United Republic of Tanzania",
        "United States of America",
    ),
}

# Pairs of the published list that ours does not have, each with its reason.
NOT_OURS = {
    ("Bonaire, Sint Eustatius and Saba", "博纳尔，圣俄斯塔休斯和萨巴"): "the Chinese spelling is not settled",
    ("Bouvet Island", "布维岛"): "uninhabited",
    ("British Indian Ocean Territory", "英属印度洋领土"): "documents since 2019 name the Chagos Archipelago",
    ("Falkland Islands", "福克兰群岛（马尔维纳斯）"): "the English lacks its (Malvinas)",
    ("French Southern Territories", "法属南方领地"): "uninhabited",
    ("Guernsey", "格恩西"): "the Chinese spelling is not settled",
    ("Heard Island and McDonald Islands", "赫德岛和麦克唐纳岛"): "uninhabited",
    ("South Georgia and the South Sandwich Islands", "南乔治亚岛和南桑德韦奇岛"): "the Chinese spelling is not settled",
    ("Svalbard and Jan Mayen Islands", "斯瓦尔巴群岛和扬马延岛"): "a heading of statistics only",
    ("Taiwan", "台湾"): "United Nations texts write Taiwan Province of China",
    ("United States Minor Outlying Islands", "美国本土外小岛屿"): "a heading of statistics only",
}

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with STATES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def concepts(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["concept"]].append(row)
    return grouped


def preferred(terms: list[Row], language: str) -> str:
    return next(row["term"] for row in terms if row["language"] == language and row["status"] == "preferred")


def of_type(terms: list[Row], language: str, kind: str) -> set[str]:
    usable = {"preferred", "admitted"}
    return {r["term"] for r in terms if r["language"] == language and r["type"] == kind and r["status"] in usable}


def bare(name: str) -> str:
    """Return a name of the published list without its article and the stars that mark observers."""
    name = re.sub(r"\s*\*+$", "", name.strip())
    return re.sub(r"^the | \(the\)$", "", name).casefold()


def published_pairs() -> list[tuple[str, str, str]]:
    if not PUBLISHED.exists():
        pytest.skip(f"the published list of names is not there: {PUBLISHED}")
    with PUBLISHED.open(encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    return [(en, zh, kind) for en, zh, kind in lines]


def pairs_in(concepts: dict[str, list[Row]]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for terms in concepts.values():
        english = [row["term"].casefold() for row in terms if row["language"] == "en"]
        chinese = [row["term"] for row in terms if row["language"] == "zh"]
        pairs.update((en, zh) for en in english for zh in chinese)
    return pairs


def test_all_member_states_and_both_observers_are_there(concepts: dict[str, list[Row]]) -> None:
    names = {preferred(terms, "en") for terms in concepts.values() if terms[0]["subject"] == "states"}
    assert names >= OBSERVERS
    assert len(names - OBSERVERS) == MEMBER_STATES


def test_a_state_prefers_its_short_name_in_both_languages(rows: list[Row]) -> None:
    kinds = {r["type"] for r in rows if r["subject"] == "states" and r["status"] == "preferred"}
    assert kinds == {"short"}


def test_a_state_has_one_formal_name_in_both_languages_where_it_differs(concepts: dict[str, list[Row]]) -> None:
    states = {preferred(terms, "en"): terms for terms in concepts.values() if terms[0]["subject"] == "states"}
    formal = {name: (of_type(terms, "en", "full"), of_type(terms, "zh", "full")) for name, terms in states.items()}
    assert {name for name, (english, _) in formal.items() if not english} == ONE_NAME
    assert [name for name, pair in formal.items() if max(map(len, pair)) > 1] == []
    # Of "Bolivia (Plurinational State of)" and its like the Chinese short name is the formal one.
    assert [
        name for name, (_, chinese) in formal.items() if not chinese and name not in ONE_NAME and "(" not in name
    ] == []


def test_english_names_stand_without_the_article(rows: list[Row]) -> None:
    assert [r["term"] for r in rows if r["language"] == "en" and r["term"].startswith("the ")] == []


def test_former_names_say_until_when(rows: list[Row]) -> None:
    former = [row for row in rows if row["status"] == "superseded"]
    assert former
    assert [row["term"] for row in former if not re.search(r"until \d{4}$", row["note"])] == []


def test_changed_names_lead_to_the_present_one(concepts: dict[str, list[Row]]) -> None:
    now = {row["term"]: preferred(terms, "en") for terms in concepts.values() for row in terms}
    assert now["Turkey"] == "Türkiye"
    assert now["Swaziland"] == now["埃斯瓦蒂尼"] == now["斯威士兰"] == "Eswatini"
    assert now["前南斯拉夫的马其顿共和国"] == "North Macedonia"
    assert now["Cape Verde"] == "Cabo Verde"
    assert now["Czech Republic"] == "Czechia"
    assert now["Burma"] == "Myanmar"
    assert now["荷兰"] == "Netherlands (Kingdom of the)"


def test_the_two_congos_the_two_koreas_and_the_two_dominicas_stay_apart(concepts: dict[str, list[Row]]) -> None:
    now = {row["term"]: preferred(terms, "en") for terms in concepts.values() for row in terms}
    assert now["刚果"] == now["刚果（布）"] == now["刚果共和国"] == "Congo"
    assert now["刚果（金）"] == now["刚果民主共和国"] == "Democratic Republic of the Congo"
    assert now["大韩民国"] == "Republic of Korea"
    assert now["朝鲜民主主义人民共和国"] == "Democratic People's Republic of Korea"
    assert now["多米尼克"] == "Dominica"
    assert now["多米尼加"] == now["多米尼加共和国"] == "Dominican Republic"


@pytest.mark.parametrize("kind", ["UNTERM English Short", "UNTERM English Formal", "official_name_en"])
def test_published_names_are_found_in_one_concept(concepts: dict[str, list[Row]], kind: str) -> None:
    ours = pairs_in(concepts)
    published = [(en, zh) for en, zh, which in published_pairs() if which == kind and (en, zh) not in NOT_OURS]
    assert len(published) > 190
    missing = [(en, zh) for en, zh in published if (bare(en), re.sub(r"\s*\*+$", "", zh)) not in ours]
    assert missing == []


def test_every_exception_is_a_line_of_the_published_list() -> None:
    assert set(NOT_OURS) <= {(en, zh) for en, zh, _ in published_pairs()}


def test_formal_names_that_differ_are_there_in_both_languages(concepts: dict[str, list[Row]]) -> None:
    formal = Counter[str]()
    names = {preferred(terms, "en").casefold(): terms for terms in concepts.values()}
    lines = published_pairs()
    for (en, zh, kind), (short, short_zh, next_kind) in pairwise(lines):
        if kind == "UNTERM English Formal" and next_kind == "UNTERM English Short" and bare(short) in names:
            terms = names[bare(short)]
            if bare(en) != bare(short):
                assert bare(en) in {term.casefold() for term in of_type(terms, "en", "full")}
                formal["en"] += 1
            if zh not in {short_zh, preferred(terms, "zh")} and "*" not in zh:
                assert zh in of_type(terms, "zh", "full")
                formal["zh"] += 1
    assert formal["en"] > 140
    assert formal["zh"] > 140
