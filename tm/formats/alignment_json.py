"""An alignment as JSON: its keys are a promise to the programs that read it."""

import json
from pathlib import Path

from corpora.document import Code
from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Alignment, BandCount, Coverage, Fragment, MissingTerm, Nearest
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
        "summary": _summary(alignment),
        "segments": [_segment(aligned) for aligned in alignment.segments],
    }


def _summary(alignment: Alignment) -> dict[str, object]:
    covered = alignment.coverage
    return {
        "bands": [_count(count) for count in alignment.bands],
        "repetitions": alignment.repetitions,
        "terms": alignment.terms,
        "repeated": _count(alignment.repeated) if alignment.repeated else None,
        "internal": [_count(count) for count in alignment.internal],
        "origins": [
            {
                "memory": one.memory,
                "document": one.document,
                "symbol": one.symbol,
                "segments": one.segments,
                "characters": one.characters,
            }
            for one in alignment.origins
        ],
        "coverage": _coverage(covered) if covered else None,
        "missing_terms": [_missing(term) for term in covered.missing] if covered else [],
        "best_terms": [_missing(term) for term in covered.best] if covered else [],
    }


def _count(count: BandCount) -> dict[str, object]:
    return {
        "band": count.band,
        "segments": count.segments,
        "characters": count.characters,
        "words": count.words,
    }


def _coverage(covered: Coverage) -> dict[str, object]:
    return {"characters": covered.characters, "matched": covered.matched, "terms": covered.terms}


def _missing(term: MissingTerm) -> dict[str, object]:
    return {
        "text": term.text,
        "kind": term.kind,
        "count": term.count,
        "segment": term.segment,
        "gain": term.gain,
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
        "nearest": _nearest(aligned.nearest) if aligned.nearest else None,
        "within": {"segment": aligned.within.segment, "rate": aligned.within.rate} if aligned.within else None,
        "fragments": [_fragment(fragment) for fragment in aligned.fragments],
    }


def _nearest(near: Nearest) -> dict[str, object]:
    """Return the nearest unit of a segment without a match to take over: what differs, and the terms it lacks."""
    match = near.match
    return {
        "unit": match.unit.id,
        "memory": match.memory,
        "rate": match.rate,
        "source": match.source,
        "target": match.target,
        "differences": [{"old": old, "new": new} for old, new in near.differences],
        "lacks": [_term(hit) for hit in near.lacks],
        "origin": _origin(match.unit.origin),
    }


def _fragment(fragment: Fragment) -> dict[str, object]:
    mine, theirs = fragment.sides or (None, None)
    return {
        "start": fragment.start,
        "end": fragment.end,
        "text": fragment.text,
        "from": fragment.origin,
        "translations": list(fragment.translations),
        "concept": fragment.concept,
        "unit": fragment.unit.id if fragment.unit else None,
        "memory": fragment.memory,
        "source": mine,
        "target": theirs,
        "became": list(fragment.became) if fragment.became else None,
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
        "memory": match.memory,
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
