"""Elements to be written, and the parts of a level of an entry in the order that the standard wants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .categories import CATEGORIES, Level
from .dialects import Dialect

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd" + f"{chr(0x10000)}-{chr(0x10FFFF)}]")

LANGUAGE = "xml:lang"
"""The attribute as it is written: lxml's writer would declare the namespace of a qualified one under another prefix."""

LABELS = {
    "administrativeStatus": "status",
    "geographicalUsage": "geographical usage",
    "partOfSpeech": "part of speech",
    "subjectField": "subject field",
    "termType": "term type",
}
"""What a note calls a data category that the dialect has no place for; any other goes by its own name."""


@dataclass(slots=True)
class Node:
    """An element: its qualified name and attributes, and either text or children."""

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """What stands at a level of an entry: notes on the term come first, then all else in the order it was added."""

    dialect: Dialect
    level: Level
    term_notes: list[Node] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)

    def say(self, category: str, text: str, in_words: str | None = None) -> None:
        """Add a data category, as a note (`in_words` or the text) where the dialect has no place for it here."""
        text = fit(text)
        if not text:
            return
        if not self.dialect.has(category, self.level, text):
            self.note(f"{LABELS.get(category, category)}: {in_words or text}")
            return
        add = self.term_notes if CATEGORIES[category].element == "termNote" else self.others
        add.append(node(self.dialect, category, text))

    def note(self, text: str) -> None:
        """Add a note."""
        text = fit(text)
        if text:
            self.others.append(Node(self.dialect.qualified("note"), text))

    def explain(self, category: str, text: str, sources: list[str]) -> None:
        """Add a definition or context with the sources it is from, in one group where the dialect has such groups."""
        grouped = [fit(source) for source in sources if fit(source)]
        alone = not self.dialect.has(category, self.level, text) or (self.dialect.version, self.level) == (2, "term")
        if alone or not grouped or not fit(text):
            self.say(category, text)
            for source in grouped:
                self.say("source", source)
            return
        group = Node(self.dialect.qualified("descripGrp"))
        group.children = [node(self.dialect, category, fit(text))]
        group.children += [node(self.dialect, "source", source) for source in grouped]
        self.others.append(group)

    def __iter__(self) -> Iterator[Node]:
        yield from self.term_notes
        yield from self.others


def node(dialect: Dialect, category: str, text: str, **attributes: str) -> Node:
    """Return a data category as the dialect's style says it."""
    tag, type_ = dialect.element(category)
    return Node(tag, text, type_ | attributes)


def fit(text: str) -> str:
    """Return a text without the characters that XML cannot hold, and without white space at its ends."""
    return _NOT_XML.sub("", text).strip(" \t\r\n")
