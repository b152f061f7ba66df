"""What is printed before a text: the number of a paragraph or heading, the letter of a list item, a bullet."""

import re
from typing import Literal, NamedTuple

LabelKind = Literal["number", "item", "bullet", "section"]

_HAN_DIGITS = "一二三四五六七八九十百"
_NUMBER = re.compile(r"(\d{1,4})(?:[.．、](?![\d.])|[)）])\s*(?=\S)")
_ITEM = re.compile(
    rf"[(（]\s?(?:[A-Za-z]{{1,2}}|[ivxlIVXL]{{1,6}}|\d{{1,3}}|[{_HAN_DIGITS}]{{1,3}})\s?[)）]\s*(?=\S)"
    r"|(?:[a-z]|[ivx]{2,5})\)\s+(?=\S)|[\u2460-\u2473\u2474-\u2487]\s*(?=\S)"
)
_BULLET = re.compile(r"[•·●○■□◦▪➢‣∙*+–—-][ \t\u3000]+(?=\S)|[•●○■□◦▪➢‣∙](?=\S)")
_SECTION = re.compile(
    rf"(?:[{_HAN_DIGITS}]{{1,4}}[.．、]|[IVXLC]{{1,7}}[.．]|[A-Z][.．]|\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}[.．]?)(?:\s+|(?=[^\sA-Za-z\d]))(?=\S)"
)
_GIVEN = re.compile(r"(\d{1,4})\s?[.．、:：)）]?")
BODY_HEADINGS = re.compile(
    r"(?:摘要|概要|内容提要|导言|引言|前言|目录|Summary|Abstract|Contents|Introduction|Executive summary)$",
    re.IGNORECASE,
)
"""Headings that open the body of a report, whatever number or markup they have."""


class Label(NamedTuple):
    """A label found at the beginning of a text: `text` as it will be shown, `length` with the white space after it."""

    kind: LabelKind
    text: str
    length: int
    number: int | None = None


def paragraph_label(text: str) -> Label | None:
    """Return the label of a running text: "12." or "12、" (a number), "(a)" or "①" (an item), "•" (a bullet)."""
    text = text[:60]
    found = _NUMBER.match(text)
    if found and (found[0][-1].isspace() or not text[found.end()].isalnum() or not text[found.end()].isascii()):
        return Label("number", found[0].strip(), found.end(), int(found[1]))
    found = _ITEM.match(text)
    if found:
        return Label("item", found[0].strip(), found.end())
    found = _BULLET.match(text)
    if found:
        return Label("bullet", found[0].strip(), found.end())
    return None


def heading_label(text: str) -> Label | None:
    """Return the label of a heading: "一.", "A.", "II.", "1.", "1.2", "(a)"."""
    found = _SECTION.match(text[:60])
    if found:
        return Label("section", found[0].strip(), found.end())
    label = paragraph_label(text)
    return None if label and label.kind == "bullet" else label


def given_label(text: str, level: int | None) -> Label:
    """Return the label that a format gives a paragraph, as its list at `level` numbers it."""
    found = _GIVEN.fullmatch(text)
    if found and (level or 1) == 1:
        return Label("number", text, 0, int(found[1]))
    return Label("item" if any(map(str.isalnum, text)) else "bullet", text, 0)


def section_label(text: str) -> Label | None:
    """Return the label of what can only be a heading: "一.", "A.", "II.", "1.2"."""
    found = _SECTION.match(text[:60])
    return Label("section", found[0].strip(), found.end()) if found else None


def splits(lines: list[str], last_number: int | None = None) -> list[int]:
    """Return the indices of the lines of one paragraph at which an item on a line of its own begins; 0 is the first.

    A line that merely happens to begin with a number or letter, in a paragraph broken into lines, begins nothing: a
    number must be the one that follows, and a list must not go on inside its lines.
    """
    starts = [0]
    previous = paragraph_label(lines[0])
    number = previous.number if previous else last_number
    for place in range(1, len(lines)):
        label = paragraph_label(lines[place])
        if label is None:
            continue
        if label.kind == "number":
            begins = number is not None and label.number == number + 1
        elif label.kind == "bullet":
            same = previous is not None and previous.text == label.text
            begins = same or (label.text[0] in "•●■▪➢‣*+-" and _ready(lines[place - 1]))
        else:
            begins = _ready(lines[place - 1]) and not _runs_on(lines[place])
        if begins:
            starts.append(place)
            previous, number = label, label.number or number
    return starts


_READY = re.compile(r"(?:[:：;；。.!！?？,，]|\b(?:and|or)|以及|和)\s*\\?\s*$")


def _ready(line: str) -> bool:
    return _READY.search(line[-20:]) is not None


def _runs_on(line: str) -> bool:
    return re.search(r"[;；,，:：。.]\s?(?:and |or |以及|和)?[(（][a-z][)）]", line[:2000]) is not None
