"""The front matter: what is masthead, what is title, and what the two say of the document."""

from corpora.document import Document
from corpora.read import read_text

hard = "  "  # a line break of Markdown

CHINESE = f"""

# 联合国虚拟事务公约 缔约方会议

Distr.: General{hard}
4 March 2031{hard}
Chinese{hard}
Original: English

## 第十一届会议

2031年10月12日至16日，维也纳

临时议程\\*项目2(b)

审议《联合国虚拟事务公约》及其{hard}
各项议定书的实施情况：《关于{hard}
数据的议定书》

为促进和支持实施《数据议定书》而开展的活动

## 秘书处的报告

### 一. 导言

1. 本报告旨在通报活动。

\\* CTOC/COP/2031/1。
"""

ENGLISH = """A/85/12

United Nations

Distr.: Limited
14 July 2030
English only

Eighty-fifth session
Agenda item 107
Crime prevention and criminal justice

Strengthening the programme
on imaginary affairs

Report of the Secretary-General

Summary

The present report covers the year 2029, and makes recommendations.

I. Introduction

1. The Assembly met.
"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def test_a_chinese_front_is_told_apart_line_by_line() -> None:
    document = read_text(CHINESE, "x", "md")
    assert kinds(document)[:12] == [
        ("masthead", "联合国虚拟事务公约 缔约方会议"),
        ("masthead", "Distr.: General"),
        ("masthead", "4 March 2031"),
        ("masthead", "Chinese"),
        ("masthead", "Original: English"),
        ("masthead", "第十一届会议"),
        ("masthead", "2031年10月12日至16日，维也纳"),
        ("masthead", "临时议程项目2(b)"),
        ("title", "审议《联合国虚拟事务公约》及其各项议定书的实施情况：《关于数据的议定书》"),
        ("title", "为促进和支持实施《数据议定书》而开展的活动"),
        ("title", "秘书处的报告"),
        ("heading", "导言"),
    ]
    assert document.blocks[7].codes[0].note == "*"
    assert (document.title, document.date, document.symbol, document.language) == (
        "为促进和支持实施《数据议定书》而开展的活动",
        "2031-03-04",
        None,
        "zh",
    )


def test_an_english_front_in_plain_text_is_told_apart_too() -> None:
    document = read_text(ENGLISH, "x", "txt")
    assert kinds(document)[:11] == [
        ("masthead", "A/85/12"),
        ("masthead", "United Nations"),
        ("masthead", "Distr.: Limited"),
        ("masthead", "14 July 2030"),
        ("masthead", "English only"),
        ("masthead", "Eighty-fifth session"),
        ("masthead", "Agenda item 107"),
        ("title", "Crime prevention and criminal justice"),
        ("title", "Strengthening the programme on imaginary affairs"),
        ("title", "Report of the Secretary-General"),
        ("heading", "Summary"),
    ]
    assert (document.title, document.date, document.symbol, document.language) == (
        "Strengthening the programme on imaginary affairs",
        "2030-07-14",
        "A/85/12",
        "en",
    )


def test_without_a_masthead_the_first_heading_is_the_title() -> None:
    document = read_text("# 关于合作的说明\n\n正文在此。\n\n## 另一节\n\n正文。", "x", "md")
    assert [kind for kind, _ in kinds(document)] == ["title", "body", "heading", "body"]
    assert document.title == "关于合作的说明"


def test_a_text_without_any_heading_has_no_title() -> None:
    document = read_text("第一句话。\n\n第二句话。", "x", "md")
    assert document.title is None
    assert [kind for kind, _ in kinds(document)] == ["body", "body"]


def test_the_running_symbol_names_a_report_whose_masthead_has_none() -> None:
    document = read_text("1. 第一段话。\n\n2/9 A/85/12\n\n2. 第二段话。\n\nA/85/12\n\n3. 第三段话。", "x", "md")
    assert document.symbol == "A/85/12"


def test_the_language_is_told_by_most_of_the_letters() -> None:
    assert read_text("The name is written 中国 in Chinese, as the report says.", "x", "txt").language == "en"
    assert read_text("《GLO.ACT》方案在UNODC的支持下启动了。", "x", "txt").language == "zh"
    assert read_text("中文。", "x", "txt", "zh-Hant").language == "zh-Hant"
