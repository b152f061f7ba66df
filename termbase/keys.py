"""The keys under which a term is found: what is left when all that a person may write otherwise is taken away."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from corpora.text.normalise import fold_width
from corpora.text.script import has_han

KeyKind = Literal["folded", "bare", "loose", "pinyin", "toned", "initials"]
SPELLED: tuple[KeyKind, ...] = ("folded", "bare", "loose")
"""The kinds that hold a term's own letters."""
KEYS_VERSION = 2
"""To be raised when `keys_of` gives another key for any term: what was stored before is then made again."""

_NOT_LETTERS = re.compile(r"[^\w]+|_")
_ORGANIZATION = {"zh": ("联合国",), "en": ("united nations ", "un ")}
_SMALL_WORDS = frozenset(["a", "an", "the", "of", "for", "on", "in", "to", "and", "by", "with", "at", "from"])
PLURALS = {
    "addenda": "addendum", "analyses": "analysis", "annexes": "annex", "appendices": "appendix", "bases": "basis",
    "biennia": "biennium", "bureaux": "bureau", "children": "child", "corrigenda": "corrigendum", "crises": "crisis",
    "criteria": "criterion", "indices": "index", "memoranda": "memorandum", "men": "man", "women": "woman",
}  # fmt: skip
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_TONE = re.compile("[1-5\u0300\u0301\u0304\u030c]")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one kind: `folded` without case, width, marks, spaces; `bare` without 联合国 or United Nations too;
    `loose` without 的, or in English without plurals and the small words between the others; `pinyin` the syllables
    without tones, `toned` with the tones behind them, `initials` the first letter of each."""

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


def loose(key: str) -> str:
    """Return a folded key without what a person may leave out or add: 的; in English plurals and small words."""
    short = bare(key)
    if has_han(short):
        return short.replace("的", "") or short
    return " ".join(stem(word) for word in short.split() if word not in _SMALL_WORDS) or short


def singular(word: str) -> str:
    """Return an English word without the ending of a plural, by rule: not always a word, but party of parties."""
    word = PLURALS.get(word, word)
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def stem(word: str) -> str:
    """Return what an English word has in common with its plural: gas of gases, cas of case and cases."""
    one = singular(word)
    return one.removesuffix("e") if len(one) > 3 else one


def keys_of(text: str) -> list[Key]:
    """Return the keys under which a term is stored; Chinese ones in simplified characters, with pinyin."""
    key = folded(text)
    if not key:
        return []
    if not has_han(key):
        return _spelled(key)
    plain = simplified(key)
    syllables = _syllables(plain)
    sounds = [Key("initials", "".join(syllable[0] for syllable in syllables))]
    for spoken in (syllables, _as_adverb(plain, syllables)):
        toned, letters = _pinyin("".join(spoken))
        sounds += Key("toned", toned), Key("pinyin", letters)
    return [*_spelled(plain), *dict.fromkeys(sounds)]


def _as_adverb(plain: str, syllables: list[str]) -> list[str]:
    """Return the syllables with an inner 地 as it is said behind an adverb, de."""
    if len(plain) != len(syllables):
        return syllables
    inner = range(1, len(plain) - 1)
    return ["de5" if place in inner and plain[place] == "地" else said for place, said in enumerate(syllables)]


def sound(text: str) -> str:
    """Return the pinyin of Chinese text without tones: what a slip of a pinyin keyboard leaves as it was."""
    return _pinyin("".join(_syllables(simplified(text))))[1]


def _syllables(plain: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return list(lazy_pinyin(plain, style=Style.TONE3))


def simplified(text: str) -> str:
    """Return Chinese text in simplified characters."""
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _spelled(key: str) -> list[Key]:
    texts = dict.fromkeys((key, bare(key), loose(key)))
    kinds: dict[str, KeyKind] = {loose(key): "loose", bare(key): "bare", key: "folded"}
    return [Key(kinds[text], text) for text in texts]


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
