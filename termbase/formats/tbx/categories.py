"""The standard's data categories: which dialect has them, where they may stand, and the model's words for them.

Source: ISO 30042:2008 with TBX-Basic (XCS version 2), ISO 30042:2019 with the modules Min, Basic and Linguist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ...concept import Status, TermType

Level = Literal["concept", "language", "term"]
Module = Literal["min", "basic", "linguist"]

TBX3 = "urn:iso:std:iso:30042:ed-2"
NAMESPACES: Mapping[Module, str] = {
    "min": "http://www.tbxinfo.net/ns/min",
    "basic": "http://www.tbxinfo.net/ns/basic",
    "linguist": "http://www.tbxinfo.net/ns/linguist",
}
PREFIXES: Mapping[Module, str] = {"min": "min", "basic": "basic", "linguist": "ling"}

STATUS_WORDS: Mapping[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
    "proposed": "admittedTerm-admn-sts",
}
TYPE_WORDS: Mapping[TermType, str] = {
    "full": "fullForm",
    "short": "shortForm",
    "acronym": "acronym",
    "abbreviation": "abbreviation",
    "variant": "variant",
    "phrase": "phrase",
}
PROPER_NOUN = "proper noun"
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")

_STATUSES: Mapping[str, Status] = {
    "preferredtermadmnsts": "preferred",
    "admittedtermadmnsts": "admitted",
    "deprecatedtermadmnsts": "deprecated",
    "supersededtermadmnsts": "superseded",
    "preferredterm": "preferred",
    "admittedterm": "admitted",
    "deprecatedterm": "deprecated",
    "supersededterm": "superseded",
    "preferred": "preferred",
    "approved": "preferred",
    "admitted": "admitted",
    "allowed": "admitted",
    "accepted": "admitted",
    "deprecated": "deprecated",
    "notrecommended": "deprecated",
    "notapproved": "deprecated",
    "forbidden": "deprecated",
    "prohibited": "deprecated",
    "rejected": "deprecated",
    "superseded": "superseded",
    "obsolete": "superseded",
    "proposed": "proposed",
    "suggested": "proposed",
    "candidate": "proposed",
    "pending": "proposed",
    "new": "proposed",
}
_TYPES: Mapping[str, TermType] = {word.lower(): type_ for type_, word in TYPE_WORDS.items()}
_PARTS: Mapping[str, str] = {word: word for word in PARTS_OF_SPEECH} | {"propernoun": PROPER_NOUN}
_ALIASES = {
    "subject": "subjectField",
    "domain": "subjectField",
    "usagestatus": "administrativeStatus",
    "status": "administrativeStatus",
    "termstatus": "administrativeStatus",
    "note": "note",
}
_BOXES = {"checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "spinBox", "tableText", "textBox"}
_BUTTONS = {"pushButton", "radioButton", "slider", "tab", "toolTip", "menuItem", "progressBar", "user-definedType"}
_LOCATIONS = frozenset(_BOXES | _BUTTONS | {"informativeMessage", "interactiveMessage"})
_GENDERS = frozenset({"masculine", "feminine", "neuter", "other"})
_NUMBERS = frozenset({"singular", "plural", "dual", "mass", "otherNumber"})
_STYLES = ("colloquial", "neutral", "technical", "in-house", "bench-level", "slang", "vulgar")
_REGISTERS = frozenset(f"{style}Register" for style in _STYLES)
_CONCEPT: tuple[Level, ...] = ("concept",)
_CONCEPT_TERM: tuple[Level, ...] = ("concept", "term")
_CONCEPT_LANGUAGE: tuple[Level, ...] = ("concept", "language")
_TERM: tuple[Level, ...] = ("term",)
_ANY: tuple[Level, ...] = ("concept", "language", "term")


@dataclass(frozen=True, slots=True)
class Category:
    """A data category: the element that carries it in style DCA, its module, the levels and the values it may have.

    `levels_2` are the levels in TBX 2 where they differ; `values` is empty where any text may stand.
    """

    name: str
    element: str
    module: Module
    levels: tuple[Level, ...]
    values: frozenset[str] = frozenset()
    levels_2: tuple[Level, ...] | None = None


CATEGORIES: Mapping[str, Category] = {
    category.name: category
    for category in (
        Category("customerSubset", "admin", "min", _CONCEPT_TERM, levels_2=_TERM),
        Category("subjectField", "descrip", "min", _CONCEPT),
        Category("administrativeStatus", "termNote", "min", _TERM, frozenset(STATUS_WORDS.values())),
        Category("partOfSpeech", "termNote", "min", _TERM, frozenset(PARTS_OF_SPEECH)),
        Category("externalCrossReference", "xref", "min", _CONCEPT_TERM),
        Category("projectSubset", "admin", "basic", _CONCEPT_TERM, levels_2=_TERM),
        Category("source", "admin", "basic", _ANY),
        Category("context", "descrip", "basic", _TERM),
        Category("definition", "descrip", "basic", _CONCEPT_LANGUAGE),
        Category("crossReference", "ref", "basic", _CONCEPT_TERM),
        Category("grammaticalGender", "termNote", "basic", _TERM, _GENDERS),
        Category("geographicalUsage", "termNote", "basic", _TERM),
        Category("termLocation", "termNote", "basic", _TERM, _LOCATIONS),
        Category("termType", "termNote", "basic", _TERM, frozenset(TYPE_WORDS.values())),
        Category("transactionType", "transac", "basic", _ANY, frozenset({"origination", "modification"})),
        Category("responsibility", "transacNote", "basic", _ANY),
        Category("xGraphic", "xref", "basic", _CONCEPT_LANGUAGE, levels_2=_CONCEPT),
        Category("reading", "admin", "linguist", _TERM),
        Category("readingNote", "adminNote", "linguist", _TERM),
        Category("grammaticalNumber", "termNote", "linguist", _TERM, _NUMBERS),
        Category("register", "termNote", "linguist", _TERM, _REGISTERS),
        Category("transferComment", "termNote", "linguist", _TERM),
    )
}
_BY_SIMPLE_NAME: Mapping[str, str] = {name.lower(): name for name in CATEGORIES} | _ALIASES


def category_name(type_: str) -> str:
    """Return the standard's name of a `type` as tools write it ("Subject field", "usageStatus"), else the type."""
    return _BY_SIMPLE_NAME.get(simple(type_), type_)


def status_of(word: str) -> Status | None:
    """Return the status that a word of either generation, or of TermWeb, names."""
    return _STATUSES.get(simple(word))


def type_of(word: str) -> TermType | None:
    """Return the type of term that a word of the standard names."""
    return _TYPES.get(simple(word))


def part_of_speech_of(word: str) -> str:
    """Return the model's word for a part of speech, or the word itself."""
    return _PARTS.get(simple(word), word)


@lru_cache(maxsize=4096)
def simple(word: str) -> str:
    """Return a word as names are compared: in lower case, letters and digits alone."""
    return "".join(character for character in word.lower() if character.isalnum())
