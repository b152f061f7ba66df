"""Which script a character is written in."""

import re

# Unicode 16 blocks of Han. The ranges are code points, so that those beyond the Basic Multilingual Plane are one
# character each.
_HAN_RANGES = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2EBE0),
    (0x2EBF0, 0x2EE5D),
    (0x2F800, 0x2FA1F),
    (0x30000, 0x323AF),
)
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HAN_RANGES)
"""The Han characters as the inside of a regular expression's character class."""

_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile(f"[{chr(0x3041)}-{chr(0x30FF)}]")


def is_han(character: str) -> bool:
    """Tell whether a character is Han, in any plane."""
    return _HAN.match(character) is not None


def has_han(text: str) -> bool:
    """Tell whether a text holds at least one Han character."""
    return _HAN.search(text) is not None


def has_kana(text: str) -> bool:
    """Tell whether a text holds Japanese kana."""
    return _KANA.search(text) is not None


def han_share(text: str) -> float:
    """Return the share of Han among the characters of a text that are letters or Han, 0 for a text without any."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(is_han, letters)) / len(letters) if letters else 0.0
