"""Values of a source that its translation lacks, and those that it has instead."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from .finding import Finding, Kind
from .readings import Reading, loose_months, loose_numbers, numbers, readings

_QUANTITIES = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.REFERENCE, Kind.MONEY})
_UP, _DOWN = {">", ">=", "~>="}, {"<", "<=", "~<", "~<="}
_VAGUE = re.compile(r"[HT]\d|Q\d")
Same = Callable[[Reading, Reading], bool]


def compare_values(source: str, target: str, languages: tuple[str, str], strict: bool = False) -> Iterator[Finding]:
    """Yield a finding for each value that differs; `languages` are the codes of the two texts.

    A hedge that one side leaves out, one and two in words, and first and second are let pass unless `strict`; so is a
    date without its year beside the same with it.
    """
    old, new = readings(source, languages[0]), readings(target, languages[1])
    if not old and not new:
        return
    yield from _opposites(_paired(old, new))
    if not old and not new:
        return
    _excuse_dates(old, new, source, target, languages)
    loose = loose_numbers(source, languages[0]), loose_numbers(target, languages[1])
    yield from _remaining(
        old, new, loose, _others(source, old, languages[0]), _others(target, new, languages[1]), strict
    )


def _paired(old: list[Reading], new: list[Reading]) -> list[tuple[Reading, Reading]]:
    """Take from both lists what can stand for each other, the likest first, and return the pairs."""
    passes: tuple[Same, ...] = (
        lambda one, other: one.kind is other.kind and one.bare == other.bare and one.hedge == other.hedge,
        lambda one, other: one.kind is other.kind and one.bare == other.bare,
        lambda one, other: one.kind is other.kind is Kind.DATE and _agree(one, other),
        lambda one, other: one.kind is other.kind is not Kind.DATE and bool(one.atoms) and one.atoms == other.atoms,
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
        bare = loose_numbers(text, language)
        for reading in [one for one in mine if one.kind is Kind.DATE]:
            missing = {part for part in reading.atoms - parts if not _VAGUE.fullmatch(part)}
            figures = set(re.findall(r"\d+", reading.text))
            if not missing or (figures <= bare and not any(part[0] in "md" for part in missing)):
                mine.remove(reading)


def _others(text: str, left: list[Reading], language: str) -> frozenset[str]:
    """Return the numbers of the values that found their fellows: to say one twice is no error."""
    kept = {id for reading in left for id in [reading.value]}
    return frozenset(atom for one in readings(text, language) if one.value not in kept for atom in one.atoms)


def _remaining(
    old: list[Reading],
    new: list[Reading],
    loose: tuple[frozenset[str], frozenset[str]],
    said_old: frozenset[str],
    said_new: frozenset[str],
    strict: bool,
) -> Iterator[Finding]:
    """Yield what is left: pairs of one kind in their order, then what stands alone."""
    for kind in dict.fromkeys(reading.kind for reading in (*old, *new)):
        mine = [one for one in old if one.kind is kind and not _excused(one, new, loose[1])]
        yours = [one for one in new if one.kind is kind and not _excused(one, old, loose[0])]
        both = min(len(mine), len(yours))
        for one, other in zip(mine[:both], yours[:both], strict=True):
            if strict or not (_weak(one) and _weak(other)):
                yield _finding(one, other)
        for one in mine[both:]:
            if _matters(one, strict) and not one.atoms <= said_new:
                yield _finding(one, None)
        for other in yours[both:]:
            if _matters(other, strict) and not other.atoms <= said_old:
                yield _finding(None, other)


def _excused(reading: Reading, across: list[Reading], loose: frozenset[str]) -> bool:
    """Tell whether the numbers of a value stand on the other side in values of other kinds, or in no value."""
    if reading.kind is Kind.DATE:
        return False
    if reading.kind is Kind.SYMBOL:
        return any(numbers(reading.bare) <= numbers(other.bare) for other in across if other.kind is Kind.REFERENCE)
    pool = {atom for other in across for atom in other.atoms if other.kind in _QUANTITIES or other.kind is reading.kind}
    return bool(reading.atoms) and reading.atoms <= pool | loose


def _weak(reading: Reading) -> bool:
    """Tell whether a value is one that a translation may say in other words: one, two, first, a hundred."""
    if reading.kind not in {Kind.NUMBER, Kind.ORDINAL}:
        return False
    return not reading.figures and reading.size <= 2


def _matters(reading: Reading, strict: bool) -> bool:
    """Tell whether a value that stands alone is worth a word."""
    if strict or reading.kind not in {Kind.NUMBER, Kind.ORDINAL}:
        return True
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
