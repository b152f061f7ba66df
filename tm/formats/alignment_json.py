"""An alignment as JSON: its keys are a promise to the programs that read it."""

import json
from pathlib import Path

from corpora.document import Code
from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Alignment
from ..unit import Edit, Match, Origin


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as indented UTF-8 JSON. Raises OSError where the file cannot be written."""
    text = json.dumps(as_dict(alignment), ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate (from an undecodable file name) has no UTF-8 form; its backslash escape is JSON's own.
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def as_dict(alignment: Alignment) -> dict[str, object]:
    """Return an alignment as the dictionaries, lists, strings and numbers of its JSON."""
    return {
        "report": _report(alignment),
        "source_language": alignment.source_language,
        "target_language": alignment.target_language,
        "signature": alignment.signature,
        "summary": {
            "bands": [
                {"band": count.band, "segments": count.segments, "characters": count.characters}
                for count in alignment.bands
            ],
            "repetitions": alignment.repetitions,
            "terms": alignment.terms,
        },
        "segments": [_segment(aligned) for aligned in alignment.segments],
    }


def _report(alignment: Alignment) -> dict[str, object]:
    document = alignment.document
    return {
        "path": document.path,
        "symbol": document.symbol,
        "title": document.title,
        "date": document.date,
        "language": document.language,
        "blocks": len(document.blocks),
        "segments": len(alignment.segments),
        "characters": document.characters,
        "remarks": list(document.remarks),
        "furniture": list(document.furniture),
    }


def _segment(aligned: AlignedSegment) -> dict[str, object]:
    block, segment = aligned.block, aligned.segment
    return {
        "id": segment.id,
        "block": block.id,
        "paragraph": block.paragraph,
        "label": block.label,
        "kind": block.kind,
        "level": block.level,
        "line": block.line,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "codes": [_code(code) for code in segment.codes],
        "band": aligned.band,
        "repeats": aligned.repeats,
        "matches": [_match(match) for match in aligned.matches],
        "terms": [_term(hit) for hit in aligned.terms],
        "why": aligned.why,
    }


def _match(match: Match) -> dict[str, object]:
    return {
        "unit": match.unit.id,
        "kind": match.kind,
        "rate": match.rate,
        "similarity": round(match.similarity, 4),
        "source": match.source,
        "target": match.target,
        "proposal": match.proposal,
        "edits": [_edit(edit) for edit in match.edits],
        "unwitnessed": list(match.unwitnessed),
        "origin": _origin(match.unit.origin),
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {"kind": edit.kind, "start": edit.start, "end": edit.end, "old": edit.old, "new": edit.new}


def _origin(origin: Origin) -> dict[str, object]:
    return {
        "document": origin.document,
        "symbol": origin.symbol,
        "paragraph": origin.paragraph,
        "date": origin.date,
        "imported": origin.imported,
        "by": origin.by,
    }


def _code(code: Code) -> dict[str, object]:
    return {"offset": code.offset, "kind": code.kind, "source": code.source, "note": code.note}


def _term(hit: TermHit) -> dict[str, object]:
    return {
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "concept": hit.concept,
        "targets": list(hit.targets),
    }
