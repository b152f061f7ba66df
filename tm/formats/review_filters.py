"""What narrows the review page down, bands and parts and a search, and what its keys do."""

from ..alignment import AlignedSegment, Alignment
from .review_header import band_name

_PARTS = (
    ("", "All segments"),
    ("values", "Values carried over"),
    ("check", "To check by hand"),
    ("-repeated", "Without repetitions"),
    ("text", "Text and headings"),
    ("footnote", "Footnotes"),
    ("table", "Tables"),
)
_KEYS = (
    ("j", "next segment"),
    ("k", "previous segment"),
    ("c", "copy the proposal"),
    ("2 … 9", "copy the second … ninth match"),
    ("m", "open or close the further matches"),
    ("t", "open or close the terms"),
    ("/", "search; Enter next, Shift+Enter previous"),
    ("Esc", "close what is open; in the search, clear it"),
    ("?", "this help"),
)


def parts_of(found: AlignedSegment) -> tuple[str, ...]:
    """Return the parts of the report that a segment belongs to, by the names that the filter has for them."""
    kind = found.block.kind
    parts: list[str] = [kind if kind in ("footnote", "table", "masthead") else "text"]
    if found.matches and found.matches[0].edits:
        parts.append("values")
    if found.matches and found.matches[0].unwitnessed:
        parts.append("check")
    if found.repeats:
        parts.append("repeated")
    return tuple(parts)


def filters(alignment: Alignment) -> str:
    """Return the bar of filters; the style hides it where no script runs."""
    return (
        '<div class="filters" role="search" aria-label="Filter the segments">\n'
        f'{_bands(alignment)}<div class="tools">{_choice(alignment)}'
        '<label class="query"><span class="unseen">Search</span><input type="search" id="query" '
        'placeholder="Search text, terms, origins" autocomplete="off" spellcheck="false"></label>\n'
        '<span class="hits"><output id="count" aria-live="polite"></output>\n'
        '<button type="button" id="previous" aria-label="Previous segment" title="Previous (k)">↑</button>'
        '<button type="button" id="next" aria-label="Next segment" title="Next (j)">↓</button></span>\n'
        '<button type="button" id="help" aria-label="Keys" title="Keys (?)" aria-haspopup="dialog">?</button>'
        "</div>\n</div>\n"
    )


def _bands(alignment: Alignment) -> str:
    shown: dict[str, int] = {}
    for found in alignment.segments:
        shown[found.band] = shown.get(found.band, 0) + 1
    boxes = "".join(
        f'<label class="band-{count.band}"><input type="checkbox" name="band" value="{count.band}" checked> '
        f'<span class="badge">{band_name(count.band)}</span> {shown[count.band]:,}</label>\n'
        for count in alignment.bands
        if shown.get(count.band)
    )
    every = '<button type="button" id="every">All</button>\n' if boxes else ""
    return f'<fieldset><legend class="unseen">Bands</legend>\n{boxes}{every}</fieldset>\n'


def _choice(alignment: Alignment) -> str:
    """Return the choice of parts, with those that the report has."""
    there = {part for found in alignment.segments for part in parts_of(found)}
    options = "".join(
        f'<option value="{part}">{words}</option>' for part, words in _PARTS if not part or part.lstrip("-") in there
    )
    return f'<label><span class="unseen">Part</span><select id="part">{options}</select></label>\n'


def keys() -> str:
    """Return the overlay that tells what the keys do, and turns them off for who types by voice."""
    rows = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>" for key, does in _KEYS)
    return (
        '<dialog id="keys" aria-labelledby="keys-title">\n<h2 id="keys-title">Keys</h2>\n'
        f"<dl>{rows}</dl>\n"
        '<p>A search for several words finds segments that hold them all; "words in quotation marks" are found as they '
        "stand. Width and case do not count.</p>\n"
        '<p><label><input type="checkbox" id="single" checked> Single keys work</label></p>\n'
        '<p><button type="button" id="close">Close</button></p>\n</dialog>\n'
    )
