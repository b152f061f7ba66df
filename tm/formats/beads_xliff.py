"""A document aligned with its original as XLIFF 2.1, for a translation editor to open."""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from ..bitext.documents import AlignedDocuments, DocumentBead, Verdict, verdict
from .xliff_content import lay_out
from .xliff_inline import XLIFF, OriginalData, append_content, fit

_TEXTS = {f"{{{XLIFF}}}{name}" for name in ("source", "target", "note")}


def write(path: Path, aligned: AlignedDocuments, least: float) -> None:
    """Write all beads that have a Chinese side, a unit each; the target of a doubtful one is marked as initial, that of
    a bead without a partner is missing. Inline codes are left out. Raises OSError."""
    root = etree.fromstring(f'<xliff xmlns="{XLIFF}"/>')
    root.set("version", "2.1")
    root.set("srcLang", aligned.zh.language)
    root.set("trgLang", aligned.en.language)
    file = etree.SubElement(root, f"{{{XLIFF}}}file", id="f1", original=fit(aligned.zh.path))
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for number, bead in enumerate((bead for bead in aligned.beads if bead.zh), 1):
        _append_unit(file, number, bead, good=verdict(bead, least) is not Verdict.DOUBTFUL)
    lay_out(root, _TEXTS)
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _append_unit(file: etree._Element, number: int, bead: DocumentBead, *, good: bool) -> None:
    unit = etree.SubElement(file, f"{{{XLIFF}}}unit", id=f"u{number}")
    _append_notes(unit, bead)
    segment = etree.SubElement(unit, f"{{{XLIFF}}}segment", id="s1")
    zh, en = bead.texts
    _append_text(segment, "source", zh)
    if en:
        segment.set("state", "translated" if good else "initial")
        _append_text(segment, "target", en)


def _append_text(segment: etree._Element, name: str, text: str) -> None:
    append_content(etree.SubElement(segment, f"{{{XLIFF}}}{name}"), text, (), OriginalData())


def _append_notes(unit: etree._Element, bead: DocumentBead) -> None:
    notes = etree.SubElement(unit, f"{{{XLIFF}}}notes")
    paragraph = next((block.paragraph for block, _ in bead.zh if block.paragraph), None)
    said: Sequence[tuple[str, str]] = [
        ("score", f"{bead.score:.3f}"),
        *([("paragraph", paragraph)] if paragraph else []),
    ]
    for number, (category, text) in enumerate(said, 1):
        etree.SubElement(notes, f"{{{XLIFF}}}note", id=f"n{number}", category=category).text = fit(text)
