"""Short forms that English texts define in brackets: United Nations Office on Drugs and Crime (UNODC)."""

import re
from collections.abc import Iterator

from .definition import Alias, Bracket, bare, brackets

_ACRONYM = re.compile(r"(?:the )?[“\"]?([A-Z][A-Za-z0-9&]*(?:[./-][A-Za-z0-9&]+)*)[”\"]?")
_CALLED = re.compile(
    r"^(?:hereinafter|hereafter|henceforth|also known as|abbreviated as|known as|referred to as)[,:]?\s*"
    r"(?:referred to as\s*)?(?:the\s+)?[“\"]?(?:the\s+)?([^”\"]+?)[”\"]?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:the\s+)?[“\"](?:the\s+)?([^”\"]+)[”\"]|the\s+([A-Z]\w+(?:\s+[A-Z]\w+)*)")
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'.]*(?:-[\w’']+)*|[^\s\w]")
_INSIDE = frozenset(
    {"of", "on", "and", "for", "the", "in", "to", "against", "by", "with", "from", "at", "de", "du", "la", "as", "or"}
)
_LEADING = frozenset(
    {"the", "a", "an", "this", "its", "their", "our", "by", "with", "of", "and", "in", "on", "for", "to", "from"}
)
_SYMBOL = re.compile(r"[A-Z]+/\S+|\d+|[ivxlc]+|[A-Z]")
_LONGEST = 18
_NAMES_OF_SHORTS = 8


def english_aliases(text: str) -> Iterator[Alias]:
    """Yield the short forms that a paragraph defines, in order."""
    for bracket in brackets(text):
        alias = _defined(text, bracket)
        if alias:
            yield alias


def _defined(text: str, bracket: Bracket) -> Alias | None:
    content, before = bracket.content, text[: bracket.start].rstrip()
    if not before or before[-1] in ".;:,":
        return None
    if called := _CALLED.match(content) or _QUOTED.fullmatch(content):
        short = bare(called[1] or called[2])
        start = _spanning(before, short)
        return _alias(before, _capitals(before) if start is None else start, short)
    acronym = _ACRONYM.fullmatch(content)
    if acronym and sum(map(str.isupper, acronym[1])) > 1 and not _SYMBOL.fullmatch(acronym[1]):
        start = _by_initials(before, acronym[1])
        return _alias(before, _capitals(before) if start is None else start, acronym[1])
    if content[:1].isupper() and len(content.split()) in range(2, _NAMES_OF_SHORTS):
        return _alias(before, _spanning(before, content), content)
    return None


def _alias(before: str, start: int | None, short: str) -> Alias | None:
    if start is None:
        return None
    full = bare(before[start:])
    if len(full) <= len(short) or full.count(" ") == 0:
        return None
    return Alias(full, short, "acronym" if short.isupper() or "." in short else "short", start, len(before))


def _tail(before: str) -> list[re.Match[str]]:
    """Return the words at the end of a text that may be one name: no mark but an apostrophe or hyphen between them."""
    words = list(_WORD.finditer(before))[-_LONGEST:]
    for place in range(len(words) - 1, -1, -1):
        if not words[place][0][0].isalnum() and words[place][0] not in {",", "“", '"', "”"}:
            return words[place + 1 :]
    return words


def _capitals(before: str) -> int | None:
    """Return where a name of capitalised words begins that ends the text, and has at least two of them."""
    if before[-1] in '”"':
        opening = max(before.rfind("“", 0, -1), before.rfind('"', 0, -1))
        return opening if opening >= 0 else None
    words = _tail(before)
    first = len(words)
    while first and (words[first - 1][0][0].isupper() or words[first - 1][0] in _INSIDE):
        if words[first - 1][0] == "and" and [word[0] for word in words[first : first + 1]] == ["the"]:
            break
        first -= 1
    while first < len(words) and not words[first][0][0].isupper():
        first += 1
    return words[first].start() if len(words) - first > 1 else None


def _by_initials(before: str, acronym: str) -> int | None:
    """Return where the name begins whose words the letters of an acronym begin, in their order; capitalised words
    before those belong to it. None where they do not (after Schwartz and Hearst)."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    words = _tail(before)
    place, number = len(before), len(letters)
    floor = words[0].start() if words else 0
    while number:
        number -= 1
        place = before.lower().rfind(letters[number], floor, place)
        while place > 0 and number == 0 and before[place - 1].isalnum():
            place = before.lower().rfind(letters[0], floor, place)
        if place < 0:
            return None
    first = max((i for i, word in enumerate(words) if word.start() <= place), default=None)
    if first is None or not _initials_fit(words[first:], letters):
        return None
    if any(not word[0][0].isupper() and word[0] not in _INSIDE for word in words[first:]):
        return words[first].start()
    while first and _belongs(words, first):
        first -= 1
    while words[first][0].lower() in _LEADING and first < len(words) - 1:
        first += 1
    return words[first].start()


def _initials_fit(words: list[re.Match[str]], letters: list[str]) -> bool:
    """Tell whether there are about as many words as letters: an acronym that hides in one long word is none."""
    meaning = [word for word in words if word[0] not in _INSIDE]
    initials = {word[0][0].lower() for word in words}
    return len(meaning) > 1 and sum(letter in initials for letter in letters) * 2 >= len(letters)


def _belongs(words: list[re.Match[str]], first: int) -> bool:
    before = words[first - 1][0]
    return before[0].isupper() and before.lower() not in _LEADING


def _spanning(before: str, short: str) -> int | None:
    """Return where the name begins that ends a text and holds all words of a short form: at the first of them, and
    before it as far as the words are capitalised."""
    wanted = {word.lower() for word in re.findall(r"[\w’'-]+", short) if word.lower() not in _INSIDE}
    words = _tail(before)
    places = [max((i for i, word in enumerate(words) if word[0].lower() == one), default=-1) for one in wanted]
    if not wanted or min(places) < 0:
        return None
    first = min(places)
    while first and words[first][0][0].isupper() and _belongs(words, first):
        first -= 1
    return words[first].start()
