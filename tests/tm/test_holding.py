"""The lists of a small memory and the index of a large one hold the same pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.search.index import Entry
from corpora.search.scan import ScanIndex
from tm.holding import InIndex, InPostings
from tm.pieces import clauses, longest_pieces, word_spans

CHINESE = st.text("各国应加强合作，A９ *", min_size=1, max_size=8)
ENGLISH = st.lists(st.sampled_from(["The", "states", "can't", "act", "*", ",", "2019"]), min_size=1, max_size=6).map(
    " ".join
)


def agree(texts: list[str], piece: str, language: str) -> None:
    entries = [Entry(number, text, text) for number, text in enumerate(texts)]
    lists, index = InPostings(entries, language), InIndex(ScanIndex(entries, language), language)
    assert lists.keys(piece, 50) == index.keys(piece, 50)


@given(st.lists(CHINESE, max_size=6), CHINESE.filter(lambda text: len(text.strip()) > 1))
def test_chinese_pieces(texts: list[str], piece: str) -> None:
    agree(texts, piece.strip(), "zh")


@given(st.lists(ENGLISH, max_size=6), ENGLISH)
def test_english_pieces(texts: list[str], piece: str) -> None:
    agree(texts, piece, "en")


@given(st.text("甲乙丙", max_size=12), st.lists(st.text("甲乙丙", min_size=6, max_size=9), max_size=4))
def test_no_held_row_is_longer_than_the_longest_piece_found(text: str, memory: list[str]) -> None:
    def held(piece: str) -> bool:
        return any(piece in unit for unit in memory)

    parts = [(place, place + 1) for place in range(len(text))]
    found = longest_pieces(text, parts, "zh", held)
    lengths = [b - a for a in range(len(text)) for b in range(a + 6, len(text) + 1) if held(text[a:b])]
    assert max((end - start for start, end in found), default=0) == max(lengths, default=0)
    assert all(held(text[start:end]) for start, end in found)
    assert all(end <= start for (_, end), (start, _) in zip(sorted(found), sorted(found)[1:], strict=False))


def test_clauses_are_what_stands_between_marks() -> None:
    text = "根据第2.1条，各国（缔约国）应：采取措施、加强合作。"
    assert [text[a:b] for a, b in clauses(text)] == ["根据第2.1条", "各国", "缔约国", "应", "采取措施、加强合作"]
    english = "In 2.5 years, States (parties) acted. They met."
    assert [english[a:b] for a, b in clauses(english)] == ["In 2.5 years", "States", "parties", "acted", "They met"]


def test_a_value_is_one_word_and_no_bracket_is_left_alone() -> None:
    text = "于2019年9月3日在维也纳举行"
    assert (1, 10) in word_spans(text, (0, len(text)), "zh", [(1, 10)])
    row = "联合国办公室（毒罪办）继续开展培训工作"
    kept = longest_pieces(row, clauses(row), "zh", lambda piece: "毒罪办）继续" in row and "联合国" not in piece)
    assert [row[a:b] for a, b in kept] == ["继续开展培训工作"]


@pytest.mark.parametrize("piece", ["*", "a*b"])
def test_an_asterisk_means_itself(piece: str) -> None:
    agree(["a b", "*", "axb", "a*b"], piece, "en")
