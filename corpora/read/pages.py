"""Undoing the pages: which pieces are one paragraph, and the number, letter or heading that each is printed with."""

import re
from dataclasses import dataclass, field
from typing import Literal

from ..document import BlockKind
from .labels import Label, given_label, heading_label, paragraph_label
from .piece import Piece, without_prefix
from .prose import goes_on, is_finished, is_finished_note, is_prose, wants_more, width

_REACH = 40
"""After how many pieces an unfinished footnote is no longer waited for."""
_HIGHEST = 1500
"""Above this a number before a text is a year and no paragraph's number, unless it is the one that follows."""
_LIST_LABEL = re.compile(r"[(（]\s?([a-z]+|\d+|[一二三四五六七八九十]+)\s?[)）]")
_FIRST_ITEMS = {"a", "i", "1", "一", "A"}


@dataclass(slots=True)
class Draft:
    """A block in the making: the pieces of one paragraph in order, with what was printed before it."""

    kind: BlockKind
    pieces: list[Piece]
    paragraph: str | None = None
    label: str | None = None


@dataclass(slots=True)
class _Flow:
    """Where the reading stands.

    `last` is the paragraph that may go on, `note` the footnote that may. Between `last` and here lay footnotes
    (`noted`), a page number or running head (`paged`), or a drawn line or form feed (`ruled`).
    """

    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    note: Draft | None = None
    note_age: int = 0
    number: str | None = None
    sequence: int = 0
    noted: bool = False
    paged: bool = False
    ruled: bool = False

    @property
    def gap(self) -> bool:
        return self.noted or self.paged or self.ruled

    def add(self, draft: Draft, goes_on: bool) -> None:
        self.drafts.append(draft)
        self.last = draft if goes_on else None
        self.noted = self.paged = self.ruled = False


def rejoin(pieces: list[Piece]) -> list[Draft]:
    """Return the blocks of a document in order, each with its pieces; `furniture` and `rule` are left out."""
    flow = _Flow()
    for index, piece in enumerate(pieces):
        flow.note_age += 1
        if piece.kind == "furniture":
            flow.paged = True
        elif piece.kind == "rule":
            flow.ruled = True
        elif piece.kind == "note":
            _add_note(flow, piece)
        elif piece.kind == "heading":
            _add_heading(flow, piece)
        elif piece.kind == "text":
            _add_text(flow, piece, pieces, index)
        else:
            kind: BlockKind = "table" if piece.kind == "cell" else piece.kind
            flow.add(Draft(kind, [piece], flow.number if kind == "table" else None, piece.label), False)
    return flow.drafts


def _add_note(flow: _Flow, piece: Piece) -> None:
    if piece.whole:
        flow.drafts.append(Draft("footnote", [piece], label=piece.label))
        return
    flow.note = Draft("footnote", [piece], label=piece.label)
    flow.note_age = 0
    flow.drafts.append(flow.note)
    flow.noted = True


def _add_heading(flow: _Flow, piece: Piece) -> None:
    label = given_label(piece.label, None) if piece.label else heading_label(piece.text)
    shown = without_prefix(piece, label.length) if label else piece
    flow.add(Draft("heading", [shown], label=label.text if label else None), False)
    flow.number = None


def _add_text(flow: _Flow, piece: Piece, pieces: list[Piece], index: int) -> None:
    cut = flow.last is not None and not is_finished(flow.last.pieces[-1].text)
    label = given_label(piece.label, piece.level) if piece.label else paragraph_label(piece.text)
    if label and not piece.label and _is_no_label(flow, label, cut):
        label = None
    if label is None:
        going_on = None if piece.whole else _goes_on(flow, piece, cut, pieces, index)
        if going_on is not None:
            going_on.pieces.append(piece)
            if going_on is flow.last:
                flow.noted = flow.paged = flow.ruled = False
            return
        flow.add(Draft("body", [piece], flow.number), not piece.whole)
        return
    shown = without_prefix(piece, label.length)
    if label.kind == "number" and label.number is not None:
        flow.number, flow.sequence = str(label.number), label.number
    flow.add(Draft("body" if label.kind == "number" else "list", [shown], flow.number, label.text), not piece.whole)


def _is_no_label(flow: _Flow, label: Label, cut: bool) -> bool:
    """Tell whether what looks like a label is the beginning of the rest of a paragraph that a page break cut."""
    last = flow.last
    if label.kind == "number":
        follows = label.number == flow.sequence + 1
        interrupts = cut and (flow.gap or _is_long(last))
        return not follows and (interrupts or (label.number or 0) > _HIGHEST)
    if last is None or not flow.gap:
        return False
    if label.kind == "bullet":
        return cut and label.text in "–—-" and last.kind != "list"
    before = _item_before(label.text)
    inside = before is not None and any(before in piece.text for piece in last.pieces)
    return inside or (cut and last.kind != "list" and is_prose(last.pieces[-1].text))


def _is_long(draft: Draft | None) -> bool:
    return draft is not None and is_prose(draft.pieces[-1].text)


def _item_before(label: str) -> str | None:
    """Return the letter before, as it would stand in a running list: "(a)" for "(b)"."""
    found = _LIST_LABEL.fullmatch(label)
    if not found or found[1] in _FIRST_ITEMS or len(found[1]) > 1 or not found[1].isascii():
        return None
    return label.replace(found[1], chr(ord(found[1]) - 1))


def _goes_on(flow: _Flow, piece: Piece, cut: bool, pieces: list[Piece], index: int) -> Draft | None:
    """Return the paragraph or footnote whose rest a piece without a label is, None where it begins a paragraph."""
    last, note = flow.last, _open_note(flow)
    if last is not None and cut:
        if note and _next_text(pieces, index) == "note then text":
            return note
        return last if _may_go_on(flow, last, piece) else None
    between_sentences = (
        last is not None
        and last.paragraph is not None
        and (flow.noted or flow.paged)
        and not _looks_like_heading(piece.text)
    )
    # A footnote without a full stop may be complete; one that goes on over the page has page numbers or notes after it.
    if note and not (between_sentences and not flow.paged and _next_text(pieces, index) == "text"):
        return note
    return last if between_sentences else None


def _open_note(flow: _Flow) -> Draft | None:
    note = flow.note
    if note is None or flow.note_age > _REACH or is_finished_note(note.pieces[-1].text):
        return None
    return note


def _may_go_on(flow: _Flow, last: Draft, piece: Piece) -> bool:
    before = last.pieces[-1].text
    if not flow.gap:
        return goes_on(before, piece.text)
    if last.label is None and not is_prose(before):
        return piece.text[:1].islower() or wants_more(before)
    return True


def _next_text(pieces: list[Piece], index: int) -> Literal["note then text", "note", "text"]:
    """Say what comes after a piece: footnotes and then a text without a label, footnotes only, or no footnote."""
    noted = False
    for piece in pieces[index + 1 : index + 1 + _REACH]:
        if piece.kind == "note":
            noted = True
        elif piece.kind not in {"furniture", "rule"}:
            if noted and piece.kind == "text" and paragraph_label(piece.text) is None:
                return "note then text"
            break
    return "note" if noted else "text"


def _looks_like_heading(text: str) -> bool:
    return not is_finished(text) and width(text) < 80 and not text[:1].islower()
