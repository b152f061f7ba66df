"""Writing back what was read and not understood: as it was where the dialect has a place for it, else as a note."""

import re
from collections.abc import Callable
from datetime import date

from lxml import etree

from .categories import CATEGORIES
from .ids import as_name
from .markup import category_element, from_kept, local_name, phrase, prose
from .nodes import Node, Parts, fit, node

_URL = re.compile(
    r"https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?]([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?(#[A-Za-z0-9._~/?-]*)?"
)
_ONE_OF_A_KIND = frozenset({"administrativeStatus", "termType", "partOfSpeech"})


def put_back(content: str, parts: Parts, refer: Callable[[str], None]) -> None:
    """Add what a kept text says to a level of an entry; `refer` is told each id that a cross reference points to.

    A group that the dialect has no place for is added member by member. A transaction without a place is left out.
    """
    element = from_kept(content)
    if element is None:
        parts.note(content)
    elif not _put_transaction(element, parts) and not _put_reading(element, parts):
        _put(element, parts, refer)


def _put(element: etree._Element, parts: Parts, refer: Callable[[str], None]) -> None:
    kind, type_ = category_element(element)
    if kind.startswith("transac"):
        return
    if kind.endswith("Grp"):
        for child in element:
            _put(child, parts, refer)
    elif kind == "note":
        parts.note(prose(element))
    elif kind in {"ref", "xref"}:
        _put_link(element, parts, refer)
    elif type_ in CATEGORIES and CATEGORIES[type_].element == kind and type_ not in _ONE_OF_A_KIND:
        parts.say(type_, prose(element))
    else:
        parts.note(f"{type_ or kind}: {_in_words(element)}")


def _put_link(element: etree._Element, parts: Parts, refer: Callable[[str], None]) -> None:
    """Add a reference: inside the file to an id, outside it to a web address; with any other target as a note."""
    kind, type_ = category_element(element)
    target, text = fit(element.get("target", "")), fit(phrase(element))
    inside = kind == "ref" and target != ""
    known = type_ in CATEGORIES and CATEGORIES[type_].element == kind and parts.dialect.has(type_, parts.level, text)
    if known and (inside or (kind == "xref" and _URL.fullmatch(target))):
        goal = as_name(target) if inside else target
        parts.others.append(node(parts.dialect, type_, text or target, target=goal))
        if inside:
            refer(goal)
    elif text or target:
        said = f"{text} ({target})" if text and target and text != target else text or target
        parts.note(f"{type_ or kind}: {said}")


def _put_transaction(element: etree._Element, parts: Parts) -> bool:
    """Add a transaction with its date and who is responsible; tell whether the dialect has a place for it."""
    dialect = parts.dialect
    members = list(element) if local_name(element) == "transacGrp" and len(element) else [element]
    head = members[0]
    word = phrase(head)
    known = category_element(head) == ("transac", "transactionType")
    if not known or not dialect.has("transactionType", parts.level, word):
        return False
    group = Node(dialect.qualified("transacGrp"), children=[node(dialect, "transactionType", word)])
    for member in members[1:]:
        text = fit(phrase(member))
        if local_name(member) == "date" and _is_date(text):
            group.children.append(Node(dialect.qualified("date"), text[:10]))
        elif category_element(member) == ("transacNote", "responsibility") and text:
            group.children.append(node(dialect, "responsibility", text))
    parts.others.append(group)
    return True


def _put_reading(element: etree._Element, parts: Parts) -> bool:
    """Add a reading with the notes on it, which stand in a group with it and nowhere else."""
    dialect = parts.dialect
    if local_name(element) != "adminGrp" or not dialect.has("reading", parts.level, ""):
        return False
    if [category_element(child)[1] for child in element] != ["reading", *["readingNote"] * (len(element) - 1)]:
        return False
    group = Node(dialect.qualified("adminGrp"))
    group.children = [node(dialect, category_element(child)[1], fit(prose(child))) for child in element]
    parts.others.append(group)
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return len(text) == 10 or text[10] == "T"


def _in_words(element: etree._Element) -> str:
    """Return the text of an element, of one that has members member by member."""
    members = [phrase(child) for child in element if not (child.tail or "").strip()]
    if len(members) > 1 and not (element.text or "").strip():
        return " ".join(member for member in members if member)
    return prose(element)
