"""Where two texts differ: the stretches that a reader would point at."""

from hypothesis import given
from hypothesis import strategies as st

from corpora.text.normalise import normal_form
from tm.differences import differences_in_words, differing_spans, whole_spans


def test_chinese_differs_by_characters_and_values_as_wholes() -> None:
    assert differing_spans("会议于2019年9月3日举行。", "会议于2020年9月10日举行。") == (
        ("2019年9月3日", "2020年9月10日"),
    )
    assert differing_spans("各国应加强国际合作。", "各国应加强区域合作。") == (("国际", "区域"),)


def test_english_differs_by_whole_words() -> None:
    assert differing_spans(
        "States should cooperate with each other.", "States must cooperate closely with each other."
    ) == (
        ("should", "must"),
        ("", "closely"),
    )


def test_equal_texts_do_not_differ_whatever_their_width_and_spaces() -> None:
    assert differing_spans("培训了2692名警察（共两期）。", "培训了 2692 名警察(共两期)。") == ()


def test_a_long_difference_is_cut_in_the_middle() -> None:
    ((old, new),) = differing_spans("甲", "乙丙" * 40)
    assert old == "甲"
    assert len(new) == 41
    assert "…" in new


def test_many_differences_are_counted_not_listed() -> None:
    spans = (("a", "b"), ("", "c"), ("d", ""), ("e", "f"))
    assert differences_in_words(spans) == (
        "“a” where this has “b”, nothing where this has “c”, “d” where this has nothing and 1 more difference"
    )


@given(st.text("各国应加强合作，。0129年 ab", max_size=20), st.text("各国应加强合作，。0129年 ab", max_size=20))
def test_texts_differ_where_and_only_where_their_normal_forms_do(old: str, new: str) -> None:
    spans = whole_spans(old, new, "zh")
    assert bool(spans) == (normal_form(old) != normal_form(new))
    assert all(a in normal_form(old) and b in normal_form(new) for a, b in spans)
