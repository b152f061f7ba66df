"""Reading TBX of both generations, entry by entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.files.xml import elements
from corpora.text.languages import language_code

from ...concept import Concept, Kept, Term
from . import ids
from .categories import category_name, part_of_speech_of, status_of, type_of
from .markup import XML_ID, XML_LANG, category_element, kept_form, local_name, phrase, prose

MAX_TERM = 4096
"""How many characters a term may have; longer ones are passed over."""

PROPOSED = "proposed"
"""The note that marks a term as proposed: the standard has no such status."""

_ROOTS = ("martif", "tbx")
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_GROUPS = ("adminGrp", "descripGrp", "termNoteGrp")
_TAG = re.compile(r"[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*")
_CONCEPT_FIELDS = ("subjectField", "definition")
_TERM_FIELDS = ("administrativeStatus", "termType", "partOfSpeech", "geographicalUsage", "context")
_LINE_OF_ONE = frozenset({"subjectField", "administrativeStatus", "termType", "partOfSpeech", "geographicalUsage"})


def read(path: Path, skips: Skips) -> Iterator[Concept]:
    """Yield the concepts of a file; see the package."""
    entries = elements(path, *_ENTRIES, "body")
    root = next(entries)
    if local_name(root) not in _ROOTS:
        raise UnreadableFile(f"{path}: not TBX: its root element is <{local_name(root)}>, not <martif> or <tbx>")
    found = bodies = 0
    for element in entries:
        if local_name(element) == "body":
            bodies += 1
            if not found and len(element):
                what = f"<body> holds <{local_name(element[0])}>, not <termEntry> or <conceptEntry>"
                raise UnreadableFile(f"{path}: line {element[0].sourceline}: {what}")
            continue
        found += 1
        concept = _concept(element, skips)
        if concept is not None:
            yield concept
    if not bodies and not found:
        raise UnreadableFile(f"{path}: <{local_name(root)}> without a <body> of entries")


@dataclass(slots=True)
class _Gathered:
    """What one level of an entry says: by the standard's names, and what the model has no word for."""

    place: str
    known: tuple[str, ...]
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def take(self, element: etree._Element) -> None:
        """Take an element of the level: what it says is set once, what more there is of it is kept."""
        if local_name(element) in _GROUPS and len(element):
            self._take_group(element)
        elif not self._understands(element):
            self.keep(element)

    def keep(self, element: etree._Element) -> None:
        """Keep an element that says something."""
        if phrase(element) or any(child.get("target") for child in element.iter()):
            self.kept.append(Kept("tbx", self.place, kept_form(element)))

    def _take_group(self, group: etree._Element) -> None:
        head, *rest = group
        if not self._understands(head):
            self.keep(group)
            return
        name = category_name(category_element(head)[1])
        for element in rest:
            if name in {"definition", "context"} and category_element(element) == ("admin", "source"):
                self.kept.append(Kept("tbx", f"{name} source", prose(element)))
            self.take(element)

    def _understands(self, element: etree._Element) -> bool:
        kind, type_ = category_element(element)
        name = "note" if kind == "note" else category_name(type_)
        if kind not in {"note", "admin", "descrip", "termNote"}:
            return False
        if name in {"note", "source"} and self.place.startswith("language"):
            return False
        text = phrase(element) if name in _LINE_OF_ONE else prose(element)
        if name == "note" or name == "source":
            where = self.notes if name == "note" else self.sources
            if text and (name == "note" or text not in where):
                where.append(text)
            return True
        if name not in self.known or (text and not _is_of_the_model(name, text)):
            return False
        return not text or self.fields.setdefault(name, text) == text


def _is_of_the_model(name: str, text: str) -> bool:
    if name == "administrativeStatus":
        return status_of(text) is not None
    return name != "termType" or type_of(text) is not None


def _concept(entry: etree._Element, skips: Skips) -> Concept | None:
    whole = _Gathered("concept", _CONCEPT_FIELDS)
    for child in entry:
        if local_name(child) not in _LANGUAGES:
            whole.take(child)
    terms: dict[tuple[str, str], Term] = {}
    for child in entry:
        if local_name(child) in _LANGUAGES:
            for term in _section(child, whole, skips):
                key = (term.language, term.text)
                if key in terms:
                    skips.add("a term that the entry has already in that language", f"line {child.sourceline}")
                    term = _merged(terms[key], term)
                terms[key] = term
    if not terms:
        skips.add("an entry without a term", f"line {entry.sourceline}")
        return None
    name = (entry.get("id") or entry.get(XML_ID) or "").strip()
    return Concept(
        _id(name, whole.notes),
        tuple(terms.values()),
        whole.fields.get("subjectField"),
        whole.fields.get("definition"),
        "\n".join(whole.notes) or None,
        tuple(whole.sources),
        tuple(whole.kept),
    )


def _id(name: str, notes: list[str]) -> str:
    """Return the id of an entry, taking the note that says it out of its notes."""
    for note in notes:
        id_ = ids.from_note(note, name)
        if id_ is not None:
            notes.remove(note)
            return id_
    return name


def _section(section: etree._Element, whole: _Gathered, skips: Skips) -> Iterator[Term]:
    tag = (section.get(XML_LANG) or section.get("lang") or "").strip()
    if not _TAG.fullmatch(tag):
        what = f"a language section marked {tag!r}" if tag else "a language section without a language"
        skips.add(what, f"line {section.sourceline}")
        return
    level = _Gathered(f"language {tag}", ())
    for child in section:
        if local_name(child) not in _TERMS:
            _take_definition(level, child, whole, tag)
    whole.kept += level.kept
    for child in section:
        if local_name(child) in _TERMS:
            term = _term(child, whole, tag, skips)
            if term is not None:
                yield term


def _take_definition(level: _Gathered, element: etree._Element, whole: _Gathered, tag: str) -> None:
    """Take what a language section or a term section says; a definition is the concept's where it has none yet."""
    head = element[0] if local_name(element) in _GROUPS and len(element) else element
    kind, type_ = category_element(head)
    if kind != "descrip" or category_name(type_) != "definition" or "definition" in whole.fields:
        level.take(element)
        return
    whole.take(element)
    if "definition" in whole.fields:
        whole.kept.append(Kept("tbx", "definition language", tag))


def _term(section: etree._Element, whole: _Gathered, tag: str, skips: Skips) -> Term | None:
    level = _Gathered("term", _TERM_FIELDS)
    texts = []
    for child in _flat(section):
        if local_name(child) == "term":
            texts.append(phrase(child))
            name = section.get("id") or child.get("id")
            if name and len(texts) == 1:
                level.kept.append(Kept("tbx", "id", name))
        else:
            _take_definition(level, child, whole, tag)
    place = f"line {section.sourceline}"
    if not texts or not texts[0]:
        skips.add("an empty term", place)
        return None
    if len(texts[0]) > MAX_TERM:
        skips.add(f"a term longer than {MAX_TERM} characters", place)
        return None
    for _ in texts[1:]:
        skips.add("a second term in one term section", place)
    return _made(texts[0], tag, level)


def _flat(section: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of a term section, those of a `termGrp` in its place."""
    for child in section:
        if local_name(child) == "termGrp":
            yield from child
        else:
            yield child


def _made(text: str, tag: str, level: _Gathered) -> Term:
    status = status_of(level.fields.get("administrativeStatus", "")) or "admitted"
    if status == "admitted" and PROPOSED in level.notes:
        level.notes.remove(PROPOSED)
        status = "proposed"
    part_of_speech = level.fields.get("partOfSpeech")
    return Term(
        text,
        language_code(tag),
        tag,
        status,
        type_of(level.fields.get("termType", "")),
        tuple(level.sources),
        "\n".join(level.notes) or None,
        part_of_speech and part_of_speech_of(part_of_speech),
        level.fields.get("geographicalUsage"),
        level.fields.get("context"),
        tuple(level.kept),
    )


def _merged(first: Term, second: Term) -> Term:
    """Return the first of two records of a term with what only the second says."""
    return replace(
        first,
        type=first.type or second.type,
        sources=tuple(dict.fromkeys(first.sources + second.sources)),
        note="\n".join(dict.fromkeys(note for note in (first.note, second.note) if note)) or None,
        part_of_speech=first.part_of_speech or second.part_of_speech,
        usage=first.usage or second.usage,
        context=first.context or second.context,
        kept=tuple(dict.fromkeys(first.kept + second.kept)),
    )
