"""Names of the termbase that are all that differs between English texts, put into the Chinese translation."""

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

GOVERNMENT = "The Government of {} submitted its report in 2019."
ITS_REPORT = "{}政府于2019年提交了报告。"


@pytest.fixture(scope="module")
def best(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Best]:
    path = tmp_path_factory.mktemp("names") / "library.db"
    with Library.create(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
        Termbase(library).replace_shipped(shipped_concepts())
        memory, names = Memory(library), Names(Termbase(library), target="zh")

        def best_of(old: str, target: str, new: str) -> Match | None:
            brought = memory.add([Unit(Side(old, "en", "en"), Side(target, "zh", "zh"))], "m.tmx", "tmx", Skips())
            found = Matcher(memory, "en", "zh", names=names).match(new)
            memory.take_back(brought.id)
            return found[0] if found else None

        yield best_of


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the Philippines", "菲律宾"),
        ("the Sudan", "苏丹"),
        ("South Sudan", "南苏丹"),
        ("the Niger", "尼日尔"),
        ("Nigeria", "尼日利亚"),
        ("the Netherlands", "荷兰"),
        ("the Congo", "刚果"),
        ("the Democratic Republic of the Congo", "刚果民主共和国"),
        ("Guinea", "几内亚"),
        ("Guinea-Bissau", "几内亚比绍"),
        ("Papua New Guinea", "巴布亚新几内亚"),
        ("the Russian Federation", "俄罗斯联邦"),
        ("the United Arab Emirates", "阿拉伯联合酋长国"),
        ("the Syrian Arab Republic", "阿拉伯叙利亚共和国"),
        ("the Islamic Republic of Iran", "伊朗伊斯兰共和国"),
        ("the Plurinational State of Bolivia", "多民族玻利维亚国"),
        ("the Lao People’s Democratic Republic", "老挝人民民主共和国"),
        ("Viet Nam", "越南"),
        ("Brunei Darussalam", "文莱达鲁萨兰国"),
        ("Trinidad and Tobago", "特立尼达和多巴哥"),
    ],
)
def test_a_state_is_exchanged_with_or_without_its_article(best: Best, english: str, chinese: str) -> None:
    match = best(GOVERNMENT.format("Kenya"), ITS_REPORT.format("肯尼亚"), GOVERNMENT.format(english))
    assert match is not None
    assert (match.kind, match.rate, match.proposal) == ("fuzzy", 95, ITS_REPORT.format(chinese))
    assert [edit.kind for edit in match.edits] == ["name"]


@pytest.mark.parametrize(
    ("old", "target", "new", "proposal"),
    [
        (
            "The Sudan took part in the 2019 meeting.",
            "苏丹参加了2019年的会议。",
            "Kenya took part in the 2021 meeting.",
            "肯尼亚参加了2021年的会议。",
        ),
        (
            "Kenya’s report was adopted.",
            "肯尼亚的报告获得通过。",
            "The Philippines’ report was adopted.",
            "菲律宾的报告获得通过。",
        ),
        (
            "Kenya's report was adopted.",
            "肯尼亚的报告获得通过。",
            "Uganda’s report was adopted.",
            "乌干达的报告获得通过。",
        ),
        (
            "In Kenya, 12 cases were reported.",
            "肯尼亚报告了12起案件。",
            "In Chad, 25 cases were reported.",
            "乍得报告了25起案件。",
        ),
        (
            "The Security Council adopted the resolution.",
            "安全理事会通过了该决议。",
            "The General Assembly adopted the resolution.",
            "大会通过了该决议。",
        ),
        (
            "The Human Rights Council adopted the resolution.",
            "人权理事会通过了该决议。",
            "The Economic and Social Council adopted the resolution.",
            "经济及社会理事会通过了该决议。",
        ),
        (
            "UNODC provided technical assistance.",
            "毒品和犯罪问题办公室提供了技术援助。",
            "UNHCR provided technical assistance.",
            "难民署提供了技术援助。",
        ),
        (
            "The Secretary-General noted limited progress.",
            "秘书长指出，进展有限。",
            "The Executive Director noted limited progress.",
            "执行主任指出，进展有限。",
        ),
        (
            "The Deputy Secretary-General noted limited progress.",
            "常务副秘书长指出，进展有限。",
            "The Secretary-General noted limited progress.",
            "秘书长指出，进展有限。",
        ),
    ],
)
def test_a_name_is_exchanged_with_the_values(best: Best, old: str, target: str, new: str, proposal: str) -> None:
    match = best(old, target, new)
    assert match is not None
    assert (match.kind, match.rate, match.proposal, match.target) == ("fuzzy", 95, proposal, target)
    assert all(match.proposal[edit.start : edit.end] == edit.new for edit in match.edits)


@pytest.mark.parametrize(
    ("old", "target", "new", "proposal"),
    [
        (
            "Brazil, Chile and Peru spoke.",
            "巴西、智利和秘鲁发了言。",
            "Egypt, France, Japan and the Sudan spoke.",
            "埃及、法国、日本和苏丹发了言。",
        ),
        (
            "Peru, Chile and Brazil spoke.",
            "秘鲁、智利和巴西发了言。",
            "Japan, France and Egypt spoke.",
            "日本、法国和埃及发了言。",
        ),
        (
            "Peru, Chile and Brazil spoke.",
            "巴西、智利和秘鲁发了言。",
            "Japan, France and Egypt spoke.",
            "埃及、法国和日本发了言。",
        ),
        (
            "Kenya and Uganda spoke.",
            "肯尼亚和乌干达发了言。",
            "The Congo, the Niger and Togo spoke.",
            "刚果、尼日尔和多哥发了言。",
        ),
        ("Kenya and Uganda spoke.", "肯尼亚和乌干达两国发了言。", "Chad and Togo spoke.", "乍得和多哥两国发了言。"),
        ("Brazil, Chile and Peru spoke.", "巴西、智利以及秘鲁发了言。", "Chad and Togo spoke.", "乍得和多哥发了言。"),
    ],
)
def test_a_list_keeps_the_order_that_the_old_pair_showed(
    best: Best, old: str, target: str, new: str, proposal: str
) -> None:
    match = best(old, target, new)
    assert match is not None
    assert (match.rate, match.proposal) == (95, proposal)


@pytest.mark.parametrize(
    ("old", "target", "new"),
    [
        ("The Kenyan authorities asked for help.", "肯尼亚当局请求援助。", "The Ugandan authorities asked for help."),
        ("Kenya submitted its report.", "该国提交了报告。", "Uganda submitted its report."),
        ("Kenya submitted its report.", "肯尼亚提交了肯尼亚的报告。", "Uganda submitted its report."),
        ("Kenya submitted its report.", "肯尼亚提交了报告。", "Uganda considered its report."),
        ("Kenya submitted its report.", "肯尼亚提交了报告。", "UNHCR submitted its report."),
        ("China stated its position.", "中国阐述了中方的立场。", "Kenya stated its position."),
        ("Kenya reports rose.", "关于肯尼亚的报告有所增加。", "Uganda’s reports rose."),
        ("The Jordan Valley was visited.", "约旦河谷接受了访问。", "The Kenya Valley was visited."),
        ("Northern Ireland took part in it.", "北爱尔兰参加了会议。", "Northern Kenya took part in it."),
        ("A Kenya-based group took part in it.", "肯尼亚一团体参加了会议。", "A Chad-based group took part in it."),
        ("Kenya and Uganda spoke.", "肯尼亚和乌干达两国发了言。", "Chad, Mali and Togo spoke."),
        ("Kenya and Uganda spoke.", "肯尼亚和乌干达双方发了言。", "Chad, Mali and Togo spoke."),
        ("Chile, Brazil and Peru spoke.", "秘鲁、智利和巴西发了言。", "Egypt, Japan and France spoke."),
        ("Brazil, Chile and Peru spoke.", "巴西，智利，秘鲁发了言。", "Egypt, France and Japan spoke."),
        ("Kenya spoke.", "肯尼亚发了言。", "Kenya and Uganda spoke."),
        ("The Executive Directors met in Geneva.", "执行主任在日内瓦开会。", "The Secretary-General met in Geneva."),
        ("Kenya submitted its report.", "乌干达提交了报告。", "Chad submitted its report."),
    ],
)
def test_what_has_no_one_counterpart_stays_as_it_was(best: Best, old: str, target: str, new: str) -> None:
    match = best(old, target, new)
    assert match is None or (match.proposal == target and match.rate < 95)
