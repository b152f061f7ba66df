"""Translation units as TMX: versions 1.1 to 1.4b are read, 1.4 is written, both as a stream."""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lxml import etree

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.files.xml import elements

from ..errors import LanguageMismatch
from ..unit import Unit
from .tmx_inline import local_name
from .tmx_units import ALL_LANGUAGES, Reader, element_of


def read(path: Path, skips: Skips, source: str = "zh", target: str = "en") -> Iterator[Unit]:
    """Yield the units of a file that have both languages, one for each pair of their variants, in constant memory.

    `source` is the side of that language, unless the file says that the other was the original. A unit that has not
    both languages is counted in `skips`. Raises LanguageMismatch, at the end, where no unit has both; UnreadableFile
    for what is no TMX; HostileFile for a declared entity and past the limits of corpora.files.xml.
    """
    yield from units_after(path, Reader(source, target, skips))


def units_after(path: Path, reader: Reader) -> Iterator[Unit]:
    """Yield what a reader makes of the file behind the elements that it has had already. Raises as `read` does."""
    had = reader.number
    entries = elements(path, "header", "tu")
    root = next(entries)
    if local_name(root) != "tmx":
        raise UnreadableFile(f"{path}: not TMX: its root element is <{local_name(root)}>, not <tmx>")
    for entry in entries:
        if local_name(entry) == "header":
            reader.original = entry.get("srclang", ALL_LANGUAGES)
        elif had:
            had -= 1
        else:
            yield from reader.units(entry)
    expect_pairs(path, reader)


def expect_pairs(path: Path, reader: Reader) -> None:
    """Raise LanguageMismatch where a reader has had units and none in both languages."""
    if reader.number and not reader.pairs:
        found = ", ".join(sorted(reader.languages)) or "no language"
        raise LanguageMismatch(
            f"{path}: no unit in both {reader.source} and {reader.target}; it has {found}: name two of them with --from"
            " and --to"
        )


def write(path: Path, units: Iterable[Unit], *, source_language: str) -> int:
    """Write units as TMX 1.4 in UTF-8, as a stream, and return how many they are.

    `source_language` is the header's; a unit with another original names its own. A character that XML cannot hold is
    kept in a text and lost in a property. Raises OSError where the file cannot be written.
    """
    count = 0
    with path.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        out.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with out.element("tmx", version="1.4"):
            out.write("\n", _header(source_language), "\n")
            with out.element("body"):
                out.write("\n")
                for unit in units:
                    out.write(element_of(unit, source_language), "\n")
                    count += 1
    return count


def _header(source_language: str) -> etree._Element:
    try:
        number = version("yiku")
    except PackageNotFoundError:
        number = "unknown"
    return etree.Element(
        "header",
        {
            "creationtool": "yiku",
            "creationtoolversion": number,
            "segtype": "sentence",
            "o-tmf": "yiku",
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
        },
    )
