"""What a TMX unit has beside its texts: properties, notes, attributes and dates, by the names that a unit keeps.

A property keeps its type as its name. An attribute is kept as `@name`, a note after the first as `#note`, and what
stands in a variant and not in its unit has `source:` or `target:` before it.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from .tmx_inline import local_name, read_content
from .xliff_inline import fit

Pairs = list[tuple[str, str]]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOTE = "#note"
SIDES = ("source:", "target:")

UNIT_ATTRIBUTES = {
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationdate",
    "creationid",
    "changedate",
    "segtype",
    "changeid",
    "o-tmf",
}
VARIANT_ATTRIBUTES = UNIT_ATTRIBUTES - {"segtype"}
_SEGMENT_TYPES = {"block", "paragraph", "sentence", "phrase"}

PLACES = {"document": "x-document", "symbol": "x-symbol", "paragraph": "x-paragraph", "date": "x-date"}
"""The properties that say where a unit comes from, by field of its origin."""
PREVIOUS, NEXT = "x-context-pre", "x-context-post"
CREATED, CHANGED = "x-created", "x-changed"
"""The properties for a date that is none of TMX."""

# What becomes a field of the unit and is written from it.
_FIELDS = {name: field for field, name in PLACES.items()} | {
    "@tuid": "name",
    "@creationid": "by",
    "@usagecount": "uses",
    "@creationdate": "created",
    "@changedate": "changed",
    CREATED: "created",
    CHANGED: "changed",
    PREVIOUS: "previous",
    NEXT: "next",
    NOTE: "note",
}
_OF_VARIANTS = {"@creationid": "by", "@creationdate": "created", "@changedate": "changed"}
# What other programs call the same: the unit has it too, and the property stays as it is.
_OTHER_NAMES = {
    "document": "document",
    "file": "document",
    "x-file": "document",
    "x-origin": "document",
    "txt::doc. no.": "document",
    "symbol": "symbol",
    "x-docsymbol": "symbol",
    "paragraph": "paragraph",
    "prev": "previous",
    "next": "next",
}
TOLD = {"prop", "note"}
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?")


def attributes_of(element: etree._Element, *without: str) -> Pairs:
    """Return the attributes of a unit or variant but those named."""
    return [("@" + str(name), str(value)) for name, value in element.items() if name not in without]


def told(element: etree._Element, name: str) -> tuple[str, str]:
    """Return a property or note, whose local name is `name`, under the name that a unit keeps it by."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return NOTE if name == "note" else element.get("type", ""), text


def variant_pairs(element: etree._Element) -> Pairs:
    """Return what stands in a variant beside its language and its `seg`."""
    if len(element) == 1 and len(element.keys()) == 1:
        return []
    pairs = attributes_of(element, XML_LANG, "lang")
    if len(element) > 1:
        named = ((local_name(child), child) for child in element)
        pairs += [told(child, name) for name, child in named if name in TOLD]
    return pairs


def sorted_out(about: Pairs, of_source: Pairs, of_target: Pairs) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Divide what stands beside the texts into the fields of a unit, by name, and its properties.

    A neighbour is taken from the source variant before the unit; who made the unit and when, from the variants where
    the unit does not say it.
    """
    found: dict[str, str] = {}
    if not of_source and not of_target:
        return found, tuple(_with_other_names(_take(about, found), found))
    beside = _take([pair for pair in of_source if pair[0] in {PREVIOUS, NEXT}], found)
    beside += [pair for pair in of_source if pair[0] not in {PREVIOUS, NEXT}]
    rest = _with_other_names(_take(about, found), found)
    for name, value in [*of_target, *beside]:
        field, taken = _OF_VARIANTS.get(name), _value(name, value)
        if field and taken is not None:
            found.setdefault(field, taken)
    rest += [(SIDES[0] + name, value) for name, value in beside]
    rest += [(SIDES[1] + name, value) for name, value in of_target]
    return found, tuple(rest)


def _with_other_names(rest: Pairs, found: dict[str, str]) -> Pairs:
    """Add to the fields found what properties under other programs' names say; they stay properties."""
    for name, value in rest:
        field = _OTHER_NAMES.get(name.casefold())
        if field and value:
            found.setdefault(field, value)
    return rest


def _take(pairs: Pairs, found: dict[str, str]) -> Pairs:
    """Take the fields of a unit out of pairs, the first value of each, and return the other pairs."""
    rest: Pairs = []
    for name, value in pairs:
        field = _FIELDS.get(name)
        taken = None if field is None or field in found else _value(name, value)
        if taken is None or field is None:
            rest.append((name, value))
        else:
            found[field] = taken
    return rest


def _value(name: str, value: str) -> str | None:
    """Return what a unit has for a value of a file; None where that is not what it should be."""
    read = _READ.get(name)
    return read(value) if read else value


def _count(value: str) -> str | None:
    return value if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _unwrapped(value: str) -> str:
    """Return the text of a neighbour that is written as the markup of a `seg`."""
    if not value.startswith("<seg"):
        return value
    try:
        segment = etree.fromstring(value, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return value
    return read_content(segment)[0] if segment.tag == "seg" else value


def wrapped(text: str) -> str:
    """Return a neighbour as the value of a property: as it is, unless it would be taken for the markup of a `seg`."""
    if not text.startswith("<seg"):
        return text
    segment = etree.Element("seg")
    segment.text = text
    return etree.tostring(segment, encoding="unicode")


def append_pairs(element: etree._Element, pairs: Iterable[tuple[str, str]], attributes: set[str]) -> None:
    """Append properties and notes to a unit or variant, and set those of its attributes that TMX 1.4 allows."""
    for name, value in pairs:
        attribute = name.removeprefix("@")
        if attribute != name and attribute in attributes and (attribute != "segtype" or value in _SEGMENT_TYPES):
            element.set(attribute, fit(value))
        elif name == NOTE:
            etree.SubElement(element, "note").text = fit(value)
        else:
            etree.SubElement(element, "prop", type=fit(name)).text = fit(value)


@lru_cache(4096)
def iso_date(raw: str) -> str | None:
    """Return a date of TMX (20300504T101500Z, 20300504) in ISO 8601, in UTC; None for what is no date."""
    basic = _BASIC.fullmatch(raw)
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return None
    if basic and not basic[4]:
        return "-".join(basic.groups()[:3])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


_READ: dict[str, Callable[[str], str | None]] = {
    "@creationdate": iso_date,
    "@changedate": iso_date,
    "@usagecount": _count,
    PREVIOUS: _unwrapped,
    NEXT: _unwrapped,
}


def tmx_date(iso: str) -> str | None:
    """Return a date as TMX writes it; None where that would not give the same date back."""
    compact = iso.replace("-", "").replace(":", "")
    return compact if _BASIC.fullmatch(compact) and iso_date(compact) == iso else None
