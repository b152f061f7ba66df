"""What an English sentence needs where a count in it becomes one, or is one no more: noun and verb agree with it.

Nothing is guessed. The noun must stand after its count, apart by words that can only be modifiers; the count must have
a role that can be told from the word before it; and nothing after it may refer back to a singular or a plural.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from termbase.lemmas import lemma

from .nouns import plural_of, singular_of
from .phrases import (
    COLLECTIVES,
    CONJUNCTIONS,
    HAVING,
    IDIOMS_OF_ONE,
    MEASURES,
    MODALS,
    NOUNS_LIKE_ADJECTIVES,
    PAIRS_OF_ONE,
    PLURAL_REFERENCES,
    PREPOSITIONS,
    RELATIVES,
    SINGULAR_REFERENCES,
    SYMBOLS_OF_MEASURES,
    VERBS_OF_MANY,
    VERBS_OF_ONE,
    WORDS_BEFORE_A_NOUN,
)

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_ADJECTIVE = re.compile(r"(?:al|ive|ic|ary|ous|ful|able|ible|ern|less|ese|ish)$")
_ENDS_A_CLAUSE = frozenset('.;:,()[]“”"!?–—')
_MODIFIERS = 3
"""How many words may stand between a count and its noun."""

Role = Literal["subject", "object", "there", "joined"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of a text, by offsets, and what has to stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


def is_measured(text: str, end: int) -> bool:
    """Tell whether a unit of measurement follows an offset: its number is written in figures."""
    following = _TOKEN.match(text[end:].lstrip())
    return following is not None and (following[0].lower() in MEASURES or following[0] in SYMBOLS_OF_MEASURES)


def agreement(text: str, start: int, end: int, becomes_one: bool) -> tuple[Correction, ...] | None:
    """Return what else must change in an English text where the count at `start` to `end` becomes one (or, not
    `becomes_one`, ceases to be it); None where that cannot be told for sure."""
    if text[end : end + 1] == "-":
        return ()  # a seven-member, a one-member: the noun in it has no plural
    if text[end : end + 1] not in {" ", "\u00a0"}:
        return None
    after = _tokens(text, end, len(text))
    noun = _noun(after, becomes_one)
    if noun is None or _refers_back(after, becomes_one):
        return None
    corrections, length = noun
    before = [token.lower for token in _tokens(text, 0, start)]
    role = _role(before)
    verbs = _verbs(role, after[length:], becomes_one) if role else None
    if verbs is None:
        return None
    if role == "there":
        verb = _tokens(text, 0, start)[-1]
        turned = _turned(verb, becomes_one)
        return (turned, *corrections, *verbs) if turned else None
    return (*corrections, *verbs)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text, start, end)]


def _noun(after: Sequence[_Token], becomes_one: bool) -> tuple[tuple[Correction, ...], int] | None:
    """Return the corrections that the counted noun needs, and how many tokens it and its modifiers are."""
    if after and after[0].text in SYMBOLS_OF_MEASURES:
        return (), 1
    for place, token in enumerate(after[: _MODIFIERS + 1]):
        if _is_pair(after[place : place + 2], becomes_one):
            return tuple(_inflected(one, becomes_one) for one in after[place : place + 2]), place + 2
        following = after[place + 1] if place + 1 < len(after) else None
        if _is_noun(token, following, becomes_one):
            return (_inflected(token, becomes_one),), place + 1
        if not _modifies(token):
            return None
    return None


def _is_pair(two: Sequence[_Token], becomes_one: bool) -> bool:
    """Tell whether two words are a name of which both are inflected, as States parties."""
    many = PAIRS_OF_ONE.values() if becomes_one else PAIRS_OF_ONE
    return " ".join(token.lower for token in two) in many


def _is_noun(token: _Token, following: _Token | None, becomes_one: bool) -> bool:
    """Tell whether a word is the noun that is counted: no other noun may follow it, nor a verb of unknown number."""
    if following is not None and not _bounds(following):
        return False
    if becomes_one:
        return singular_of(token.text) is not None
    word = token.lower
    doubtful = (
        _is_past(word) or word.endswith(("ing", "ly")) or _bounds(token) or word in WORDS_BEFORE_A_NOUN | IDIOMS_OF_ONE
    )
    adjective = bool(_ADJECTIVE.search(word)) and word not in NOUNS_LIKE_ADJECTIVES
    return not doubtful and not adjective and plural_of(token.text) is not None


def _inflected(token: _Token, becomes_one: bool) -> Correction:
    text = singular_of(token.text) if becomes_one else plural_of(token.text)
    return Correction(token.start, token.end, text or token.text)


def _modifies(token: _Token) -> bool:
    """Tell whether a word after a count can be nothing but a modifier of a noun that follows."""
    word = token.text
    if not word.replace("-", "").isalpha() or _bounds(token):
        return False
    return word[0].isupper() or word in WORDS_BEFORE_A_NOUN or bool(_ADJECTIVE.search(word))


def _bounds(token: _Token) -> bool:
    """Tell whether a token ends a noun phrase."""
    word = token.lower
    closed = PREPOSITIONS | CONJUNCTIONS | RELATIVES | MODALS | VERBS_OF_MANY.keys() | VERBS_OF_ONE.keys()
    return word in closed or word[0] in _ENDS_A_CLAUSE or _is_past(word)


def _is_past(word: str) -> bool:
    """Tell whether a word is a form of a verb that is the same for one and many: trained, took, held."""
    return word.isalpha() and not word.endswith(("s", "ing", "en")) and singular_of(word) is None and _turns_back(word)


def _turns_back(word: str) -> bool:
    found = lemma(word)
    return found != word and plural_of(found) != word and (word.endswith("ed") or not word.startswith(found))


def _refers_back(after: Sequence[_Token], becomes_one: bool) -> bool:
    """Tell whether anything after the count may refer to what is counted in a form that tells its number."""
    references = PLURAL_REFERENCES if becomes_one else SINGULAR_REFERENCES
    return any(token.lower in references for token in after)


def _role(before: Sequence[str]) -> Role | None:
    """Tell what a count is in its clause from the words before it; None where that is not clear."""
    last, second = (before[-1] if before else ""), (before[-2] if len(before) > 1 else "")
    if not last or last in {"(", ";", ":", ",", "."}:
        return "subject"
    if second == "there" and (last in VERBS_OF_MANY or last in VERBS_OF_ONE):
        return "there"
    if last == "of" and (second in COLLECTIVES or not second):
        return None
    if last in PREPOSITIONS - {"among", "between", "amongst", "than"}:
        return "object"
    if last in {"and", "or"}:
        return "joined"
    return "object" if _is_past(last) or last in HAVING else None


def _verbs(role: Role, rest: Sequence[_Token], becomes_one: bool) -> tuple[Correction, ...] | None:
    """Return the corrections of the verbs that agree with the count, given what follows its noun."""
    if rest and rest[0].lower in RELATIVES:
        return _relative(rest[1:], becomes_one) if role in {"object", "there"} else None
    if any(token.lower in RELATIVES for token in rest):
        return None
    clause = _clause(rest)
    agreeing = [token for token in clause if token.lower in VERBS_OF_MANY or token.lower in VERBS_OF_ONE]
    if role == "subject":
        return _predicate(clause, rest, agreeing, becomes_one)
    return None if agreeing and (role == "joined" or clause[0] is agreeing[0]) else ()


def _predicate(
    clause: Sequence[_Token], rest: Sequence[_Token], agreeing: Sequence[_Token], becomes_one: bool
) -> tuple[Correction, ...] | None:
    if agreeing:
        verb = agreeing[0]
        turned = _turned(verb, becomes_one)
        return (turned,) if turned and _is_participle(clause[clause.index(verb) + 1 :]) else None
    if clause:
        return () if _is_past(clause[0].lower) or clause[0].lower in MODALS else None
    ended = not rest or len(rest) == 1 or rest[0].text in {".", ";", ")"}
    return () if ended and (not rest or rest[0].text in _ENDS_A_CLAUSE) else None


def _relative(after: Sequence[_Token], becomes_one: bool) -> tuple[Correction, ...] | None:
    """Return the correction of the verb that follows who or which."""
    if not after:
        return None
    if any(token.lower in RELATIVES for token in after[1:]):
        return None
    turned = _turned(after[0], becomes_one)
    if turned:
        return (turned,) if _is_participle(after[1:]) else None
    return () if _is_past(after[0].lower) or after[0].lower in MODALS else None


def _is_participle(after: Sequence[_Token]) -> bool:
    """Tell whether what follows a verb is no noun, which would have a number too."""
    for token in after:
        word = token.lower
        if word not in {"also", "not", "been", "being"} and not word.endswith("ly"):
            return _is_past(word) or word in {"given", "taken", "known", "seen"} or word in PREPOSITIONS
    return False


def _clause(rest: Sequence[_Token]) -> Sequence[_Token]:
    for place, token in enumerate(rest):
        if token.text in _ENDS_A_CLAUSE or token.lower in CONJUNCTIONS:
            return rest[:place]
    return rest


def _turned(verb: _Token, becomes_one: bool) -> Correction | None:
    """Return a verb in the other number, None where it is not in the one that is left."""
    text = (VERBS_OF_MANY if becomes_one else VERBS_OF_ONE).get(verb.lower)
    if text is None:
        return None
    return Correction(verb.start, verb.end, text.capitalize() if verb.text[0].isupper() else text)
