"""The numbers that a paragraph and its footnotes bear, told by their value: 一. is 1., （三） is (c) or (iii)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpora.document import Code
from corpora.text.normalise import fold_width

from .finding import Finding, Kind, Span

_NUMERAL = r"[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Za-z]|[ivxIVX]{2,6}|[一二三四五六七八九十]{1,3}"
_LABEL = re.compile(
    rf"\s*(?:\(({_NUMERAL})\)|({_NUMERAL})\)|([0-9]{{1,3}}(?:\.[0-9]{{1,3}})+)(?=\s)|({_NUMERAL})[.、](?![0-9])(?=\s|[^A-Za-z.]))"
)
_INSIDE = re.compile(rf"(?<!\w)\(?({_NUMERAL})[).]")
_HAN = {numeral: place for place, numeral in enumerate("一二三四五六七八九", start=1)}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_RAISED = {digit: str(place) for place, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_FOOTNOTE = re.compile(
    r"\[(\d{1,3})\]|<sup>\s*(\d{1,3}|[a-z*])\s*</sup>|(?<![\d⁻])(?<!10)(?<!\bkm)(?<!\bm)(?<!\bcm)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)


def check_labels(
    source: str, target: str, codes: tuple[Sequence[Code], Sequence[Code]] = ((), ())
) -> Iterator[Finding]:
    """Yield where the target begins with another number than the source, and where footnote marks differ.

    `codes` are the inline codes of the two: those that are footnote marks count with the marks in the texts.
    """
    yield from _paragraph(source, target)
    old, new = _marks(source, codes[0]), _marks(target, codes[1])
    lost, gained = Counter(name for name, _ in old), Counter(name for name, _ in new)
    if lost == gained:
        return
    missing, more = list((lost - gained).elements()), list((gained - lost).elements())
    for place in range(max(len(missing), len(more))):
        expected, found = (names[place] if place < len(names) else "" for names in (missing, more))
        yield Finding(Kind.FOOTNOTE, found, expected, _place(old, expected), _place(new, found))


def _place(marks: list[tuple[str, Span]], name: str) -> Span | None:
    return next((span for own, span in marks if own == name), None)


def _marks(text: str, codes: Sequence[Code]) -> list[tuple[str, Span]]:
    marks = []
    for found in _FOOTNOTE.finditer(text):
        name = found[1] or found[2] or "".join(_RAISED[digit] for digit in found[3])
        marks.append((name, found.span()))
    marks += [(code.note or code.source, (code.offset, code.offset)) for code in codes if code.kind == "mark"]
    return marks


def _paragraph(source: str, target: str) -> Iterator[Finding]:
    old, new = _LABEL.match(fold_width(source)), _LABEL.match(fold_width(target))
    if old is None or not target.strip():
        return
    if new is None:
        if not _stands_elsewhere(old, target):
            yield Finding(Kind.PARAGRAPH, "", old[0].strip(), old.span())
    elif not _values(_numeral(old)) & _values(_numeral(new)):
        yield Finding(Kind.PARAGRAPH, target[: new.end()].strip(), source[: old.end()].strip(), old.span(), new.span())


def _stands_elsewhere(label: re.Match[str], target: str) -> bool:
    """Tell whether a target has the number inside, as where a list begins its source, or the source is only it."""
    values = _values(_numeral(label))
    inside = _INSIDE.finditer(fold_width(target))
    return len(label[0]) == len(label.string) or any(_values(found[1]) & values for found in inside)


def _numeral(label: re.Match[str]) -> str:
    return next(group for group in label.groups() if group)


def _values(numeral: str) -> set[str]:
    """Return the numbers that a numeral may be: i is the ninth letter and one."""
    if numeral[0].isdigit():
        return {".".join(str(int(part)) for part in numeral.split("."))}
    if numeral[0] in _HAN or numeral[0] == "十":
        return {str(_from_han(numeral))}
    lowered = numeral.lower()
    values = {str(ord(lowered) - ord("a") + 1)} if len(lowered) == 1 else set()
    if set(lowered) <= set(_ROMAN):
        values.add(str(_from_roman(lowered)))
    return values


def _from_han(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


def _from_roman(numeral: str) -> int:
    numbers = [_ROMAN[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(numbers, [*numbers[1:], 0], strict=True))
