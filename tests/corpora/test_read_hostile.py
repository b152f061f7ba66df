"""Damaged and hostile documents: an error that names the file, or a reading; never a traceback."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.files import encoding
from corpora.read import read_document, read_text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"abc\x00def", "line 1: holds the character U\\+0000"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "report.md: "),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "report.md: "),
        (b"good text \xff\xfe\xfa bad", "byte 10: neither UTF-8"),
        ("Déjà vu à l'été".encode("latin-1"), "neither UTF-8, UTF-16 nor GB18030"),
        (b"\xef\xbb\xbf\xff\xff", "byte 3: neither UTF-8"),
        (b"\xff\xfeA\x00\x00\xd8", "neither UTF-8"),
        (b"", "holds no text"),
        (b"\n\n \n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=said) as caught:
        read_document(file)
    assert "report.md" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_suffix_names_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableFile, match=r"no reader for \.pdf; documents may be \.docx, \.htm, \.html, \.markdown, \.md, "
    ):
        read_document(tmp_path / "a.pdf")
    with pytest.raises(UnreadableFile, match="a name without a suffix"):
        read_document(tmp_path / "report")


def test_a_missing_file_and_a_folder_are_errors_that_name_them(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path / "folder.md"):
        (tmp_path / "folder.md").mkdir(exist_ok=True)
        with pytest.raises(UnreadableFile, match=path.name):
            read_document(path)


def test_a_document_past_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_DOCUMENT", 1000)
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 1001)
    with pytest.raises(HostileFile, match="split it"):
        read_document(file)
    with pytest.raises(HostileFile, match="split it"):
        read_text("a" * 1001, "-", "txt")


def test_lone_surrogates_from_standard_input_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_text("abc \udce9", "-", "txt")


@pytest.mark.parametrize("format", ["md", "txt"])
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "[",
            "*",
            ">",
            "<",
            "`",
            "_",
            "(",
            "“",
            "《",
            "|",
            "#",
            "\\",
            "<!--",
            "<sup>",
            "[^1]",
            "![",
            "> ",
            "- ",
            "1. ",
        ),
        *(
            "*a **b ",
            "|a|b|\n",
            "```\n",
            "a-\n",
            "甲\n\n",
            "<sup>1</sup> 甲\n\n",
            "甲—个",
            "\\* 甲\n\n",
            "<td>",
            "1\n\n",
        ),
        *("甲乙，丙丁\n\n\f", "（A/B/1）", "《甲乙丙丁》"),
    ],
)
def test_a_long_run_of_one_thing_is_read_or_refused(unit: str, format: str) -> None:
    text = unit * (40_000 // len(unit))  # anything quadratic makes this test take minutes
    try:
        document = read_text(text, "x", format)
    except YikuError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert document.blocks


def test_megabytes_on_one_line_are_read() -> None:
    document = read_text("会议于2019年通过了决议，代表离开了会场。" * 100_000, "x", "md")
    assert len(document.blocks[0].segments) == 100_000


def test_a_document_of_footnotes_alone_is_read() -> None:
    document = read_text("<sup>1</sup> 见附件。\n\n<sup>2</sup> 见附件二。", "x", "md")
    assert [(block.kind, block.label) for block in document.blocks] == [("footnote", "1"), ("footnote", "2")]


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".md", ".txt"]))
def test_no_bytes_make_it_fail_otherwise_than_it_says(data: bytes, suffix: str) -> None:
    try:
        text = encoding.decode(data, f"x{suffix}")
        document = read_text(text, "x", suffix)
    except YikuError:
        return
    assert document.blocks
