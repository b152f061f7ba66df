"""Oddities of the source are reported, and nothing else is."""

import pytest

from corpora.read import read_text


def remarks(text: str) -> tuple[str, ...]:
    return read_text(text, "x", "md").remarks


def test_one_symbol_for_two_papers_is_reported_once_with_both_places() -> None:
    found = remarks(
        "6. 委员会编写了关于预防虚拟犯罪措施的背景文件（A/WG.4/2031/2）。\n\n"
        "7. 委员会编写了关于领事官员作用和起诉的背景文件（A/WG.4/2031/2），以及关于数据的报告（A/WG.4/2031/3）。\n\n"
        "8. 见关于联合调查的背景文件（A/WG.4/2031/2）。"
    )
    assert len(found) == 1
    assert "A/WG.4/2031/2" in found[0]
    assert "(paragraph 6)" in found[0]
    assert "(paragraph 7)" in found[0]


def test_one_instrument_under_two_titles_is_reported() -> None:
    found = remarks(
        "1. 《禁止虚拟犯罪议定书》有缔约方。\n\n2. 《打击虚拟犯罪议定书》也有。\n\n3. 《禁止虚拟犯罪议定书》生效。"
    )
    assert found == (
        "one instrument under two titles? 《禁止虚拟犯罪议定书》 (2 ×, first in paragraph 1) "
        "and 《打击虚拟犯罪议定书》 (1 ×, first in paragraph 2)",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("禁止虚拟犯罪议定书", "禁止虚拟犯罪的议定书"),
        ("保护虚拟受害者宣言", "保障虚拟受害者宣言"),
        ("虚拟犯罪管制公约", "虚拟犯罪管治公约"),
    ],
)
def test_near_titles_are_told_by_synonym_particle_or_sound(one: str, other: str) -> None:
    assert len(remarks(f"1. 《{one}》和《{other}》。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《虚拟共和国民事诉讼法》和《虚拟共和国刑事诉讼法》。",
        "《中外合资经营企业法》和《中外合作经营企业法》。",
        "《儿童权利公约》和《妇女权利公约》都有缔约方。",
        "《第一项任择议定书》和《第二项任择议定书》。",
        "《2018年预防虚拟犯罪法》和《2019年预防虚拟犯罪法》。",
        "《公约》和《议定书》。《有组织犯罪公约》及《反腐败公约》。",
        "关于合作的报告（A/75/115）已提交。关于该决议执行情况的报告（A/75/115）。秘书长的报告（A/75/115）。",
        "关于合作的报告（A/75/115）和关于加强合作的报告（A/75/115）。",
        "大会决议（A/RES/74/174）和安理会决议（A/RES/74/174）。",
        "The report on trade (A/75/115) and the report on trade and growth (A/75/115).",
    ],
)
def test_no_alarm_is_false(text: str) -> None:
    assert remarks(f"1. {text}") == ()
