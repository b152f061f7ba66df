"""A phrase is found by the scan and by the index alike, wherever it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry
from corpora.search.kernel import kernel
from corpora.search.phrase import parse_phrase
from corpora.search.scan import ScanIndex
from corpora.text.normalise import normal_form

ENGLISH = [
    "The United Nations Office on Drugs and Crime",
    "UNODC's report to the States' parties",
    "Don’t assist the assistants (in part)",
    "technical assistance to Member States, 2019",
    "2 * 3 = 6",
]
CHINESE = ["第 8/2 号决议", "联合国毒品和犯罪问题办公室", "毒品办 UNODC 的报告", "𠀀𪚥会议", "100%的 unodc"]
SPOKEN = "".join(CHINESE) + " "
VARIANTS = [True, False] if kernel() else [False]


def found(texts: list[str], phrase: str, language: str, compiled: bool, whole_words: bool = False) -> list[int]:
    """Return the keys of the texts that hold a phrase, by the index; the scan must say the same."""
    entries = [Entry(key, text.replace("2", "\U000f0000"), text) for key, text in enumerate(texts)]
    parsed = parse_phrase(phrase, language, whole_words)
    by_index = FuzzyIndex.of(entries, language, compiled).containing(parsed)
    assert by_index == ScanIndex(entries, language).containing(parsed)
    assert all(parsed.hits(texts[key]) for key in by_index)
    return by_index


@pytest.mark.parametrize("compiled", VARIANTS)
@pytest.mark.parametrize(
    ("phrase", "keys"),
    [
        ("assist", [2, 3]),
        ("ISTANCE to Mem", [3]),
        ("technicalassistance", []),
        ("'s report", [1]),
        ("the states'", [1]),
        ("'", [1]),
        ("don’t", [2]),
        ("n’t assist", [2]),
        ("assist* the", [2]),
        ("technical * states", [3]),
        ("the * crime", [0]),
        ("(in", [2]),
        ("2019", [3]),
        ("20", [3]),
        ("\\*", [4]),
        ("*", []),
        ("", []),
        ("nothing", []),
    ],
)
def test_english_phrases(compiled: bool, phrase: str, keys: list[int]) -> None:
    assert found(ENGLISH, phrase, "en", compiled) == keys


@pytest.mark.parametrize("compiled", VARIANTS)
def test_whole_words(compiled: bool) -> None:
    assert found(ENGLISH, "assist", "en", compiled, whole_words=True) == [2]
    assert found(ENGLISH, "assist*", "en", compiled, whole_words=True) == [2, 3]
    assert found(ENGLISH, "nation", "en", compiled, whole_words=True) == []


@pytest.mark.parametrize("compiled", VARIANTS)
@pytest.mark.parametrize(
    ("phrase", "keys"),
    [
        ("第8/2号", [0]),
        ("第８/２号", [0]),
        ("会", [3]),
        ("𪚥", [3]),
        ("unodc", [2, 4]),
        ("毒品*办公室", [1]),
        ("毒品 * 报告", [2]),
        ("公室办", []),
        ("１００％", [4]),
        ("", []),
        ("*", []),
    ],
)
def test_chinese_phrases(compiled: bool, phrase: str, keys: list[int]) -> None:
    assert found(CHINESE, phrase, "zh", compiled) == keys


@pytest.mark.parametrize("compiled", VARIANTS)
@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(SPOKEN, max_size=40), max_size=8), st.text(SPOKEN, min_size=1, max_size=4))
def test_a_phrase_of_characters_is_a_part_of_the_text(compiled: bool, texts: list[str], phrase: str) -> None:
    wanted = normal_form(phrase).lower()
    expected = [key for key, text in enumerate(texts) if wanted and wanted in normal_form(text).lower()]
    entries = [Entry(key, normal_form(text), text) for key, text in enumerate(texts)]
    parsed = parse_phrase(phrase, "zh")
    assert FuzzyIndex.of(entries, "zh", compiled).containing(parsed) == expected
    assert ScanIndex(entries, "zh").containing(parsed) == expected


@pytest.mark.parametrize("compiled", VARIANTS)
@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ENGLISH), st.integers(0, 40), st.integers(1, 30))
def test_any_part_of_an_english_text_is_found(compiled: bool, text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    keys = found(ENGLISH, part.replace("*", "\\*"), "en", compiled)
    assert not part.strip() or ENGLISH.index(text) in keys


@pytest.mark.parametrize("compiled", VARIANTS)
def test_a_phrase_longer_than_one_pass_can_follow(compiled: bool) -> None:
    long = "".join(chr(0x4E00 + number % 70) for number in range(150))
    texts = [long, long[:-1] + "完", "前" + long + "后"]
    assert found(texts, long, "zh", compiled) == [0, 2]
    assert found(texts, long[:64] + "*后", "zh", compiled) == [2]
