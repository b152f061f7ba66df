"""Which pieces of a segment are worth showing."""

import pytest

from tm.pieces import is_loose, without_loose_ends


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("在国家公园和保护区的", "国家公园和保护区"),
        ("个国家公园保护区和", "国家公园保护区"),
        ("关于保护国家公园的", "保护国家公园"),
        ("保护国家公园", "保护国家公园"),
        ("在国家公园的", None),  # what is left is too short
        ("的和在", None),
    ],
)
def test_a_row_of_chinese_words_loses_what_is_loose_at_its_ends(text: str, kept: str | None) -> None:
    span = without_loose_ends(text, (0, len(text)), "zh")
    assert (text[slice(*span)] if span else None) == kept


def test_a_row_of_english_words_loses_its_prepositions() -> None:
    text = "of the protection of national parks and the"
    span = without_loose_ends(text, (0, len(text)), "en")
    assert span
    assert text[slice(*span)] == "protection of national parks"
    assert without_loose_ends("in the park of the", (0, 18), "en") is None


def test_loose_words_say_nothing_by_themselves() -> None:
    assert all(map(is_loose, ["的", "关于", "三个"[1:], "一份", "The", "of"]))
    assert not any(map(is_loose, ["会议", "在职", "office", "thesis"]))
