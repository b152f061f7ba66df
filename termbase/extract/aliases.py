"""The short forms that a document defines."""

from collections.abc import Container
from dataclasses import dataclass

from corpora.document import Block, Document
from corpora.text.units import compares_characters

from .chinese_aliases import chinese_aliases
from .definition import Alias, AliasKind
from .english_aliases import english_aliases


@dataclass(frozen=True, slots=True)
class AliasDefinition:
    """A short form, what it stands for, and where the document says so: the block, its numbered paragraph.

    `start` and `end` are the offsets of the full form in the block, with marks around it; `short_start` and `short_end`
    those of the short form. `language` is the document's; a short form of the kind `foreign` is not in it.
    """

    full: str
    short: str
    kind: AliasKind
    language: str
    block: str
    paragraph: str | None
    start: int
    end: int
    short_start: int
    short_end: int


def alias_definitions(document: Document, names: Container[str] = frozenset()) -> tuple[AliasDefinition, ...]:
    """Return the short forms that a document defines, each once, in order; `names` are names that are known, which tell
    where a full form begins."""
    chinese = compares_characters(document.language)
    whole = "\n".join(block.text for block in document.blocks)
    found: dict[tuple[str, str], AliasDefinition] = {}
    for block in document.blocks:
        if block.kind == "masthead":
            continue
        aliases = chinese_aliases(block.text, whole, names) if chinese else english_aliases(block.text)
        for alias in aliases:
            found.setdefault((alias.full, alias.short), _placed(alias, block, document.language))
    return tuple(found.values())


def _placed(alias: Alias, block: Block, language: str) -> AliasDefinition:
    full, short = (alias.start, alias.end), (alias.short_start, alias.short_end)
    return AliasDefinition(alias.full, alias.short, alias.kind, language, block.id, block.paragraph, *full, *short)
