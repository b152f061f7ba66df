"""One translation unit of TMX: a `tu` element read into units, and a unit made into a `tu`."""

from lxml import etree

from corpora.files.skips import Skips
from corpora.text.languages import includes, language_code

from ..unit import Origin, Side, Unit
from .tmx_fields import (
    CHANGED,
    CREATED,
    NEXT,
    NOTE,
    PLACES,
    PREVIOUS,
    SIDES,
    TOLD,
    UNIT_ATTRIBUTES,
    VARIANT_ATTRIBUTES,
    XML_LANG,
    Pairs,
    append_pairs,
    attributes_of,
    sorted_out,
    tmx_date,
    told,
    variant_pairs,
    wrapped,
)
from .tmx_inline import local_name, read_content, write_content
from .xliff_inline import fit

MAX_SEGMENT = 1024 * 1024
"""How many characters the text of a variant may have; a unit with a longer one is skipped."""
ALL_LANGUAGES = "*all*"
"""What TMX says for an original that may be in any language."""


Variant = tuple[str, str, etree._Element]  # its tag as it came, its language code, the element
_PLAIN = {"tuv", *TOLD}


class Reader:
    """Makes units of the `tu` elements of one file."""

    def __init__(self, source: str, target: str, skips: Skips) -> None:
        self.original = ALL_LANGUAGES
        self.number = 0
        self.pairs = 0
        self.languages: set[str] = set()
        self.source = source
        self.target = target
        self._skips = skips
        self._codes: dict[str, str] = {}
        self._roles: dict[str, tuple[str, bool, bool]] = {}

    def units(self, element: etree._Element) -> list[Unit]:
        """Return a unit for each pair of variants in the languages asked for."""
        self.number += 1
        about = attributes_of(element, "srclang")
        sources: list[Variant] = []
        targets: list[Variant] = []
        for child in element:
            name = child.tag
            if name not in _PLAIN:
                name = local_name(child)
            if name == "tuv":
                self._sort(child, sources, targets)
            elif name in TOLD:
                about.append(told(child, name))
        if not sources or not targets:
            self._skip(f"no pair of {self.source} and {self.target}")
            return []
        original = self._code(element.get("srclang") or self.original)
        if len(sources) == len(targets) == 1:
            unit = self._unit(about, sources[0], targets[0], original)
            return [] if unit is None else [unit]
        made = (self._unit(about, first, second, original) for first in sources for second in targets)
        return [unit for unit in made if unit is not None]

    def _unit(self, about: Pairs, first: Variant, second: Variant, original: str) -> Unit | None:
        """Return the unit of two variants, the original first; None, counted, where they are none."""
        self.pairs += 1
        if second[1] == original != first[1]:
            first, second = second, first
        source, target = _side(first), _side(second)
        if not source.text or not target.text or source.text.isspace() or target.text.isspace():
            self._skip("a side without text")
        elif len(source.text) > MAX_SEGMENT or len(target.text) > MAX_SEGMENT:
            self._skip(f"a text longer than {MAX_SEGMENT:,} characters")
        else:
            return _unit(about, source, target, variant_pairs(first[2]), variant_pairs(second[2]))
        return None

    def _sort(self, element: etree._Element, sources: list[Variant], targets: list[Variant]) -> None:
        """Put a variant with the sources or the targets, if it is in a language that is asked for."""
        tag = element.get(XML_LANG) or element.get("lang") or ""
        if not tag or tag.isspace():
            self._skip("a variant that names no language")
            return
        code, is_source, is_target = self._roles.get(tag) or self._role(tag)
        if is_source:
            sources.append((tag, code, element))
        if is_target:
            targets.append((tag, code, element))

    def _role(self, tag: str) -> tuple[str, bool, bool]:
        self.languages.add(tag)
        code = self._code(tag)
        is_source = includes(self.source, code) and code != self.target
        self._roles[tag] = code, is_source, includes(self.target, code) and code != self.source
        return self._roles[tag]

    def _code(self, tag: str) -> str:
        code = self._codes.get(tag)
        if code is None:
            code = self._codes[tag] = language_code(tag)
        return code

    def _skip(self, reason: str) -> None:
        self._skips.add(reason, f"unit {self.number}")


def _side(variant: Variant) -> Side:
    tag, code, element = variant
    segment = element[-1] if len(element) else element  # where it stands in a valid file
    if segment.tag != "seg":
        found = next((child for child in element if local_name(child) == "seg"), None)
        if found is None:
            return Side("", code, tag)
        segment = found
    if len(segment):
        text, codes = read_content(segment)
        return Side(text, code, tag, codes)
    return Side(segment.text or "", code, tag)


def _unit(about: Pairs, source: Side, target: Side, of_source: Pairs, of_target: Pairs) -> Unit:
    found, properties = sorted_out(about, of_source, of_target)
    get = found.get
    return Unit(
        source,
        target,
        Origin(get("document"), get("symbol"), get("paragraph"), get("date"), by=get("by")),
        name=get("name"),
        previous=get("previous"),
        next=get("next"),
        note=get("note"),
        created=get("created"),
        changed=get("changed"),
        uses=int(get("uses", "0")),
        properties=properties,
    )


def element_of(unit: Unit, source_language: str) -> etree._Element:
    """Return the `tu` of a unit in a file whose header names `source_language` as the original."""
    element = etree.Element("tu")
    if unit.source.language != language_code(source_language):
        element.set("srclang", fit(unit.source.tag))
    uses = str(unit.uses) if unit.uses else None
    for name, text in (("tuid", unit.name), ("creationid", unit.origin.by), ("usagecount", uses)):
        if text is not None:
            element.set(name, fit(text))
    own: Pairs = [] if unit.note is None else [(NOTE, unit.note)]
    for name, own_name, date in (("creationdate", CREATED, unit.created), ("changedate", CHANGED, unit.changed)):
        compact = tmx_date(date) if date is not None else None
        if compact is not None:
            element.set(name, compact)
        elif date is not None:
            own.append((own_name, date))
    own += [(name, value) for field, name in PLACES.items() if (value := getattr(unit.origin, field)) is not None]
    append_pairs(element, own, set())
    append_pairs(element, [pair for pair in unit.properties if not pair[0].startswith(SIDES)], UNIT_ATTRIBUTES)
    neighbours = [(PREVIOUS, unit.previous), (NEXT, unit.next)]
    context = [(name, wrapped(text)) for name, text in neighbours if text is not None]
    for side, prefix, before in ((unit.source, SIDES[0], context), (unit.target, SIDES[1], [])):
        variant = etree.SubElement(element, "tuv", {XML_LANG: fit(side.tag or side.language)})
        sided = [(name.removeprefix(prefix), text) for name, text in unit.properties if name.startswith(prefix)]
        append_pairs(variant, [*before, *sided], VARIANT_ATTRIBUTES)
        write_content(etree.SubElement(variant, "seg"), side.text, side.codes)
    return element
