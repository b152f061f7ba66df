"""Footnotes in HTML: links to and from them tell which is a mark and which a note."""

import re
from dataclasses import dataclass, field

from lxml import etree

from .runs import visible

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"[\[(（【]?\s*(?:note\s*|注)?(\*{1,3}|[†‡§]|[⁰¹²³⁴-⁹]{1,3}|\d{1,3}|[a-z]|[ivxlc]{1,6})\s*[\])）】]?", re.IGNORECASE
)
_NOTED = re.compile(
    r"foot-?note|end-?note|note-?ref|doc-(?:noteref|footnote|endnote)|\breferences?\b|\bfn\b", re.IGNORECASE
)
_BACK = re.compile(r"[\s\[\]()（）↩↵↑⤴^⏎\ufe0e\ufe0f]*|back|return|返回|回到正文", re.IGNORECASE)
_BLOCKS = {"p", "li", "div", "aside", "dd", "dt", "td", "section", "tr", "blockquote"}
_WIDER = {"div", "aside", "li", "dd"}


@dataclass(slots=True)
class Notes:
    """`marks` are the links that are marks, with their labels; `bodies` the elements that are notes, with theirs.

    `back` are the links from a note to its marks, which are no part of its text.
    """

    marks: dict[etree._Element, str] = field(default_factory=dict)
    bodies: dict[etree._Element, str] = field(default_factory=dict)
    back: set[etree._Element] = field(default_factory=set)


def find_notes(root: etree._Element) -> Notes:
    """Return the footnotes of a document."""
    places: dict[str, etree._Element] = {}
    order: dict[etree._Element, int] = {}
    for number, element in enumerate(root.iter(etree.Element)):
        order[element] = number
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(name, element)
    notes = Notes()
    targets: dict[etree._Element, str] = {}
    for link in root.iter("a"):
        label = _label(link)
        target = places.get(_goal(link))
        if label is None or target is None or order[target] <= order[link]:
            continue
        block = _block(target)
        if block is None or link in block.iter("a"):
            continue
        if _points_back(block, link) or _is_noted(link) or _begins_with(block, label):
            notes.marks[link] = label
            targets[target] = label
    for target, label in targets.items():
        notes.bodies.setdefault(_body(target, targets, notes), label)
    _find_back_links(notes)
    return notes


def text_of(element: etree._Element | None) -> str:
    """Return the text of an element and all in it."""
    return "" if element is None else visible("".join(str(text) for text in element.itertext()))


def _goal(link: etree._Element) -> str:
    href = (link.get("href") or "").strip()
    return href[1:] if href.startswith("#") else ""


def _label(link: etree._Element) -> str | None:
    found = _MARK.fullmatch(text_of(link).strip())
    return found[1].translate(_SUPERSCRIPTS) if found else None


def _block(target: etree._Element) -> etree._Element | None:
    return next((e for e in (target, *target.iterancestors()) if e.tag in _BLOCKS), None)


def _names(link: etree._Element) -> set[str]:
    """Return the names by which a mark may be called: its own, and those of what stands around it in the line."""
    names = set()
    for element in (link, *link.iterancestors(), *link.iterdescendants()):
        if element.tag in _BLOCKS or element.tag == "body":
            break
        names |= {element.get("id") or "", element.get("name") or ""}
    parent = link.getparent()
    before = link.getprevious()
    if before is None and parent is not None:
        before = parent.getprevious()
    if before is not None and before.tag == "a":
        names |= {before.get("id") or "", before.get("name") or ""}
    return names - {""}


def _points_back(block: etree._Element, link: etree._Element) -> bool:
    names = _names(link)
    return any(_goal(other) in names for other in block.iter("a"))


def _is_noted(link: etree._Element) -> bool:
    around = [link]
    parent = link.getparent()
    if parent is not None:
        around.append(parent)
    return any(_NOTED.search(f"{e.get('class')} {e.get('role')} {e.get('epub:type')}") for e in around)


def _begins_with(block: etree._Element, label: str) -> bool:
    """Tell whether a block begins with the label of a note, raised, in brackets or set apart."""
    text = text_of(block).strip().translate(_SUPERSCRIPTS)
    return re.match(rf"[\[(（]?{re.escape(label)}[\])）.\s]", text, re.IGNORECASE) is not None


def _body(target: etree._Element, targets: dict[etree._Element, str], notes: Notes) -> etree._Element:
    """Return the widest element that holds one note alone: a note may have several paragraphs."""
    body = _block(target)
    assert body is not None
    while (parent := body.getparent()) is not None and parent.tag in _WIDER:
        if any(link in notes.marks for link in parent.iter("a")):
            break
        if any(other in targets and other is not target for other in parent.iter(etree.Element)):
            break
        if any(e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} for e in parent.iter(etree.Element)):
            break
        body = parent
    return body


def _find_back_links(notes: Notes) -> None:
    names = {name for mark in notes.marks for name in _names(mark)}
    for body in notes.bodies:
        for link in body.iter("a"):
            text = text_of(link).strip()
            if link not in notes.marks and _goal(link) in names and (_label(link) is not None or _BACK.fullmatch(text)):
                notes.back.add(link)
