"""`yiku align -o`: each output of the sample reports, both directions, opened in what it is for."""

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from cli.app import run

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
XLIFF12 = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


@pytest.fixture(scope="module")
def library(shipped_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the shipped termbase and the sample memory."""
    path = tmp_path_factory.mktemp("outputs") / "library.db"
    shutil.copy(shipped_library, path)
    assert run(["--db", str(path), "-q", "import", str(SAMPLES / "memory.tsv")]) == 0
    return path


def align(library: Path, *arguments: object) -> int:
    return run(["--db", str(library), "-q", "align", *map(str, arguments)])


def from_json(library: Path, report: Path, tmp_path: Path, *options: str) -> list[dict[str, Any]]:
    assert align(library, report, "-o", tmp_path / "a.json", *options) == 0
    segments: list[dict[str, Any]] = json.loads((tmp_path / "a.json").read_text("utf-8"))["segments"]
    return segments


@pytest.fixture(params=["report.zh.md", "report.en.md"])
def report(request: pytest.FixtureRequest) -> Path:
    return SAMPLES / str(request.param)


def test_the_workbook_has_what_the_json_has(library: Path, report: Path, tmp_path: Path) -> None:
    segments = from_json(library, report, tmp_path)
    assert align(library, report, "-o", tmp_path / "a.xlsx") == 0
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    head, *rows = book["Segments"].iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["id"], row["source"], row["proposal"], row["rate"]) for row in found] == [
        (each["id"], each["text"], best["proposal"] if best else None, best["rate"] if best else None)
        for each in segments
        for best in [each["matches"][0] if each["matches"] else None]
    ]


def test_the_word_document_has_a_row_a_segment(library: Path, report: Path, tmp_path: Path) -> None:
    segments = from_json(library, report, tmp_path)
    assert align(library, report, "-o", tmp_path / "a.docx") == 0
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    rows = root.findall(".//{*}tbl/{*}tr")
    assert len(rows) == len(segments) + 1
    for row, segment in zip(rows[1:], segments, strict=True):
        proposal = "".join(text.text or "" for text in row[3].iter("{*}t"))
        assert not segment["matches"] or segment["matches"][0]["proposal"] in proposal


def test_what_was_accepted_comes_back_in_context(library: Path, report: Path, tmp_path: Path) -> None:
    segments = from_json(library, report, tmp_path, "--threshold", "99")
    accepted = {each["id"]: each["matches"][0]["proposal"] for each in segments if each["matches"]}
    assert align(library, report, "-o", tmp_path / "accepted.tmx") == 0
    other = tmp_path / "other.db"
    assert run(["--db", str(other), "-q", "init", "--empty"]) == 0
    assert run(["--db", str(other), "-q", "import", str(tmp_path / "accepted.tmx")]) == 0
    again = {each["id"]: each["matches"][0] for each in from_json(other, report, tmp_path) if each["matches"]}
    assert accepted
    assert {id: again[id]["proposal"] for id in accepted} == accepted
    rates = [again[id]["rate"] for id in accepted]
    assert min(rates) >= 100
    assert rates.count(101) >= 0.9 * len(rates)


def test_the_threshold_holds_in_every_output(library: Path, report: Path, tmp_path: Path) -> None:
    for suffix in ("xlsx", "xlf", "tmx"):
        assert align(library, report, "-o", tmp_path / f"a.{suffix}", "--threshold", "101") == 0
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    rates = {row[5] for row in book["Segments"].iter_rows(min_row=2, values_only=True)}
    assert rates == {101, None}
    found = list(etree.parse(str(tmp_path / "a.xlf")).iter("{*}match"))
    assert {one.get("matchQuality") for one in found if one.get("subType") != "yiku:nearest"} == {"100"}
    assert all(int(one.get("matchQuality", "")) < 99 for one in found if one.get("subType") == "yiku:nearest")
    kinds = {prop.text for prop in etree.parse(str(tmp_path / "a.tmx")).iter("prop") if prop.get("type") == "x-match"}
    assert kinds == {"context"}


@pytest.mark.parametrize("suffix", ["xlf", "xliff"])
def test_xliff_is_of_the_version_that_is_asked_for(library: Path, report: Path, tmp_path: Path, suffix: str) -> None:
    versions = {}
    for options in ((), ("--xliff-version", "2.1"), ("--xliff-version", "1.2")):
        assert align(library, report, "-o", tmp_path / f"a.{suffix}", *options) == 0
        root = etree.parse(str(tmp_path / f"a.{suffix}")).getroot()
        versions[options[-1:]] = root.get("version")
    assert versions == {(): "2.1", ("2.1",): "2.1", ("1.2",): "1.2"}
    units = root.findall(".//x:trans-unit[@translate='no']", XLIFF12)
    assert len(units) < len(root.findall(".//x:trans-unit", XLIFF12)) / 10
    assert root.findall(".//x:alt-trans", XLIFF12)


@pytest.mark.parametrize(
    ("output", "version"), [("a.xlf", "1.1"), ("a.xlf", ""), ("a.json", "1.2"), (None, "1.2"), ("a", "2.1")]
)
def test_a_version_that_makes_no_sense_is_refused(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str | None, version: str
) -> None:
    to = ["-o", tmp_path / output] if output else []
    assert align(library, SAMPLES / "report.en.md", *to, "--xliff-version", version) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_it_is_told_which_words_terms_and_pieces_became(shipped_yiku, tmp_path: Path) -> None:
    samples = Path(__file__).resolve().parents[2] / "corpora" / "samples"
    shipped_yiku("import", samples / "memory.tsv", "--as", "memory")
    page, data = tmp_path / "review.html", tmp_path / "report.json"
    assert shipped_yiku("align", samples / "report.zh.md", "-o", page).status == 0
    words = re.findall('<span class="became" data-term="[^"]+">([^<]+)</span>', page.read_text(encoding="utf-8"))
    assert "United Nations Convention against Transnational Organized Crime" in words
    assert len(words) > 50
    assert shipped_yiku("align", samples / "report.zh.md", "-o", data).status == 0
    fragments = [one for segment in json.loads(data.read_text("utf-8"))["segments"] for one in segment["fragments"]]
    told = [(one["text"], one["target"][slice(*one["became"])]) for one in fragments if one["became"]]
    assert told
    assert all(became.strip() == became != "" for _, became in told)
