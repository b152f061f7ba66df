"""What the checks found as one HTML page: no network, no script, nothing to install."""

from collections.abc import Sequence
from pathlib import Path

from ..check.finding import Finding, Kind, Severity, severity_of
from ..check.run import Checked
from ..unit import Side
from .findings_json import CheckedFile
from .html_page import assets, html_page
from .review_text import Span, escaped, marked


def write(path: Path, files: Sequence[CheckedFile]) -> None:
    """Write checked files to `path` as one page in UTF-8. Raises OSError where the file cannot be written."""
    path.write_bytes(page(files).encode())


def page(files: Sequence[CheckedFile]) -> str:
    """Return the page."""
    title = f"Findings: {', '.join(Path(file.path).name for file in files)}"
    body = f"{_header(title, files)}<main>\n{''.join(map(_file, files))}</main>\n"
    return html_page(title, assets(["findings.css"]), assets(["findings.js"]), body)


def _header(title: str, files: Sequence[CheckedFile]) -> str:
    counts: dict[Kind, int] = {}
    for file in files:
        for kind, count in file.counts().items():
            counts[kind] = counts.get(kind, 0) + count
    boxes = "".join(
        f'<label class="{severity_of(kind)}"><input type="checkbox" name="kind" value="{kind}" checked> '
        f"{kind} {count:,}</label>\n"
        for kind, count in counts.items()
    )
    return (
        f"<header>\n<h1>{escaped(title)}</h1>\n<p>{_sentence(files)}</p>\n"
        f'<fieldset id="kinds" hidden><legend>Show</legend>\n{boxes}</fieldset>\n</header>\n'
    )


def _sentence(files: Sequence[CheckedFile]) -> str:
    findings = [one for file in files for checked in file.segments for one in checked.findings]
    errors = sum(one.severity is Severity.ERROR for one in findings)
    segments = sum(len(file.segments) for file in files)
    return f"{segments:,} segments, {errors:,} errors, {len(findings) - errors:,} warnings."


def _file(file: CheckedFile) -> str:
    languages = f"{file.languages[0]} → {file.languages[1]}"
    articles = "".join(_article(checked) for checked in file.segments if checked.findings)
    body = articles or "<p>Nothing was found.</p>\n"
    return f"<section>\n<h2>{escaped(file.path)} <small>{escaped(languages)}</small></h2>\n{body}</section>\n"


def _article(checked: Checked) -> str:
    segment = checked.segment
    kinds = " ".join(dict.fromkeys(finding.kind.value for finding in checked.findings))
    named = segment.place if segment.id in segment.place else f"{segment.id} ({segment.place})"
    items = "".join(map(_item, checked.findings))
    return (
        f'<article data-kinds="{kinds}">\n<h3>{escaped(named)}</h3>\n'
        f"{_text(segment.source, [(one, one.source_span) for one in checked.findings])}"
        f"{_text(segment.target, [(one, one.target_span) for one in checked.findings])}<ul>{items}</ul>\n</article>\n"
    )


def _text(side: Side, places: Sequence[tuple[Finding, tuple[int, int] | None]]) -> str:
    whole = (0, len(side.text))
    spans = [
        Span(span[0], span[1], f'<mark class="{one.severity}" title="{escaped(one.message)}">', "</mark>")
        for one, span in places
        if span and span != whole
    ]
    return f'<p lang="{escaped(side.language)}" dir="auto">{marked(side.text, spans) or "(empty)"}</p>\n'


def _item(finding: Finding) -> str:
    said = [("found", finding.found), ("expected", finding.expected)]
    details = "".join(f"; <span>{name} <q>{escaped(text)}</q></span>" for name, text in said if text.strip())
    return (
        f'<li data-kind="{finding.kind}"><b class="{finding.severity}">{finding.severity}</b> '
        f"{escaped(finding.message)}{details}</li>"
    )
