"""Values of a source that its translation lacks, and those that it has instead."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from corpora.values import Kind as ValueKind

from .finding import Finding, Kind
from .readings import Reading, loose_months, loose_numbers, numbers, readings

_QUANTITIES = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.REFERENCE, Kind.MONEY})
_UP, _DOWN = {">", ">=", "~>="}, {"<", "<=", "~<", "~<="}
_SHARE = re.compile(r"\d+(?:\.\d+|/[1-9]\d*)?")
_VAGUE = re.compile(r"[HT]\d|Q\d")
_POINTING = re.compile(
    r"[前同本次][一二两兩三四]?(?:[条條](?![约約例款件])|[项項](?!目)|款(?!项|項)|段(?!时|時)|章(?!程)|[节節](?!日))|"
    r"\b(?:preceding|foregoing|same|following|this|said) (?:sub)?(?:article|paragraph|section|clause|chapter|item)s?\b"
)
"""What points to a part of the text that the other language may name by its number: 前条, article 7."""
Same = Callable[[Reading, Reading], bool]


def compare_values(source: str, target: str, languages: tuple[str, str], strict: bool = False) -> Iterator[Finding]:
    """Yield a finding for each value that differs; `languages` are the codes of the two texts.

    A hedge that one side leaves out, one and two in words, and first and second are let pass unless `strict`; so is a
    date without its year beside the same with it.
    """
    old, new = readings(source, languages[0]), readings(target, languages[1])
    all_old, all_new = list(old), list(new)
    yield from _opposites(_paired(old, new))
    if not old and not new:
        return
    mine = _Rest(source, languages[0], old, [one for one in all_old if one not in old])
    yours = _Rest(target, languages[1], new, [one for one in all_new if one not in new])
    _excuse_dates(old, new, source, target, languages)
    for kind in dict.fromkeys(reading.kind for reading in (*old, *new)):
        yield from _remaining(kind, mine, yours, strict)


class _Rest:
    """What is left of the values of one text, and what numbers it has beside them."""

    def __init__(self, text: str, language: str, left: list[Reading], paired: list[Reading]) -> None:
        self.left = left
        self.loose = loose_numbers(text, language, [one.value for one in paired])
        self.said = frozenset(atom for one in paired for atom in one.atoms)
        self.pointing = len(_POINTING.findall(text))

    def excuses(self, reading: Reading) -> bool:
        """Tell whether this text has the numbers of a value of the other one in values of other kinds, or in none."""
        if reading.kind is Kind.DATE:
            return False
        if reading.kind is Kind.SYMBOL:
            return any(numbers(reading.bare) <= numbers(one.bare) for one in self.left if one.kind is Kind.REFERENCE)
        fitting = _QUANTITIES | {reading.kind}
        pool = {atom for one in self.left for atom in one.atoms if one.kind in fitting}
        return bool(reading.atoms) and reading.atoms <= pool | self.loose.written

    def has_said(self, reading: Reading) -> bool:
        """Tell whether this text has the numbers of a value once already, or inside a code."""
        return bool(reading.atoms) and (reading.atoms <= self.said or reading.atoms <= self.loose.glued)


def _paired(old: list[Reading], new: list[Reading]) -> list[tuple[Reading, Reading]]:
    """Take from both lists what can stand for each other, the likest first, and return the pairs."""
    passes: tuple[Same, ...] = (
        lambda one, other: one.kind is other.kind and one.bare == other.bare and one.hedge == other.hedge,
        lambda one, other: one.kind is other.kind and one.bare == other.bare,
        lambda one, other: one.kind is other.kind is Kind.DATE and _agree(one, other),
        lambda one, other: one.kind is other.kind is not Kind.DATE and bool(one.atoms) and one.atoms == other.atoms,
        lambda one, other: _share(one) is not None and _share(one) == _share(other),
        lambda one, other: {one.kind, other.kind} <= _QUANTITIES and bool(one.atoms) and one.atoms == other.atoms,
    )
    pairs = []
    for same in passes:
        for one in list(old):
            other = next((other for other in new if same(one, other)), None)
            if other is not None:
                old.remove(one)
                new.remove(other)
                pairs.append((one, other))
    return pairs


def _share(reading: Reading) -> Fraction | None:
    """Return what a percentage or a fraction is of the whole: 50 per cent is 二分之一."""
    percent = reading.kind is Kind.PERCENT
    if not (percent or reading.value.kind is ValueKind.FRACTION) or not _SHARE.fullmatch(reading.bare):
        return None
    return Fraction(reading.bare) / (100 if percent else 1)


def _agree(one: Reading, other: Reading) -> bool:
    """Tell whether one date is the other without its year or its third of a month."""
    vague = {part for part in one.atoms ^ other.atoms if not (part[0] == "y" or _VAGUE.fullmatch(part))}
    years = [{part for part in date.atoms if part[0] == "y"} for date in (one, other)]
    shared = {part for part in one.atoms & other.atoms if part[0] != "y"}
    return not vague and bool(shared) and (not years[0] or not years[1] or years[0] == years[1])


def _opposites(pairs: list[tuple[Reading, Reading]]) -> Iterator[Finding]:
    """Yield where one side has more than and the other less than."""
    for one, other in pairs:
        if (one.hedge in _UP and other.hedge in _DOWN) or (one.hedge in _DOWN and other.hedge in _UP):
            yield _finding(one, other, "more on one side, less on the other")


def _excuse_dates(old: list[Reading], new: list[Reading], source: str, target: str, languages: tuple[str, str]) -> None:
    """Take out the dates whose parts all stand in dates of the other side, or as figures where it has no date."""
    for mine, text, language in ((old, target, languages[1]), (new, source, languages[0])):
        parts = {part for reading in readings(text, language) if reading.kind is Kind.DATE for part in reading.atoms}
        parts |= loose_months(text, language)
        bare = loose_numbers(text, language).glued
        for reading in [one for one in mine if one.kind is Kind.DATE]:
            missing = {part for part in reading.atoms - parts if not _VAGUE.fullmatch(part)}
            figures = set(re.findall(r"\d+", reading.text))
            if not missing or (figures <= bare and not any(part[0] in "md" for part in missing)):
                mine.remove(reading)


def _remaining(kind: Kind, mine: _Rest, yours: _Rest, strict: bool) -> Iterator[Finding]:
    """Yield what is left of a kind: pairs in their order, then what stands alone."""
    old = [one for one in mine.left if one.kind is kind and not yours.excuses(one)]
    new = [one for one in yours.left if one.kind is kind and not mine.excuses(one)]
    both = min(len(old), len(new))
    for one, other in zip(old[:both], new[:both], strict=True):
        if strict or not (_weak(one) and _weak(other)):
            yield _finding(one, other)
    spared = (0, 0) if strict or kind is not Kind.REFERENCE else (yours.pointing, mine.pointing)
    for one in old[both + spared[0] :]:
        if _matters(one, strict) and not yours.has_said(one):
            yield _finding(one, None)
    for other in new[both + spared[1] :]:
        if _matters(other, strict) and not mine.has_said(other):
            yield _finding(None, other)


def _weak(reading: Reading) -> bool:
    """Tell whether a value is one that a translation may say in other words: one, two, first, a hundred."""
    if reading.kind not in {Kind.NUMBER, Kind.ORDINAL}:
        return False
    return not reading.figures and reading.size <= 2


def _matters(reading: Reading, strict: bool) -> bool:
    """Tell whether a value that stands alone is worth a word."""
    if strict or reading.kind not in {Kind.NUMBER, Kind.ORDINAL}:
        return True
    if reading.kind is Kind.ORDINAL:
        return reading.size > 2 and reading.value.start > 0  # Third, it should
    return reading.figures and (reading.size >= 10 or reading.size != Decimal(int(reading.size)))


def _finding(one: Reading | None, other: Reading | None, note: str = "") -> Finding:
    reading = one or other
    assert reading is not None
    return Finding(
        reading.kind,
        other.text if other else "",
        one.text if one else "",
        (one.value.start, one.value.end) if one else None,
        (other.value.start, other.value.end) if other else None,
        note or ("" if one and other else "it is missing" if one else "the source has none"),
    )
