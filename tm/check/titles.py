"""How a text may say the title of a body otherwise, and where a title is part of another body's."""

import re

CAPITAL = re.compile(r"\b[A-Z][A-Za-z'’-]+")
_MOST = 0.6
_NATIONAL = frozenset({"National", "Federal", "Supreme", "Regional", "Provincial", "Royal", "European", "African"})
"""Words that make another body of a title even where they begin the sentence."""
_NATIONAL_HAN = re.compile("(?:[国國]家|全[国國]|[联聯]邦|最高|[省州市洲盟])$")
_OWN = frozenset({"Nations", "UN", "The", "This", "Its", "Our"})
"""Capitalised words before a title that make no other body of it."""
PRONOUN = re.compile(r"(?:It|They)\b")
"""What English has for the subject of the sentence before where Chinese says its title again."""
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w'’-]*) $")
_REFERRING = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Ss]uch|[Ee]ach) (?:[a-z]+ )?$")


def is_end_of_a_name(source: str, start: int, language: str) -> bool:
    """Tell whether a title that begins at `start` is the end of another body's: the National Security Council."""
    if language != "en":
        return _NATIONAL_HAN.search(source, 0, start) is not None
    before = _WORD_BEFORE.search(source[:start])
    if not before or before[1] in _OWN:
        return False
    opens = re.search(r"(?:^|[.!?:;“\"(]\s*)$", source[: before.start()]) is not None
    return before[1] in _NATIONAL or not opens


def is_nearly_said(term: str, target: str) -> bool:
    """Tell whether a Chinese text has most of a title, in another order or shortened."""
    pairs = {term[place : place + 2] for place in range(len(term) - 1)}
    return sum(pair in target for pair in pairs) >= _MOST * len(pairs)


def is_referred_to(term: str, target: str) -> bool:
    """Tell whether a text refers to a title by one of its capitalised words: the Office, that Convention."""
    for word in set(CAPITAL.findall(term)):
        for found in re.finditer(rf"\b{re.escape(word)}\b", target):
            before, after = target[: found.start()], target[found.end() :]
            if (
                _REFERRING.search(before)
                and not re.match(r" (?:of|on|for|[A-Z])", after)
                and not before.endswith("of ")
            ):
                return True
    return False
