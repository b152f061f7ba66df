"""The keys under which a term is found: what is left when all that a person may write otherwise is taken away."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from corpora.text.normalise import fold_width
from corpora.text.script import has_han

KeyKind = Literal["folded", "bare", "pinyin", "toned"]

_NOT_LETTERS = re.compile(r"[^\w]+|_")
_ORGANIZATION = {"zh": ("联合国",), "en": ("united nations ", "un ")}
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_TONE = re.compile("[1-5\u0300\u0301\u0304\u030c]")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one kind: `folded` without case, width, marks, spaces; `bare` without 联合国 or United Nations too;
    `pinyin` the syllables without tones, `toned` with the tones behind them."""

    kind: KeyKind
    text: str


def folded(text: str) -> str:
    """Return a term without case, width, accents, punctuation and leading article; Han stands without white space.

    & counts as "and", a hyphen as a space; dots and apostrophes vanish, so that U.N. is un and children's is childrens.
    """
    plain = fold_width(text).casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
    plain = re.sub(r"[.'’‘]", "", plain.replace("&", " and "))
    words = _NOT_LETTERS.sub(" ", plain).split()
    if has_han(plain):
        return "".join(words)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def bare(key: str) -> str:
    """Return a folded key without 联合国 or United Nations before it; the key itself where nothing would be left."""
    for prefix in _ORGANIZATION["zh" if has_han(key) else "en"]:
        if key.startswith(prefix) and len(key) > len(prefix):
            return key.removeprefix(prefix)
    return key


def keys_of(text: str) -> list[Key]:
    """Return the keys under which a term is stored; Chinese ones in simplified characters, with pinyin."""
    key = folded(text)
    if not key:
        return []
    if not has_han(key):
        return _with_bare(key)
    from pypinyin import Style, lazy_pinyin

    plain = simplified(key)
    numbered = "".join(lazy_pinyin(plain, style=Style.TONE3))
    toned, letters = _pinyin(numbered)
    return [*_with_bare(plain), Key("toned", toned), Key("pinyin", letters)]


def simplified(text: str) -> str:
    """Return Chinese text in simplified characters."""
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _with_bare(key: str) -> list[Key]:
    short = bare(key)
    return [Key("folded", key)] if short == key else [Key("folded", key), Key("bare", short)]


def pinyin_of_query(text: str) -> tuple[str, str]:
    """Return a query's keys as pinyin with the tones it has, and without; spaces, hyphens and apostrophes do not count.

    Tones may be marks (dú pǐn) or digits (du2 pin3), in any place of their syllable; v and u: stand for ü.
    """
    decomposed = unicodedata.normalize("NFD", re.sub(r"[\s'’-]", "", text.casefold().replace("u:", "v")))
    return _pinyin(decomposed.replace("u\u0308", "v"))


def _pinyin(syllables: str) -> tuple[str, str]:
    """Return syllables as their letters followed by their tones in order, and as their letters alone."""
    letters = _TONE.sub("", syllables)
    tones = "".join(_TONES.get(tone, tone) for tone in _TONE.findall(syllables))
    return letters + tones.replace("5", ""), letters
