"""Where two texts differ: stretches that put together with the rest give the new text, and the old one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.formats.stretches import cut, differing, in_words


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("zh", "第十一届会议", "第十二届会议", "十一 → 十二"),
        ("zh", "培训了2,058名", "培训了2,874名", "2,058 → 2,874"),
        ("zh", "见CTOC/COP/2022/9。", "见CTOC/COP/2024/9。", "CTOC/COP/2022/9 → CTOC/COP/2024/9"),
        ("zh", "2018 年", "2018年", ""),
        ("en", "It met in May.", "It often met in June.", "∅ → often; May → June"),
        ("en", "It often met.", "It met.", "often → ∅"),
        ("en", "Cost $2.5 million.", "Cost $3.5 million.", "2.5 → 3.5"),
        ("en", "the same", "the same", ""),
        ("en", "a " * 5000, "b", f"{('a ' * 5000).strip()} → b"),
    ],
)
def test_names_what_differs(language: str, old: str, new: str, expected: str) -> None:
    assert in_words(differing(old, new, language), new) == expected


TEXTS = st.text("甲乙十12, .ab𠀀", max_size=12)


@given(old=TEXTS, new=TEXTS, language=st.sampled_from(["zh", "en"]))
def test_what_does_not_differ_stands_in_both(old: str, new: str, language: str) -> None:
    stretches = differing(old, new, language)
    rebuilt, done = "", 0
    for each in stretches:
        assert done <= each.start <= each.end <= len(new)
        rebuilt += new[done : each.start] + each.old
        done = each.end
    rebuilt += new[done:]
    assert "".join(rebuilt.split()) == "".join(old.split())


@given(text=TEXTS, spans=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=3))
def test_cutting_loses_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = cut(text, spans)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    inside = [flag for piece, flag in pieces for _ in piece]
    assert inside == [any(start <= at < end for start, end in spans) for at in range(len(text))]
