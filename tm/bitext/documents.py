"""Aligning two documents, and what is found as translation units."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpora.document import Code, Document
from tm.unit import Origin, Side, Unit
from tm.words.dictionary import Dictionary

from .bead import Bead
from .sentences import align_texts
from .structure import Place, plain, structure_of

SCORE = "bitext-score"
"""The property of a unit that says how much its bead was believed."""


@dataclass(frozen=True, slots=True)
class DocumentBead:
    """Segments of two documents that are each other's translation, with their blocks; one side may be empty."""

    zh: tuple[Place, ...]
    en: tuple[Place, ...]
    score: float

    @property
    def texts(self) -> tuple[str, str]:
        """Return the Chinese and the English text, each as one."""
        return _side(self.zh, "zh").text, _side(self.en, "en").text


@dataclass(frozen=True, slots=True)
class AlignedDocuments:
    """Two documents and their beads, those of the text before those of the notes; `remarks` are oddities of how they
    meet."""

    zh: Document
    en: Document
    beads: tuple[DocumentBead, ...]
    remarks: tuple[str, ...]


Pair = tuple[Document, Document]


def align_documents(
    pairs: Sequence[Pair], dictionary: Dictionary | None = None, *, by_structure: bool = True
) -> list[AlignedDocuments]:
    """Align each Chinese document with its English one; several teach one another their words.

    Without `by_structure` nothing but the sentences is heeded.
    """
    structures = [structure_of(zh, en) if by_structure else plain(zh, en) for zh, en in pairs]
    texts = [stream.text for structure in structures for stream in structure.streams]
    found = iter(align_texts(texts, dictionary))
    aligned = []
    for (zh, en), structure in zip(pairs, structures, strict=True):
        beads = [
            DocumentBead(
                tuple(stream.zh[i] for i in bead.zh), tuple(stream.en[j] for j in bead.en), round(bead.score, 3)
            )
            for stream in structure.streams
            for bead in next(found)
        ]
        aligned.append(AlignedDocuments(zh, en, tuple(beads), structure.remarks))
    return aligned


def by_index(aligned: AlignedDocuments) -> list[Bead]:
    """Return the beads as indexes of segments in the order of their documents."""
    zh, en = (
        {segment.id: place for place, segment in enumerate(s for block in document.blocks for s in block.segments)}
        for document in (aligned.zh, aligned.en)
    )
    return [
        Bead(tuple(zh[s.id] for _, s in bead.zh), tuple(en[s.id] for _, s in bead.en), bead.score)
        for bead in aligned.beads
    ]


class Verdict(StrEnum):
    """What is to be thought of a bead: `SAME` needs no translation (a figure, a symbol), `ALONE` has one side."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    SAME = "same"
    ALONE = "alone"


def verdict(bead: DocumentBead, least: float) -> Verdict:
    """Return what is to be thought of a bead when a score of `least` or more is believed."""
    zh, en = (text.strip() for text in bead.texts)
    if not zh or not en:
        return Verdict.ALONE
    if zh == en:
        return Verdict.SAME
    return Verdict.GOOD if bead.score >= least else Verdict.DOUBTFUL


def units_of(aligned: AlignedDocuments, least: float) -> list[Unit]:
    """Return the good beads as units, the Chinese side first, with where they come from."""
    return [_unit(aligned, bead) for bead in aligned.beads if verdict(bead, least) is Verdict.GOOD]


def _unit(aligned: AlignedDocuments, bead: DocumentBead) -> Unit:
    zh, en = aligned.zh, aligned.en
    files = Path(zh.path).name, Path(en.path).name
    block, segment = bead.zh[0]
    return Unit(
        _side(bead.zh, zh.language),
        _side(bead.en, en.language),
        Origin(zh.title or en.title or files[0], zh.symbol or en.symbol, _paragraph(bead), zh.date or en.date),
        name=f"{block.id}/{segment.id}",
        properties=((SCORE, f"{bead.score:.3f}"), ("zh-file", files[0]), ("en-file", files[1])),
    )


def _paragraph(bead: DocumentBead) -> str | None:
    return next((block.paragraph for block, _ in (*bead.zh, *bead.en) if block.paragraph), None)


def _side(places: Sequence[Place], language: str) -> Side:
    """Return segments as one text: as their block has them, joined as the language does where blocks meet."""
    text, codes = "", list[Code]()
    last: Place | None = None
    for block, segment in places:
        if last is not None:
            text += _between(last, (block, segment), text, language)
        codes += [Code(code.offset + len(text), code.kind, code.source, code.note) for code in segment.codes]
        text += segment.text
        last = (block, segment)
    return Side(text, language, language, tuple(codes))


def _between(before: Place, behind: Place, text: str, language: str) -> str:
    if before[0].id == behind[0].id:
        gap = before[0].text[before[1].end : behind[1].start]
        return " " if "\n" in gap else gap
    return "" if language != "en" and not text[-1:].isascii() else " "
