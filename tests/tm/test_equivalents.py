"""What terms became in the memory: ranked phrases, renderings over time, candidates of a document."""

from collections.abc import Sequence

import pytest

from corpora.files.skips import Skips
from corpora.library import Library
from corpora.read import read_text
from termbase.recognise import Recogniser
from termbase.store import Name, Termbase
from tm.equivalents import equivalents, holding
from tm.extraction import term_candidates, with_targets
from tm.renderings import Renderings, renderings
from tm.store import Memory
from tm.unit import Origin, Side, Unit

PAIRS = [
    ("各国加强了边境管理。", "States have strengthened border management."),
    ("边境管理需要资金。", "Border management requires funds."),
    ("培训班讨论了边境管理和海关监管。", "The course dealt with border management and customs supervision."),
    ("海关监管十分重要。", "Customs supervision is of great importance."),
    ("海关监管人员参加了培训班。", "Customs supervision officers attended the course."),
    ("资金来自捐助国。", "The funds came from donor countries."),
    ("培训班持续了两周。", "The course lasted two weeks."),
    ("委员会讨论了资金问题。", "The Committee discussed the question of funds."),
]


def filled(library: Library, units: Sequence[tuple[str, str, str | None]]) -> Memory:
    memory = Memory(library)
    made = [
        Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"), Origin(document=f"D{date}" if date else "D", date=date))
        for zh, en, date in units
    ]
    memory.add(made, "test", "tmx", Skips())
    return memory


@pytest.fixture
def memory(library: Library) -> Memory:
    return filled(library, [(zh, en, None) for zh, en in PAIRS])


@pytest.mark.parametrize(
    ("term", "wanted"),
    [("边境管理", "border management"), ("海关监管", "customs supervision"), ("培训班", "course"), ("资金", "funds")],
)
def test_the_right_phrase_is_first(memory: Memory, term: str, wanted: str) -> None:
    holders, count = holding(memory, term, ("zh", "en"))
    assert count == len(holders) >= 3
    best = equivalents(memory, term, holders, "en")[0]
    assert best.text.lower() == wanted
    assert best.count == count
    assert term in best.examples[0].source


def test_a_term_that_no_unit_holds_has_none(memory: Memory) -> None:
    holders, count = holding(memory, "不存在的词", ("zh", "en"))
    assert (holders, count) == ([], 0)
    assert equivalents(memory, "不存在的词", holders, "en") == []


WAYS = ("The workshop dealt with", "Participants discussed", "It addressed", "One session covered", "The topic was")


def drifting(library: Library) -> Renderings:
    old = [
        (f"第{n}次讲习班讨论了能力建设。", f"{WAYS[n % 5]} capacity-building.", f"20{n}-05-01") for n in range(10, 15)
    ]
    new = [
        (f"第{n}次讲习班讨论了能力建设。", f"{WAYS[n % 5]} capacity development.", f"20{n}-05-01")
        for n in range(15, 20)
    ]
    odd = [("能力建设很重要。", "This is important.", None)]
    return renderings(filled(library, [*old, *new, *odd]), "能力建设", "zh", "en", ["capacity-building"])


def test_renderings_are_counted_with_their_times(library: Library) -> None:
    found = drifting(library)
    assert found.units == found.read == 11
    assert [(one.text, one.standing, one.count) for one in found.renderings] == [
        ("capacity-building", "accepted", 5),
        ("capacity development", "found", 5),
    ]
    assert found.untold == 1
    accepted = found.renderings[0]
    assert accepted.first is not None
    assert (accepted.first.date, accepted.first.document) == ("2010-05-01", "D2010-05-01")
    assert accepted.last is not None
    assert accepted.last.date == "2014-05-01"


def test_drift_and_competition_are_named(library: Library) -> None:
    found = drifting(library)
    assert found.drift == "'capacity-building' until about 2015, 'capacity development' since"
    assert found.competition == "'capacity-building' (50%) against 'capacity development' (50%)"


def test_one_rendering_neither_drifts_nor_competes(memory: Memory) -> None:
    found = renderings(memory, "边境管理", "zh", "en", ["border management"])
    assert (found.drift, found.competition, found.untold) == (None, None, 0)
    assert [one.count for one in found.renderings] == [3]


def test_an_accepted_rendering_is_found_in_any_inflection(library: Library) -> None:
    memory = filled(library, [("该条约生效。", "The treaties entered into force.", None)])
    found = renderings(memory, "条约", "zh", "en", ["treaty"])
    assert [(one.text, one.count) for one in found.renderings] == [("treaty", 1)]


def test_other_chinese_of_an_english_term_is_found(memory: Memory) -> None:
    found = renderings(memory, "customs supervision", "en", "zh", [])
    assert [(one.text, one.standing, one.count) for one in found.renderings] == [("海关监管", "found", 3)]


def test_what_stands_beside_a_rendering_is_none(library: Library) -> None:
    beside = [
        (f"第{n}个边境哨所实行边境管理。", f"{WAYS[n % 5]} border management at post {n}.", None) for n in range(6)
    ]
    told_otherwise = ("Post 6 was mentioned.", "Nobody objected at post 7.", "At post 8 things went on as before.")
    untold = [(f"边境管理在第{n}个哨所。", text, None) for n, text in enumerate(told_otherwise, 6)]
    found = renderings(filled(library, [*beside, *untold]), "边境管理", "zh", "en", ["border management"])
    assert [one.text for one in found.renderings] == ["border management"]
    assert (found.units, found.untold) == (9, 3)


def test_inflections_of_a_rendering_are_one(library: Library) -> None:
    memory = filled(
        library,
        [
            ("该国批准了公约。", "The country ratified the treaty.", None),
            ("各国正在批准公约。", "States are ratifying the treaty.", None),
            ("批准公约需要时间。", "To ratify the treaty takes time.", None),
            ("公约已经生效。", "The treaty has entered into force.", None),
            ("公约涉及边境。", "The treaty deals with borders.", None),
        ],
    )
    best = equivalents(memory, "批准", holding(memory, "批准", ("zh", "en"))[0], "en")[0]
    assert best.text.lower() in {"ratified", "ratifying", "ratify"}
    assert best.count == 3


def test_an_english_term_finds_its_chinese(memory: Memory) -> None:
    found = renderings(memory, "border management", "en", "zh", ["边境管理"])
    assert [(one.text, one.count) for one in found.renderings] == [("边境管理", 3)]


def test_candidates_of_a_document_come_with_contexts_and_targets(memory: Memory) -> None:
    text = "\n\n".join(f"{n}. 海关监管平台在第{n}年更新。各国使用海关监管平台。" for n in range(1, 5))
    document = read_text(text, "r.md", ".md")
    recogniser = Recogniser([("T1", [Name("海关监管", "zh", "preferred")])], "zh", "en")
    found = term_candidates(document, recogniser)
    best = found[0]
    assert best.text == "海关监管平台"
    assert best.count == 5
    assert best.contexts[0].paragraph == "1"
    assert "海关监管" not in [one.text for one in found]
    assert with_targets(best, memory, "zh", "en").targets == ()


def test_terms_are_read_from_the_library(library: Library) -> None:
    assert term_candidates(read_text("短。", "r.md", ".md"), Recogniser.of(Termbase(library), "zh", "en")) == []


def test_what_stands_elsewhere_more_often_is_no_rendering(library: Library) -> None:
    others = [(f"第{n}年编写了年度报告。", f"The annual report of year {n} was prepared.", None) for n in range(30)]
    mine = [
        ("边境管理见年度报告。", "For border control, see the annual report.", None),
        ("加强了边境管理。", "States strengthened border control.", None),
        ("边境管理费用高。", "The costs of border control are high.", None),
        ("边境管理的法律。", "Laws on border control.", None),
        ("年度报告述及边境管理。", "Border control: the annual report covers it.", None),
    ]
    memory = filled(library, [*others, *mine])
    ranked = equivalents(memory, "边境管理", holding(memory, "边境管理", ("zh", "en"))[0], "en", most=20)
    scores = {one.text: one.score for one in ranked}
    assert ranked[0].text == "border control"
    assert scores.get("annual report", -1.0) < 0


def test_units_of_other_languages_are_left_out(memory: Memory) -> None:
    memory.add(
        [
            Unit(Side(f"第{n}次边境管理会议。", "zh", "zh"), Side(f"Réunion {n} sur la gestion.", "fr", "fr"))
            for n in range(5)
        ],
        "fr",
        "tmx",
        Skips(),
    )
    found = renderings(memory, "边境管理", "zh", "en", [])
    assert found.units == 3
    assert [one.text.lower() for one in found.renderings] == ["border management"]


def test_a_deed_is_no_candidate_and_a_name_is_one_at_once(library: Library) -> None:
    text = "各国设立协调办公室。该国欢迎协调小组。代表们提到受害者识别准则和非洲打击贩运委员会。"
    recogniser = Recogniser.of(Termbase(library), "zh", "en")
    found = [one.text for one in term_candidates(read_text(text, "r.md", ".md"), recogniser)]
    assert {"受害者识别准则", "非洲打击贩运委员会"} <= set(found)
    assert not any("设立" in one or "欢迎" in one for one in found)


def test_what_two_units_have_in_common_is_no_second_rendering(library: Library) -> None:
    told = [(f"第{n}年加强了边境管理。", f"{WAYS[n % 5]} border management in year {n}.", None) for n in range(5)]
    untold = [("边境管理见来文。", "See the note received.", None), ("来文述及边境管理。", "The note received.", None)]
    found = renderings(filled(library, [*told, *untold]), "边境管理", "zh", "en", ["border management"])
    assert [one.text for one in found.renderings] == ["border management"]
    assert found.untold == 2
