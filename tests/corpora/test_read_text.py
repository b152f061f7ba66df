"""Plain text: lines broken to a width are joined, lines that are paragraphs are not."""

from pathlib import Path

import pytest

from corpora.document import Document
from corpora.read import read_document, read_text

ENGLISH = """            I.  Introduction

1.   The present report informs the Conference of the activities of the
Office since its tenth session.¹ It covers the period up to 3 p.m. on
31 January 2031. Mr. J. K. Lee led the work on behalf of the

_______________
¹ See General Assembly resolution 85/12, in which the Assembly asked for
a report.
² Available at https://example.org/a/
b.html.

V.31-01234                                                   1/3
CTOC/COP/2031/7
\f
Member States, and reported on it.²

            A.  Normative work

            General Assembly

2.   The Office supported the following activities:

     (a)  Legislative assistance, in particular to States that have begun
to draft laws; and

     (b)  Data collection.

3.   The Office continued its long-
term work.
"""


def read(text: str, language: str | None = None) -> Document:
    return read_text(text, "report.txt", "txt", language)


def shown(document: Document) -> list[tuple[str, str | None, str | None, str]]:
    return [(block.kind, block.paragraph, block.label, block.text) for block in document.blocks]


def test_an_english_report_is_read_as_it_was_before_it_had_pages() -> None:
    document = read(ENGLISH)
    assert shown(document) == [
        ("heading", None, "I.", "Introduction"),
        (
            "body",
            "1",
            "1.",
            "The present report informs the Conference of the activities of the Office since its tenth session. "
            "It covers the period up to 3 p.m. on 31 January 2031. Mr. J. K. Lee led the work on behalf of the "
            "Member States, and reported on it.",
        ),
        ("footnote", None, "1", "See General Assembly resolution 85/12, in which the Assembly asked for a report."),
        ("footnote", None, "2", "Available at https://example.org/a/b.html."),
        ("heading", None, "A.", "Normative work"),
        ("heading", None, None, "General Assembly"),
        ("body", "2", "2.", "The Office supported the following activities:"),
        ("list", "2", "(a)", "Legislative assistance, in particular to States that have begun to draft laws; and"),
        ("list", "2", "(b)", "Data collection."),
        ("body", "3", "3.", "The Office continued its long-term work."),
    ]
    assert [segment.text[:9] for segment in document.blocks[1].segments] == ["The prese", "It covers", "Mr. J. K."]
    assert [code.note for code in document.blocks[1].codes] == ["1", "2"]
    assert document.symbol == "CTOC/COP/2031/7"


@pytest.mark.parametrize("mark", ["¹", "[1]", "*"])
def test_footnotes_after_a_drawn_line_are_known_by_their_mark(mark: str) -> None:
    document = read(f"1. 会议通过了决议。{mark}\n\n____________\n{mark} 见附件。\n\n2. 完。")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("body", "会议通过了决议。"),
        ("footnote", "见附件。"),
        ("body", "完。"),
    ]
    assert document.blocks[0].codes[0].source == mark


def test_a_mark_that_is_raised_no_more_is_found_by_its_footnote() -> None:
    document = read("1. The Assembly adopted it.1 Then it adjourned.\n\n______\n1 See annex.\n\n2. The end.")
    assert document.blocks[0].text == "The Assembly adopted it. Then it adjourned."
    assert document.blocks[0].codes[0].note == "1"


def test_chinese_lines_broken_to_a_width_are_joined_without_a_space() -> None:
    text = (
        "　　毒品问题办公室执行一项打击虚拟犯罪的通盘战略，通过规范性和政策性工作促进实施。\n"
        "技术合作活动包括向各国提供立法援助，就有关问题制定国家战略并开展协调、研究和收集数\n"
        "据。\n"
        "　　第二段从这里开始。"
    )
    blocks = read(text).blocks
    assert [block.text[-5:] for block in blocks] == ["收集数据。", "这里开始。"]
    assert [len(block.segments) for block in blocks] == [2, 1]


def test_a_file_of_one_sentence_a_line_keeps_its_lines() -> None:
    lines = [
        "第一句话很短。",
        "第二句话比第一句话要长一些，因为它有两个分句。",
        "第三句。",
        "没有句号的一行",
        "The last line is in English.",
    ]
    assert [block.text for block in read("\n".join(lines)).blocks] == lines


def test_long_lines_are_paragraphs() -> None:
    lines = ["这是一个很长的段落，" * 12 + "到此为止。", "另一个很长的段落，" * 12 + "也已结束。"] * 3
    assert [block.text for block in read("\n".join(lines)).blocks] == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_are_told_apart(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_bytes("第一段的话，𠀀字也在。\r\n\r\nThe second one.\r第三行。\r\n".encode(encoding))
    assert read_document(file).blocks[0].text == "第一段的话，𠀀字也在。"
