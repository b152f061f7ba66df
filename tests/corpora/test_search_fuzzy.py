"""The fuzzy index answers what brute force answers, with the compiled kernel and without."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from corpora.search.build import build
from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry, Hit
from corpora.search.kernel import kernel
from corpora.text.units import words

CHARACTERS = "毒品和犯罪问题办公室𠀀𪚥\U000f0001a A1。"
THRESHOLDS = st.one_of(st.sampled_from([0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0]), st.floats(0.5, 1.0))
LIMITS = st.one_of(st.none(), st.integers(1, 30))
TEXTS = st.text(CHARACTERS, max_size=30)
RUNS = st.builds(lambda unit, times: unit * times, st.text("ab和", max_size=2), st.integers(0, 90))
REPEATS = st.builds(lambda run, rest: run + rest, RUNS, TEXTS)
WORDS = ["the", "The", "States", "States'", "party’s", "of,", ".", "A", "𠀀x", "1"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
VARIANTS = [
    pytest.param(True, marks=pytest.mark.skipif(kernel() is None, reason="no C compiler when this was installed")),
    False,
]


def brute_force(query: str, forms: list[str], threshold: float, limit: int | None, by_words: bool) -> list[Hit]:
    def units(text: str) -> list[str]:
        return words(text) if by_words else list(text)

    scored = [Hit(key, Levenshtein.normalized_similarity(units(query), units(form))) for key, form in enumerate(forms)]
    found = [hit for hit in scored if hit.similarity >= threshold]
    return sorted(found, key=lambda hit: (-hit.similarity, hit.key))[:limit]


def index_of(forms: list[str], language: str, compiled: bool) -> FuzzyIndex:
    return FuzzyIndex.of([Entry(key, form, form) for key, form in enumerate(forms)], language, compiled)


@pytest.mark.parametrize("compiled", VARIANTS)
@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TEXTS, REPEATS), max_size=40), st.one_of(TEXTS, REPEATS), THRESHOLDS, LIMITS)
@example([""], "", 1.0, None)
@example(["a" * 20, "a" * 19 + "b", "a" * 9], "a" * 18, 0.5, None)
def test_characters_are_compared_exactly(
    compiled: bool, forms: list[str], query: str, threshold: float, limit: int | None
) -> None:
    found = index_of(forms, "zh", compiled).nearest(query, threshold, limit)
    assert found == brute_force(query, forms, threshold, limit, by_words=False)


@pytest.mark.parametrize("compiled", VARIANTS)
@settings(max_examples=100, deadline=None)
@given(st.lists(SENTENCES, max_size=40), SENTENCES, THRESHOLDS, LIMITS)
def test_words_are_compared_exactly(
    compiled: bool, forms: list[str], query: str, threshold: float, limit: int | None
) -> None:
    found = index_of(forms, "en", compiled).nearest(query, threshold, limit)
    assert found == brute_force(query, forms, threshold, limit, by_words=True)


def long_texts(seed: int) -> Iterator[str]:
    """Texts of up to 5,000 characters, many of them near to one another, some of one character over and over."""
    chance = random.Random(seed)
    for length in (1, 2, 63, 64, 65, 127, 128, 129, 500, 2047, 2048, 5000):
        text = "".join(chr(chance.choice([0x4E00, 0x20000, 0x61]) + chance.randrange(200)) for _ in range(length))
        for edits in (0, 1, length // 10, length // 3):
            changed = list(text)
            for _ in range(edits):
                changed[chance.randrange(len(changed))] = chr(0x4E00 + chance.randrange(200))
            yield "".join(changed)
        yield "的" * length
        yield "的" * (length - length // 4) + text[: length // 4]


@pytest.mark.parametrize("compiled", VARIANTS)
def test_texts_of_any_length_are_compared_exactly(compiled: bool) -> None:
    forms = list(long_texts(1))
    index = index_of(forms, "zh", compiled)
    for query in long_texts(2):
        for threshold in (0.5, 0.8):
            assert index.nearest(query, threshold, None) == brute_force(query, forms, threshold, None, by_words=False)
    for query in forms[::3]:
        assert index.nearest(query, 0.6, 3) == brute_force(query, forms, 0.6, 3, by_words=False)


@pytest.mark.parametrize("compiled", VARIANTS)
def test_more_words_than_two_bytes_can_number(compiled: bool) -> None:
    forms = [f"word{number} and word{number + 1} met" for number in range(70_000)]
    index = index_of(forms, "en", compiled)
    found = index.nearest("word69998 and word69999 meet", 0.5, 3)
    assert found == brute_force("word69998 and word69999 meet", forms, 0.5, 3, by_words=True)
    assert found[0] == Hit(69_998, 0.75)


@pytest.mark.skipif(kernel() is None, reason="no C compiler when this was installed")
@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, max_size=30), st.sampled_from(["zh", "en"]))
def test_both_builders_make_the_same_file(forms: list[str], language: str) -> None:
    from corpora.search.build import built

    entries = [Entry(key, form, form + "2019") for key, form in enumerate(forms)]
    first, second = (built(entries, language, compiled=compiled)[1] for compiled in (True, False))
    assert b"".join(first) == b"".join(second)


@pytest.mark.parametrize("compiled", VARIANTS)
@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("limit", [5, 0, None])
def test_many_queries_are_answered_as_one_by_one(compiled: bool, threads: int, limit: int | None) -> None:
    chance = random.Random(3)
    forms = ["".join(chance.choice(CHARACTERS) for _ in range(chance.randrange(40))) for _ in range(2000)]
    index = index_of(forms, "zh", compiled)
    for queries in ([], ["", "无", ""], [*forms[::40], "", "问题" * 70]):
        one_by_one = [index.nearest(query, 0.6, limit) for query in queries]
        assert index.nearest_many(queries, 0.6, limit, threads) == one_by_one


@pytest.mark.parametrize("compiled", VARIANTS)
def test_many_queries_by_words_are_answered_as_one_by_one(compiled: bool) -> None:
    forms = [f"the States number {number} of, {'party ' * (number % 12)}." for number in range(300)]
    index = index_of(forms, "en", compiled)
    queries = [*forms[::7], "", "unknown words only", "the States"]
    assert index.nearest_many(queries, 0.5, 7, 2) == [index.nearest(query, 0.5, 7) for query in queries]


@pytest.mark.parametrize("compiled", VARIANTS)
def test_units_met_more_often_than_columns_tell_are_compared_exactly(compiled: bool) -> None:
    forms = ["─" * times + "法" * rest for times in range(25) for rest in range(25)] + ["无" * 20] * 500
    index = index_of(forms, "zh", compiled)
    for query in ("─" * 20, "─" * 12 + "法" * 9, "法─" * 8, "无─法" * 7):
        for threshold in (0.5, 0.7, 0.9):
            assert index.nearest(query, threshold, None) == brute_force(query, forms, threshold, None, by_words=False)


@pytest.mark.parametrize("compiled", VARIANTS)
def test_more_segments_than_are_counted_at_once(compiled: bool) -> None:
    chance = random.Random(5)
    forms = ["".join(chance.choices(CHARACTERS, k=8)) for _ in range(300_000)]
    index = index_of(forms, "zh", compiled)
    for query in forms[:3]:
        scored = process.extract(query, forms, scorer=Levenshtein.normalized_similarity, score_cutoff=0.6, limit=None)
        wanted = sorted((Hit(key, similarity) for _, similarity, key in scored), key=lambda h: (-h.similarity, h.key))
        assert index.nearest(query, 0.6, None) == wanted


@pytest.mark.parametrize("compiled", VARIANTS)
def test_real_segments_are_found_as_by_brute_force(compiled: bool, shared: Path, tmp_path: Path) -> None:
    import lzma

    with lzma.open(shared / "data" / "scale" / "zh-law.txt.xz", "rt", encoding="utf-8") as file:
        forms = [line.rstrip("\n") for line, _ in zip(file, range(60_000), strict=False)]
    build(tmp_path / "zh.idx", (Entry(key, form, form) for key, form in enumerate(forms)), "zh", "")
    index = FuzzyIndex.open(tmp_path / "zh.idx", compiled)
    chance = random.Random(4)
    scorer = Levenshtein.normalized_similarity
    for number in range(1000):
        query = list(chance.choice(forms))
        for _ in range(int(len(query) * chance.uniform(0, 0.3))):
            query[chance.randrange(len(query))] = chance.choice("的之法国人条")
        text, threshold = "".join(query), (0.5, 0.7)[number % 2]
        scored = process.extract(text, forms, scorer=scorer, processor=None, score_cutoff=threshold, limit=None)
        wanted = sorted((Hit(key, similarity) for _, similarity, key in scored), key=lambda h: (-h.similarity, h.key))
        assert index.nearest(text, threshold, None if number % 4 < 2 else 5) == wanted[: None if number % 4 < 2 else 5]
