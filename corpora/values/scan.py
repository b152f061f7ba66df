"""The values of a text in the language that it is in."""

from collections.abc import Callable, Iterator
from functools import cache

from .record import Found


def is_chinese(language: str) -> bool:
    """Tell whether a language code is one of Chinese."""
    return language in {"zh", "zh-Hant"}


def scan(text: str, language: str) -> Iterator[Found]:
    """Yield the values of a text, with the numerals that they were read from."""
    return _reader(language)(text)


@cache
def _reader(language: str) -> Callable[[str], Iterator[Found]]:
    if is_chinese(language):
        from .chinese import scan_chinese

        return scan_chinese
    from .english import scan_english

    return scan_english
