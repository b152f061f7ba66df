"""Translation units and what a match of one says: the records that the memory, the report and the formats pass on."""

from dataclasses import dataclass, field
from typing import Literal

from corpora.document import Code
from corpora.text.languages import includes

MatchKind = Literal["context", "exact", "value", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit comes from. `date` is the document's and `imported` the import's, both ISO 8601; `by` is who
    made the unit."""

    document: str | None = None
    symbol: str | None = None
    paragraph: str | None = None
    date: str | None = None
    imported: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a unit: its text without inline codes, the codes at their offsets, its language code and the tag
    as it came."""

    text: str
    language: str
    tag: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation; it serves both directions, `source` being the side that the file called so.

    `previous` and `next` are the texts of the neighbours on the source side where the file says them (None: it does
    not; "": the edge of the document). `properties` are the file's own, kept and written back.
    """

    source: Side
    target: Side
    origin: Origin = field(default_factory=Origin)
    id: int | None = None
    name: str | None = None  # the file's own identifier (tuid)
    previous: str | None = None
    next: str | None = None
    note: str | None = None
    created: str | None = None
    changed: str | None = None
    uses: int = 0
    properties: tuple[tuple[str, str], ...] = ()

    def facing(self, language: str) -> tuple[Side, Side]:
        """Return (this language's side, the other side); zh is faced by zh-Hant where there is no zh."""
        languages = (self.source.language, self.target.language)
        first = language == languages[0] or (language != languages[1] and includes(language, languages[0]))
        return (self.source, self.target) if first else (self.target, self.source)


@dataclass(frozen=True, slots=True)
class Edit:
    """A value carried over: `start` and `end` are offsets into the proposal, `old` stood in the unit's target,
    `new` stands now."""

    kind: str
    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Match:
    """A unit proposed for a segment, seen from the segment's language.

    `rate` is 101 in context, 100 exact, 99 when only values differ and all were carried over, else at most 98;
    `similarity` is that of the match forms, 0 to 1. `proposal` is the target as a translator would take it over.
    `unwitnessed`
    names the values that could not be carried over. `memory` is the file that was read beside the library for this
    alignment, None for the library.
    """

    unit: Unit
    kind: MatchKind
    rate: int
    similarity: float
    source: str
    target: str
    proposal: str
    edits: tuple[Edit, ...] = ()
    unwitnessed: tuple[str, ...] = ()
    memory: str | None = None
