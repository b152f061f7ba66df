"""What a sentence is compared by with its translation: words, and the values and Latin strings that stand in both."""

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from corpora.text.script import HAN
from corpora.values import find_values
from termbase.keys import simplified

VALUE, NUMBER, LATIN, PUNCTUATION = "V:", "N:", "L:", "P:"
"""What the tokens begin with that are the same in both languages."""

ENGLISH_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word as it is written, with its hyphens and apostrophes."""

_MARKS = dict(zip('？！：；（“”「」『』?!:;("%', '?!:;(""""""?!:;("%', strict=True))
_MARK = "[" + re.escape("".join(_MARKS)) + "]"
_LATIN = r"[A-Za-z][A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*"
_CHINESE = re.compile(rf"(?P<latin>{_LATIN})|(?P<han>[{HAN}]+)|(?P<mark>{_MARK})|(?P<greek>[α-ωΑ-Ω])")
_ENGLISH = re.compile(rf"(?P<word>[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*)|(?P<mark>{_MARK})|(?P<greek>[α-ωΑ-Ω])")
_LATIN_STRING = re.compile(_LATIN)
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[\d）){HAN}]) +(?=[\d（{HAN}])")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_HEDGES = "~<>="
_ENDINGS = (
    *("ational", "ization", "isation", "fulness", "iveness", "ations", "ation", "ments", "ment", "ings", "ing"),
    *("ness", "ies", "edly", "ed", "es", "ly", "s", "e", "y"),
)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return what a word shares with those derived from it, in lower case: vaccin of vaccines and vaccination."""
    lowered = word.lower()
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 3:
            return lowered[: -len(ending)]
    return lowered


def is_shared(token: str) -> bool:
    """Tell whether a token stands for the same thing in both languages."""
    return token[1:2] == ":"


def english_tokens(text: str) -> list[str]:
    """Return the tokens of an English text, each once: stems, values, Latin strings that are no plain words."""
    found = _value_tokens(text, "en")
    for place in _ENGLISH.finditer(text):
        if word := place["word"]:
            found.append(stem(word.replace("’", "'").removesuffix("'s")))
        else:
            found.append(_mark(place))
    for place in _LATIN_STRING.finditer(text):
        if not place[0].islower():
            found += _latin_tokens(place[0])
    return list(dict.fromkeys(found))


class ChineseTokens:
    """Divides Chinese texts, in simplified characters, into the longest words that are known, else characters."""

    def __init__(self, heads: Iterable[str] = ()) -> None:
        self._heads: Container[str] = frozenset(heads)
        self._longest: dict[str, int] = {}
        for head in heads:
            if len(head) > self._longest.get(head[:1], 1):
                self._longest[head[0]] = len(head)

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text in either script, each once: words, values, Latin strings."""
        text = simplified(_SPACE_BESIDE_HAN.sub("", text))
        found = _value_tokens(text, "zh")
        for place in _CHINESE.finditer(text):
            if han := place["han"]:
                found += self._words(han)
            elif latin := place["latin"]:
                found += _latin_tokens(latin)
            else:
                found.append(_mark(place))
        return list(dict.fromkeys(found))

    def _words(self, text: str) -> list[str]:
        found, start = [], 0
        while start < len(text):
            length = min(self._longest.get(text[start], 1), len(text) - start)
            while length > 1 and text[start : start + length] not in self._heads:
                length -= 1
            found.append(text[start : start + length])
            start += length
        return found


def _mark(place: re.Match[str]) -> str:
    return PUNCTUATION + _MARKS[place["mark"]] if place["mark"] else LATIN + place["greek"]


def _value_tokens(text: str, language: str) -> list[str]:
    """Return each value as a whole and the numbers in it: translations may agree in a year and not in the month."""
    found = []
    for value in find_values(text, language):
        canonical = value.canonical.lstrip(_HEDGES)
        found.append(f"{VALUE}{value.kind}:{canonical}")
        found += [NUMBER + (figure.lstrip("0") or "0") for figure in _FIGURES.findall(canonical)]
    return found


def _latin_tokens(text: str) -> list[str]:
    parts = re.split("[-./]", text.lower())
    return [LATIN + text.lower(), *(LATIN + part for part in parts if len(parts) > 1)]
