"""Where two texts of a language differ."""

import re
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from corpora.text.languages import language_of
from corpora.text.normalise import normal_form
from corpora.text.units import compares_characters
from corpora.values import find_values

LONGEST = 40
"""To how many characters a differing stretch is cut in the middle."""
_SMALL_WORD = 3
"""Differences between which only one equal character lies, or a word so long, are shown as one: that it is there too is
chance."""
_PIECE = re.compile(r"\s*(?:\w+(?:['’]\w+)*|[^\w\s])")

Spans = tuple[tuple[str, str], ...]


def differing_spans(old: str, new: str, language: str | None = None) -> Spans:
    """Return the stretches of two texts that differ, in order, each cut to some 40 characters; "" where one has none.

    Chinese is compared by characters, any other language by words; a number, a date or another value is one of them.
    """
    return tuple((_cut(a), _cut(b)) for a, b in whole_spans(old, new, language))


def whole_spans(old: str, new: str, language: str | None = None) -> Spans:
    """Return the stretches that differ as they are, in normal form."""
    told = language or language_of(new)
    a, b = (_units(normal_form(text), told) for text in (old, new))
    steps = Levenshtein.opcodes(list(map(str.strip, a)), list(map(str.strip, b)))
    changed = [[s.src_start, s.src_end, s.dest_start, s.dest_end] for s in steps if s.tag != "equal"]
    longest = 1 if compares_characters(told) else _SMALL_WORD
    joined: list[list[int]] = changed[:1]
    for before, after in pairwise(changed):
        if after[0] - before[1] <= 1 and len("".join(a[before[1] : after[0]]).strip()) <= longest:
            joined[-1][1], joined[-1][3] = after[1], after[3]
        else:
            joined.append(after)
    return tuple(("".join(a[i:j]).strip(), "".join(b[k:m]).strip()) for i, j, k, m in joined)


def differences_in_words(spans: Spans, most: int = 3) -> str:
    """Say what an older text has where a newer one has something else; at most so many differences."""
    said = [_said(old, new) for old, new in spans[:most]]
    rest = len(spans) - most
    return ", ".join(said) + (f" and {rest} more {'difference' if rest == 1 else 'differences'}" if rest > 0 else "")


def _said(old: str, new: str) -> str:
    if not new:
        return f"“{old}” where this has nothing"
    return f"“{old}” where this has “{new}”" if old else f"nothing where this has “{new}”"


def _units(text: str, language: str) -> list[str]:
    """Return what a text is compared by, which together is the text; white space goes with the word after it."""
    units: list[str] = []
    done = 0
    for value in (*find_values(text, language), None):
        start, end = (value.start, value.end) if value else (len(text), len(text))
        between = text[done:start]
        units += list(between) if compares_characters(language) else _PIECE.findall(between)
        if value:
            lead = len(between) - len(between.rstrip()) if not compares_characters(language) else 0
            units.append(text[start - lead : end])
        done = end
    return units


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
