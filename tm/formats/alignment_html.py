"""An alignment as one HTML page that a translator reviews it on: no network, nothing to install."""

import base64
import hashlib
from importlib import resources
from pathlib import Path

from ..alignment import Alignment, BandCount
from .review_segment import Setting, article, footnotes
from .review_text import escaped

CHUNK = 40
"""Segments are wrapped in chunks of so many, which a browser lays out only when they come near the screen."""

_KEYS = (("j", "next"), ("k", "previous"), ("m", "further matches"), ("c", "copy proposal"), ("/", "search"))


def write(path: Path, alignment: Alignment) -> None:
    """Write an alignment to `path` as one page of HTML in UTF-8. Raises OSError where the file cannot be written."""
    path.write_bytes(page(alignment).encode())


def page(alignment: Alignment) -> str:
    """Return the page. Its policy forbids every load and every script or style but its own, known by their sums."""
    style, script = _asset("review.css"), _asset("review.js")
    policy = (
        f"default-src 'none'; style-src {_sum(style)}; script-src {_sum(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(_name(alignment))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'{_header(alignment)}{_filters(alignment)}<main id="segments" aria-label="Segments">\n{_body(alignment)}'
        '<p id="nothing" hidden>No segment is left. Choose more bands, or clear the search.</p>\n</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _body(alignment: Alignment) -> str:
    languages = escaped(alignment.source_language), escaped(alignment.target_language)
    setting = Setting(*languages, footnotes(alignment.document))
    articles = [article(found, setting) for found in alignment.segments]
    chunks = ("".join(articles[start : start + CHUNK]) for start in range(0, len(articles), CHUNK))
    return "".join(f'<div class="chunk">\n{chunk}</div>\n' for chunk in chunks)


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _sum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _name(alignment: Alignment) -> str:
    document = alignment.document
    return " – ".join(part for part in (document.symbol, document.title) if part) or Path(document.path).name


def _header(alignment: Alignment) -> str:
    document = alignment.document
    title = document.title or document.symbol or Path(document.path).name
    facts = (
        ("Symbol", document.symbol),
        ("Date", document.date),
        ("File", document.path),
        ("Languages", f"{alignment.source_language} → {alignment.target_language}"),
        ("Segments", f"{len(alignment.segments):,}"),
        ("Characters", f"{document.characters:,}"),
        ("Repetitions", f"{alignment.repetitions:,}"),
        ("Terms", f"{alignment.terms:,}"),
    )
    items = "".join(f"<div><dt>{name}</dt><dd>{escaped(value)}</dd></div>" for name, value in facts if value)
    return (
        f'<header>\n<h1 lang="{escaped(alignment.source_language)}">{escaped(title)}</h1>\n'
        f'<dl class="about">{items}</dl>\n'
        f"{_leverage(alignment.bands)}{_aside('Oddities of the source', document.remarks)}"
        f"{_aside('Page furniture, not aligned', document.furniture)}"
        f'<p class="signature">{escaped(alignment.signature)}</p>\n</header>\n'
    )


def _leverage(bands: tuple[BandCount, ...]) -> str:
    total = sum(count.characters for count in bands)
    rows = "".join(_band_row(count, total) for count in bands)
    return (
        '<section class="leverage" aria-labelledby="leverage">\n<h2 id="leverage">Leverage</h2>\n'
        f"{_bar(bands, total)}<table>\n<thead><tr><th scope='col'>Band</th><th scope='col'>Segments</th>"
        "<th scope='col'>Characters</th><th scope='col'>Share</th></tr></thead>\n"
        f"<tbody>{rows}</tbody>\n</table>\n</section>\n"
    )


def _band_row(count: BandCount, total: int) -> str:
    return (
        f'<tr class="band-{count.band}"><th scope="row"><span class="badge">{count.band}</span></th>'
        f"<td>{count.segments:,}</td><td>{count.characters:,}</td><td>{_share(count, total):.1f}%</td></tr>\n"
    )


def _share(count: BandCount, total: int) -> float:
    return 100 * count.characters / total if total else 0.0


def _bar(bands: tuple[BandCount, ...], total: int) -> str:
    """Return the shares as one bar; screen readers pass over it, for the table says the same in figures."""
    parts, start = [], 0.0
    for count in bands:
        width = _share(count, total)
        if width:
            parts.append(
                f'<rect class="band-{count.band}" x="{start:.2f}%" y="0" width="{width:.2f}%" height="100%">'
                f"<title>{count.band}: {width:.1f}%</title></rect>"
            )
        start += width
    return f'<svg class="bar" width="100%" height="18" aria-hidden="true">{"".join(parts)}</svg>\n'


def _aside(title: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escaped(line)}</li>" for line in lines)
    return f"<details><summary>{title} ({len(lines)})</summary><ul>{items}</ul></details>\n"


def _filters(alignment: Alignment) -> str:
    shown: dict[str, int] = {}
    for found in alignment.segments:
        shown[found.band] = shown.get(found.band, 0) + 1
    boxes = "".join(
        f'<label class="band-{count.band}"><input type="checkbox" name="band" value="{count.band}" checked> '
        f'<span class="badge">{count.band}</span> {shown[count.band]:,}</label>\n'
        for count in alignment.bands
        if shown.get(count.band)
    )
    keys = " ".join(f"<span><kbd>{key}</kbd> {does}</span>" for key, does in _KEYS)
    return (
        '<div class="filters" role="search" aria-label="Filter the segments" hidden>\n'
        f'<fieldset><legend class="unseen">Bands</legend>\n{boxes}</fieldset>\n'
        '<label class="query"><span class="unseen">Search</span>'
        '<input type="search" id="query" placeholder="Search text, terms, origins" autocomplete="off"></label>\n'
        f'<output id="count" aria-live="polite"></output>\n<p class="keys">{keys}</p>\n</div>\n'
    )
