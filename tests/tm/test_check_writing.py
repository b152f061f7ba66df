"""Slips of writing in a translation, and figures that are not in United Nations style."""

import pytest

from tm.check.writing import check_writing

ZH_EN = ("zh", "en")


def found(source: str, target: str, languages: tuple[str, str] = ZH_EN, strict: bool = False) -> list[tuple[str, str]]:
    findings = list(check_writing(source, target, languages, strict))
    assert all(target[slice(*one.target_span or (0, 0))] == one.found for one in findings)
    return [(one.kind.value, one.expected) for one in findings]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("报告", "the the report", [("doubled", "the")]),
        ("报告", "The the report", [("doubled", "The")]),
        ("报告", "the report of of  of the Office", [("doubled", "of"), ("doubled", "of"), ("spacing", " ")]),
        ("报告", "the  report", [("spacing", " ")]),
        ("报告，附件", "the report , the annex", [("spacing", ",")]),
        ("报告（附件）", "the report ( annex )", [("spacing", "("), ("spacing", ")")]),
        ("报告（附件）。", "the report (annex ).", [("spacing", ")")]),
        ("报告。附件。", "The report.   The annex.", [("spacing", " ")]),
        ("报告。", "It is the report", [("stop", "report.")]),
        ("报告（附件）。", "the report (annex)", [("stop", "annex).")]),
    ],
)
def test_a_slip_is_found_at_its_place(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(source, target)) == sorted(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("事实", "the fact that that body had had no quorum"),
        ("博拉博拉", "Bora Bora and Baden Baden"),
        ("维生素", "a vitamin A a day"),
        ("一  二", "one  two"),
        ("报告。附件。", "The report.  The annex."),  # a habit of typing
        ("姓名：", "name ....; address: ____"),
        ("他说：“好。”", "“Good.”"),
        ("有吗？", "Is there"),
        ("报告。", "the report:"),
        ("报告。", "See https://example.org/a"),
        ("占15%，共12345人", "15% of 12345 people"),  # style is for the strict
    ],
)
def test_what_may_be_meant_is_no_slip(source: str, target: str) -> None:
    assert found(source, target) == []


def test_a_chinese_translation_has_its_full_stop_and_no_particle_twice() -> None:
    assert found("The report was adopted.", "报告获得通过", ("en", "zh")) == [("stop", "过。")]
    assert found("The report of the Office", "办公室的的报告", ("en", "zh")) == [("doubled", "的")]
    assert found("He did say so, etc.", "他的的确确这样说", ("en", "zh")) == []
    assert found("that of the Office", "通过通过办公室", ("en", "zh")) == [("doubled", "通过")]


@pytest.mark.parametrize(
    "target",
    ["剥削目的的贩运", "埃及及苏丹", "普及及推广", "缓和和稳定", "重要的是是否", "为了了解", "不了了之", "中国和和平"],
)
def test_characters_of_two_words_are_no_word_twice(target: str) -> None:
    assert found("one", target, ("en", "zh")) == []


def test_two_spaces_after_a_sentence_are_found_where_strict() -> None:
    assert found("报告。附件。", "The report.  The annex.", strict=True) == [("spacing", " ")]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("15% of them and 2.5 %", [("style", "15 per cent"), ("style", "2.5 per cent")]),
        ("1 500 people in 2020 and 12 000 000 after", [("style", "1,500"), ("style", "12,000,000")]),
        ("12345 people", [("style", "12,345")]),
        ("15 per cent, 1,500 people, resolution 74/174, $12345, A/75/12345 and 10.12345", []),
    ],
)
def test_figures_are_held_to_the_style_where_strict(target: str, expected: list[tuple[str, str]]) -> None:
    assert found("报告", target, strict=True) == expected
