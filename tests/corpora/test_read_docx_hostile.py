"""Files that are no Word document, are damaged or hostile: one line that says so, never a traceback."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.files import package
from corpora.read import read_document, read_text

WordFile = Callable[..., Path]
PARAGRAPH = "<w:p><w:r><w:t>会议通过了决议。</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), r"old \.doc document .* save it as \.docx"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "is encrypted; open it with its password"),
        (b"{\\rtf1 abc}", "RTF document"),
        (b"%PDF-1.7", "is no Word document"),
        ("# 标题".encode(), "is no Word document"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "damaged ZIP archive"),
    ],
)
def test_what_is_no_word_document_is_named_for_what_it_is(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=said) as caught:
        read_document(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_format_that_is_not_read_names_the_one_that_is(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"save it as \.docx"):
        read_document(tmp_path / f"report.{suffix}")


def test_a_missing_file_and_a_folder_are_errors_that_name_them(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    for name in ("none.docx", "folder.docx"):
        with pytest.raises(UnreadableFile, match=name):
            read_document(tmp_path / name)


def test_standard_input_cannot_be_a_word_document() -> None:
    with pytest.raises(UnreadableFile, match="read from a file"):
        read_text("x", "-", "docx")


def test_an_archive_that_holds_no_document_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "x")
    with pytest.raises(UnreadableFile, match="no Word document"):
        read_document(file)


def test_a_document_without_text_is_refused(word_file: WordFile) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_document(word_file("<w:p/>"))


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "footnotes", "settings", "header1"])
def test_broken_xml_names_the_part_and_the_line(part: str, word_file: WordFile) -> None:
    broken = "<w:p>\n<w:r></w:p>"
    path = word_file(broken) if part == "document" else word_file(PARAGRAPH, **{part: broken})
    with pytest.raises(UnreadableFile, match=rf"word/{part}\.xml: line 2: not well-formed XML"):
        read_document(path)


def test_an_entity_is_refused(word_file: WordFile, tmp_path: Path) -> None:
    path = with_document(word_file(PARAGRAPH), '<!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(HostileFile, match="declares a document type"):
        read_document(path)


def with_document(path: Path, before: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    start, _, rest = parts["word/document.xml"].decode().partition("?>")
    parts["word/document.xml"] = f"{start}?>{before}{rest}".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_bomb_is_refused_while_it_is_unpacked(word_file: WordFile) -> None:
    with pytest.raises(HostileFile, match="ZIP bomb"):
        read_document(word_file(PARAGRAPH + "<w:p></w:p>" * 400_000))


def test_a_part_past_the_limit_is_refused(word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1000)
    with pytest.raises(HostileFile, match="split the document"):
        read_document(word_file(PARAGRAPH * 50))


def test_parts_past_the_limit_in_all_are_refused(word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 3000)
    with pytest.raises(HostileFile, match="limit"):
        read_document(word_file(PARAGRAPH * 20, styles="<w:style/>" * 200))


def test_too_many_members_are_refused(word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MEMBERS", 3)
    with pytest.raises(HostileFile, match="4 members, more than the limit of 3"):
        read_document(word_file(PARAGRAPH))


def test_a_damaged_member_is_told(word_file: WordFile) -> None:
    path = word_file(PARAGRAPH * 40)
    data = bytearray(path.read_bytes())
    place = data.index(b"word/document.xml") + len(b"word/document.xml") + 40
    data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"word/document\.xml: damaged|not well-formed"):
        read_document(path)


def test_a_member_under_a_password_is_told(word_file: WordFile) -> None:
    path = word_file(PARAGRAPH)
    data = path.read_bytes().replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="cannot be unpacked"):
        read_document(path)


def test_nesting_past_the_limit_is_an_error(word_file: WordFile) -> None:
    deep = "<w:sdt><w:sdtContent>" * 200 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 200
    with pytest.raises(YikuError, match=r"document\.xml"):
        read_document(word_file(deep))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000), change=st.integers(1, 255))
def test_no_changed_byte_makes_it_fail_otherwise_than_it_says(word_file: WordFile, place: int, change: int) -> None:
    path = word_file(PARAGRAPH * 3, styles="<w:style/>", footnotes="<w:footnote/>")
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= change
    path.write_bytes(data)
    try:
        document = read_document(path)
    except YikuError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert document.blocks


@pytest.mark.parametrize(
    "unit",
    [
        "<w:r><w:t>甲</w:t></w:r>",
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>乙</w:t></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>",
        "<w:r><w:br/></w:r>",
        "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>丙</w:t></w:r>",
        "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>",
    ],
)
def test_a_long_run_of_one_thing_is_read(unit: str, word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_RATIO", 10_000)
    # Anything quadratic makes this test take minutes.
    document = read_document(word_file(f"<w:p><w:r><w:t>始。</w:t></w:r>{unit * 5_000}</w:p>{PARAGRAPH}"))
    assert document.blocks[-1].text.endswith("会议通过了决议。")
