"""A text as it is read: a document of blocks, a block of segments, the marks that stood in it at their places."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "masthead", "heading", "body", "footnote", "list", "table"]
CodeKind = Literal["mark", "open", "close", "standalone"]


@dataclass(frozen=True, slots=True)
class Code:
    """Inline markup that stood at an offset of a text and is no part of it.

    `offset` counts the characters of the text before it; `source` is the markup as it stood (`<sup>1</sup>`, `**`,
    `<bpt i="1"/>`). A `mark` refers to a footnote, whose label is `note`. `open` and `close` are two halves of a
    pair; `standalone` is neither.
    """

    offset: int
    kind: CodeKind
    source: str
    note: str | None = None

    def at(self, offset: int) -> "Code":
        """Return the same code at another offset."""
        return self if offset == self.offset else Code(offset, self.kind, self.source, self.note)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a block that is translated as one: `start` and `end` are offsets into the block's text."""

    id: str
    start: int
    end: int
    text: str
    codes: tuple[Code, ...] = ()  # offsets count from `start`


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, footnote, list item or table cell, rejoined where a page break cut it.

    `text` is as the source has it, without its number and marks; the text between two segments is white space.
    `paragraph` is the number of the numbered paragraph that the block is or belongs to; a footnote or heading has none.
    `label` is what was printed before it: "12.", "(a)", "一.", or a footnote's mark. `line` is where it begins in
    the file, from 1.
    """

    id: str
    kind: BlockKind
    text: str
    codes: tuple[Code, ...] = ()
    segments: tuple[Segment, ...] = ()
    paragraph: str | None = None
    label: str | None = None
    level: int | None = None
    line: int | None = None

    def gaps(self) -> tuple[str, ...]:
        """Return the text before, between and after the segments: one more than there are segments."""
        edges = [0, *(edge for segment in self.segments for edge in (segment.start, segment.end)), len(self.text)]
        return tuple(self.text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what its masthead says of it.

    `language` is the code of its text (corpora.text.languages). `furniture` is what belongs to the pages and not to
    the text (page numbers, running heads). `remarks` are oddities of the source, reported and never corrected.
    """

    path: str
    language: str
    blocks: tuple[Block, ...]
    symbol: str | None = None
    title: str | None = None
    date: str | None = None  # ISO 8601
    furniture: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def characters(self) -> int:
        """Count the characters of all blocks, white space left out."""
        return sum(len("".join(block.text.split())) for block in self.blocks)
