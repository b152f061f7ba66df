"""Typed values in running text: numbers, dates, ordinals, symbols, references, money, ages."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is; two values can stand for each other only when they are of one kind."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    ORDINAL = "ordinal"
    SYMBOL = "symbol"
    RESOLUTION = "resolution"
    PARAGRAPH = "paragraph"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Value:
    """A value at a place of a text: `start` and `end` are offsets, `canonical` is equal for equal values in any
    language and style.

    Canonical forms: numbers, percentages and ages as plain decimals ("2692", "2500000", "0.5", ranges "13/18"), with ~ >
    or < before a hedged one; money with its currency ("USD 2500000"); dates in ISO 8601 and its extension EDTF
    ("2020-10-12", "2020-10", "2020", "2020-Q4", "2019-02-26/2019-03-01", "--10-12", "199X"); ordinals as numbers ("73");
    symbols in capitals ("A/RES/74/174"); resolutions as "74/174" or "2331(2016)"; paragraphs as "26(b)".
    """

    kind: Kind
    start: int
    end: int
    canonical: str
