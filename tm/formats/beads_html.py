"""A document aligned with its original as one HTML page to be read over: no network, nothing to install."""

from pathlib import Path

from ..bitext.documents import AlignedDocuments, DocumentBead, Verdict, verdict
from .html_page import assets, html_page
from .review_text import escaped

_KINDS = {
    Verdict.GOOD: "pairs",
    Verdict.DOUBTFUL: "doubtful",
    Verdict.SAME: "the same in both",
    Verdict.ALONE: "without a partner",
}


def write(path: Path, aligned: AlignedDocuments, least: float) -> None:
    """Write the beads to `path` as one page in UTF-8, the doubtful marked. Raises OSError."""
    path.write_bytes(page(aligned, least).encode())


def page(aligned: AlignedDocuments, least: float) -> str:
    """Return the page."""
    kinds = [verdict(bead, least) for bead in aligned.beads]
    title = f"{Path(aligned.zh.path).name} and {Path(aligned.en.path).name}"
    body = _header(title, aligned, kinds, least) + _table(aligned, kinds)
    return html_page(title, assets(["beads.css"]), assets(["beads.js"]), body)


def _header(title: str, aligned: AlignedDocuments, kinds: list[Verdict], least: float) -> str:
    boxes = "".join(
        f'<label class="{kind}"><input type="checkbox" name="kind" value="{kind}" checked> '
        f"{kinds.count(kind):,} {said}</label>\n"
        for kind, said in _KINDS.items()
    )
    remarks = "".join(f"<p>{escaped(remark)}</p>\n" for remark in aligned.remarks)
    return (
        f"<header>\n<h1>{escaped(title)}</h1>\n{remarks}<p>Doubtful are scores below {least:g}.</p>\n"
        f'<fieldset id="kinds" hidden><legend>Show</legend>\n{boxes}</fieldset>\n</header>\n'
    )


def _table(aligned: AlignedDocuments, kinds: list[Verdict]) -> str:
    rows = "".join(_row(bead, kind, aligned) for bead, kind in zip(aligned.beads, kinds, strict=True))
    return (
        '<main><table>\n<thead><tr><th scope="col">Place</th><th scope="col">Chinese</th><th scope="col">English</th>'
        f'<th scope="col">Score</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></main>\n'
    )


def _row(bead: DocumentBead, kind: Verdict, aligned: AlignedDocuments) -> str:
    block = (bead.zh or bead.en)[0][0]
    place = block.label or (f"({block.paragraph})" if block.paragraph else block.kind)
    zh, en = (escaped(text) or '<i lang="en">nothing</i>' for text in bead.texts)
    return (
        f'<tr class="{kind}" data-kind="{kind}"><td>{escaped(place)}</td><td lang="{aligned.zh.language}">{zh}</td>'
        f'<td lang="{aligned.en.language}">{en}</td><td>{bead.score:.2f}</td></tr>\n'
    )
