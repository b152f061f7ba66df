"""Words are numbered by the compiled kernel as by the pattern that says what they are."""

import sys
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpora.search.kernel import kernel
from corpora.search.vocabulary import CompiledWords, Words
from corpora.text.units import word_classes, words

code = kernel()
pytestmark = pytest.mark.skipif(code is None, reason="the kernel was not compiled: there was no C compiler")

TEXTS = st.text("ab_'’1 \t\u3000\u2028é-—甲𠀀\U000f0003\ud800.", max_size=12) | st.text(max_size=12)


def numbered(vocabulary: Words | CompiledWords, batches: Sequence[list[str]]) -> list[tuple[list[int], list[int]]]:
    found = [vocabulary.encode(batch) for batch in batches]
    return [(numbers.tolist(), lengths.tolist()) for numbers, lengths in found]


def compiled() -> CompiledWords:
    assert code is not None
    return CompiledWords(code)


@given(st.lists(st.lists(TEXTS, max_size=6), max_size=4))
@example([["isn't it", "the State’s aid’", "'a''b'c’d e’"], [], ["", " ", "it isn't", "ab abc a"]])
def test_numbers_are_the_same(batches: list[list[str]]) -> None:
    plain, fast = Words(), compiled()
    assert numbered(plain, batches) == numbered(fast, batches)
    assert len(plain) == len(fast)
    for name, array in plain.arrays().items():
        assert np.array_equal(array, fast.arrays()[name]), name


def test_a_vocabulary_may_grow_without_end() -> None:
    batches = [
        [f"word{number} x{'y' * (number % 50)}{number}" for number in range(start, start + 999)]
        for start in (0, 500, 9000)
    ]
    long = [["z" * 70_000, "z" * 70_000 + " z"]]
    plain, fast = Words(), compiled()
    assert numbered(plain, [*batches, *long, *batches]) == numbered(fast, [*batches, *long, *batches])
    assert list(plain.arrays()["spelling"]) == list(fast.arrays()["spelling"])


def test_every_code_is_what_the_pattern_takes_it_for() -> None:
    classes, known = word_classes()
    assert len(classes) == known
    for number in range(sys.maxunicode + 1):
        sign = chr(number)
        kind = classes[number] if number < known else 0
        assert words(sign) == ([] if kind == 2 else [sign]), hex(number)
        assert (words(f"a{sign}") == [f"a{sign}"]) == (kind == 1), hex(number)
