"""Signs of one segment: brackets and quotation marks without a fellow, and what was left of the Chinese source."""

import re
from collections.abc import Iterator

from corpora.text.brackets import partners
from corpora.text.normalise import fold_width
from corpora.text.script import HAN

from .finding import Finding, Kind

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕", "《": "》", "〈": "〉"}
_QUOTES = {"“": "”", "「": "」", "『": "』", "«": "»"}
_HAN_RUN = re.compile(f"[{HAN}]+")
_GLOSS = re.compile(r"\b(?:Chinese|Mandarin|Cantonese|hanzi)(?: characters?)?(?:[:,] ?[“\"'‘(]?| ?[“\"'‘(])$")
"""What stands before Chinese characters that are meant to be shown: (Chinese: ...). The Chinese 代表团 is no such."""
_WIDE = re.compile("[\u3000-\u3004\u3008-\u3020\u30fb\uff01-\uff5e\uffe0-\uffe6]+")
_LIST_MARK = re.compile(
    r"(?:^|(?<=[\s;；。，:：]))([0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）]"
)


def check_marks(source: str, target: str, languages: tuple[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with the signs of a target; what the source has unpaired may be so in the target too."""
    yield from _unpaired(source, target)
    yield from _straight(source, target)
    if languages[1].startswith("zh"):
        return
    kept = set() if languages[0].startswith("zh") else set(_HAN_RUN.findall(source))
    for run in _HAN_RUN.finditer(target):
        if run[0] not in kept and not _GLOSS.search(target[: run.start()]):
            yield Finding(Kind.HAN, run[0], "", None, run.span())
    if not languages[1].startswith(("ja", "ko")):
        for run in _WIDE.finditer(target):
            yield Finding(Kind.WIDTH, run[0], "", None, run.span())


def _unpaired(source: str, target: str) -> Iterator[Finding]:
    for kind, pairs in ((Kind.BRACKET, _BRACKETS), (Kind.QUOTATION, _QUOTES)):
        alone = _alone(target, pairs, source)
        if alone and not _alone(source, pairs) and not (kind is Kind.QUOTATION and _odd_straight(source)):
            place = alone[0]  # the others may follow from it
            yield Finding(kind, target[place], "", None, (place, place + 1), "it stands alone")


def _alone(text: str, pairs: dict[str, str], source: str = "") -> list[int]:
    """Return the places of the signs of these pairs that have no fellow; a list mark such as a) needs none, unless the
    source has it as (a)."""
    plain = fold_width(source)
    found = [mark for mark in _LIST_MARK.finditer(text) if f"({mark[1]})" not in plain]
    lists = {mark.end() - 1 for mark in found if len(found) > 1 or mark.start() == 0}
    closers = {closer: opener for opener, closer in pairs.items()}
    fellows = partners(text)
    closed = set(fellows.values())
    alone = []
    for place, sign in enumerate(text):
        opens, closes = sign in pairs and place not in fellows, sign in closers and place not in closed
        if opens or (closes and place not in lists):
            alone.append(place)
    return [] if _nest(text, alone, pairs) else alone


def _nest(text: str, alone: list[int], pairs: dict[str, str]) -> bool:
    """Tell whether signs without a fellow are each other's, around a quotation in the same marks."""
    waiting: list[str] = []
    for place in alone:
        if text[place] in pairs:
            waiting.append(pairs[text[place]])
        elif not waiting or waiting.pop() != text[place]:
            return False
    return not waiting


def _straight(source: str, target: str) -> Iterator[Finding]:
    """Yield the last straight quotation mark of an odd number; a quotation may run over several segments."""
    if _odd_straight(target) and not _odd_straight(source) and not _alone(source, _QUOTES):
        place = target.rindex('"')
        yield Finding(Kind.QUOTATION, '"', "", None, (place, place + 1), "an odd number of them")


def _odd_straight(text: str) -> bool:
    """Tell whether the number of straight quotation marks is odd; one right after a bare figure may be a measure."""
    return len(re.findall(r'(?<![\s(/]\d)(?<![\s(/]\d\d)"', text)) % 2 == 1
