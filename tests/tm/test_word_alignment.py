"""Which English words a Chinese term became, on marked pairs."""

from pathlib import Path
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from termbase.shipped import shipped_concepts
from tm.words.alignment import WordAligner
from tm.words.dictionary import Dictionary, TermDictionary
from tm.words.lexicon import Lexicon, entries_of

TESTS = Path(__file__).resolve().parents[1]
MEMORY = TESTS.parent / "corpora" / "samples" / "memory.tsv"


def sources() -> list[TermDictionary | Lexicon]:
    rows = [line.split("\t") for line in MEMORY.read_text(encoding="utf-8").splitlines()[1:]]
    terms = TermDictionary(concept.terms for concept in shipped_concepts())
    return [terms, Lexicon(entries_of([(row[0], row[1]) for row in rows]))]


def test_what_is_told_is_right(word_alignment: ModuleType) -> None:
    spans, exact, overlapping, untold = word_alignment.measured(sources())
    assert spans >= 150
    assert exact >= 0.4 * spans
    assert exact >= 0.9 * (spans - untold)
    assert overlapping >= 0.97 * (spans - untold)


def test_the_cases_are_well_formed(word_alignment: ModuleType) -> None:
    cases = list(word_alignment.cases())
    assert len(cases) >= 60
    for zh, en, pairs in cases:
        assert "[" not in zh + en
        assert all(zh[a:b] and en[c:d] for (a, b), (c, d) in pairs)


@given(st.text(max_size=20), st.text(max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_any_text_gives_a_span_inside_it(zh: str, en: str, start: int, length: int) -> None:
    aligner = WordAligner({"会议"}, Dictionary([Lexicon([("会议", "meeting", 0.9)])]).renderings)
    found = aligner.rendering((start, start + length), zh, en)
    assert found is None or (0 <= found[0] < found[1] <= len(en))


def test_function_words_at_the_edges_are_left_out() -> None:
    aligner = WordAligner({"会议"}, Dictionary([Lexicon([("会议", "meet", 0.9)])]).renderings)
    assert aligner.rendering((0, 2), "会议开始。", "At the meeting of the Parties") == (7, 14)
