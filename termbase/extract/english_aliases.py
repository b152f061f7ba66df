"""Short forms that English texts define in brackets: United Nations Office on Drugs and Crime (UNODC)."""

import re
from collections.abc import Iterator

from .definition import BLEND, PROJECT, Alias, AliasKind, Bracket, bare, brackets

_ACRONYM = re.compile(r"(?:the )?[“\"]?([A-Z][A-Za-z0-9&]*(?:[./-][A-Za-z0-9&]+)*)[”\"]?")
_CALLED = re.compile(
    r"^(?:hereinafter|hereafter|henceforth|also known as|abbreviated as|known as|referred to as)[,:]?\s*"
    r"(?:referred to as\s*)?(?:the\s+)?[“\"]?(?:the\s+)?([^”\"]+?)[”\"]?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:the\s+)?[“\"](?:the\s+)?([^”\"]+)[”\"]|the\s+([A-Z]\w+(?:\s+[A-Z]\w+)*)")
_NAME = re.compile(r"[A-Z]|[0-9]{4} [A-Z]")
_WORD = re.compile(r"[A-Za-z0-9À-ɏ][\w’'.]*(?:[-/][\w’']+)*|[^\s\w]")
_PART = re.compile(r"[A-Za-zÀ-ɏ][^-]*")
_INSIDE = frozenset(
    {"of", "on", "and", "for", "the", "in", "to", "against", "by", "with", "from", "at", "de", "du", "la", "as", "or"}
)
_LEADING = frozenset(
    {"the", "a", "an", "this", "its", "their", "our", "by", "with", "of", "and", "in", "on", "for", "to", "from"}
)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PLURAL = re.compile(r"[A-Z]{2,}s")
_SYMBOL = re.compile(r"[A-Z]+/\S+|\d+|[ivxlc]+|[A-Z]")
_LONGEST = 18
_NAMES_OF_SHORTS = 8


def english_aliases(text: str) -> Iterator[Alias]:
    """Yield the short forms that a paragraph defines, in order."""
    for bracket in brackets(text):
        before = text[: bracket.start].rstrip()
        found = _defined(bracket.content, before) if before and before[-1] not in ".;:," else None
        if found and (alias := _alias(text, bracket, *found)):
            yield alias


def _defined(content: str, before: str) -> tuple[int | None, str] | None:
    """Return where the full form begins and the short form that a bracket defines; None where it defines none."""
    if called := _CALLED.match(content) or _QUOTED.fullmatch(content):
        short = bare(called[1] or called[2])
        start = _spanning(before, short)
        return _capitals(before) if start is None else start, short
    acronym = _ACRONYM.fullmatch(content)
    if acronym and sum(map(str.isupper, acronym[1])) > 1 and not _is_label(acronym[1]):
        start = _by_first_letters(before, acronym[1])
        start = _by_initials(before, acronym[1]) if start is None else start
        return _capitals(before) if start is None else start, acronym[1]
    if BLEND.fullmatch(content):
        return _blended(before, content), content
    if _NAME.match(content) and len(content.split()) in range(2, _NAMES_OF_SHORTS):
        start = _spanning(before, content)
        return _of_the_same_kind(before, content) if start is None else start, content
    return None


def _is_label(acronym: str) -> bool:
    return _SYMBOL.fullmatch(acronym) is not None or PROJECT.fullmatch(acronym) is not None


def _alias(text: str, bracket: Bracket, start: int | None, short: str) -> Alias | None:
    before = text[: bracket.start].rstrip()
    if start is None:
        return None
    if article := _ARTICLE.match(before, start):
        start = article.end()
    full = bare(before[start:])
    if len(full) <= len(short) or full.count(" ") == 0:
        return None
    place = text.index(short, bracket.start)
    kind: AliasKind = "acronym" if short.isupper() or "." in short or _PLURAL.fullmatch(short) else "short"
    return Alias(full, short, kind, start, len(before), place, place + len(short))


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


def _by_first_letters(before: str, acronym: str) -> int | None:
    """Return where the name begins whose last words, small ones aside, have just the letters of an acronym as their
    initials; None where they do not."""
    letters = [letter.lower() for letter in acronym.removesuffix("s") if letter.isalpha()]
    words = _tail(before)
    initials = [(word.start() + part.start(), part[0]) for word in words for part in _PART.finditer(word[0])]
    while letters and initials:
        place, part = initials.pop()
        if part in _INSIDE:
            continue
        if part[0].lower() != letters.pop():
            return None
    return None if letters else _with_owner(words, place)


def _with_owner(words: list[re.Match[str]], place: int) -> int:
    """Return where the capitalised words begin that a capitalised name at a place goes on from: Pacific Islands of
    Pacific Islands Forum Fisheries Agency."""
    first = max(i for i, word in enumerate(words) if word.start() <= place)
    while first and words[first][0][0].isupper() and _belongs(words, first):
        first -= 1
    return words[first].start()


def _blended(before: str, short: str) -> int | None:
    """Return where the name of capitalised words begins that has the letters of a word in their order and begins as it
    does: Eurojust of European Union Agency for Criminal Justice Cooperation."""
    start = _capitals(before)
    if start is None:
        return None
    article = _ARTICLE.match(before, start)
    name = iter(before[article.end() if article else start :].lower())
    whole = all(letter in name for letter in short.lower())
    return start if whole and before[article.end() if article else start :].startswith(short[:3]) else None


def _of_the_same_kind(before: str, short: str) -> int | None:
    """Return where the name of four capitalised words or more begins that has the last word of a capitalised short
    form: World Bank of International Bank for Reconstruction and Development."""
    start = _capitals(before)
    words = short.split()
    if start is None or not all(word[0].isupper() or word in _INSIDE for word in words):
        return None
    name = before[start:].split()
    return start if len(name) > 3 and words[-1] in name else None


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
    if len(meaning) < 2:
        return False
    blend = iter(letters)  # each word begins a piece of the acronym: COVID
    if all(word[0][0].lower() in blend for word in meaning):
        return True
    return sum(letter in initials for letter in letters) * 2 >= len(letters)


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
    return _with_owner(words, words[min(places)].start())
