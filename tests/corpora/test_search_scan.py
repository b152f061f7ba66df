"""The scan answers what a comparison with every segment would answer."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from corpora.search.index import Entry
from corpora.search.scan import ScanIndex
from corpora.text.units import words

TEXTS = st.lists(st.text("毒品和犯罪𠀀a ", max_size=12), max_size=20)
SENTENCES = st.lists(st.text("ab, c", max_size=12), max_size=20)


def expected(query: str, forms: list[str], threshold: float, limit: int, by_words: bool) -> list[tuple[int, float]]:
    def units(text: str) -> list[str]:
        return words(text) if by_words else list(text)

    scored = [(key, Levenshtein.normalized_similarity(units(query), units(form))) for key, form in enumerate(forms)]
    return sorted((one for one in scored if one[1] >= threshold), key=lambda one: (-one[1], one[0]))[:limit]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.text("毒品和犯罪𠀀a ", max_size=12), st.sampled_from([0.5, 0.7, 0.9, 1.0]), st.integers(1, 25))
def test_characters_are_compared_exactly(forms: list[str], query: str, threshold: float, limit: int) -> None:
    index = ScanIndex([Entry(key, form, form) for key, form in enumerate(forms)], "zh")
    found = [(hit.key, hit.similarity) for hit in index.nearest(query, threshold, limit)]
    assert found == expected(query, forms, threshold, limit, by_words=False)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, st.text("ab, cd", max_size=12), st.sampled_from([0.5, 0.7, 1.0]))
def test_words_are_compared_exactly(forms: list[str], query: str, threshold: float) -> None:
    index = ScanIndex([Entry(key, form, form) for key, form in enumerate(forms)], "en")
    found = [(hit.key, hit.similarity) for hit in index.nearest(query, threshold, 99)]
    assert found == expected(query, forms, threshold, 99, by_words=True)
