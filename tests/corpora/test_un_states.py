"""The names of States that ship, against the list of names that the United Nations terminology service publishes."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
STATES = REPO / "corpora" / "un" / "states.csv"
PUBLISHED = REPO.parent / "shared" / "data" / "terms" / "un_country_names.en-zh.tsv"

KINDS = ("UNTERM English Short", "UNTERM English Formal", "official_name_en")

OBSERVERS = {"Holy See", "State of Palestine"}
MEMBER_STATES = 193

CODES = re.compile(r"(?:^|.* )ISO 3166-1: ([A-Z]{2}), ([A-Z]{3}), (\d{3})\.")

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

# Names of the published list that United Nations texts avoid, each with the name that they have instead.
AVOIDED = {
    "Falkland Islands": "Falkland Islands (Malvinas)",
    "Taiwan": "Taiwan Province of China",
    "台湾": "中国台湾省",
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


def made(concept: str, note: str = "", english: str = "Testland", subject: str = "states") -> list[Row]:
    """Return the rows of a State with its note."""
    plain = {"concept": concept, "subject": subject, "status": "preferred", "type": "short"}
    chinese = {"language": "zh", "term": "试国", "note": note}
    return [plain | chinese, plain | {"language": "en", "term": english, "note": ""}]


def member_states(rows: Sequence[Row]) -> set[str]:
    english = (row for row in rows if row["language"] == "en" and row["status"] == "preferred")
    return {row["term"] for row in english if row["subject"] == "states"} - OBSERVERS


def states_without_codes(rows: Sequence[Row]) -> list[str]:
    coded = {row["concept"] for row in rows if CODES.fullmatch(row["note"])}
    return sorted({row["concept"] for row in rows if row["subject"] == "states"} - coded)


def malformed_codes(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that name codes in another form, or elsewhere than at the end of the note on the concept."""
    return [
        row
        for row in rows
        if "ISO" in row["note"]
        and not (CODES.fullmatch(row["note"]) and row["language"] == "zh" and row["status"] == "preferred")
    ]


def codes_given_twice(rows: Sequence[Row]) -> set[str]:
    found = [code for row in rows if (match := CODES.fullmatch(row["note"])) for code in match.groups()]
    return {code for code, count in Counter(found).items() if count > 1}


def test_all_member_states_and_both_observers_are_there(rows: list[Row], concepts: dict[str, list[Row]]) -> None:
    assert {preferred(terms, "en") for terms in concepts.values()} >= OBSERVERS
    assert len(member_states(rows)) == MEMBER_STATES


def test_observers_areas_and_former_states_are_no_member_states() -> None:
    rows = [
        *made("UN-00001"),
        *made("UN-00194", english="Holy See"),
        *made("UN-00301", english="Isle", subject="areas"),
    ]
    assert member_states(rows) == {"Testland"}


def test_every_state_has_its_codes_and_no_code_is_given_twice(rows: list[Row]) -> None:
    assert states_without_codes(rows) == []
    assert malformed_codes(rows) == []
    assert codes_given_twice(rows) == set()


def test_a_state_without_codes_is_found() -> None:
    rows = [*made("UN-00001", "ISO 3166-1: AF, AFG, 004."), *made("UN-00002"), *made("UN-00301", subject="areas")]
    assert states_without_codes(rows) == ["UN-00002"]


@pytest.mark.parametrize(
    "note",
    [
        "ISO 3166-1: AF, AFG, 4.",
        "ISO 3166-1: AF, AFG, 004",
        "ISO 3166-1: AFG, AF, 004.",
        "ISO 3166-1 AF, AFG, 004.",
        "ISO 3166-1: AF, AFG, 004. And more.",
        "ISO: none.",
    ],
)
def test_codes_in_another_form_are_found(note: str) -> None:
    chinese, english = made("UN-00001", note)
    assert malformed_codes([chinese, english]) == [chinese]


def test_codes_in_another_place_are_found() -> None:
    chinese, english = made("UN-00001", "In running text the Test. ISO 3166-1: AF, AFG, 004.")
    assert malformed_codes([chinese, english]) == []
    moved = english | {"note": chinese["note"]}
    assert malformed_codes([moved]) == [moved]


@pytest.mark.parametrize("codes", ["AF, ALB, 008", "AL, AFG, 008", "AL, ALB, 004"])
def test_a_code_given_twice_is_found(codes: str) -> None:
    rows = [*made("UN-00001", "ISO 3166-1: AF, AFG, 004."), *made("UN-00002", f"ISO 3166-1: {codes}.")]
    assert len(codes_given_twice(rows)) == 1


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


@pytest.mark.parametrize("kind", KINDS)
def test_published_names_are_found_in_one_concept(concepts: dict[str, list[Row]], kind: str) -> None:
    ours = pairs_in(concepts)
    published = [(en, zh) for en, zh, which in published_pairs() if which == kind]
    assert len(published) > 190
    missing = [(en, zh) for en, zh in published if (bare(en), re.sub(r"\s*\*+$", "", zh)) not in ours]
    assert missing == []


def test_the_published_list_has_no_names_of_another_kind() -> None:
    assert {kind for _, _, kind in published_pairs()} == set(KINDS)


def test_every_avoided_name_is_in_the_published_list() -> None:
    assert set(AVOIDED) <= {name for en, zh, _ in published_pairs() for name in (en, zh)}


def test_avoided_names_are_warned_against_and_lead_to_the_right_one(concepts: dict[str, list[Row]]) -> None:
    warned = {
        row["term"]: preferred(terms, row["language"])
        for terms in concepts.values()
        for row in terms
        if row["status"] == "deprecated"
    }
    assert {name: warned.get(name) for name in AVOIDED} == AVOIDED


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
