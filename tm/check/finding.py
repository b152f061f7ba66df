"""What a check found: its kind and severity, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class Severity(StrEnum):
    """How bad a finding is: an error is wrong for the reader, a warning may be meant."""

    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    """What is wrong with a segment."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    ORDINAL = "ordinal"
    REFERENCE = "reference"
    SYMBOL = "symbol"
    COUNTRY = "country"
    EMPTY = "empty"
    TITLE = "title"
    DEPRECATED = "deprecated"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    BRACKET = "bracket"
    QUOTATION = "quotation"
    HAN = "han"
    WIDTH = "width"
    IDENTICAL = "identical"
    TARGETS = "targets"
    SOURCES = "sources"
    ACRONYM = "acronym"
    DOUBLED = "doubled"
    SPACING = "spacing"
    STOP = "stop"
    STYLE = "style"
    TERM = "term"


_ERRORS = frozenset(
    {Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.DATE, Kind.ORDINAL, Kind.REFERENCE, Kind.SYMBOL}
    | {Kind.COUNTRY, Kind.EMPTY}
)

WHAT_IS_WRONG = {
    Kind.NUMBER: "a number differs",
    Kind.PERCENT: "a percentage differs",
    Kind.MONEY: "a sum of money differs",
    Kind.DATE: "a date differs",
    Kind.ORDINAL: "an ordinal differs",
    Kind.REFERENCE: "a resolution, paragraph, article or annex differs",
    Kind.SYMBOL: "a document symbol differs",
    Kind.COUNTRY: "a country is not named as in the termbase",
    Kind.EMPTY: "nothing is translated",
    Kind.TITLE: "a body, instrument or office is not named as in the termbase",
    Kind.DEPRECATED: "a term that the termbase advises against",
    Kind.PARAGRAPH: "the paragraph has another number",
    Kind.FOOTNOTE: "footnote marks differ",
    Kind.BRACKET: "a bracket without its fellow",
    Kind.QUOTATION: "a quotation mark without its fellow",
    Kind.HAN: "Chinese characters were left in the translation",
    Kind.WIDTH: "full-width signs were left in the translation",
    Kind.IDENTICAL: "the translation is the source",
    Kind.TARGETS: "the same source is translated otherwise elsewhere",
    Kind.SOURCES: "another source has the same translation",
    Kind.ACRONYM: "an acronym is used before it is defined",
    Kind.DOUBLED: "a word stands twice",
    Kind.SPACING: "a space too many",
    Kind.STOP: "the full stop at the end is missing",
    Kind.STYLE: "a figure is not written in United Nations style",
    Kind.TERM: "a term is not translated as in the termbase",
}
"""A line for each kind."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: `found` is what stands in the target and `expected` what should; each may be empty.

    `source_span` and `target_span` are offsets into the texts without their inline codes, None where there is no place.
    """

    kind: Kind
    found: str = ""
    expected: str = ""
    source_span: Span | None = None
    target_span: Span | None = None
    note: str = ""

    @property
    def severity(self) -> Severity:
        """Return how bad a finding of its kind is."""
        return severity_of(self.kind)

    @property
    def message(self) -> str:
        """Return what is wrong in a line, without found and expected."""
        return f"{WHAT_IS_WRONG[self.kind]}: {self.note}" if self.note else WHAT_IS_WRONG[self.kind]


def severity_of(kind: Kind) -> Severity:
    """Return how bad a finding of a kind is."""
    return Severity.ERROR if kind in _ERRORS else Severity.WARNING


def kinds_named(names: Iterable[str]) -> frozenset[Kind]:
    """Return the kinds that are named by themselves or by severity: `warning` is every kind, `error` those that are.

    Raises ValueError, whose text is the name that is neither.
    """
    chosen: set[Kind] = set()
    for name in names:
        if name == Severity.WARNING:
            chosen |= set(Kind)
        elif name == Severity.ERROR:
            chosen |= _ERRORS
        elif name in set(Kind):
            chosen.add(Kind(name))
        else:
            raise ValueError(name)
    return frozenset(chosen)
