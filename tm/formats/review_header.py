"""The head of the review page: what the report is, and its leverage as a chart and a table that filter."""

from pathlib import Path

from ..alignment import Alignment, BandCount
from .review_text import escaped

PER_LETTER = 2.3
"""Per cent of the chart that a letter takes on a narrow screen: a part with room for it shows the name of its band."""

_COLUMNS = ("Band", "Segments", "Characters", "Words", "Share")


def name(alignment: Alignment) -> str:
    """Return the name of the page: symbol and title of the report, or the name of its file."""
    document = alignment.document
    return " – ".join(part for part in (document.symbol, document.title) if part) or Path(document.path).name


def header(alignment: Alignment) -> str:
    """Return the head of the page."""
    document = alignment.document
    title = document.title or document.symbol or Path(document.path).name
    shown = {found.band for found in alignment.segments}
    return (
        f'<header>\n<div class="report">\n<h1 lang="{escaped(alignment.source_language)}">{escaped(title)}</h1>\n'
        f"{_facts(alignment)}"
        f"{_aside('Oddities of the source', document.remarks)}"
        f"{_aside('Page furniture, not aligned', document.furniture)}"
        f'<p class="signature">{escaped(alignment.signature)}</p>\n</div>\n'
        f"{_leverage(alignment.bands, shown)}</header>\n"
    )


def band_name(band: str) -> str:
    """Return what a band is called: `none` holds what is under 50."""
    return "under 50" if band == "none" else band


def _facts(alignment: Alignment) -> str:
    document = alignment.document
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
    return f'<dl class="about">{items}</dl>\n'


def _leverage(bands: tuple[BandCount, ...], shown: set[str]) -> str:
    total = sum(count.characters for count in bands)
    heads = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    rows = "".join(_row(count, total, count.band in shown) for count in bands)
    segments, words = sum(count.segments for count in bands), sum(count.words for count in bands)
    return (
        '<section class="leverage" aria-labelledby="leverage">\n<h2 id="leverage">Leverage</h2>\n'
        f"{_chart(bands, total)}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n"
        f'<tfoot><tr><th scope="row">together</th><td>{segments:,}</td><td>{total:,}</td><td>{words:,}</td>'
        "<td></td></tr></tfoot>\n"
        '</table>\n<p class="hint">Repetitions count once, the masthead not at all. '
        '<span class="scripted">Choose a band to see it alone.</span></p>\n</section>\n'
    )


def _row(count: BandCount, total: int, shown: bool) -> str:
    badge = f'<span class="badge">{band_name(count.band)}</span>'
    if shown:
        badge = f'<button type="button" class="only" data-only="{count.band}" aria-pressed="false">{badge}</button>'
    return (
        f'<tr class="band-{count.band}"><th scope="row">{badge}</th><td>{count.segments:,}</td>'
        f"<td>{count.characters:,}</td><td>{count.words:,}</td><td>{_share(count, total):.1f}%</td></tr>\n"
    )


def _share(count: BandCount, total: int) -> float:
    return 100 * count.characters / total if total else 0.0


def _chart(bands: tuple[BandCount, ...], total: int) -> str:
    """Return the shares as one bar; screen readers pass over it, for the table says the same and filters the same."""
    parts, start = [], 0.0
    for count in bands:
        width = _share(count, total)
        if width:
            parts.append(_part(count.band, start, width))
        start += width
    return f'<svg class="bar" width="100%" height="26" aria-hidden="true">{"".join(parts)}</svg>\n'


def _part(band: str, start: float, width: float) -> str:
    name = band_name(band)
    shown = f'<text x="50%" y="50%">{name}</text>' if width >= PER_LETTER * len(name) else ""
    return (
        f'<svg class="band-{band}" data-only="{band}" x="{start:.2f}%" width="{width:.2f}%" height="100%">'
        f'<title>{name}: {width:.1f}%</title><rect width="100%" height="100%"></rect>{shown}</svg>'
    )


def _aside(title: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escaped(line)}</li>" for line in lines)
    return f"<details><summary>{title} ({len(lines)})</summary><ul>{items}</ul></details>\n"
