"""Reading XLIFF 1.2 and 2.0 to 2.2: every segment with its translation, notes, state and inline codes, as a stream."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.files.xml import elements
from corpora.text.languages import includes, language_code

from ..errors import LanguageMismatch
from ..unit import Origin, Side, Unit
from .bilingual import BilingualSegment, Languages
from .xliff_inline_read import Content, read_content

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def segments(path: Path, skips: Skips, languages: Languages | None = None) -> Iterator[BilingualSegment]:
    """Yield the segments of a file that are to be translated, in constant memory; what is between segments is not.

    A trans-unit of XLIFF 1.2 that is segmented (`seg-source`) gives its segments. `languages` turn the file round where
    its source is the target asked for. Raises UnreadableFile for what is no XLIFF, LanguageMismatch for other
    languages than those asked for, HostileFile.
    """
    entries = elements(path, "unit", "trans-unit")
    root = next(entries)
    version = root.get("version", "")
    if _local(root) != "xliff" or version[:2] not in {"1.", "2."}:
        raise UnreadableFile(f"{path}: not XLIFF 1 or 2: its root element is <{_local(root)}> {version}".rstrip())
    for entry in entries:
        tags = _languages(root, entry, version)
        tags = tags[0] or _other(tags[1]), tags[1] or _other(tags[0])
        turned = _turned(path, tags, languages)
        made = _of_two(entry, tags, skips) if version[0] == "2" else _of_one(entry, tags, skips)
        for segment in made:
            yield _turn(segment) if turned else segment


def read(path: Path, skips: Skips, source: str = "zh", target: str = "en") -> Iterator[Unit]:
    """Yield the segments of a file that are translated as units; the others are counted in `skips`.

    Raises as `segments` does.
    """
    for segment in segments(path, skips, None):
        codes = {segment.source.language, segment.target.language}
        if not any(includes(source, code) for code in codes) or not any(includes(target, code) for code in codes):
            raise LanguageMismatch(
                f"{path}: is in {segment.source.tag} and {segment.target.tag}, not in {source} and {target}: "
                "name its languages with --from and --to"
            )
        if not segment.source.text.strip() or not segment.target.text.strip():
            skips.add("a segment without a translation", segment.place)
            continue
        note = "\n".join(segment.notes) or None
        yield Unit(segment.source, segment.target, Origin(), name=segment.id, note=note)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _languages(root: etree._Element, entry: etree._Element, version: str) -> tuple[str, str]:
    """Return the tags of source and target as the file has them."""
    if version[0] == "2":
        return root.get("srcLang", ""), root.get("trgLang", "")
    file = next((one for one in entry.iterancestors() if _local(one) == "file"), root)
    source, target = file.get("source-language", ""), file.get("target-language", "")
    for child in entry:
        if _local(child) == "source":
            source = child.get(XML_LANG, source)
        elif _local(child) == "target":
            target = child.get(XML_LANG, target)
    return source, target


def _other(tag: str) -> str:
    """Return the language of the side that names none."""
    return "zh" if language_code(tag) == "en" else "en"


def _turned(path: Path, tags: tuple[str, str], wanted: Languages | None) -> bool:
    """Tell whether the file's source is the target asked for; raises LanguageMismatch."""
    if wanted is None:
        return False
    codes = [language_code(tag) for tag in tags]
    if includes(wanted[0], codes[0]) and includes(wanted[1], codes[1]):
        return False
    if includes(wanted[0], codes[1]) and includes(wanted[1], codes[0]):
        return True
    raise LanguageMismatch(f"{path}: is from {tags[0]} to {tags[1]}, not from {wanted[0]} to {wanted[1]}")


def _turn(segment: BilingualSegment) -> BilingualSegment:
    return BilingualSegment(segment.id, segment.target, segment.source, segment.place, segment.notes, segment.state)


def _side(content: Content, tag: str) -> Side:
    return Side(content.text, language_code(tag), tag, content.codes)


def _of_two(unit: etree._Element, tags: tuple[str, str], skips: Skips) -> Iterator[BilingualSegment]:
    """Yield the segments of a `unit` of XLIFF 2."""
    place = f"line {unit.sourceline}"
    if _untranslatable(unit):
        skips.add("not to be translated", place)
        return
    data = {
        one.get("id", ""): "".join(map(str, one.itertext()))
        for holder in unit
        if _local(holder) == "originalData"
        for one in holder
    }
    notes = _notes(one for holder in unit if _local(holder) == "notes" for one in holder)
    found = [child for child in unit if _local(child) == "segment"]
    name = unit.get("id", "")
    for number, segment in enumerate(found, start=1):
        own = segment.get("id") or (name if len(found) == 1 else f"{name}.{number}")
        yield BilingualSegment(
            own,
            _side(_content(segment, "source", data), tags[0]),
            _side(_content(segment, "target", data), tags[1]),
            f"unit {name}" if name else place,
            notes,
            segment.get("state"),
        )


def _of_one(unit: etree._Element, tags: tuple[str, str], skips: Skips) -> Iterator[BilingualSegment]:
    """Yield the segments of a `trans-unit` of XLIFF 1."""
    name = unit.get("id", "")
    place = f"line {unit.sourceline}"
    if _untranslatable(unit):
        skips.add("not to be translated", place)
        return
    notes = _notes(child for child in unit if _local(child) == "note")
    target = next((child for child in unit if _local(child) == "target"), None)
    state = target.get("state") if target is not None else None
    parts = _marked(next((child for child in unit if _local(child) == "seg-source"), None))
    if not parts:
        texts = [_content(unit, part, {}) for part in ("source", "target")]
        yield BilingualSegment(name, _side(texts[0], tags[0]), _side(texts[1], tags[1]), f"unit {name}", notes, state)
        return
    translated = _marked(target)
    for number, part in parts.items():
        there = translated.get(number)
        yield BilingualSegment(
            f"{name}.{number}",
            _side(read_content(part, {}), tags[0]),
            _side(read_content(there, {}) if there is not None else Content("", ()), tags[1]),
            f"unit {name}",
            notes,
            state,
        )


def _marked(element: etree._Element | None) -> dict[str, etree._Element]:
    """Return the segments that `mrk` marks in a text, by their ids."""
    if element is None:
        return {}
    return {
        one.get("mid", str(number)): one
        for number, one in enumerate(element.iter("{*}mrk"), start=1)
        if one.get("mtype") == "seg"
    }


def _untranslatable(unit: etree._Element) -> bool:
    """Tell whether a unit, or what it stands in, says that it is not to be translated; the nearest word counts."""
    said = next((one.get("translate") for one in (unit, *unit.iterancestors()) if one.get("translate")), "yes")
    return said == "no"


def _notes(elements: Iterator[etree._Element]) -> tuple[str, ...]:
    texts = ("".join(map(str, one.itertext())).strip() for one in elements)
    return tuple(text for text in texts if text)


def _content(parent: etree._Element, name: str, data: dict[str, str]) -> Content:
    found = next((child for child in parent if _local(child) == name), None)
    return read_content(found, data) if found is not None else Content("", ())
