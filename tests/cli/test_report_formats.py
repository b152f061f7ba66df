"""Reports in Word and HTML on the command line: `align` and `export --for`, good files and bad ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Yiku = Callable[..., Any]


def word(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("导言", 1)
    document.add_paragraph("缔约方会议第十届会议于2020年10月在维也纳举行。", style="List Number")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "国家", "数目"
    document.save(str(path))
    return path


def web(path: Path) -> Path:
    path.write_text(
        "<meta charset=gbk><h1>导言</h1><ol><li>缔约方会议第十届会议于2020年10月在维也纳举行。</ol>"
        "<table><tr><th>国家<th>数目</table>",
        encoding="gb18030",
    )
    return path


@pytest.mark.parametrize("report", [word, web])
def test_a_report_is_aligned_and_its_terms_are_handed_on(
    report: Callable[[Path], Path], shipped_yiku: Yiku, tmp_path: Path
) -> None:
    path = report(tmp_path / f"report.{'docx' if report is word else 'html'}")
    outcome = shipped_yiku("align", path, "--json")
    assert outcome.status == 0
    found = [(segment["kind"], segment["paragraph"], segment["text"]) for segment in outcome.data["segments"]]
    assert found[1:] == [
        ("body", "1", "缔约方会议第十届会议于2020年10月在维也纳举行。"),
        ("table", "1", "国家"),
        ("table", "1", "数目"),
    ]
    for name in ("out.xlf", "out.json", "out.csv", "out.html"):
        assert shipped_yiku("align", path, "-o", tmp_path / name).status == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["report"]["segments"] == 4
    assert shipped_yiku("export", tmp_path / "terms.csv", "--for", path).status == 0
    assert "Conference of the Parties" in (tmp_path / "terms.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.docx", b"PK\x03\x04", "damaged ZIP archive"),
        ("a.doc", b"x", "save it as .docx"),
        ("a.html", b"<p></p>", "holds no text"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "a.html"),
    ],
)
def test_a_bad_report_is_refused_in_a_line(name: str, data: bytes, said: str, yiku: Yiku, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = yiku("align", path)
    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert len(outcome.err.strip().split("\n")) == 1
