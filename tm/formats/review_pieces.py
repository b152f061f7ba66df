"""What the memory has of a segment without a match, on the review page: the longest pieces and where they stand."""

from ..alignment import AlignedSegment, Fragment
from ..why import unit_in_words
from .review_match import origin
from .review_text import Span, escaped, marked


def pieces(found: AlignedSegment, source: str, target: str) -> str:
    """Return the pieces as a list; the terms of the segment are listed elsewhere."""
    held = [_piece(one, source, target) for one in found.fragments if one.origin == "memory"]
    return f'<ul class="pieces" aria-label="Pieces that the memory has">{"".join(held)}</ul>' if held else ""


def _piece(fragment: Fragment, source: str, target: str) -> str:
    said = f'<span lang="{source}">{escaped(fragment.text)}</span>'
    if fragment.unit is None:
        return f"<li>{said}{_translated(fragment, target)}</li>"
    place = f'<span class="origin">{origin(fragment.unit, fragment.memory)}</span>'
    if fragment.translations or not fragment.sides:
        return f"<li>{said}{_translated(fragment, target)} {place}</li>"
    own, other = fragment.sides
    start = own.find(fragment.text)
    spans = [Span(start, start + len(fragment.text), "<mark>", "</mark>")] if start >= 0 else []
    became = [Span(*fragment.became, "<mark>", "</mark>")] if fragment.became else []
    return (
        f"<li>{said}<details><summary>in {escaped(unit_in_words(fragment.unit, fragment.memory))}</summary>"
        f'<p lang="{source}">{marked(own, spans)}</p><p lang="{target}">{marked(other, became)}</p>'
        f"{place}</details></li>"
    )


def _translated(fragment: Fragment, target: str) -> str:
    shown = escaped("; ".join(fragment.translations))
    return f' <span lang="{target}">{shown}</span>' if shown else ""
