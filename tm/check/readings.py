"""A value as the comparison of two languages sees it: without its hedge, as the numbers or parts of a date in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from corpora.text.normalise import fold_width
from corpora.values import Kind as ValueKind
from corpora.values import Value, find_values

from .finding import Kind

KINDS = {
    ValueKind.NUMBER: Kind.NUMBER,
    ValueKind.AGE: Kind.NUMBER,
    ValueKind.FRACTION: Kind.NUMBER,
    ValueKind.PERCENT: Kind.PERCENT,
    ValueKind.MONEY: Kind.MONEY,
    ValueKind.DATE: Kind.DATE,
    ValueKind.ORDINAL: Kind.ORDINAL,
    ValueKind.SYMBOL: Kind.SYMBOL,
}
"""The kind of finding for a kind of value; what is not named is a reference."""

_HEDGE = re.compile(r"(?<![\w.])(~?[<>]=?|~<|~)(?=[0-9A-Z])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RUN = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?:\.\d+)?(?!\d)|\d*\.\d+|\d+")
_GLUED = re.compile(r"[A-Za-z]-?\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[,. ]\d{3})+")
_LONGEST = 40
_DIGIT = re.compile(r"\d")
# Numbers that a text may have without a value of its own: at least these are no error where the other side has them.
_LOOSE = (
    (re.compile(r"\b(?:half an?|one half) million\b|半百万", re.IGNORECASE), 500_000),
    (re.compile(r"\bhalf an? billion\b", re.IGNORECASE), 500_000_000),
    (re.compile(r"\ba quarter of a million\b", re.IGNORECASE), 250_000),
    (re.compile(r"\b(?:an?|one|per|every|several|tens of) hundreds?\b", re.IGNORECASE), 100),
    (re.compile(r"\b(?:an?|one|per|every) thousand\b", re.IGNORECASE), 1_000),
    (re.compile(r"\b(?:an?|one|per|every) million\b", re.IGNORECASE), 1_000_000),
    (re.compile(r"\b(?:an?|one|per|every) billion\b", re.IGNORECASE), 1_000_000_000),
    (re.compile(r"\bdozens?\b", re.IGNORECASE), 12),
    (re.compile(r"\bdozens?\b|\bdecades?\b|\btenfold\b|\ban order of magnitude\b|十", re.IGNORECASE), 10),
    (re.compile(r"\btwo dozen\b", re.IGNORECASE), 24),
    (re.compile(r"\bone in four\b|\bquarter", re.IGNORECASE), 25),
    (re.compile(r"\b(?:half|halve[sd]?|halving)\b|一半|半[数數]|[减減]半", re.IGNORECASE), 50),
    (re.compile(r"\b(?:double[sd]?|doubling|twice|twofold|both|couple|pair|two)\b|两|双|二", re.IGNORECASE), 2),
    (re.compile(r"\b(?:triple[sd]?|thrice|threefold|trilateral)\b|三", re.IGNORECASE), 3),
    (re.compile(r"\b(?:centur(?:y|ies)|hundred(?:fold)?)\b|百", re.IGNORECASE), 100),
    (re.compile(r"\bthousands?\b|千", re.IGNORECASE), 1_000),
    (re.compile(r"\btens of thousands\b|万", re.IGNORECASE), 10_000),
    (re.compile(r"\bmillions\b|百万", re.IGNORECASE), 1_000_000),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")
# How a number goes on beside the value that is read: $300+ billion, 32 kilotons.
_ON = re.compile(r"\+ ?(thousand|million|billion|trillion)\b|[ -]?(kilo)(?:base|ton)")
_FACTORS = {"kilo": 10**3, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NO_ORDINAL = re.compile(r"[ -](?:part(?:y|ies)|persons?|countr(?:y|ies)|States?|World)\b|[方人者国國]|世界")
"""What makes of third a notion that one language has where the other has a pronoun: third parties, 第三国."""
_BEFORE_MINGUO = 1911
_DECADES = re.compile(r"\b(?:decade|dozen|centur)", re.IGNORECASE)
_TIMES = {"decade": (10,), "dozen": (12, 10), "centur": (100,)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a text: `bare` is its canonical form without hedges, `atoms` are the numbers in it, or its parts
    where it is a date; `hedge` is the sign of the hedge."""

    value: Value
    text: str
    kind: Kind
    bare: str
    hedge: str
    atoms: frozenset[str]
    figures: bool

    @property
    def size(self) -> Decimal:
        """Return the greatest number in it."""
        return max((Decimal(atom) for atom in _NUMBER.findall(self.bare)), default=Decimal(0))


def readings(text: str, language: str) -> list[Reading]:
    """Return the values of a text as they are compared."""
    values = find_values(text, language)
    return [_reading(value, text) for value in values if not _is_third_party(value, text)]


def _is_third_party(value: Value, text: str) -> bool:
    return value.kind is ValueKind.ORDINAL and value.canonical == "3" and bool(_NO_ORDINAL.match(text, value.end))


def _reading(value: Value, text: str) -> Reading:
    kind = KINDS.get(value.kind, Kind.REFERENCE)
    written = text[value.start : value.end]
    if year := _year_of_minguo(value, text):
        return Reading(value, written, Kind.DATE, year, "", date_parts(year), True)
    found = _HEDGE.search(value.canonical) if kind is not Kind.DATE else None
    bare = _whole(value, text) if kind is not Kind.DATE else value.canonical.lstrip("~<>=")
    atoms = date_parts(bare) if kind is Kind.DATE else numbers(bare)
    return Reading(value, written, kind, bare, found[1] if found else "", atoms, bool(_DIGIT.search(written)))


def _year_of_minguo(value: Value, text: str) -> str:
    """Return the year that a number names in the Republican calendar, which the dates of values lack: 民国八十四年."""
    stands_there = text.endswith(("民国", "民國"), 0, value.start) and text.startswith("年", value.end)
    is_year = stands_there and value.kind is ValueKind.NUMBER and value.canonical.isdigit()
    return str(_BEFORE_MINGUO + int(value.canonical)) if is_year else ""


def _whole(value: Value, text: str) -> str:
    """Return the canonical form of a value without hedges, with what of its number stands beside it."""
    bare = _HEDGE.sub("", value.canonical)
    if on := _ON.match(text, value.end):
        factor = _FACTORS[on[1] or on[2]]
        return _NUMBER.sub(lambda found: _plain(str(Decimal(found[0]) * factor)), bare)
    return bare


def numbers(bare: str) -> frozenset[str]:
    """Return the numbers in a canonical form, each in one form: 2.50 is 2.5."""
    return frozenset(_plain(number) for number in _NUMBER.findall(bare))


def _plain(number: str) -> str:
    return format(Decimal(number).normalize(), "f")


def date_parts(canonical: str) -> frozenset[str]:
    """Return the years (y2020), months (m10), days (d12), quarters and decades in a canonical date."""
    parts: set[str] = set()
    for one in re.split(r"[/,{}]", canonical):
        if re.fullmatch(r"\d\d", one):  # 2018/19
            parts |= {f"y{year[:2]}{one}" for year in re.findall(r"\d{4}", canonical)[:1]}
        elif one:
            parts |= _parts_of_one(one)
    return frozenset(parts)


def _parts_of_one(date: str) -> set[str]:
    if "X" in date:
        return {f"X{date[-2:]}" if date[-2] != "X" else f"X{date[:2]}"}
    year, rest = (date[:4], date[5:]) if re.match(r"\d{4}", date) else ("", date.removeprefix("--"))
    parts = {f"y{year}"} if year else set()
    fields = rest.split("-") if rest else []
    if len(fields) == 1 and not year and date.startswith("--") and re.fullmatch(r"\d\d", fields[0]):
        return {f"m{fields[0]}"}
    for name, value in zip("md", fields, strict=False):
        parts.add(value if value[:1] in {"Q", "H", "T"} else f"{name}{value}")
    return parts


@dataclass(frozen=True, slots=True)
class Loose:
    """The numbers that a text can be said to have beside its values: `written` as figures, or in words such as dozen,
    half and twice; `glued` those inside codes (SARS-CoV-2, N95)."""

    written: frozenset[str]
    glued: frozenset[str]


def loose_numbers(text: str, language: str, paired: Iterable[Value] = ()) -> Loose:
    """Return the numbers beside the values of a text; those of `paired` have their fellows and count no more."""
    folded = fold_width(text)
    open_text, words = _without(folded, paired), _without(folded, find_values(text, language))
    free = _in_figures(_RUN.findall(_GLUED.sub(" ", open_text)))
    free |= {str(number) for pattern, number in _LOOSE if pattern.search(words)} | _multiplied(folded, language)
    return Loose(frozenset(free), frozenset(_in_figures(_RUN.findall(open_text))))


def _without(text: str, values: Iterable[Value]) -> str:
    for value in values:
        text = text[: value.start] + "\0" * (value.end - value.start) + text[value.end :]
    return text


def _in_figures(found: list[str]) -> set[str]:
    """Return the numbers that runs of figures may be: 10.700 is also 10700, .80 also 80."""
    runs = [run for run in found if len(run) < _LONGEST]
    numbers = {f"0{run}" if run[0] == "." else run for run in runs if not re.search(r"[, ]|\..*\.", run)}
    numbers |= {re.sub(r"[,. ]", "", run) for run in runs if _GROUPED.fullmatch(run)}
    numbers |= {re.sub(r"[, ]", "", run) for run in runs if run.count(".") < 2 and run[0] != "."}
    numbers |= {run[1:] for run in runs if run[0] == "."}
    return {_plain(number) for number in numbers}


def loose_months(text: str, language: str) -> frozenset[str]:
    """Return the months (m05) that an English text names outside its dates."""
    if language.startswith("zh"):
        return frozenset()
    return frozenset(f"m{_MONTHS.index(word[:3].lower()) + 1:02}" for word in _MONTH.findall(text))


def _multiplied(text: str, language: str) -> set[str]:
    """Return what numbers before decades and dozens make: two decades are 20 years."""
    if language.startswith("zh"):
        return set()
    made: set[str] = set()
    for value in find_values(text, language):
        word = _DECADES.match(text[value.end :].lstrip(" -"))
        if word and value.kind is ValueKind.NUMBER:
            for factor in _TIMES[word[0].lower()]:
                made |= {_plain(str(Decimal(number) * factor)) for number in numbers(value.canonical)}
    return made
