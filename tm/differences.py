"""Where two texts of a language differ."""

import re
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from corpora.text.languages import language_of
from corpora.text.normalise import normal_form
from corpora.text.units import compares_characters

LONGEST = 40
"""To how many characters a differing stretch is cut in the middle."""
_JOINED = 1
"""Differences that only so many equal units lie between are shown as one: single characters in between are chance."""
_PIECE = re.compile(r"\s*(?:\w+(?:['’]\w+)*|[^\w\s])")

Spans = tuple[tuple[str, str], ...]


def differing_spans(old: str, new: str, language: str | None = None) -> Spans:
    """Return the stretches of two texts that differ, in order, each cut to some 40 characters; "" where one has none.

    Chinese is compared by characters, any other language by words.
    """
    return tuple((_cut(a), _cut(b)) for a, b in whole_spans(old, new, language))


def whole_spans(old: str, new: str, language: str | None = None) -> Spans:
    """Return the stretches that differ as they are, in normal form."""
    by_characters = compares_characters(language or language_of(new))
    a, b = (_units(normal_form(text), by_characters) for text in (old, new))
    steps = Levenshtein.opcodes(list(map(str.strip, a)), list(map(str.strip, b)))
    changed = [[s.src_start, s.src_end, s.dest_start, s.dest_end] for s in steps if s.tag != "equal"]
    joined: list[list[int]] = changed[:1]
    for before, after in pairwise(changed):
        if after[0] - before[1] <= _JOINED and after[2] - before[3] <= _JOINED:
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


def _units(text: str, by_characters: bool) -> list[str]:
    return list(text) if by_characters else _PIECE.findall(text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
