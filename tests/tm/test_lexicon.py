"""What is learnt from units: words and what they became."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.files.skips import Skips
from corpora.library import Library
from tm.formats.table import read
from tm.store import Memory
from tm.words.lexicon import Lexicon, entries_of, is_stale, learn
from tm.words.model1 import train
from tm.words.pieces import pieces_of
from tm.words.tokens import ChineseTokens, english_tokens, stem

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


@pytest.fixture
def filled(library: Library) -> Library:
    path = SAMPLES / "memory.tsv"
    Memory(library).add(read(path, Skips()), str(path), "tsv", Skips(), path)
    return library


def test_the_sample_memory_teaches_words(filled: Library) -> None:
    learnt = learn(filled)
    assert learnt.units == learnt.used == Memory(filled).count()
    lexicon = Lexicon.of(filled)
    assert learnt.words == len(lexicon) > 100
    for head, english in (("博物馆", "museums"), ("文化财产", "cultural"), ("培训", "training")):
        words = lexicon.renderings(head)
        assert max(words, key=lambda word: words[word]) == stem(english) or stem(english) in words
    assert all(sum(lexicon.renderings(head).values()) == pytest.approx(1) for head in lexicon.heads())


def test_learning_again_gives_the_same(filled: Library) -> None:
    learn(filled)
    first = filled.connection.execute("SELECT * FROM lexicon ORDER BY head, word").fetchall()
    learn(filled)
    assert filled.connection.execute("SELECT * FROM lexicon ORDER BY head, word").fetchall() == first


def test_a_lexicon_is_stale_when_the_memory_has_grown_by_half(filled: Library) -> None:
    assert is_stale(filled)
    learn(filled)
    assert not is_stale(filled)


def test_an_empty_memory_teaches_nothing(library: Library) -> None:
    assert learn(library).translations == 0
    assert not is_stale(library)
    assert Lexicon.of(library).renderings("会议") == {}


def test_model_1_finds_what_always_stands_together() -> None:
    pairs = [(np.array([0, 1]), np.array([0, 1])), (np.array([0, 2]), np.array([0, 2])), (np.array([1]), np.array([1]))]
    cells = train(pairs, 3, 3, least=0.2)
    best = {}
    for zh, en, probability in zip(cells.chinese, cells.english, cells.probability, strict=True):
        best.setdefault(int(zh), []).append((float(probability), int(en)))
    assert {zh: max(found)[1] for zh, found in best.items()} == {0: 0, 1: 1, 2: 2}


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.sets(st.integers(0, 9), max_size=6), st.sets(st.integers(0, 9), max_size=6)), max_size=8))
def test_model_1_gives_probabilities(texts: list[tuple[set[int], set[int]]]) -> None:
    pairs = [(np.array(sorted(zh), dtype=np.int64), np.array(sorted(en), dtype=np.int64)) for zh, en in texts]
    cells = train(pairs, 10, 10)
    assert ((cells.probability > 0) & (cells.probability <= 1)).all()
    together = {(zh, en) for ours, theirs in texts for zh in ours for en in theirs}
    assert set(zip(cells.chinese.tolist(), cells.english.tolist(), strict=True)) <= together
    assert (np.bincount(cells.chinese, weights=cells.probability, minlength=10) < 1.0001).all()


def test_tokens_of_both_languages_meet() -> None:
    zh = set(ChineseTokens(["文化财产"]).tokens("2024年10月14日，UNODC在维也纳讨论文化財產（50%）"))
    en = set(english_tokens("On 14 October 2024, UNODC discussed cultural property (50 per cent) in Vienna"))
    assert {"V:date:2024-10-14", "N:2024", "L:unodc", "P:(", "V:percent:50"} <= zh & en
    assert "文化财产" in zh
    assert stem("Museums") in english_tokens("The museum's collections")


def test_pieces_are_words_of_the_text() -> None:
    sentence = "文化财产问题工作组审议了打击贩运文化财产的国际合作。"
    assert pieces_of([sentence]) == []
    many = [line.split("\t")[0] for line in (SAMPLES / "memory.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    found = pieces_of(many)
    assert found == pieces_of(many)
    assert "文化财产" in found
    assert all(len(piece) > 1 for piece in found)


def plain_model_1(pairs: list[tuple[list[int], list[int]]], rounds: int) -> dict[tuple[int, int], float]:
    """Model 1 as it is written down, with the damping and the null word of the fast one."""
    held = Counter(word for zh, en in pairs for word in [*(("zh", z) for z in zh), *(("en", e) for e in en)])
    whole = sum(count for (side, _), count in held.items() if side == "en")
    together = Counter((z, e) for zh, en in pairs for z in zh for e in en)
    chance = {cell: count / (held["zh", cell[0]] + held["en", cell[1]]) for cell, count in together.items()}
    for _ in range(rounds):
        expected: Counter[tuple[int, int]] = Counter()
        for zh, en in pairs:
            for e in en:
                total = sum(chance[z, e] for z in zh) + 0.5 * held["en", e] / whole
                for z in zh:
                    expected[z, e] += chance[z, e] / total
        mass = Counter[int]()
        for (z, _), count in expected.items():
            mass[z] += count
        chance = {cell: expected[cell] / (mass[cell[0]] + 0.5) for cell in chance}
    return chance


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sets(st.integers(0, 6), min_size=1, max_size=4), st.sets(st.integers(0, 6), min_size=1, max_size=4)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_model_1_is_what_is_written_down(texts: list[tuple[set[int], set[int]]]) -> None:
    pairs = [(sorted(zh), sorted(en)) for zh, en in texts]
    cells = train([(np.array(zh), np.array(en)) for zh, en in pairs], 7, 7, least=0.0, association=0.0)
    wanted = plain_model_1(pairs, 4)
    found = zip(cells.chinese.tolist(), cells.english.tolist(), cells.probability.tolist(), strict=True)
    assert {(zh, en): probability for zh, en, probability in found} == pytest.approx(wanted)


def test_a_translation_needs_two_units_together() -> None:
    pairs = [("税", "alpha"), ("税", "beta"), ("法", "gamma"), ("法", "gamma")]
    assert [(head, word) for head, word, _ in entries_of(pairs)] == [("法", stem("gamma"))]


def test_entries_need_more_than_one_unit() -> None:
    assert list(entries_of([("会议", "meeting")])) == []
