"""One report as Markdown, DOCX and HTML: the readers find the same blocks and segments in it."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import docx
import pytest

from corpora.document import Document
from corpora.read import read_document

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT.parent / "shared" / "data" / "reports" / "ctoc-cop-10-trafficking.zh.md"
SAMPLES = sorted((ROOT / "corpora" / "samples").glob("report.*.md"))
SOURCES = [*SAMPLES, REPORT]

_INLINE = re.compile(
    r"<sup>(.+?)</sup>|\[([^\]]+)\]\(([^()\s]+)\)|<(https?://[^<>\s]+)>|\*\*(.+?)\*\*|\\+([*_#\[\]])"
    r"|(?<![\\*])\*([^*\s][^*]*)\*"
)


def chunks(line: str) -> Iterator[tuple[str, str]]:
    """Yield the text of a line of Markdown in stretches, each with what it is: "", "sup", "b"."""
    done = 0
    for found in _INLINE.finditer(line):
        yield line[done : found.start()], ""
        kinds = (
            (found[1], "sup"),
            (found[2], "text"),
            (found[4], ""),
            (found[5], "b"),
            (found[6], ""),
            (found[7], "i"),
        )
        text, kind = next((text, kind) for text, kind in kinds if text is not None)
        if kind == "text":
            yield from chunks(text)
        else:
            yield text, kind
        done = found.end()
    yield line[done:], ""


def paragraphs(source: str) -> Iterator[tuple[int, list[list[tuple[str, str]]]]]:
    """Yield the heading level, 0 for none, and the lines of each paragraph of a report in Markdown."""
    for block in re.split(r"\n\s*\n", source):
        lines = [line.rstrip("\\").strip() for line in block.strip().split("\n")]
        if lines == [""]:
            continue
        heading = re.match(r"(#+)\s+", lines[0])
        lines[0] = lines[0][heading.end() :] if heading else lines[0]
        yield len(heading[1]) if heading else 0, [list(chunks(line)) for line in lines]


def rows(lines: list[list[tuple[str, str]]]) -> list[list[str]]:
    """Return the cells of a table in Markdown; none where a paragraph is no table."""
    texts = ["".join(text for text, _ in line) for line in lines]
    if not texts[0].startswith("|"):
        return []
    return [[cell.strip() for cell in text.strip("|").split("|")] for text in texts if set(text) - set("|-: ")]


def as_docx(source: str, path: Path) -> Path:
    document = docx.Document()
    for level, lines in paragraphs(source):
        if table := rows(lines):
            cells = document.add_table(len(table), len(table[0]))
            for number, row in enumerate(table):
                for cell, text in zip(cells.rows[number].cells, row, strict=True):
                    cell.text = text
            continue
        paragraph = document.add_heading("", level) if level else document.add_paragraph()
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            for text, kind in line:
                for half in (text[: len(text) // 2], text[len(text) // 2 :]):  # as Word cuts its runs anywhere
                    if half and kind != "sup":
                        paragraph.add_run(half).bold = True if kind == "b" else None
                if kind == "sup":
                    paragraph.add_run(text).font.superscript = True
    document.save(str(path))
    return path


def as_html(source: str, path: Path) -> Path:
    written = []
    for level, lines in paragraphs(source):
        if table := rows(lines):
            written += [
                "<table>",
                *("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) for row in table),
                "</table>",
            ]
            continue
        tag = f"h{level}" if level else "p"
        text = "<br>\n".join(
            "".join(f"<{kind}>{escape(text)}</{kind}>" if kind else escape(text) for text, kind in line)
            for line in lines
        )
        written.append(f"<{tag}>{text}</{tag}>")
    path.write_text(f"<html><body>{''.join(written)}</body></html>", encoding="utf-8")
    return path


def segments(document: Document) -> list[str]:
    return [segment.text for block in document.blocks for segment in block.segments]


@pytest.mark.parametrize("write", [as_docx, as_html])
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_segments_are_those_of_the_markdown_reader(
    source: Path, write: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    if not source.exists():
        pytest.skip("the real report lies outside of the project: ../shared is not there")
    expected = read_document(source)
    found = read_document(write(source.read_text(encoding="utf-8"), tmp_path / f"report.{write.__name__[3:]}"))
    matcher = SequenceMatcher(None, segments(expected), segments(found), autojunk=False)
    assert matcher.ratio() >= 0.99
    assert (found.symbol, found.title, found.date) == (expected.symbol, expected.title, expected.date)
    labels = [[(b.kind, b.paragraph, b.label) for b in document.blocks] for document in (expected, found)]
    assert SequenceMatcher(None, *labels, autojunk=False).ratio() >= 0.99
    marks = [
        [code.note for b in document.blocks for code in b.codes if code.kind == "mark"]
        for document in (expected, found)
    ]
    assert marks[0] == marks[1]


def test_a_document_of_python_docx_is_read_with_its_lists_tables_and_styles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("秘书处的报告", 0)
    document.add_heading("导言", 1)
    paragraph = document.add_paragraph("会议通过了")
    paragraph.add_run("两项").bold = True
    paragraph.add_run("决议。").italic = True
    for text in ("第一段。", "第二段。"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("一项。", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "国家数目", strict=True):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "A/74/174"
    path = tmp_path / "word.docx"
    document.save(str(path))
    read = read_document(path)
    assert [(b.kind, b.label, b.text) for b in read.blocks] == [
        ("title", None, "秘书处的报告"),
        ("heading", None, "导言"),
        ("body", None, "会议通过了两项决议。"),
        ("body", "1.", "第一段。"),
        ("body", "2.", "第二段。"),
        ("list", "•", "一项。"),
        *(("table", None, text) for text in "国家数目"),
    ]
    assert [code.source for code in read.blocks[2].codes] == ["<b>", "</b>", "<i>", "</i>"]
    assert read.symbol == "A/74/174"
