"""Numbers, percentages, money, ages and fractions in English."""

import re

from .currencies import currency_after, currency_before
from .figures import figure_at
from .hedges import ENGLISH, hedge_after
from .quantities import Grammar, Measured, quantity
from .record import Found, Numeral
from .value import Kind
from .words import ORDINAL_WORDS, Spelled, parse_words

_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALED = re.compile(r"[ -](hundred|thousand|million|billion|trillion)(?![A-Za-z])")
_AND_A_HALF = re.compile(
    r"(?: and (?:a|one) half|-and-a-half)(?![A-Za-z])(?: (thousand|million|billion|trillion)(?![A-Za-z]))?"
)
_HALVED = 100
_A_HUNDRED_AND = re.compile(r"(?<![A-Za-z])[Aa] hundred and (?=[a-z])")
_LONGEST_IN_WORDS = 100
_PERCENT = re.compile(r"(?: ?%|[ -]per[ -]?cent(?![A-Za-z])|[ -]percent(?![A-Za-z]))")
_YEARS_OLD = re.compile(
    r"[ -](?:years?[ -]olds?|years of age)(?![A-Za-z])| years(?= (?:and|or) (?:older|over|above|younger|under)\b)"
)
_JOIN = re.compile(r"(?:-? to |-to-| ?- ?| ?—{1,2} ?|~| through )(?=[0-9$€£¥A-Za-z])")
_AND = re.compile(r" and ")
_AGED = re.compile(r"(?:[Aa]ged|[Aa]ges?(?: of)?) (?:between )?(?=[0-9A-Za-z≥≤<>])")
_BETWEEN_AGES = re.compile(r"[Bb]etween (?:the )?ages(?: of)? (?=[0-9A-Za-z])")
_COMPARED = re.compile(r"[≥≤<>] ?")
_CHANGES = re.compile(
    r"(?:increas|decreas|ris|rose|fall|fell|declin|grow|grew|drop|reduc|rais|went|gone|chang|expand|improv|lower|up|down)"
    r"\w*\b.{0,50} from $",
    re.IGNORECASE,
)
_UNDER = re.compile(r"([Uu]nder|[Oo]ver)-([0-9]{1,2}|five)s?(?![A-Za-z0-9])")
_THAN = re.compile(r"(younger|older) than (?=[0-9A-Za-z])", re.IGNORECASE)
_YEARS = re.compile(r" years(?: of age| old)?(?![A-Za-z])")
_HEDGED_AGE = re.compile(r"\b(under|below|over|above|at least|up to) (?:the )?$", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he $")
_AGE_SIGNS = {"under": "<", "below": "<", "over": ">", "above": ">", "at least": ">=", "up to": "<="}
_FRACTION = re.compile(r"[ -](hal(?:f|ves)|quarters?|[a-z]+?)(s?)(?![A-Za-z])")
_DIGITS = frozenset("0123456789")
_BEFORE_UNIT = frozenset(" -%")
"""What stands between a number and its unit, and the sign that is one."""
_SMALL_PARTS = {"hundredth": 100, "thousandth": 1000}
_NO_HALF = re.compile(r"-|[ -](?:hour|day|year|month|century|time)")
_NAMED_AFTER = re.compile(r"\b[Gg]roup of $|\bG-?$")


def numeral_at(text: str, place: int) -> Numeral | None:
    """Return the number in figures or words that begins at `place`, with its scale; None where there is none."""
    numeral = figure_at(text, place)
    if numeral:
        scaled = _SCALED.match(text, numeral.end)
        return numeral._replace(end=scaled.end(), scale=_SCALES[scaled[1]]) if scaled else numeral
    if not text[place : place + 1].isalpha():
        return None
    spelled = _a_hundred_and(text, place) or parse_words(text, place)
    if not spelled or spelled.ordinal:
        return None
    half = _AND_A_HALF.match(text, spelled.end) if spelled.value < _HALVED else None
    if half:
        return Numeral(place, half.end(), f"{spelled.value}.5", _SCALES.get(half[1], 1), words=True)
    return Numeral(place, spelled.end, str(spelled.value), words=True)


def _a_hundred_and(text: str, place: int) -> Spelled | None:
    """Return the number that "a hundred and" at `place` opens, which says one hundred; "a hundred" alone is vague."""
    if not _A_HUNDRED_AND.match(text, place):
        return None
    said = parse_words("one" + text[place + 1 : place + _LONGEST_IN_WORDS], 0)
    return Spelled(said.value, place + said.end - 2, said.ordinal) if said and said.value > _SCALES["hundred"] else None


def hundred_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the quantity that "a" before the hundred at `place` opens: a hundred and twenty-five."""
    start = place - 2
    return quantity_at(text, start, floor) if start >= floor and _A_HUNDRED_AND.match(text, start) else ()


def _measured(text: str, place: int) -> Measured | None:
    figures = text[place : place + 1] in _DIGITS
    begin, currency = (place, None) if figures else currency_before(text, place, chinese=False)
    numeral = numeral_at(text, begin)
    if not numeral:
        return None
    if currency:
        return Measured(numeral, numeral.end, Kind.MONEY, currency, unit=True, sign=True)
    if text[numeral.end : numeral.end + 1] not in _BEFORE_UNIT:
        return Measured(numeral, numeral.end)
    if percent := _PERCENT.match(text, numeral.end):
        return Measured(numeral, percent.end(), Kind.PERCENT, unit=True)
    if years := _YEARS_OLD.match(text, numeral.end):
        return Measured(numeral, years.end(), Kind.AGE, unit=True)
    end, currency = currency_after(text, numeral.end, chinese=False)
    return Measured(numeral, end, Kind.MONEY if currency else Kind.NUMBER, currency, unit=currency is not None)


GRAMMAR = Grammar(_measured, _JOIN, ENGLISH)
_BETWEEN = Grammar(_measured, _AND, ENGLISH)
_ALONE = Grammar(_measured, re.compile(r"(?!)"), ENGLISH)


def quantity_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the quantity at `place`; "one" by itself is none, as 一 before a measure word is none.

    What goes up or down from one number to another is no range.
    """
    if text[place - 1 : place] in {" ", "G", "-"} and _NAMED_AFTER.search(text[max(0, place - 9) : place]):
        return ()
    found = quantity(GRAMMAR, text, place, floor)
    if found and len(found.numerals) == 2 and _CHANGES.search(text[max(0, place - 70) : place]):
        found = quantity(_ALONE, text, place, floor)
    if not found or (
        found.kind is Kind.NUMBER
        and found.numerals[0].face == "1"
        and text[found.numerals[0].start].isalpha()
        and len(found.numerals) == 1
    ):
        return ()
    return (found,)


def between_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the range that "between" at `place` opens, also of ages: between the ages of 13 and 18."""
    if ages := _BETWEEN_AGES.match(text, place):
        found = quantity(_BETWEEN, text, ages.end(), ages.end())
        if found and len(found.numerals) == 2 and found.kind in {Kind.NUMBER, Kind.AGE}:
            return (found._replace(start=place, kind=Kind.AGE),)
    found = quantity(_BETWEEN, text, place + len("between "), place + len("between "))
    return (found._replace(start=place),) if found and len(found.numerals) == 2 else ()


def age_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the age that "aged" or "age" at `place` opens, with "under the" before and "and over" behind."""
    opened = _AGED.match(text, place)
    if not opened:
        return ()
    grammar = _BETWEEN if opened[0].endswith("between ") else GRAMMAR
    compared = _COMPARED.match(text, opened.end())
    found = quantity(grammar, text, compared.end() if compared else opened.end(), opened.end())
    if not found or found.kind not in {Kind.NUMBER, Kind.AGE}:
        return ()
    start, sign = _before_age(text, place, floor)
    end, canonical = found.end, found.canonical
    if found.kind is Kind.NUMBER and (years := _YEARS.match(text, end)):
        end, after = hedge_after(ENGLISH, text, years.end())
        canonical = after + canonical
    if sign and not canonical[0].isdigit():
        start, sign = place, ""
    return (Found(Kind.AGE, start, end, sign + canonical, found.numerals),)


def age_limit_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the age that "younger than" or "under-" at `place` bounds: younger than 5 years, under-fives."""
    if than := _THAN.match(text, place):
        found = quantity(_ALONE, text, than.end(), than.end())
        if not found or found.kind not in {Kind.NUMBER, Kind.AGE} or not found.canonical[0].isdigit():
            return ()
        years = _YEARS.match(text, found.end)
        sign = "<" if than[1].lower() == "younger" else ">"
        return (Found(Kind.AGE, place, years.end() if years else found.end, sign + found.canonical, found.numerals),)
    under = _UNDER.match(text, place)
    if not under:
        return ()
    numeral = numeral_at(text, under.start(2))
    if not numeral:
        numeral = Numeral(under.start(2), under.end(2), "5" if under[2] == "five" else under[2])
    sign = "<" if under[1].lower() == "under" else ">"
    return (Found(Kind.AGE, place, under.end(), sign + numeral.face, (numeral,)),)


def _before_age(text: str, place: int, floor: int) -> tuple[int, str]:
    begin = max(floor, place - 14)
    hedged = _HEDGED_AGE.search(text[begin:place])
    return (begin + hedged.start(), _AGE_SIGNS[hedged[1].lower()]) if hedged else (place, "")


def fraction_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the fraction in words at `place`: two thirds, three-quarters."""
    part = parse_words(text, place)
    name = _FRACTION.match(text, part.end) if part and not part.ordinal else None
    if not part or not name:
        return ()
    if name[1].startswith("quarter"):
        whole = 4
    elif name[1] == "half" and not _NO_HALF.match(text, name.end()):
        whole = 2
    elif part.value > 1 and name[1] in _SMALL_PARTS:
        whole = _SMALL_PARTS[name[1]]
    elif name[1] in ORDINAL_WORDS and name[1] not in {"first", "second"}:
        spelled = parse_words(name[1], 0)
        whole = spelled.value if spelled else 0
    else:
        return ()
    plural = name[0].endswith("s")
    if part.value >= whole or plural == (part.value == 1):
        return ()
    return (Found(Kind.FRACTION, place, name.end(), f"{part.value}/{whole}"),)
