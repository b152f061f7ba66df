"""Plurals of English nouns: each is told by rule and believed only where spaCy's look-up lemmas say the same."""

from termbase.keys import PLURALS
from termbase.lemmas import lemma


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IRREGULAR = {one: plural for plural, one in PLURALS.items()} | {"person": "persons"}
_IRREGULAR_PLURALS = PLURALS | {"persons": "person", "people": "person"}
_ENDS_IN_OES = {"embargo", "hero", "potato", "tomato", "veto"}
_ENDS_IN_VES = {"half", "knife", "leaf", "life", "shelf", "thief", "wife"}
_UNCOUNTED = _words(
    """
    advice aid aircraft arms assets assistance clothes data equipment evidence goods headquarters information
    knowledge means news outskirts personnel police premises proceedings progress research sales savings series
    species sports staff statistics thanks training
    """
)
"""Words that have no other number, or another meaning in it."""


def singular_of(word: str) -> str | None:
    """Return the singular of a plural noun; None where the word is none, or that cannot be told."""
    lowered = word.lower()
    if lowered in _UNCOUNTED or not word.isalpha():
        return None
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return word[:-1]
    one = _IRREGULAR_PLURALS.get(lowered) or lemma(word)
    if one == lowered or (lowered not in _IRREGULAR_PLURALS and plural_of(one) != lowered):
        return None
    if lowered == f"{one}s":
        return word[:-1]
    return one.capitalize() if word[0].isupper() else one


def plural_of(word: str) -> str | None:
    """Return the plural of a noun; None where the word is a plural, is not counted, or that cannot be told."""
    lowered = word.lower()
    if not word.isalpha() or lowered in _UNCOUNTED or lowered in _IRREGULAR_PLURALS:
        return None
    if word.isupper() and len(word) > 1:
        return None if word.endswith("S") else f"{word}s"
    plural = _IRREGULAR.get(lowered) or _by_rule(lowered)
    known = lowered in _IRREGULAR or (lemma(plural) == lowered and lemma(lowered) == lowered)
    return (plural.capitalize() if word[0].isupper() else plural) if known else None


def _by_rule(word: str) -> str:
    if word in _ENDS_IN_VES:
        return f"{word.removesuffix('e')[:-1]}ves"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in _ENDS_IN_OES:
        return f"{word}es"
    return f"{word}s"
