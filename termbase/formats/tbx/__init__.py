"""TBX, the standard's exchange format for terminology: ISO 30042:2008 (TBX 2) and ISO 30042:2019 (TBX 3).

How the standard's words and the model's map is in docs/tbx.md.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.files.skips import Skips

from ...concept import Concept


def read(path: Path, skips: Skips) -> Iterator[Concept]:
    """Yield the concepts of a TBX file of either generation, any dialect and style, in constant memory.

    An entry without an id gives a concept with the id "". What cannot be taken is counted in `skips`; what is not
    understood is kept with its concept or term. Raises UnreadableFile for what is not TBX or not well-formed,
    HostileFile for declared entities and deep nesting; both may come after concepts were yielded.
    """
    from . import reading

    return reading.read(path, skips)


def write(
    path: Path,
    concepts: Iterable[Concept],
    *,
    version: int = 2,
    dialect: str = "basic",
    style: str = "dca",
    title: str = "Yiku glossary",
) -> int:
    """Write concepts to `path` as TBX and return how many; one without a term that XML can hold is left out.

    `version` is 2 (TBX-Basic) or 3, whose `dialect` is core, min, basic or linguist and whose `style` is dca or dct.
    What the dialect has no place for becomes a note. Raises TermbaseError for a combination that there is not, OSError
    where the file cannot be written.
    """
    from . import writing

    return writing.write(path, concepts, version=version, dialect=dialect, style=style, title=title)
