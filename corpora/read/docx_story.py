"""What the paragraphs of a part of a DOCX file have in common: relations, open fields, and the labels of notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .docx_parts import Relation, W, local_name
from .docx_symbols import symbol
from .numerals import numeral

MOST_FIELDS = 100
"""How many fields may be open at once: of those that a damaged document never ends, the first are forgotten."""


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction, and whether its result is being read."""

    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Story:
    """What a part's paragraphs have in common: its relations, and the fields that are open from one to the next."""

    relations: dict[str, Relation]
    fields: list[Field] = field(default_factory=list)

    def begins(self, name: str) -> bool:
        """Tell whether a field of that name is open."""
        return any(opened.instruction.strip().upper().startswith(name) for opened in self.fields)


class LabelNote:
    """Gives each mark its label, and remembers which notes are to follow the paragraph."""

    def __init__(self, starts: dict[str, int], formats: dict[str, str]) -> None:
        """`starts` and `formats` say how footnotes and endnotes are numbered."""
        self._waiting: list[tuple[str, str, str]] = []
        self._next = dict(starts)
        self._formats = formats
        self._labels: dict[tuple[str, str], str] = {}

    def __call__(self, kind: str, note: str, custom: str | None) -> str:
        """Return the label of a mark."""
        if (kind, note) not in self._labels:
            count = self._next.setdefault(kind, 1)
            label = custom or numeral(count, self._formats.get(kind, "decimal"))
            self._next[kind] += custom is None
            self._labels[kind, note] = label
            self._waiting.append((kind, note, label))
        return self._labels[kind, note]

    @property
    def used(self) -> bool:
        """Tell whether there was a mark."""
        return bool(self._labels)

    def take(self, kind: str | None) -> list[tuple[str, str, str]]:
        """Return the notes that wait, as kind, id and label, of one kind or of all, and let them wait no longer."""
        taken = [note for note in self._waiting if kind in {None, note[0]}]
        self._waiting = [note for note in self._waiting if note not in taken]
        return taken


def following_text(reference: etree._Element) -> Iterator[str]:
    """Yield the texts behind a reference in its run: its mark, where the author has set one."""
    for other in reference.itersiblings():
        if local_name(other) == "t":
            yield (other.text or "").strip()
        elif local_name(other) == "sym":
            yield sign(other) or "*"


def sign(element: etree._Element) -> str | None:
    """Return the character of a `sym` element; None where its font is not known."""
    try:
        return symbol(element.get(f"{W}font", ""), int(element.get(f"{W}char", ""), 16))
    except ValueError:
        return None
