"""The values of a text in the language that it is in."""

from collections.abc import Iterator

from .record import Found


def is_chinese(language: str) -> bool:
    """Tell whether a language code is one of Chinese."""
    return language in {"zh", "zh-Hant"}


def scan(text: str, language: str) -> Iterator[Found]:
    """Yield the values of a text, with the numerals that they were read from."""
    if is_chinese(language):
        from .chinese import scan_chinese

        return scan_chinese(text)
    from .english import scan_english

    return scan_english(text)
