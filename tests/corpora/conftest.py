"""What the tests share: the rows of the tables of the shipped termbase, and DOCX files written part by part."""

import csv
import zipfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

UN = Path(__file__).resolve().parents[2] / "corpora" / "un"

Row = dict[str, str]


@pytest.fixture(scope="session")
def un_tables() -> dict[str, list[Row]]:
    """The rows of each table by its file name, a row as column and cell."""
    tables: dict[str, list[Row]] = {}
    for path in sorted(UN.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.name] = list(csv.DictReader(file, strict=True))
    return tables


@pytest.fixture(scope="session")
def un_rows(un_tables: dict[str, list[Row]]) -> list[Row]:
    """The rows of all tables."""
    return list(chain.from_iterable(un_tables.values()))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"header": "hdr", "footer": "ftr"}

WordFile = Callable[..., Path]


@pytest.fixture
def word_file(tmp_path: Path) -> WordFile:
    """Write a DOCX file of the XML of its body, and of its other parts by their names ("footnotes", "header1")."""

    def write(body: str, *, links: dict[str, str] | None = None, name: str = "report.docx", **parts: str) -> Path:
        path = tmp_path / name
        relations = [
            f'<Relationship Id="{part}" Type="{R}/{part.rstrip("0123456789")}" Target="{part}.xml"/>' for part in parts
        ]
        relations += [
            f'<Relationship Id="{link}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
            for link, target in (links or {}).items()
        ]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "_rels/.rels",
                _relations([f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/>']),
            )
            archive.writestr("word/_rels/document.xml.rels", _relations(relations))
            archive.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
            for part, content in parts.items():
                archive.writestr(f"word/{part}.xml", _part(part.rstrip("0123456789"), content))
        return path

    return write


def _relations(relations: list[str]) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'


def _part(kind: str, content: str) -> str:
    root = _ROOTS.get(kind, kind)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'
