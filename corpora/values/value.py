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
    FRACTION = "fraction"
    ARTICLE = "article"
    ANNEX = "annex"
    CHAPTER = "chapter"
    SECTION = "section"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Value:
    """A value at a place of a text: `start` and `end` are offsets.

    `canonical` is equal for equal values in any language and style. Numbers, percentages and ages are plain decimals
    with the precision as written ("2692", "2500000", "0.5"), ranges "13/18". Before a hedged one stand the signs of its
    hedge, which is inside the span but for one behind a Chinese measure word (20名左右, 三个月以上; the half of 两年半
    stands outside too): ~ about, > more than, < less than, >= at least, <= at most, ~< nearly, ~>= about
    so much or more. Money has its currency ("USD 2500000", "~USD 2500000"). Fractions are "2/3".

    Dates follow ISO 8601 and its extension EDTF: "2020-10-12", "2020-10", "2020"; "--10-12" and "--10" without a year;
    "2019-02-26/2019-03-01" from one to another; "{2020-09-10,2020-09-11}" on each of some; "199X" and "XX9X" a decade;
    "19XX" the twentieth century. Forms of our own: "2020-Q4" and "--Q4" a quarter, with
    ranges and sets of two, "2020-H1" a half, "2020-10-T1" the
    first third of a month (上旬, early October), "2018/19" a split year, which is not the span "2018/2019".

    Ordinals are numbers ("73"), also of a numbered thing (第3号, No. 3). Symbols are in capitals ("A/RES/74/174").
    Resolutions and decisions are "74/174", "2331(2016)" or "3363(XXX)". Paragraphs, articles, annexes, chapters,
    sections and parts are their numbers in Arabic figures: "26(b)", "5/8" from one to another, "5,6" a list, "14bis".
    """

    kind: Kind
    start: int
    end: int
    canonical: str
