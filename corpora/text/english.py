"""Where English sentences end: spaCy tells full stops from parts of words, the rules here what they mean."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from .brackets import partners

_STOP = re.compile(r"(?:[.!?]+|…+)[”’\"')\]»]*(?=\s|$)|[。！？]+[”’\"')\]»]*")
_NEXT = re.compile(r"\s*([“‘\"'(\[«]*)(\S{0,40})")
_CLOSERS = "”’\"')]»"
_OPENERS = "“‘\"'([«"
_PRODUCT = re.compile(r"[a-z]{1,2}[A-Z][a-z]")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[)\]]?\.")
_LONGEST_WORD = 60


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Nothing ends after a title, and after "e.g." and its like.
_BEFORE_NAME = _words(
    "Mr. Mrs. Ms. Mx. Dr. Prof. Gen. Sen. Rep. Gov. Hon. Amb. Messrs. Mme. Mlle. Lt. Lieut. Col. Capt. Sgt. Maj. "
    "Cmdr. Adm. H.E. Fr. Pres."
)
_NEVER = _words("e.g. i.e. cf. viz. vs. v. ca. c. approx. incl. esp. resp.")
# These point at what follows: a number, a letter in brackets, a name. After the counted ones no name comes.
_POINTING = _words(
    "ed. eds. op. cit. loc. ibid. res. doc. docs. rev. corr. suppl. supp. ser. est. amend. jan. feb. mar. apr. "
    "jun. jul. aug. sep. sept. oct. nov. dec. st. ste. mt. tel. ext. orig. distr. dept."
)
_COUNTED = _words(
    "no. nos. para. paras. art. arts. vol. vols. p. pp. ch. chap. chaps. sect. sects. sec. secs. fig. figs. tab. "
    "app. ann. add. max. min. fn. ff. pt. pts. cl. subpara. subparas. ref. refs. ft."
)
# These may stand at the end of a sentence or within it: the next word tells.
_EITHER = _words(
    "inc. ltd. co. corp. bros. jr. sr. ave. blvd. univ. al. ph.d. m.d. b.a. m.a. etc. a.m. p.m. u.s. u.n. u.k. "
    "e.u. d.c. u.s.a. s.a. plc. esq."
)
_ENDING = _words("etc. a.m. p.m.")
_STARTERS = _words(
    "The A An It Its He She They We I You This That These Those There Here In On At For From By With Without "
    "Within To Of As If When While Where Since After Before During Under Over Through However Moreover "
    "Furthermore Therefore Thus Also And But Or Nor Yet So Although Though Because Such Some Many Most Several "
    "All Both Each Every No Not Other Another Our Their His Her My What Who Which How Why Nevertheless Finally "
    "First Second Third Then Now Later Meanwhile Overall According Following Between Among One Two Three More "
    "Further Despite Given Having Noting Recalling Welcoming"
)
_DATES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:GMT|UTC|EST|EDT|CET|PST)\b"
)
_LETTERED = re.compile(
    r"\b(?:annex|appendix|part|section|table|group|category|vitamin|plan|option|chapter|schedule|hepatitis|grade|type|figure|phase|class"
    r"|level|site|zone|ward|block|room|unit|version|and|or)\s+$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[a-z]{1,2}|[ivx]{1,5})\)")
_PLACE_TIME = re.compile(r"\s*(?:[A-Z][a-z]+\s){1,2}time\b")
_ROMAN = re.compile(r"[IVXLC]+\b")
_SPECIAL = (*_BEFORE_NAME, *_NEVER, *_POINTING, *_COUNTED, *_EITHER)


def ends(text: str) -> Iterator[int]:
    """Yield the places where a sentence of an English text ends, each after its last mark."""
    spans = _spans(partners(text))
    start = 0
    position = 0
    for found in _STOP.finditer(text):
        while position < len(spans) and spans[position][1] < found.start():
            position += 1
        if position < len(spans) and spans[position][0] < found.start():
            opened, closed = spans[position]
            # Inside a bracket or quotation nothing ends; where the mark closes it too, the sentence may end there.
            if found.end() <= closed or not _closes(text, start, opened, found.end()):
                continue
        if _is_end(text, start, found):
            yield found.end()
            start = found.end()


def _spans(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """Return the outermost pairs in order."""
    spans: list[tuple[int, int]] = []
    for opened in sorted(pairs):
        if not spans or opened > spans[-1][1]:
            spans.append((opened, pairs[opened]))
    return spans


def _closes(text: str, start: int, opened: int, end: int) -> bool:
    """Tell whether a closed quotation may end a sentence, and a bracket that stands by itself."""
    return text[opened] not in "([" or (opened - start <= _LONGEST_WORD and not text[start:opened].strip())


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    following = _NEXT.match(text, found.end())
    opening, word = (following[1], following[2]) if following else ("", "")
    if not opening and not word:
        return True
    mark = found[0].rstrip(_CLOSERS)
    if mark[0] in "。！？":
        return True
    if not _may_begin(opening, word):
        return False
    if mark != ".":
        return True
    begin = max(start, found.start() - _LONGEST_WORD)
    words = f" {text[begin : found.start()]}".rsplit(None, 1)
    last = (words[-1].lstrip(_OPENERS) if words and not text[found.start() - 1].isspace() else "") + "."
    if len(words) == 1 and begin == start and _ENUMERATOR.fullmatch(last):
        return False
    return _ends_after(text, start, found.start(), last, opening, word)


def _may_begin(opening: str, word: str) -> bool:
    """Tell whether a sentence may begin so: with a capital, a digit, a letter without case, or a name like iPhone."""
    first = word[:1]
    if first.isupper() or first.isdigit() or (first.isalpha() and not first.islower()):
        return True
    if _PRODUCT.match(word):
        return True
    return opening.endswith("(") and _ITEM.match(word) is not None


def _ends_after(text: str, start: int, place: int, last: str, opening: str, word: str) -> bool:
    """Decide on one full stop after `last`, the word with its stop, before `word`, which a sentence may begin with."""
    small = last.lower()
    starter = re.split(r"[^\w]", word, maxsplit=1)[0] in _STARTERS
    if not _is_one_token(last) and not _INITIAL.match(last):
        return True
    if len(last) == 2 and last[0].isupper():
        return _ends_after_initials(text, place - 1, last, word, starter)
    if last in _BEFORE_NAME or small in _NEVER:
        return False
    if small in _POINTING or small in _COUNTED:
        return _ends_after_pointer(small, opening, word, starter)
    if small in _ENDING:
        return not word[:1].isdigit() and not _DATES.match(word) and not _PLACE_TIME.match(text, place + 1)
    return starter or opening[:1] in {"“", "‘", '"'}


def _ends_after_pointer(small: str, opening: str, word: str, starter: bool) -> bool:
    if word[:1].isdigit() or opening.startswith(("(", "[")) or _ROMAN.match(word):
        return False
    # "The answer was no. Delegates left."
    return starter or (small in _COUNTED and word[1:2].islower())


def _ends_after_initials(text: str, begin: int, last: str, word: str, starter: bool) -> bool:
    return (starter and _LETTERED.search(text, max(0, begin - 20), begin) is not None) or (last == "I." and starter)


@lru_cache(maxsize=65536)
def _is_one_token(word: str) -> bool:
    """Tell whether the tokenizer takes a word and its full stop as one token, an abbreviation."""
    return str(_tokenizer()(word)[-1]) != "."


@cache
def _tokenizer() -> Any:
    import spacy

    tokenizer: Any = spacy.blank("en").tokenizer
    for word in _SPECIAL:
        for form in {word, word.capitalize()}:
            tokenizer.add_special_case(form, [{"ORTH": form}])
    return tokenizer
