"""An alignment as one HTML page that a translator reviews it on: no network, nothing to install."""

import base64
import hashlib
from importlib import resources
from pathlib import Path

from ..alignment import Alignment
from .review_filters import filters, keys
from .review_header import header, name
from .review_segment import article
from .review_setting import setting_of
from .review_text import escaped

CHUNK = 40
"""Segments are wrapped in chunks of so many, which a browser lays out only when they come near the screen."""

STYLES = ("review.css", "review_segment.css", "review_print.css")
SCRIPTS = ("review_search.js", "review_entry.js", "review.js")


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as one page of HTML in UTF-8. Raises OSError where the file cannot be written."""
    path.write_bytes(page(alignment).encode())


def page(alignment: Alignment) -> str:
    """Return the page. Its policy forbids every load and every script or style but its own, known by their sums."""
    style, script = _assets(STYLES), f'(() => {{\n"use strict";\n{_assets(SCRIPTS)}}})();\n'
    policy = (
        f"default-src 'none'; style-src {_sum(style)}; script-src {_sum(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(name(alignment))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#segments">To the segments</a>\n'
        f'{header(alignment)}{filters(alignment)}<main id="segments" tabindex="-1" aria-label="Segments">\n'
        f'{_body(alignment)}<p id="nothing" hidden>No segment is left. Choose more bands, or clear the search.</p>\n'
        f"</main>\n{keys()}"
        '<div id="entry" role="tooltip" hidden></div>\n<p id="said" role="status"></p>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _body(alignment: Alignment) -> str:
    setting = setting_of(alignment)
    articles = [article(found, setting) for found in alignment.segments]
    chunks = ("".join(articles[start : start + CHUNK]) for start in range(0, len(articles), CHUNK))
    return "".join(f'<div class="chunk">\n{chunk}</div>\n' for chunk in chunks)


def _assets(names: tuple[str, ...]) -> str:
    folder = resources.files(__package__)
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def _sum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
