"""From the pieces that a format reader found to a document of blocks and segments."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from ..document import Block, Code, Document, Segment
from ..errors import UnreadableFile
from ..text.languages import language_of
from ..text.script import han_share
from ..text.segment import segment
from .furniture import set_aside
from .masthead import read_front
from .noise import mend_dashes
from .notes import separate
from .oddities import oddities
from .pages import Draft, rejoin
from .piece import Piece, merge

_WHOLE = {"title", "masthead", "heading", "table"}
_HAN_ENOUGH = 0.2
_SAMPLE = 100_000


def assemble(pieces: list[Piece], path: str, language: str | None = None) -> Document:
    """Return the document that the pieces of a source make; its language is told by its script when not given.

    Raises UnreadableFile where there is no text.
    """
    language = language or _language(pieces)
    pieces, front = read_front(set_aside(separate(pieces)))
    remarks: list[str] = []
    blocks = [_block(draft, number, language, remarks) for number, draft in enumerate(rejoin(pieces), 1)]
    if not blocks:
        raise UnreadableFile(f"{path}: holds no text")
    return Document(
        path=path,
        language=language,
        blocks=tuple(blocks),
        symbol=front.symbol,
        title=front.title,
        date=front.date,
        furniture=tuple(
            text
            for piece in pieces
            if piece.kind == "furniture"
            for text in (piece.text, *(code.source for code in piece.codes))
            if text
        ),
        remarks=(*remarks, *oddities(blocks)),
    )


def _language(pieces: list[Piece]) -> str:
    sample = ""
    for piece in pieces:
        sample += piece.text[:_SAMPLE]
        if len(sample) >= _SAMPLE:
            break
    # A report in English may name a thing in Chinese: it is what most of its letters are that counts.
    return language_of(sample) if han_share(sample) >= _HAN_ENOUGH else "en"


def _block(draft: Draft, number: int, language: str, remarks: list[str]) -> Block:
    whole = _stripped(merge(draft.pieces))
    text, mended = mend_dashes(whole.text)
    block_id = f"b{number}"
    block = Block(
        id=block_id,
        kind=draft.kind,
        text=text,
        codes=whole.codes,
        paragraph=draft.paragraph,
        label=draft.label,
        level=whole.level,
        line=whole.line,
    )
    where = f"paragraph {draft.paragraph}" if draft.paragraph else f"line {whole.line}"
    remarks += [f"{where}: {remark}" for remark in mended]
    return replace(block, segments=_segments(block, language))


def _stripped(piece: Piece) -> Piece:
    """Return the piece without white space at its ends, all its codes kept."""
    text = piece.text.strip()
    before = len(piece.text) - len(piece.text.lstrip())
    codes = tuple(code.at(min(max(code.offset - before, 0), len(text))) for code in piece.codes)
    return replace(piece, text=text, codes=codes)


def _segments(block: Block, language: str) -> tuple[Segment, ...]:
    if not block.text:
        return ()
    spans = [(0, len(block.text))] if block.kind in _WHOLE else segment(block.text, language)
    starts = [start for start, _ in spans]
    mine: list[list[Code]] = [[] for _ in spans]
    for code in block.codes:
        place = _holder(code, spans, starts)
        start, end = spans[place]
        mine[place].append(code.at(min(max(code.offset, start), end) - start))
    return tuple(
        Segment(f"{block.id}s{number}", start, end, block.text[start:end], tuple(codes))
        for number, ((start, end), codes) in enumerate(zip(spans, mine, strict=True), 1)
    )


def _holder(code: Code, spans: list[tuple[int, int]], starts: list[int]) -> int:
    """Return the index of the segment of a code: what opens goes with what follows, all else with what precedes."""
    if code.kind == "open":
        place = bisect_right(starts, code.offset) - 1
        if code.offset >= spans[max(place, 0)][1] and place + 1 < len(spans):
            place += 1
    else:
        place = bisect_left(starts, code.offset) - 1
        at_next = place + 1 < len(starts) and code.offset == starts[place + 1]
        if at_next and (place < 0 or spans[place][1] < code.offset):
            place += 1
    return max(place, 0)
