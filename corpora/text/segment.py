"""Cutting a text into sentences."""

import re

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def segment(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of the sentences of a text, in order; all between and around them is white space.

    `language` is a code (corpora.text.languages): Chinese has rules of its own, every other language those of English.
    A blank line always ends a sentence. A text of white space alone has no sentence.
    """
    if language.startswith("zh"):
        from .chinese import ends
    else:
        from .english import ends
    cuts = sorted({*ends(text), *(found.end() for found in _BLANK_LINE.finditer(text)), len(text)})
    spans = []
    start = 0
    for cut in cuts:
        sentence = text[start:cut]
        stripped = sentence.strip()
        if stripped:
            first = start + len(sentence) - len(sentence.lstrip())
            spans.append((first, first + len(stripped)))
        start = cut
    return spans
