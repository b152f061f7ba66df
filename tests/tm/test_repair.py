"""New values in an old translation."""

import pytest

from corpora.values import find_values
from tm.form import match_form
from tm.match import paired_values
from tm.repair import repair


def carried(old: str, new: str, target: str, source: str = "zh", into: str = "en") -> tuple[str, tuple[str, ...]]:
    changes, _ = paired_values(match_form(old, source), match_form(new, source), source)
    repaired = repair(target, into, changes, old)
    assert all(repaired.proposal[edit.start : edit.end] == edit.new for edit in repaired.edits)
    return repaired.proposal, repaired.unwitnessed


@pytest.mark.parametrize(
    ("old", "new", "target", "proposal"),
    [
        ("2019年5月3日举行", "2020年10月12日举行", "held on 3 May 2019", "held on 12 October 2020"),
        ("有25国参加", "有1300国参加", "25 States took part", "1,300 States took part"),
        (
            "大会第七十三届会议",
            "大会第七十四届会议",
            "the seventy-third session of the Assembly",
            "the seventy-fourth session of the Assembly",
        ),
        ("第73/195号决议", "第74/176号决议", "resolution 73/195", "resolution 74/176"),
        ("第2331(2016)号决议", "第2388(2017)号决议", "resolution 2331 (2016)", "resolution 2388 (2017)"),
        (
            "增加约12%以上",
            "增加约15%以上",
            "an increase of about 12 per cent or more",
            "an increase of about 15 per cent or more",
        ),
        ("见A/75/115号文件", "见A/76/120号文件", "see document A/75/115", "see document A/76/120"),
        ("第18条", "第19条", "article 18", "article 19"),
        ("培训20名左右", "培训30名左右", "trained about 20 officers", "trained about 30 officers"),
        ("为期三个月以上", "为期六个月以上", "for at least three months", "for at least six months"),
        ("为期两年半", "为期三年半", "for two and a half years", "for three and a half years"),
        ("不得超过30天", "不得超过60天", "shall not exceed 30 days", "shall not exceed 60 days"),
        (
            "2020年第一至第三季度",
            "2021年第二至第四季度",
            "the first to third quarters of 2020",
            "the second to fourth quarters of 2021",
        ),
        ("为期7个月的方案", "为期18个月的方案", "a 7-month programme", "an 18-month programme"),
        ("为期18个月的方案", "为期7个月的方案", "an 18-month programme", "a seven-month programme"),
        ("没有变", "没有变", "nothing changes", "nothing changes"),
        ("5国提交了报告。", "12国提交了报告。", "Five States submitted reports.", "Twelve States submitted reports."),
        ("有12起案件，其中5起", "有9起案件，其中5起", "In 12 cases, 5 of which", "In 9 cases, 5 of which"),
        ("见第3和5段，12起案件", "见第3和5段，9起案件", "paras. 3 and 5, in 12 cases", "paras. 3 and 5, in nine cases"),
        ("目标16和目标12", "目标5和目标9", "Goals 16 and 12", "Goals 5 and 9"),
        ("议程项目12", "议程项目5", "agenda item 12", "agenda item 5"),
        ("12号条例", "1号条例", "Regulation 12 says so", "Regulation 1 says so"),
        ("表1载有国家", "表2载有国家", "Table 1 lists countries", "Table 2 lists countries"),
        (
            "第2331号决议和12项措施",
            "第2331号决议和5项措施",
            "Resolution 2331 and 12 acts",
            "Resolution 2331 and five acts",
        ),
        ("10名成员", "14名成员", "10 members", "14 members"),
        ("有2名官员", "有1名官员", "with 2 officials", "with 1 official"),
    ],
)
def test_a_value_is_carried_over_in_the_style_of_its_place(old: str, new: str, target: str, proposal: str) -> None:
    assert carried(old, new, target) == (proposal, ())


@pytest.mark.parametrize(
    ("old", "new", "target", "proposal"),
    [
        (
            "within three years but in ten days",
            "within 30 years but in ten days",
            "三年內，但十日內",
            "三十年內，但十日內",
        ),
        ("in three years from 2019", "in 30 years from 2019", "2019年起三年", "2019年起30年"),
        ("within ten years", "within 25 years", "十年内", "二十五年内"),
        ("in three years", "in 25 years", "三年内", "25年内"),
        ("a total of 12 people", "a total of 1,250,000 people", "共12人", "共125万人"),
        ("a total of 12 people", "a total of 1,257,401 people", "共12人", "共1,257,401人"),
        ("more than 100 officials", "more than 5 officials", "100多名官员", "超过5名官员"),
    ],
)
def test_chinese_keeps_to_the_numerals_of_its_text(old: str, new: str, target: str, proposal: str) -> None:
    assert carried(old, new, target, "en", "zh") == (proposal, ())


def test_chinese_is_repaired_too() -> None:
    old, new = "25 States met on 3 May 2019.", "31 States met on 12 October 2020."
    assert carried(old, new, "25国于2019年5月3日开会。", "en", "zh") == ("31国于2020年10月12日开会。", ())


@pytest.mark.parametrize(
    ("old", "new", "target", "unwitnessed"),
    [
        ("25人参加", "31人参加", "People took part", ("25",)),
        ("25人参加，其中女性25人", "31人参加，其中女性20人", "25 took part, 25 of them women", ("25", "25")),
        ("25人参加", "31人参加", "25 of the 25 seats", ("25",)),
        ("25人参加", "1人参加", "25 people were there", ("25",)),
    ],
)
def test_what_cannot_be_told_apart_is_left_and_named(
    old: str, new: str, target: str, unwitnessed: tuple[str, ...]
) -> None:
    proposal, named = carried(old, new, target)
    assert proposal == target
    assert [text.rstrip("人") for text in named] == list(unwitnessed)


def test_a_value_said_twice_is_changed_twice() -> None:
    assert carried("2019年开始，2019年结束", "2020年开始，2020年结束", "began in 2019 and ended in 2019")[0] == (
        "began in 2020 and ended in 2020"
    )


def test_values_in_the_parts_that_differ_have_no_counterpart() -> None:
    old, new = match_form("会议通过了决议。", "zh"), match_form("会议于2020年通过了第74/176号决议。", "zh")
    changes, loose = paired_values(old, new, "zh")
    assert changes == []
    assert [value.canonical for value in loose] == [
        value.canonical for value in find_values("会议于2020年通过了第74/176号决议。", "zh")
    ]


def test_the_number_of_an_article_put_in_later_is_a_mention() -> None:
    old, new = "第426条之二第二款", "第426条之二第三款"
    assert carried(old, new, "paragraph 2 of Article 426-1") == ("paragraph 2 of Article 426-1", ("第二款",))
    assert carried(old, new, "paragraph 2 of Article 426-2") == ("paragraph 3 of Article 426-2", ())
