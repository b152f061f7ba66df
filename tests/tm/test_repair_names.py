"""Names of the termbase that are all that differs between an old text and a new one."""

from collections.abc import Callable, Iterator

import pytest

from corpora.files.skips import Skips
from corpora.library import Library
from termbase.shipped import shipped_concepts
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.match import Matcher
from tm.names import Names
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Match, Side, Unit

Best = Callable[[str, str, str], Match | None]


@pytest.fixture(scope="module")
def best(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Best]:
    path = tmp_path_factory.mktemp("names") / "library.db"
    with Library.create(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
        Termbase(library).replace_shipped(shipped_concepts())
        memory, names = Memory(library), Names(Termbase(library))

        def best_of(old: str, target: str, new: str) -> Match | None:
            unit = Unit(Side(old, "zh", "zh"), Side(target, "en", "en"))
            brought = memory.add([unit], "m.tmx", "tmx", Skips())
            found = Matcher(memory, "zh", "en", names=names).match(new)
            memory.take_back(brought.id)
            return found[0] if found else None

        yield best_of


@pytest.mark.parametrize(
    ("old", "target", "new", "proposal"),
    [
        (
            "肯尼亚政府提交了报告。",
            "The Government of Kenya submitted its report.",
            "菲律宾政府提交了报告。",
            "The Government of the Philippines submitted its report.",
        ),
        (
            "肯尼亚政府提交了报告。",
            "The Government of Kenya submitted its report.",
            "玻利维亚政府提交了报告。",
            "The Government of the Plurinational State of Bolivia submitted its report.",
        ),
        (
            "苏丹参加了2019年的会议。",
            "The Sudan took part in the 2019 meeting.",
            "肯尼亚参加了2021年的会议。",
            "Kenya took part in the 2021 meeting.",
        ),
        (
            "巴西联邦共和国签署了议定书。",
            "The Federative Republic of Brazil signed the Protocol.",
            "肯尼亚共和国签署了议定书。",
            "The Republic of Kenya signed the Protocol.",
        ),
        (
            "人权理事会通过了该决议。",
            "The Human Rights Council adopted the resolution.",
            "经济及社会理事会通过了该决议。",
            "The Economic and Social Council adopted the resolution.",
        ),
        (
            "毒品和犯罪问题办公室提供了技术援助。",
            "UNODC provided technical assistance.",
            "难民署提供了技术援助。",
            "UNHCR provided technical assistance.",
        ),
        (
            "秘书长在报告中指出，进展有限。",
            "The Secretary-General noted in the report that progress was limited.",
            "执行主任在报告中指出，进展有限。",
            "The Executive Director noted in the report that progress was limited.",
        ),
    ],
)
def test_a_name_is_exchanged_and_marked(best: Best, old: str, target: str, new: str, proposal: str) -> None:
    match = best(old, target, new)
    assert match is not None
    assert (match.kind, match.rate, match.proposal, match.target) == ("fuzzy", 95, proposal, target)
    assert "name" in {edit.kind for edit in match.edits}
    assert all(match.proposal[edit.start : edit.end] == edit.new for edit in match.edits)


@pytest.mark.parametrize(
    ("old", "target", "new", "proposal"),
    [
        (
            "阿根廷、巴西、智利和秘鲁支持该决议草案。",
            "Argentina, Brazil, Chile and Peru supported the draft resolution.",
            "日本、乌拉圭、厄瓜多尔和哥伦比亚支持该决议草案。",
            "Colombia, Ecuador, Japan and Uruguay supported the draft resolution.",
        ),
        (
            "刚果、苏丹和赞比亚的代表发了言。",
            "The representatives of the Congo, the Sudan and Zambia made statements.",
            "巴拿马、尼日尔、冈比亚和安哥拉的代表发了言。",
            "The representatives of Angola, the Gambia, the Niger and Panama made statements.",
        ),
        (
            "秘鲁、智利和巴西的代表发了言。",  # in the order in which they spoke
            "The representatives of Peru, Chile and Brazil made statements.",
            "日本、法国和埃及的代表发了言。",
            "The representatives of Japan, France and Egypt made statements.",
        ),
    ],
)
def test_a_list_is_in_english_order_when_the_old_one_was(
    best: Best, old: str, target: str, new: str, proposal: str
) -> None:
    match = best(old, target, new)
    assert match is not None
    assert (match.rate, match.proposal) == (95, proposal)


@pytest.mark.parametrize(
    ("old", "target", "new"),
    [
        ("阿富汗当局要求提供援助。", "The Afghan authorities requested assistance.", "伊拉克当局要求提供援助。"),
        ("肯尼亚政府提交了报告。", "The Government submitted its report.", "菲律宾政府提交了报告。"),
        ("肯尼亚政府提交了报告。", "Kenya reported: the Government of Kenya did.", "菲律宾政府提交了报告。"),
        ("肯尼亚政府提交了报告。", "The Government of Kenya submitted its report.", "菲律宾政府审议了报告。"),
        ("肯尼亚政府提交了报告。", "The Government of Kenya submitted its report.", "秘书长政府提交了报告。"),
    ],
)
def test_what_has_no_one_counterpart_stays_as_it_was(best: Best, old: str, target: str, new: str) -> None:
    match = best(old, target, new)
    assert match is not None
    assert match.proposal == target
    assert match.rate < 95


def test_without_names_nothing_is_exchanged(library: Library) -> None:
    memory = Memory(library)
    kenya = Unit(Side("肯尼亚政府提交了报告。", "zh", "zh"), Side("Kenya submitted its report.", "en", "en"))
    memory.add([kenya], "m.tmx", "tmx", Skips())
    match = Matcher(memory, "zh", "en").match("乌干达政府提交了报告。")[0]
    assert match.proposal == "Kenya submitted its report."
