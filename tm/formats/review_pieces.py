"""What the memory has of a segment without a match, on the review page: the longest pieces and where they stand."""

from dataclasses import replace

from ..alignment import AlignedSegment, Fragment
from .review_text import Span, escaped, marked
from .wording import origin_in_words


def pieces(found: AlignedSegment, source: str, target: str) -> str:
    """Return the pieces as a list; the terms of the segment are listed elsewhere."""
    held = [_piece(one, source, target) for one in found.fragments if one.origin == "memory"]
    return f'<ul class="pieces" aria-label="Pieces that the memory has">{"".join(held)}</ul>' if held else ""


def _piece(fragment: Fragment, source: str, target: str) -> str:
    said = f'<span lang="{source}">{escaped(fragment.text)}</span>'
    if fragment.translations:
        said += f' <span lang="{target}">{escaped("; ".join(fragment.translations))}</span>'
    elif fragment.sides:
        own, other = fragment.sides
        start = own.find(fragment.text)
        spans = [Span(start, start + len(fragment.text), "<mark>", "</mark>")] if start >= 0 else []
        became = [Span(*fragment.became, "<mark>", "</mark>")] if fragment.became else []
        said += (
            f'<details><summary>in a unit</summary><p lang="{source}">{marked(own, spans)}</p>'
            f'<p lang="{target}">{marked(other, became)}</p></details>'
        )
    origin = origin_in_words(replace(fragment.unit.origin, imported=None)) if fragment.unit else ""
    return f'<li>{said} <span class="facts">{escaped(origin)}</span></li>'
