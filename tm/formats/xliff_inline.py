"""Inline codes in XLIFF 2.1: `ph` for a code that stands alone, `sc` and `ec` for the halves of a pair."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from corpora.document import Code
from corpora.files.xml import add_text

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold: controls, lone surrogates, two non-characters."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An inline code as it will be written: both halves of a pair have one `id`, a lone half is `isolated`."""

    offset: int
    name: str  # ph, sc or ec
    code: Code
    id: str
    isolated: bool = False


@dataclass(slots=True)
class OriginalData:
    """The markup of the codes of one unit or match, each markup once."""

    ids: dict[str, str] = field(default_factory=dict)

    def reference(self, markup: str) -> str:
        """Return the id under which a markup is kept."""
        return self.ids.setdefault(markup, f"d{len(self.ids) + 1}")

    def append_to(self, parent: etree._Element) -> None:
        """Append `originalData` to an element, nothing where there is no code."""
        if self.ids:
            holder = etree.SubElement(parent, f"{{{XLIFF}}}originalData")
            for markup, name in self.ids.items():
                append_text(etree.SubElement(holder, f"{{{XLIFF}}}data", id=name), markup)


def fit(text: str) -> str:
    """Return a text without the characters that XML cannot hold, for an attribute or a note."""
    return UNFIT.sub("", text)


def tags(pieces: Sequence[Iterable[Code]]) -> list[list[Tag]]:
    """Return the tags of each piece of a unit, in order; a `close` pairs with the last free `open`, over pieces too."""
    made: list[list[Tag]] = []
    opened: list[tuple[int, int]] = []
    count = 0
    for codes in pieces:
        mine: list[Tag] = []
        made.append(mine)
        for code in codes:
            if code.kind == "close" and opened:
                piece, place = opened.pop()
                start = made[piece][place]
                made[piece][place] = replace(start, isolated=False)
                mine.append(Tag(code.offset, "ec", code, start.id))
                continue
            count += 1
            if code.kind == "open":
                opened.append((len(made) - 1, len(mine)))
            name = {"open": "sc", "close": "ec"}.get(code.kind, "ph")
            mine.append(Tag(code.offset, name, code, f"c{count}", isolated=name != "ph"))
    return made


def facing(source: Sequence[Tag], target: Iterable[Code]) -> list[Tag]:
    """Return the tags of a target, under the ids of the source's tags with the same markup, else under new ones."""
    free = [tag for tag in source if tag.name != "ec" or tag.isolated]
    renamed: dict[str, str] = {}
    result = []
    for tag in tags([target])[0]:
        if tag.id not in renamed:
            twin = next(
                (t for t in free if (t.name, t.isolated, t.code.source) == (tag.name, tag.isolated, tag.code.source)),
                None,
            )
            renamed[tag.id] = twin.id if twin else f"t{tag.id}"
            if twin:
                free.remove(twin)
        result.append(replace(tag, id=renamed[tag.id]))
    return result


def carried(source: Sequence[Tag], text: str, target: str) -> list[Tag]:
    """Return the tags that a target can take over: those at the source's edges, footnote marks at its last signs.

    A pair is taken over when both its halves are. A code inside the text is not: only a translator knows its place.
    """
    placed = [tag for tag in (_at_edge(tag, text, target) for tag in source) if tag is not None]
    names = [tag.id for tag in placed]
    return [tag for tag in placed if tag.name == "ph" or tag.isolated or names.count(tag.id) == 2]


def _at_edge(tag: Tag, text: str, target: str) -> Tag | None:
    if tag.offset == 0:
        return tag
    rest = text[tag.offset :]
    if not rest or (tag.code.kind == "mark" and not any(map(str.isalnum, rest))):
        return replace(tag, offset=len(target))
    return None


def append_content(parent: etree._Element, text: str, placed: Iterable[Tag], data: OriginalData) -> None:
    """Append a text with its tags at their offsets to a `source` or `target` element."""
    done = 0
    for tag in placed:
        append_text(parent, text[done : tag.offset])
        etree.SubElement(parent, f"{{{XLIFF}}}{tag.name}", _attributes(tag, data))
        done = tag.offset
    append_text(parent, text[done:])


def _attributes(tag: Tag, data: OriginalData) -> dict[str, str]:
    paired_end = tag.name == "ec" and not tag.isolated
    attributes = {"startRef" if paired_end else "id": tag.id}
    if tag.isolated:
        attributes["isolated"] = "yes"
    if tag.code.kind == "mark":
        attributes |= {"type": "link", "subType": "yiku:footnote"}
        if tag.code.note is not None:
            attributes["disp"] = fit(tag.code.note)
    if tag.code.source:
        attributes["dataRef"] = data.reference(tag.code.source)
    return attributes


def append_text(parent: etree._Element, text: str) -> None:
    """Append a text to an element that may have children; a character that XML cannot hold becomes a `cp` element."""
    done = 0
    for unfit in UNFIT.finditer(text):
        add_text(parent, text[done : unfit.start()])
        etree.SubElement(parent, f"{{{XLIFF}}}cp", hex=f"{ord(unfit.group()):04X}")
        done = unfit.end()
    add_text(parent, text[done:])
