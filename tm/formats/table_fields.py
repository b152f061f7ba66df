"""What a unit has beside its two texts, as the cells of a table, and back."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from corpora.document import Code, CodeKind
from corpora.files.skips import Skips

from ..unit import Origin, Side, Unit

EDGE = "^"
"""What stands for the edge of a document in `previous` and `next`; a text that begins with it has it once more."""

_PLACE = re.compile(r"(.+):([^\s:/]{1,40})", re.DOTALL)


def fields_of(unit: Unit) -> dict[str, str]:
    """Return the cells of a unit by column; those with nothing in them may be missing."""
    origin = unit.origin
    return {
        "original": unit.source.language,
        "document": origin.document or "",
        "symbol": origin.symbol or "",
        "paragraph": origin.paragraph or "",
        "date": origin.date or "",
        "by": origin.by or "",
        "name": unit.name or "",
        "created": unit.created or "",
        "changed": unit.changed or "",
        "uses": str(unit.uses) if unit.uses else "",
        "previous": _from_neighbour(unit.previous),
        "next": _from_neighbour(unit.next),
        "note": unit.note or "",
        "properties": _json(unit.properties),
        "codes": _json(_from_codes([unit.source, unit.target])),
    }


def unit_of(
    sides: tuple[Side, Side], fields: dict[str, str], extra: Sequence[tuple[str, str]], place: str, skips: Skips
) -> Unit:
    """Return the unit of two sides and the cells beside them; `extra` are the cells of columns that are not known."""
    properties = _properties(fields.get("properties", ""))
    uses = fields.get("uses", "").strip()
    counted = uses.isascii() and uses.isdecimal() and len(uses) < 10
    if uses and not counted:
        properties.append(("uses", uses))
    source, target = _with_codes(sides, fields.get("codes", ""), place, skips)
    return Unit(
        source,
        target,
        _origin(fields),
        name=fields.get("name") or None,
        previous=_to_neighbour(fields.get("previous", "")),
        next=_to_neighbour(fields.get("next", "")),
        note=fields.get("note") or None,
        created=fields.get("created") or None,
        changed=fields.get("changed") or None,
        uses=int(uses) if counted else 0,
        properties=(*properties, *extra),
    )


def _origin(fields: dict[str, str]) -> Origin:
    """Return where a unit comes from; "decade:12" in the column `origin` is the document and the paragraph."""
    said = fields.get("origin", "").strip()
    parts = _PLACE.fullmatch(said)
    document, paragraph = parts.groups() if parts else (said, None)
    return Origin(
        document=fields.get("document") or document or None,
        symbol=fields.get("symbol") or None,
        paragraph=fields.get("paragraph") or paragraph or None,
        date=fields.get("date") or None,
        by=fields.get("by") or None,
    )


def _from_neighbour(text: str | None) -> str:
    if text is None:
        return ""
    return EDGE + text if not text or text.startswith(EDGE) else text


def _to_neighbour(cell: str) -> str | None:
    return cell.removeprefix(EDGE) if cell else None


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False) if content else ""


def _properties(cell: str) -> list[tuple[str, str]]:
    """Return the properties of a cell; one that this program did not write is a property itself."""
    pairs = _loaded(cell)
    if isinstance(pairs, list) and all(
        isinstance(pair, list) and list(map(type, pair)) == [str, str] for pair in pairs
    ):
        return [(name, value) for name, value in pairs]
    return [("properties", cell)] if cell else []


def _loaded(cell: str) -> Any:
    try:
        return json.loads(cell) if cell else None
    except (ValueError, RecursionError):
        return None


def _from_codes(sides: Sequence[Side]) -> list[Any]:
    if not any(side.codes for side in sides):
        return []
    return [[[code.offset, code.kind, code.source, code.note] for code in side.codes] for side in sides]


def _with_codes(sides: tuple[Side, Side], cell: str, place: str, skips: Skips) -> tuple[Side, Side]:
    """Return the sides with the codes of a cell; codes that do not fit the texts are left out, counted."""
    if not cell:
        return sides
    found = _loaded(cell)
    try:
        first, second = (tuple(_code(code) for code in codes) for codes in found)
    except (TypeError, ValueError):
        first, second = (), (Code(-1, "standalone", ""),)
    for side, codes in zip(sides, (first, second), strict=True):
        offsets = [code.offset for code in codes]
        if offsets != sorted(offsets) or any(not 0 <= offset <= len(side.text) for offset in offsets):
            skips.add("codes that do not fit the texts (the unit was taken without them)", place)
            return sides
    return replace(sides[0], codes=first), replace(sides[1], codes=second)


def _code(code: Any) -> Code:
    """Return a code that was read from JSON; raises TypeError or ValueError where it is none."""
    offset, kind, source, note = code
    typed = type(offset) is int and kind in get_args(CodeKind) and isinstance(source, str)
    if not typed or not (note is None or isinstance(note, str)):
        raise ValueError(f"not a code: {code!r}")
    return Code(offset, kind, source, note)
