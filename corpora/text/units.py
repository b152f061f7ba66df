"""What a text is compared by: the character of Chinese, the word or punctuation mark of any other language."""

import re

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def words(text: str) -> list[str]:
    """Return the words and punctuation marks of a text in order; an apostrophe inside a word belongs to it."""
    return _WORD.findall(text)


def compares_characters(language: str) -> bool:
    """Tell whether texts of a language are compared by characters."""
    return language in {"zh", "zh-Hant", "ja"}
