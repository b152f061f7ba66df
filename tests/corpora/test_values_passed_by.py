"""What is passed by when values are looked for could not have been one: looking everywhere finds the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.values import chinese, chinese_dates, english, english_dates, find_values
from corpora.values.han import parse_han
from corpora.values.hedges import HedgeWords

EVERYWHERE = re.compile("")
CHINESE_PARTS = """
一 二 三 十 百 千 万 亿 〇 零 两 12 2019 5,000 多 余 约 近 超过 不到 几 来 数 第 条 款 段 章 节 部分
附件 附 首届 首 俩 半 次 个 人 国 年 月 日 号 世纪 年代 季度 上半年 上旬 初 至 到 和 、 ， 。 - — ~ % 分之
岁 周岁 周年 美元 人民币 元 左右 或以上 以上 三番五次 一五一十 万无一失 点 时 分 上午 决议 (a)
(2016) / 74/174 A/RES/74/174 ES-10/2 S US$ $ € 般 切 样 统 COVID-19 的 萬 號 （ ） １
"""
ENGLISH_PARTS = """
one two twenty - , . : ; / _ @ first third May may MARCH Dec. march 12 2019 5,000 3rd 20th per% % $
US$ A USD Can RMB million and to or the of aged over under five paragraphs annex II article
resolution decisions 74/174 (2016) No. no A/RES/74/174 between Q3 early mid- late 1990s 90s '80s
COVID-19 G-77 http://a.b x@y.z 's é ’ – (a) bis half quarters quarter century thirds Chapter part
S-21/2 years old age
"""


def texts(parts: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([*parts.split(), " "]), max_size=9)


def found(text: str, language: str) -> list[tuple[str, int, int, str]]:
    return [(value.kind, value.start, value.end, value.canonical) for value in find_values(text, language)]


class _All(frozenset[str]):
    """A set that holds everything."""

    def __contains__(self, _: object) -> bool:
        return True


def everywhere(text: str, language: str) -> list[tuple[str, int, int, str]]:
    """Return what is found when nothing is passed by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chinese, "_OPENING", re.compile("[0-9〇零一二两三四五六七八九十百千万亿第附首俩$€£¥A-Za-z]"))
        patch.setattr(english, "_opening", english._OPENING.search)
        patch.setattr(chinese_dates, "_OPENING", EVERYWHERE)
        patch.setattr(english_dates, "_OPENING", EVERYWHERE)
        patch.setattr("corpora.values.quantities.hedge_before", hedge_before)
        return found(text, language)


def hedge_before(words: HedgeWords, text: str, place: int, floor: int) -> tuple[int, str]:
    from corpora.values.hedges import hedge_before as guarded

    return guarded(HedgeWords(words.before, words.after, words.signs, _All()), text, place, floor)


@given(texts(CHINESE_PARTS))
def test_nothing_is_lost_in_chinese(parts: list[str]) -> None:
    for text in ("".join(parts), "".join(parts) + "会议"):
        assert found(text, "zh") == everywhere(text, "zh")


@given(texts(ENGLISH_PARTS), st.sampled_from(["", " "]))
def test_nothing_is_lost_in_english(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert found(text, "en") == everywhere(text, "en")


@pytest.mark.parametrize("text", ["千万万", "一亿亿", "万万", "一万一万", "三亿万亿"])
def test_a_great_unit_said_twice_is_no_number_and_no_bug(text: str) -> None:
    assert parse_han(text) is None
    assert found(f"共计{text}人", "zh") == []
