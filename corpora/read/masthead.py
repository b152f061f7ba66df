"""The front matter of a report: organ, distribution, session, agenda item and titles, and what they say of it."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from .furniture import is_symbol
from .labels import BODY_HEADINGS, heading_label, paragraph_label, section_label
from .piece import Piece, PieceKind, lines_of, merge
from .prose import is_finished, is_prose

_LANGUAGES = "Arabic|Chinese|English|French|Russian|Spanish"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
    r"|(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"
)
_EVIDENCE = re.compile(
    r"Distr\.|分[发發]\s?[:：]|原[文件]\s?[:：]|Original\s?[:：]|(?:暂定|临时)?议程\s?\**\s?项目"
    r"|(?:Agenda\s+)?[Ii]tems?\s+\d.*agenda|Agenda\s+items?\b|United Nations$|联合国$|General Assembly$|大会$"
    r"|第[一二三四五六七八九十百\d\s]+[届次](?:\S{0,6}会议)(?:续会)?$|[A-Z][a-z-]+\s+(?:\w+\s+)?session$",
)
_LINE = re.compile(
    rf"(?:{_LANGUAGES}|中文|英文|法文|俄文|西班牙文|阿拉伯文|(?:[A-Z]+(?:[/ ]|\sAND\s)?)+\sONLY)$"
    r"|(?:[A-Z][\w. ]+,\s+)?\d{1,2}.{0,40}\b\d{4}$|\d{4}\s?年\s?\d{1,2}\s?月.{0,60}$"
    r"|(?:Advance|Limited|General|Restricted)\b.{0,30}$"
)
_AUTHOR = re.compile(
    r"(?:联合国)?(?:秘书处|秘书长|执行主任|主席|高级专员)(?:编写)?的?(?:报告|说明|背景文件|工作文件)"
    r"|(?:Report|Note|Background paper|Working paper)\s+(?:prepared\s+)?(?:of|by)\s+the\s+[\w\s-]{3,60}",
    re.IGNORECASE,
)
_MOST = 60
"""How many pieces of front matter are looked at."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says: the symbol, the title and the date (ISO 8601) of the document."""

    symbol: str | None = None
    title: str | None = None
    date: str | None = None


def read_front(pieces: list[Piece]) -> tuple[list[Piece], Front]:
    """Return the pieces with the front matter told apart as `masthead` and `title`, and what it says."""
    end = next((i for i, piece in enumerate(pieces[:_MOST]) if _is_body(piece, i)), min(len(pieces), _MOST))
    front = pieces[:end]
    evidence = [i for i, piece in enumerate(front) if _is_text(piece) and any(map(_is_evidence, lines_of(piece)))]
    symbol = _running_symbol(pieces)
    if not evidence:
        titled = _with_title(pieces)
        titles = [piece.text for piece in titled if piece.kind == "title"]
        return titled, Front(symbol, titles[0] if titles else None)
    last = max(i for i in range(end) if i in evidence or (_is_text(front[i]) and _all_lines(front[i])))
    kinds: list[Piece] = []
    for index, piece in enumerate(front):
        kinds += _split(piece, index < last, index == last) if _is_text(piece) else [piece]
    return kinds + pieces[end:], _front(kinds, symbol)


def tells_front(text: str) -> bool:
    """Tell whether a line of a text can only stand in a masthead; a symbol alone also stands at the head of a page."""
    return any(_EVIDENCE.match(line.strip()) is not None for line in text.split("\n") if len(line) <= 120)


def _is_text(piece: Piece) -> bool:
    return piece.kind in {"text", "heading"}


def _is_evidence(line: Piece) -> bool:
    return len(line.text) <= 120 and (_EVIDENCE.match(line.text) is not None or is_symbol(line.text))


def _is_masthead_line(line: Piece) -> bool:
    return _is_evidence(line) or (len(line.text) <= 120 and _LINE.match(line.text) is not None)


def _all_lines(piece: Piece) -> bool:
    return all(map(_is_masthead_line, lines_of(piece)))


def _is_body(piece: Piece, index: int) -> bool:
    text = piece.text.strip()
    if piece.kind == "heading":
        return index > 0 and (
            piece.label is not None or heading_label(text) is not None or BODY_HEADINGS.match(text) is not None
        )
    if piece.kind != "text":
        return piece.kind == "cell"
    if piece.label:
        return True
    if any(map(_is_evidence, lines_of(piece)[:8])):
        return False
    label = paragraph_label(text)
    numbered = label is not None and label.kind == "number" and (label.number == 1 or is_finished(text))
    short_section = section_label(text) is not None and index > 0
    return numbered or short_section or BODY_HEADINGS.match(text) is not None or (is_prose(text) and is_finished(text))


def _split(piece: Piece, before: bool, at_last: bool) -> list[Piece]:
    """Return a piece of front matter as its masthead lines, each alone, and what is between them, rejoined."""
    lines = lines_of(piece)
    known = [_is_masthead_line(line) for line in lines]
    if not any(known):
        return [_as(piece, "masthead" if before or at_last else "title")]
    last = max(place for place, is_known in enumerate(known) if is_known)
    result: list[Piece] = []
    run: list[Piece] = []
    for place, line in enumerate(lines):
        if known[place]:
            result += [_as(merge(run), "masthead")] if run else []
            result.append(_as(line, "masthead"))
            run = []
        else:
            run.append(line)
    if run:
        after = at_last and last < len(lines)
        result.append(_as(merge(run), "title" if after else "masthead"))
    return result


def _as(piece: Piece, kind: PieceKind) -> Piece:
    return replace(piece, kind=kind, level=None)


def _with_title(pieces: list[Piece]) -> list[Piece]:
    first = next((i for i, piece in enumerate(pieces) if _is_text(piece)), None)
    if first is None or any(piece.kind == "title" for piece in pieces):
        return pieces
    piece = pieces[first]
    heads = piece.kind == "heading" and heading_label(piece.text) is None and not BODY_HEADINGS.match(piece.text)
    if not (heads and piece.level == 1):
        return pieces
    return [*pieces[:first], _as(piece, "title"), *pieces[first + 1 :]]


def _running_symbol(pieces: list[Piece]) -> str | None:
    words = Counter(
        word for piece in pieces if piece.kind == "furniture" for word in piece.text.split()[:6] if is_symbol(word)
    )
    return words.most_common(1)[0][0] if words else None


def _front(pieces: list[Piece], running: str | None) -> Front:
    masthead = [piece.text for piece in pieces if piece.kind == "masthead"]
    titles = [piece.text for piece in pieces if piece.kind == "title"]
    own = [title for title in titles if not _AUTHOR.fullmatch(title)]
    symbol = next((text for text in masthead if is_symbol(text)), running)
    dates = (_iso(_DATE.fullmatch(text)) for text in masthead)
    title = (own or titles)[-1] if titles else None
    return Front(symbol, title, next((found for found in dates if found), None))


def _iso(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    month = _MONTHS.index(found["month"]) + 1 if found["month"] else int(found["m"])
    try:
        return date(int(found["year"] or found["y"]), month, int(found["day"] or found["d"])).isoformat()
    except ValueError:
        return None
