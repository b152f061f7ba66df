"""What a translator can take over from an alignment, as TMX: the report's own segments with their translations."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from corpora.document import Document

from ..alignment import AlignedSegment, Alignment
from ..unit import Match, Origin, Side, Unit
from . import tmx
from .wording import origin_in_words
from .xliff_content import prefilling
from .xliff_inline import carried, tags

STANDARD_INPUT = "-"


def write(path: Path, alignment: Alignment) -> None:
    """Write the accepted units of an alignment to `path` as TMX 1.4; none give a valid file without units.

    Raises OSError where the file cannot be written.
    """
    tmx.write(path, accepted(alignment), source_language=alignment.source_language)


def accepted(alignment: Alignment) -> Iterator[Unit]:
    """Yield a unit for each segment whose best match is exact or has all its values carried over (99 and above).

    Its source is the report's text, its target the proposal; its neighbours are the report's, so that the same text in
    the same place is found in context next time. Properties tell the match that it comes from.
    """
    around = _neighbours(alignment)
    for found in alignment.segments:
        best = prefilling(found)
        if best is not None:
            previous, following = around[found.segment.id]
            yield _unit(alignment, found, best, previous, following)


def _unit(alignment: Alignment, found: AlignedSegment, best: Match, previous: str, following: str) -> Unit:
    segment, source, target = found.segment, alignment.source_language, alignment.target_language
    kept = carried(tags([segment.codes])[0], segment.text, best.proposal)
    codes = tuple(replace(tag.code, offset=tag.offset) for tag in kept)
    return Unit(
        Side(segment.text, source, source, segment.codes),
        Side(best.proposal, target, target, codes),
        _origin(alignment.document, found, best),
        previous=previous,
        next=following,
        properties=_properties(best),
    )


def _origin(document: Document, found: AlignedSegment, best: Match) -> Origin:
    """Return the place in the report; the path stays out of it, for it is nobody's but the user's."""
    name = None if document.path == STANDARD_INPUT else PurePath(document.path).name
    return Origin(name, document.symbol, found.block.paragraph, document.date, by=best.unit.origin.by)


def _properties(best: Match) -> tuple[tuple[str, str], ...]:
    said = [
        ("x-match", best.kind),
        ("x-match-rate", str(best.rate)),
        ("x-match-origin", origin_in_words(best.unit.origin, best.memory)),
    ]
    said += [("x-carried-over", f"{edit.old} → {edit.new}") for edit in best.edits]
    return tuple((name, text) for name, text in said if text)


def _neighbours(alignment: Alignment) -> dict[str, tuple[str, str]]:
    """Return the texts before and after each segment, footnotes among footnotes; "" is the edge of the report."""
    around: dict[str, tuple[str, str]] = {}
    for of_notes in (False, True):
        chain = [found.segment for found in alignment.segments if (found.block.kind == "footnote") == of_notes]
        texts = ["", *(segment.text for segment in chain), ""]
        around |= {segment.id: (texts[at], texts[at + 2]) for at, segment in enumerate(chain)}
    return around
