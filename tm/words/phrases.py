"""The phrases of a translation that may be what a term became."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.text.script import HAN
from corpora.text.units import compares_characters
from termbase.lemmas import root

from .function_words import is_function_word
from .tokens import ENGLISH_WORD

_LONGEST = 8
"""How many words a phrase has at most."""
_JOINING = frozenset({"and", "or", "和", "与", "及", "以及", "或", "或者"})
_HAN_RUN = re.compile(f"[{HAN}]+")


class Phrase(NamedTuple):
    """A phrase: `key` is the same for its inflections, `text` is as it stands, `words` are those that mean something,
    `small` is the share of the others; `size` counts words of English, characters of Chinese."""

    key: str
    text: str
    words: tuple[str, ...]
    small: float
    size: int

    def holds(self, other: "Phrase") -> bool:
        """Tell whether another phrase is a part of this one."""
        return self.key != other.key and f" {other.key} " in f" {self.key} "

    @property
    def names_two(self) -> bool:
        """Tell whether it names two things, side by side."""
        return not _JOINING.isdisjoint(self.key.split())


def phrases_of(text: str, language: str) -> dict[str, Phrase]:
    """Return the phrases of a text by their keys: one word to eight, across no mark, no function word at either end."""
    chinese = compares_characters(language)
    runs, made = (_chinese_runs, _chinese_phrase) if chinese else (_english_runs, _english_phrase)
    found: dict[str, Phrase] = {}
    for run in runs(text):
        telling = [not is_function_word(word) for word in run]
        for first in range(len(run)):
            for last in range(first, min(len(run), first + _LONGEST)):
                if telling[first] and telling[last]:
                    phrase = made(run[first : last + 1])
                    found.setdefault(phrase.key, phrase)
    return found


def _english_phrase(run: Sequence[str]) -> Phrase:
    plain = [part for word in run for part in word.split("-")]
    telling = tuple(word for word in plain if not is_function_word(word))
    key = " ".join(root(word) for word in plain)
    return Phrase(key, " ".join(run), telling, 1 - len(telling) / len(plain), len(plain))


def _chinese_phrase(run: Sequence[str]) -> Phrase:
    whole = "".join(run)
    telling = tuple(word for word in run if not is_function_word(word))
    return Phrase(" ".join(run), whole, telling, 1 - len(telling) / len(run), len(whole))


def _english_runs(text: str) -> Iterator[list[str]]:
    """Yield the words between two marks or numbers; a comma may stand inside a name, but that is left to the
    termbase."""
    run: list[str] = []
    for word, following in pairwise([*ENGLISH_WORD.finditer(text), None]):
        if word is None:
            continue
        is_number = word[0].isdigit()
        if not is_number:
            run.append(word[0])
        goes_on = following is not None and text[word.end() : following.start()] == " "
        if run and (is_number or not goes_on):
            yield run
            run = []


def _chinese_runs(text: str) -> Iterator[list[str]]:
    import rjieba

    for run in _HAN_RUN.findall(text):
        yield rjieba.cut(run, False)
