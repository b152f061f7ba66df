"""A document aligned with its original, written: XLIFF by the standard, and a page whose rows can be chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.read import read_text
from tm.bitext.documents import AlignedDocuments, align_documents
from tm.formats import beads_html, beads_xliff

from .browser import Browser, chromium

SHOWN = (
    "[...document.querySelectorAll('tr[data-kind]')].filter(row => row.checkVisibility()).map(row => row.dataset.kind)"
)


@pytest.fixture
def aligned() -> AlignedDocuments:
    zh = read_text("# 题目\n\n1. 有25个国家出席。另有一句没有译文的话。\n\n2. A/99/1", "r.zh.md", ".md", "zh")
    en = read_text("# Title\n\n1. It was attended by 25 countries.\n\n2. A/99/1", "r.en.md", ".md", "en")
    return align_documents([(zh, en)])[0]


def test_xliff_is_valid(aligned: AlignedDocuments, tmp_path: Path, faults: Callable[[Path], list[str]]) -> None:
    path = tmp_path / "out.xlf"
    beads_xliff.write(path, aligned, 0.7)
    assert faults(path) == []


def test_xliff_marks_the_doubtful_and_leaves_open_what_has_no_partner(
    aligned: AlignedDocuments, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlf"
    beads_xliff.write(path, aligned, 1.1)
    text = path.read_text(encoding="utf-8")
    assert text.count('state="initial"') == sum(bool(b.zh and b.en and b.texts[0] != b.texts[1]) for b in aligned.beads)
    assert text.count("<source") == sum(bool(bead.zh) for bead in aligned.beads)
    assert text.count("<target") == sum(bool(bead.zh and bead.en) for bead in aligned.beads)


@pytest.mark.skipif(chromium() is None, reason="no Chromium to open the page in")
def test_rows_of_a_kind_are_hidden_and_shown(aligned: AlignedDocuments, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    beads_html.write(path, aligned, 0.7)
    program = chromium()
    assert program is not None
    with Browser(program, tmp_path / "profile") as browser:
        browser.open(path)
        kinds = browser.evaluate(SHOWN)
        assert len(kinds) == len(aligned.beads)
        browser.click("input[value=same]")
        assert browser.evaluate(SHOWN) == [kind for kind in kinds if kind != "same"] != kinds
        browser.click("input[value=same]")
        assert browser.evaluate(SHOWN) == kinds
