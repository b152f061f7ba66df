"""The dialects that files are written in, and what each has a place for."""

from dataclasses import dataclass
from typing import Literal

from ...errors import TermbaseError
from .categories import CATEGORIES, NAMESPACES, PREFIXES, TBX3, Level, Module

_MODULES: dict[str, tuple[Module, ...]] = {
    "core": (),
    "min": ("min",),
    "basic": ("min", "basic"),
    "linguist": ("min", "basic", "linguist"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What a generation calls its elements."""

    root: str
    header: str
    concept: str
    language: str
    term: str


NAMES = {
    2: Names("martif", "martifHeader", "termEntry", "langSet", "tig"),
    3: Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect in a generation and a style: TBX 2 has TBX-Basic alone, and no style."""

    version: int
    name: str
    style: Literal["dca", "dct"]
    modules: tuple[Module, ...]

    @property
    def names(self) -> Names:
        """Return what its generation calls its elements."""
        return NAMES[self.version]

    @property
    def namespace(self) -> str | None:
        """Return the namespace of the core elements."""
        return TBX3 if self.version == 3 else None

    @property
    def prefixes(self) -> dict[str | None, str]:
        """Return the namespaces that the root declares, by prefix."""
        found: dict[str | None, str] = {None: self.namespace} if self.namespace else {}
        if self.style == "dct":
            found |= {PREFIXES[module]: NAMESPACES[module] for module in self.modules}
        return found

    def has(self, category: str, level: Level, value: str) -> bool:
        """Tell whether the data category may stand at the level with the value."""
        known = CATEGORIES.get(category)
        if known is None or known.module not in self.modules:
            return False
        if level not in ((self.version == 2 and known.levels_2) or known.levels):
            return False
        if self.version == 2 and (category, value) == ("partOfSpeech", "properNoun"):
            return True
        return not known.values or value in known.values or (self.version == 2 and category == "termLocation")

    def qualified(self, name: str) -> str:
        """Return the name of a core element with its namespace, as lxml writes it."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name

    def element(self, category: str) -> tuple[str, dict[str, str]]:
        """Return the qualified name and the attributes that say a data category in this style."""
        known = CATEGORIES[category]
        if self.style == "dct":
            return f"{{{NAMESPACES[known.module]}}}{category}", {}
        return self.qualified(known.element), {"type": category}


def dialect_of(version: int, dialect: str, style: str) -> Dialect:
    """Return the dialect that options name; raises TermbaseError for one that there is not."""
    if version not in NAMES or dialect not in _MODULES or style not in {"dca", "dct"}:
        raise TermbaseError(
            f"no TBX {version} in dialect {dialect}, style {style}: versions are 2 and 3, dialects"
            f" {', '.join(_MODULES)}, styles dca and dct"
        )
    if version == 2 and (dialect, style) != ("basic", "dca"):
        raise TermbaseError(f"TBX 2 is written as TBX-Basic alone: dialect {dialect}, style {style} need version 3")
    return Dialect(version, f"TBX-{dialect.capitalize()}", "dct" if style == "dct" else "dca", _MODULES[dialect])
