"""An alignment as one HTML page that a translator reviews it on: no network, nothing to install."""

from pathlib import Path

from ..alignment import Alignment
from .html_page import assets, html_page
from .review_filters import filters, keys
from .review_header import header, name
from .review_segment import article
from .review_setting import setting_of

CHUNK = 40
"""Segments are wrapped in chunks of so many, which a browser lays out only when they come near the screen."""

STYLES = ("review.css", "review_segment.css", "review_print.css")
SCRIPTS = ("review_search.js", "review_entry.js", "review.js")


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as one page of HTML in UTF-8. Raises OSError where the file cannot be written."""
    path.write_bytes(page(alignment).encode())


def page(alignment: Alignment) -> str:
    """Return the page."""
    script = f'(() => {{\n"use strict";\n{assets(SCRIPTS)}}})();\n'
    body = (
        '<a class="skip" href="#segments">To the segments</a>\n'
        f'{header(alignment)}{filters(alignment)}<main id="segments" tabindex="-1" aria-label="Segments">\n'
        f'{_body(alignment)}<p id="nothing" hidden>No segment is left. Choose more bands, or clear the search.</p>\n'
        f"</main>\n{keys()}"
        '<div id="entry" role="tooltip" hidden></div>\n<p id="said" role="status"></p>\n'
    )
    return html_page(name(alignment), assets(STYLES), script, body)


def _body(alignment: Alignment) -> str:
    setting = setting_of(alignment)
    articles = [article(found, setting) for found in alignment.segments]
    chunks = ("".join(articles[start : start + CHUNK]) for start in range(0, len(articles), CHUNK))
    return "".join(f'<div class="chunk">\n{chunk}</div>\n' for chunk in chunks)
