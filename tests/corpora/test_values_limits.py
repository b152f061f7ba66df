"""Finding values in any text: the spans hold, masks stand for them, and the time grows with the length alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.values import Kind, Value, find_values, is_mask, mask

PIECES = [
    "第", "号", "(2016)", "（", "）", "(b)", "段", "条", "年", "月", "日", "至", "和", "、", "约", "百分之", "%",
    "万", "亿", "三", "两", "十", "2019", "12", "1,", ".", "/", "-", "–", " ", "one ", "hundred ", "and ", "of ",
    "May ", "October ", "resolution ", "paragraph ", "annex ", "between ", "aged ", "per cent", "million", "$", "A/",
    "E/CN.15/", "第一", "周年", "\n", "𠀀", "\U000f0000", "\ue000", "①", "٣",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["zh", "zh-Hant", "en", "fr"]))
def test_spans_are_in_order_apart_and_inside(text: str, language: str) -> None:
    end = 0
    for value in find_values(text, language):
        assert end <= value.start < value.end <= len(text)
        assert text[value.start : value.end].strip() == text[value.start : value.end]
        assert value.canonical
        end = value.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["zh", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    found = find_values(text, language)
    assert len(mask(text, found)) == len(text) - sum(value.end - value.start - 1 for value in found)


def test_a_mask_is_one_character_for_each_kind_beyond_the_basic_plane() -> None:
    text = "第73/195号决议，2019年5月3日，12%"
    masked = mask(text, find_values(text, "zh"))
    masks = [character for character in masked if is_mask(character)]
    assert len(masks) == len(set(masks)) == 3
    assert all(0xF0000 <= ord(character) <= 0xFFFFD for character in masks)
    assert masked == f"{masks[0]}决议，{masks[1]}，{masks[2]}"
    assert not is_mask("\ue000")
    assert not is_mask("")


def test_kinds_keep_their_masks_and_texts_that_differ_in_values_are_alike() -> None:
    first, second = "培训了2692名", "培训了31名"
    assert mask(first, find_values(first, "zh")) == mask(second, find_values(second, "zh"))
    assert mask("", ()) == ""


def test_values_that_do_not_belong_to_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="outside the text of 2 characters"):
        mask("12", [Value(Kind.NUMBER, 0, 3, "123")])
    with pytest.raises(ValueError, match="out of order"):
        mask("12 13", [Value(Kind.NUMBER, 3, 5, "13"), Value(Kind.NUMBER, 0, 2, "12")])


REPEATED = [
    "1", "一", "(", "（", "第", "第1", "第一", "1,", "1,111", "1.", "1-", "1/", "1 ", "十万", "万", "百分之",
    "三分之", "至", "1至", "5、", "2019年", "2019-", "1月", "2020年1月1日至", "9月10日和", "第5段和", "第1(a)",
    "5/1、", "第5/1号和", "附件一、", "约", "$", "A/", "A/1", "A.", "a.", "a@", "www.", "https://", "COVID-", "one ",
    "one hundred and ", "twenty-", "three to ", "May ", "12 May ", "5 and ", "between ", "resolution 5/1, ",
    "paragraph 5, ", "no. ", "aged ", "under-",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_time_grows_with_length_alone(piece: str, language: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_values(text, language)
            best = min(best, time.process_time() - start)
        return best

    # Four times the text would take sixteen times as long if the time grew with the square.
    assert seconds(8_000) < 10 * seconds(2_000) + 0.02


@pytest.mark.parametrize(
    ("piece", "language"),
    [
        ("1", "zh"),
        ("一", "zh"),
        ("(", "zh"),
        ("第(", "zh"),
        ("三百", "zh"),
        ("万", "zh"),
        ("1,", "en"),
        ("1,111", "en"),
        ("a.", "en"),
    ],
)
def test_a_hundred_thousand_characters_of_one_kind_are_read_in_seconds(piece: str, language: str) -> None:
    start = time.process_time()
    find_values(piece * (100_000 // len(piece)), language)
    assert time.process_time() - start < 8
