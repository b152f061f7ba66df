"""Nouns and verbs that agree where a count in a translation becomes one, or is one no more."""

import pytest

from tm.form import match_form
from tm.match import paired_values
from tm.nouns import plural_of, singular_of
from tm.repair import repair


def carried(old: str, new: str, target: str) -> str | None:
    changes, _ = paired_values(match_form(old, "zh"), match_form(new, "zh"), "zh")
    repaired = repair(target, "en", changes, old)
    assert all(repaired.proposal[edit.start : edit.end] == edit.new for edit in repaired.edits)
    assert repaired.unwitnessed == () or repaired.proposal == target
    return None if repaired.unwitnessed else repaired.proposal


@pytest.mark.parametrize(
    ("target", "proposal"),
    [
        ("The team trained 25 police officers in Vienna.", "The team trained one police officer in Vienna."),
        ("25 States were represented.", "One State was represented."),
        ("Twenty-five States were represented.", "One State was represented."),
        ("There are 25 States parties in the region.", "There is one State party in the region."),
        ("In 2019, 25 African States have adopted laws.", "In 2019, one African State has adopted laws."),
        ("the report of 25 experts who were appointed", "the report of one expert who was appointed"),
        ("a 25-member committee", "a one-member committee"),
        ("within 25 days of the decision", "within one day of the decision"),
        ("over a distance of 25 kilometres", "over a distance of 1 kilometre"),
        ("It has 25 members.", "It has one member."),
        ("It trained 25 women.", "It trained one woman."),
        ("25 persons were identified.", "One person was identified."),
    ],
)
def test_nouns_and_verbs_become_singular(target: str, proposal: str) -> None:
    assert carried("有25个", "有1个", target) == proposal


@pytest.mark.parametrize(
    ("target", "proposal"),
    [
        ("The team trained one police officer in Vienna.", "The team trained three police officers in Vienna."),
        ("One State was represented.", "Three States were represented."),
        ("There is one State party in the region.", "There are three States parties in the region."),
        ("one woman was appointed", "three women were appointed"),
        ("one national proposal was adopted", "three national proposals were adopted"),
        ("a one-year programme", "a three-year programme"),
        ("1 officer", "Three officers"),
    ],
)
def test_nouns_and_verbs_become_plural(target: str, proposal: str) -> None:
    assert carried("有1个", "有3个", target) == proposal


@pytest.mark.parametrize(
    "target",
    [
        "the 25 States",
        "25 States take part",  # a verb that tells no number of its own
        "25 officers and their families were trained",
        "trained 25 human rights defenders",
        "25 persons were identified as victims",
        "25 of them were women",
        "a total of 25 officers were trained",
        "25 use computers",
        "To date, 25 human coronaviruses (HCoVs) are known.",
        "25 police were there",
        "cooperation between 25 States",
        "all 25 States were represented",
    ],
)
def test_what_may_agree_in_another_way_is_refused(target: str) -> None:
    assert carried("有25个", "有1个", target) is None


@pytest.mark.parametrize(
    "target",
    [
        "no one",
        "one of them was",
        "one or more",
        "one another",
        "one new and one old State",
        "on one hand",
        "one-third",
    ],
)
def test_a_one_that_is_no_count_is_refused(target: str) -> None:
    assert carried("有1个", "有3个", target) is None


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("第九条第二项的亲属二亲等", "第九条第三项的亲属二亲等", "Paragraph 2 of Article 9, within the second degree"),
        ("有2个", "有3个", "2. Registration: two States"),
        ("有2人以上", "有3人以上", "2. Registration of two or more"),
        ("经二次标售，第二次标售", "经二次标售，第四次标售", "after the second bidding"),
        ("5岁及以上的人", "1岁及以上的人", "anyone 5 years and older"),
    ],
)
def test_a_value_that_may_be_another_s_witness_is_left(old: str, new: str, target: str) -> None:
    assert carried(old, new, target) is None


def test_an_article_has_the_sound_of_its_number() -> None:
    assert carried("7百万美元赠款", "8百万美元赠款", "a $7 million grant") == "an $8 million grant"
    assert carried("8个月", "7个月", "an eight-month period") == "a seven-month period"


@pytest.mark.parametrize(
    ("one", "many"),
    [("State", "States"), ("party", "parties"), ("child", "children"), ("NGO", "NGOs"), ("crisis", "crises")],
)
def test_nouns_are_turned_both_ways(one: str, many: str) -> None:
    assert plural_of(one) == many
    assert singular_of(many) == one


@pytest.mark.parametrize("word", ["police", "series", "headquarters", "this", "was", "thus", "analysis"])
def test_what_is_no_plural_has_no_singular(word: str) -> None:
    assert singular_of(word) is None


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("病程为0至25天", "病程为0至1天", "The illness lasted from 0 to 25 days."),
        ("病程为0至1天", "病程为0至25天", "The illness lasted from 0 to 1 days."),
        ("从0个增加到25个", "从0个增加到1个", "It grew from none to 25 States."),
    ],
)
def test_no_range_that_ends_in_one_is_made_to_agree(old: str, new: str, target: str) -> None:
    assert carried(old, new, target) is None
