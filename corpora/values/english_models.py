"""English values in the style of the Editorial Manual, for others of their structure to be written like."""

from collections.abc import Callable, Iterator

from .models import Item, date_structure, items_of, quantity_of
from .value import Kind

_HEDGES = {
    "": "{}",
    "~": "about {}",
    "~<": "nearly {}",
    ">": "more than {}",
    "<": "less than {}",
    ">=": "at least {}",
    "<=": "no more than {}",
    "~>=": "about {} or more",
    "~<=": "about {} or less",
}
_AGES = {
    "": "aged {}",
    "~": "about {} years of age",
    "~<": "nearly {} years of age",
    ">": "over {} years of age",
    "<": "under {} years of age",
    ">=": "aged {} or over",
    "<=": "up to {} years of age",
}
_SIGNED = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_NAMED = {
    "CNY": "yuan", "CHF": "Swiss francs", "CAD": "Canadian dollars", "AUD": "Australian dollars",
    "HKD": "Hong Kong dollars", "SGD": "Singapore dollars", "NZD": "New Zealand dollars", "RUB": "roubles",
    "INR": "Indian rupees", "KRW": "Korean won", "DKK": "Danish kroner", "NOK": "Norwegian kroner",
    "SEK": "Swedish kronor", "ZAR": "rand", "MXN": "Mexican pesos", "BRL": "reais", "TRY": "Turkish lira",
    "XOF": "CFA francs", "ILS": "shekels",
}  # fmt: skip
_DATES = {
    ("point", "day", True): "3 May 2019",
    ("point", "day", False): "3 May",
    ("point", "month", True): "May 2019",
    ("point", "month", False): "May",
    ("point", "year", True): "2019",
    ("range", "day", True): "3 to 5 May 2019",
    ("range", "day", False): "3 to 5 May",
    ("range", "month", True): "March to May 2019",
    ("range", "month", False): "March to May",
    ("range", "year", True): "2014-2015",
    ("set", "day", True): "3 and 5 May 2019",
    ("set", "day", False): "3 and 5 May",
    ("set", "month", True): "March and May 2019",
    ("set", "month", False): "March and May",
}
_PARTS = (
    "third quarter of 2019", "third quarter", "second to third quarters of 2019", "second to third quarters",
    "second and third quarters of 2019", "second and third quarters", "first half of 2019", "mid-May 2019", "mid-May",
    "1980s", "80s", "nineteenth century", "2016/17",
)  # fmt: skip
_REFERENCES = {
    Kind.PARAGRAPH: ("paragraph", "1"),
    Kind.ARTICLE: ("article", "1"),
    Kind.ANNEX: ("annex", "I"),
    Kind.CHAPTER: ("chapter", "I"),
    Kind.SECTION: ("section", "I"),
    Kind.PART: ("part", "I"),
}
_ORDINALS_IN_WORDS = 100


def models(kind: Kind, canonical: str) -> Iterator[str]:
    """Yield values of the kind that a canonical form can be written like, the best first."""
    yield from _MODELS[kind](canonical)


def _quantities(canonical: str, unit: str = "{}") -> Iterator[str]:
    parts = quantity_of(canonical)
    if parts and parts.hedge in _HEDGES:
        number = "13 to 18" if parts.last else "12"
        text = _HEDGES[parts.hedge].format(unit.format(number))
        # What can be counted is fewer, what is measured less.
        if unit == "{}" and "." not in parts.first:
            text = text.replace("less", "fewer")
        yield text


def _percentages(canonical: str) -> Iterator[str]:
    yield from _quantities(canonical, "{} per cent")


def _money(canonical: str) -> Iterator[str]:
    parts = quantity_of(canonical)
    if not parts or parts.hedge not in _HEDGES:
        return
    numbers = ("13", "18") if parts.last else ("12",)
    if sign := _SIGNED.get(parts.currency):
        text = " to ".join(f"{sign}{number}" for number in numbers)
    else:
        text = f"{' to '.join(numbers)} {_NAMED.get(parts.currency, parts.currency)}"
    yield _HEDGES[parts.hedge].format(text)


def _ages(canonical: str) -> Iterator[str]:
    parts = quantity_of(canonical)
    if parts and parts.hedge in _AGES:
        yield _AGES[parts.hedge].format("13 to 18" if parts.last else "12")


def _dates(canonical: str) -> Iterator[str]:
    structure = date_structure(canonical)
    yield from (_DATES[structure],) if structure in _DATES else _PARTS


def _ordinals(canonical: str) -> Iterator[str]:
    numbers = [int(number) for number in canonical.split("/") if number.isdecimal()]
    in_words = bool(numbers) and max(numbers) < _ORDINALS_IN_WORDS
    if len(numbers) > 1:
        yield "fifth to eighth" if in_words else "5th to 8th"
    else:
        yield "fifth" if in_words else "5th"


def _resolutions(canonical: str) -> Iterator[str]:
    yield from ("73/195", "2331 (2016)") if set("/(") & set(canonical) else ("resolution 5",)


def _reference(kind: Kind) -> Callable[[str], Iterator[str]]:
    word, number = _REFERENCES[kind]

    def like(canonical: str) -> Iterator[str]:
        items = items_of(canonical)
        plural = "es" if kind is Kind.ANNEX else "s"
        for figure in (number, "1"):
            yield f"{word}{plural if len(items) > 1 else ''} {''.join(_items(items, figure))}"

    return like


def _items(items: list[Item], figure: str) -> Iterator[str]:
    for place, item in enumerate(items):
        last = place == len(items) - 1
        yield {"": "", "/": " to ", ",": " and " if last else ", "}[item.joint]
        inserted = "-1" if item.bis.startswith("-") else " bis" if item.bis else ""
        yield f"{figure}{' (a)' if item.letters else ''}{inserted}"


_MODELS: dict[Kind, Callable[[str], Iterator[str]]] = {
    Kind.NUMBER: _quantities,
    Kind.PERCENT: _percentages,
    Kind.MONEY: _money,
    Kind.AGE: _ages,
    Kind.DATE: _dates,
    Kind.ORDINAL: _ordinals,
    Kind.RESOLUTION: _resolutions,
    Kind.SYMBOL: lambda canonical: iter(("A/75/115",)),
    Kind.FRACTION: lambda canonical: iter(("two thirds",)),
    **{kind: _reference(kind) for kind in _REFERENCES},
}
