"""What a text is compared by: the character of Chinese, the word or punctuation mark of any other language."""

import re
from functools import cache

_CLASSED = 0x40000
"""From this code on there are neither letters nor figures nor spaces: no plane behind has any."""

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def words(text: str) -> list[str]:
    """Return the words and punctuation marks of a text in order; an apostrophe inside a word belongs to it."""
    return _WORD.findall(text)


@cache
def word_classes() -> tuple[bytes, int]:
    """Return what `words` goes by, a byte for each code, and how many these are: 1 for what a word is made of, 2 for
    white space, 0 for any other sign, as for all codes behind."""
    signs = map(chr, range(_CLASSED))
    return bytes(1 if sign.isalnum() or sign == "_" else 2 if sign.isspace() else 0 for sign in signs), _CLASSED


def compares_characters(language: str) -> bool:
    """Tell whether texts of a language are compared by characters."""
    return language in {"zh", "zh-Hant", "ja"}
