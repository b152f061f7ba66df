"""Lemmas of English words, from spaCy's look-up table: no model, and loaded when the first is asked for."""

from functools import cache, lru_cache
from typing import Any

from .keys import PLURALS, singular, stem

_STEPS = 3
"""After how many steps no word of the table changes any more: a plural, a gerund, a verb."""


@lru_cache(maxsize=1 << 17)
def lemma(word: str) -> str:
    """Return the lemma of a word in lower case, without 's; a plural acronym (NGOs) is its singular."""
    plain = word.replace("’", "'")
    if len(plain) > 2 and plain[-1] == "s" and plain[:-1].isupper():
        return plain[:-1].lower()
    lowered = plain.lower().removesuffix("'s")
    if not lowered.isalpha():
        return lowered
    found = PLURALS.get(lowered) or _looked_up(lowered)
    return singular(lowered) if found == lowered else found  # the table lacks words such as endnotes


@lru_cache(maxsize=1 << 17)
def root(word: str) -> str:
    """Return the lemma of the lemma of a word, and so on: meet of meetings, as of meeting."""
    for _ in range(_STEPS):
        word = lemma(word)
    return word


def plain_root(word: str) -> str:
    """Return what a word has in common with its plural, by rule: for a look-up, which does not wait for spaCy."""
    return stem(word.replace("’", "'").lower().removesuffix("'s"))


def _looked_up(word: str) -> str:
    from spacy.tokens import Doc

    lemmatizer = _lemmatizer()
    (token,) = lemmatizer(Doc(lemmatizer.vocab, words=[word]))
    return str(token.lemma_).lower()


@cache
def _lemmatizer() -> Any:
    import spacy

    language = spacy.blank("en")
    lemmatizer = language.add_pipe("lemmatizer", config={"mode": "lookup"})
    language.initialize()
    return lemmatizer
