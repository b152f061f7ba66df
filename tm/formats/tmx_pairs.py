"""The segments of a TMX file as they stand, also those without a translation."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.files.xml import elements
from corpora.text.languages import includes, language_code

from ..errors import LanguageMismatch
from ..unit import Side
from .bilingual import BilingualSegment, Languages
from .tmx_fields import XML_LANG
from .tmx_inline import local_name, read_content

_EITHER = ("zh", "en")


def segments(path: Path, skips: Skips, languages: Languages | None = None) -> Iterator[BilingualSegment]:
    """Yield a segment for each unit, the first text in each language; one without a translation has an empty target.

    Without `languages` they are the file's original and the other of Chinese and English. Raises LanguageMismatch, at
    the end, where no unit has the source language; UnreadableFile for what is no TMX; HostileFile.
    """
    entries = elements(path, "header", "tu")
    root = next(entries)
    if local_name(root) != "tmx":
        raise UnreadableFile(f"{path}: not TMX: its root element is <{local_name(root)}>, not <tmx>")
    original, number, taken, seen = "", 0, 0, set[str]()
    for entry in entries:
        if local_name(entry) == "header":
            original = entry.get("srclang", "")
            continue
        number += 1
        sides = _sides(entry)
        seen |= {side.tag for side in sides}
        asked = languages or _told(language_code(entry.get("srclang") or original), sides)
        made = _segment(entry, sides, asked, number)
        if made is None:
            skips.add(f"no {asked[0]} text", f"unit {number}")
        else:
            taken += 1
            yield made
    if number and not taken:
        found = ", ".join(sorted(seen)) or "no language"
        raise LanguageMismatch(f"{path}: it has {found}: name two of them with --from and --to")


def _told(original: str, sides: list[Side]) -> Languages:
    """Return the languages of a file that nobody named: its original, and what faces it."""
    codes = [side.language for side in sides]
    source = original if original in codes else next((code for code in codes if code in _EITHER), "zh")
    others = [code for code in codes if code != source]
    either = [code for code in others if code.startswith(("zh", "en"))]
    return source, (either or others or ["zh" if source == "en" else "en"])[0]


def _segment(entry: etree._Element, sides: list[Side], asked: Languages, number: int) -> BilingualSegment | None:
    source = next((side for side in sides if includes(asked[0], side.language)), None)
    if source is None:
        return None
    target = next((side for side in sides if side is not source and includes(asked[1], side.language)), None)
    notes = tuple("".join(map(str, child.itertext())) for child in entry if local_name(child) == "note")
    return BilingualSegment(
        entry.get("tuid") or str(number),
        source,
        target or Side("", asked[1], asked[1]),
        f"unit {number}",
        notes,
    )


def _sides(entry: etree._Element) -> list[Side]:
    sides = []
    for variant in entry:
        tag = variant.get(XML_LANG) or variant.get("lang") or ""
        if local_name(variant) != "tuv" or not tag.strip():
            continue
        segment = next((child for child in variant if local_name(child) == "seg"), None)
        text, codes = read_content(segment) if segment is not None else ("", ())
        sides.append(Side(text, language_code(tag), tag, codes))
    return sides
