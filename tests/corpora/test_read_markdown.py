"""Markdown: markup becomes codes at its place, and CommonMark's block rules harm no text converted from pages."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpora.document import Code, Document
from corpora.errors import UnreadableFile
from corpora.read import read_text


def read(text: str) -> Document:
    return read_text(text, "report.md", "md")


def kinds(document: Document) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.label, block.text) for block in document.blocks]


def test_a_footnote_mark_is_a_code_and_no_text() -> None:
    block = read(
        "1. 在八个国家<sup>1</sup>启动了倡议。<sup>2</sup> 完。\n\n<sup>1</sup> 甲。\n\n<sup>2</sup> 乙。"
    ).blocks[0]
    assert block.text == "在八个国家启动了倡议。 完。"
    assert block.codes == (Code(5, "mark", "<sup>1</sup>", "1"), Code(11, "mark", "<sup>2</sup>", "2"))
    assert [segment.codes for segment in block.segments] == [block.codes, ()]


@pytest.mark.parametrize(
    ("mark", "note", "label"),
    [
        ("\\*", "\\* 见附件。", "*"),
        ("*", "* 见附件。", "*"),
        ("<sup>\\*</sup>", "<sup>\\*</sup> 见附件。", "*"),
        ("¹²", "¹² 见附件。", "12"),
        ("[3]", "[3] 见附件。", "3"),
        ("[^a]", "[^a]: 见附件。", "a"),
        ("$^{4}$", "$^{4}$ 见附件。", "4"),
    ],
)
def test_every_kind_of_footnote_mark_is_known(mark: str, note: str, label: str) -> None:
    document = read(f"1. 临时议程{mark}已通过。\n\n{note}\n\n2. 完。")
    assert document.blocks[0].text == "临时议程已通过。"
    assert [(code.kind, code.source, code.note) for code in document.blocks[0].codes] == [("mark", mark, label)]
    assert kinds(document)[1] == ("footnote", label, "见附件。")


def test_what_is_raised_without_a_footnote_stays_text() -> None:
    assert read("1. 面积为五 km<sup>2</sup>，第 1<sup>er</sup> 条。").blocks[0].text == "面积为五 km2，第 1er 条。"


def test_escapes_are_undone_and_emphasis_is_a_pair_of_codes() -> None:
    block = read("甲\\_乙\\[丙\\]制作了名为“*The Film*”和**粗体**的文件，共2\\*3页。").blocks[0]
    assert block.text == "甲_乙[丙]制作了名为“The Film”和粗体的文件，共2*3页。"
    assert [(code.kind, code.source) for code in block.codes] == [
        ("open", "*"),
        ("close", "*"),
        ("open", "**"),
        ("close", "**"),
    ]


def test_a_link_keeps_its_text_once_and_its_address_in_a_code() -> None:
    block = read("可查阅 [www.example.org/a\\\\_b](http://www.example.org/a_b)。").blocks[0]
    assert block.text == "可查阅 www.example.org/a_b。"
    assert [code.source for code in block.codes] == ["[", "](http://www.example.org/a_b)"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("预防、禁止  \n和惩治", "预防、禁止和惩治"),
        ("预防、禁止\n和惩治", "预防、禁止和惩治"),
        ("the work of\nthe Office", "the work of the Office"),
        ("the work of<br>the Office", "the work of the Office"),
        ("见 https://example.org/\nabc", "见 https://example.org/abc"),
    ],
)
def test_lines_are_joined_as_their_script_wants(source: str, text: str) -> None:
    assert read(f"# 题\n\n{source}").blocks[1].text == text


def test_labels_are_taken_off_numbers_headings_and_lists() -> None:
    document = read(
        "# 题目\n\n## 一. 导言\n\n### **B. 合作**\n\n#### 1. 大会\n\n"
        "12. 正文如下：\n\n(a) 甲项；\n\n- 乙项；\n\n13. 另一段。\n"
    )
    assert kinds(document) == [
        ("title", None, "题目"),
        ("heading", "一.", "导言"),
        ("heading", "B.", "合作"),
        ("heading", "1.", "大会"),
        ("body", "12.", "正文如下："),
        ("list", "(a)", "甲项；"),
        ("list", "-", "乙项；"),
        ("body", "13.", "另一段。"),
    ]
    assert [block.paragraph for block in document.blocks[4:]] == ["12", "12", "12", "13"]


def test_paragraphs_on_following_lines_are_told_apart_by_their_numbers() -> None:
    document = read("1. 甲段。\n2. 乙段\n2018. 年。\n3. 丙段：\n(a) 一项；\n(b) 二项。")
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "甲段。"),
        ("2.", "乙段2018. 年。"),
        ("3.", "丙段："),
        ("(a)", "一项；"),
        ("(b)", "二项。"),
    ]


def test_a_line_in_bold_is_a_heading_and_a_sentence_in_bold_is_not() -> None:
    document = read("1. 正文。\n\n**二. 合作**\n\n*Summary*\n\n**这是一个句子。**\n\n*The Film*\n")
    assert [block.kind for block in document.blocks] == ["body", "heading", "heading", "body", "body"]
    assert document.blocks[1].label == "二."


def test_a_page_rule_makes_no_heading_an_indent_no_code_a_bracket_no_definition() -> None:
    document = read("第一段的话还没有说完\n---\n\n    缩进的一段。\n\n[1]: 像定义的一行。\n")
    assert all(block.kind in {"body", "footnote"} for block in document.blocks)
    assert "缩进的一段。" in "".join(block.text for block in document.blocks)
    assert "像定义的一行。" in "".join(block.text for block in document.blocks)


def test_every_cell_of_a_table_is_a_block_even_where_the_table_is_broken() -> None:
    document = read(
        "| 国家 | 数目 |\n|---|---|\n| 甲 | 1 | 多余 |\n| 乙 \\| 丙 |\n\n<table><tr><td>丁<td>2</td></tr></table>\n"
    )
    cells = [block.text for block in document.blocks if block.kind == "table"]
    assert cells == ["国家", "数目", "甲", "1", "多余", "乙 | 丙", "丁", "2"]


def test_a_comment_that_is_never_closed_behind_the_last_one_is_text() -> None:
    document = read_text("<!-- note --><!--\n\n正文。", "r.md", ".md")
    assert "正文。" in [block.text for block in document.blocks]
    assert "<!-- note -->" in document.furniture


def test_comments_and_images_are_furniture() -> None:
    document = read("<!-- page 3 -->\n\n正文。\n\n![图一](a.png)\n\n<!-- 未完\n仍然 --> 后文。\n")
    assert document.furniture == ("<!-- page 3 -->", "![图一](a.png)", "<!-- 未完\n仍然 -->")
    assert [block.text for block in document.blocks] == ["正文。", "后文。"]


def test_a_dash_for_yi_is_mended_and_said() -> None:
    document = read("1. 委员会提供了—个指标表，并举办一次次区域会议——这是第一次。")
    assert document.blocks[0].text == "委员会提供了一个指标表，并举办一次次区域会议——这是第一次。"
    assert len(document.remarks) == 1
    assert "提供了—个指标表" in document.remarks[0]


def test_dashes_in_pairs_and_before_other_words_stay() -> None:
    text = "两国—个别国家和捐助国—签署了北京—上海协定。合作—项目管理。成本－期末存量。"
    document = read(text)
    assert document.blocks[0].text == text
    assert document.remarks == ()


def test_nothing_but_blank_lines_is_an_error_that_says_so() -> None:
    for text in ("", "\n\n \n", "---\n\n***\n", "<!-- a -->"):
        with pytest.raises(UnreadableFile, match=r"report\.md: holds no text"):
            read(text)


_SCRAPS = st.sampled_from(
    [
        "甲乙丙，丁。",
        "1. 一段话",
        "2. 又一段",
        "(a) 项",
        "- 点",
        "# 标题",
        "## 二. 题",
        "<sup>1</sup>",
        "<sup>1</sup> 注",
        "\\* 注",
        "\\*",
        "*强*",
        "**重**",
        "`码`",
        "[名](http://a.b/c)",
        "<http://x.y>",
        "3/18",
        "A/75/12",
        "Page 3 of 18",
        "---",
        "***",
        "\x0c",
        "<!-- 页 -->",
        "<!--",
        "-->",
        " 甲 \\",
        " 乙 ",
        "---\\",
        "---",
        "```",
        "~~~",
        "> 引",
        "<td>",
        "</td>",
        "<br>",
        "word",
        "the end.",
        "Distr.: General",
        "第十届会议",
        "2020年10月12日，维也纳",
        "议程项目2",
        "[^1]",
        "[^1]: 注",
        "¹",
        "=====",
        "\u3000\u3000",
        "$^1$",
        "&amp;",
        "![图](u)",
        "<a href=x>",
        "2<sup>2</sup>",
        "—个",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(st.lists(_SCRAPS, min_size=1, max_size=4).map("".join), max_size=14),
    gap=st.sampled_from(["\n", "\n\n", "  \n"]),
)
@example(lines=["¹<sup>1</sup>甲乙丙，丁。"], gap="\n")
def test_every_letter_of_the_source_is_kept(lines: list[str], gap: str) -> None:
    source = gap.join(lines)
    try:
        document = read(source)
    except UnreadableFile:
        return
    kept = [*document.furniture]
    for block in document.blocks:
        kept += [block.text, block.label or "", *(code.source for code in block.codes)]
        assert "".join(block.gaps()).strip() == ""
        assert not block.text or sum(len(segment.codes) for segment in block.segments) == len(block.codes)
        for segment in block.segments:
            assert segment.text == block.text[segment.start : segment.end]
            assert all(0 <= code.offset <= len(segment.text) for code in segment.codes)
    held = sorted(re.sub(r"[\W_]", "", "".join(kept).translate(_RAISED)))
    markup = re.sub(r"</?(?:br|td|sup)>|&amp;", "", source)
    wanted = sorted(re.sub(r"[\W_]", "", markup.translate(_RAISED)))
    missing = "".join(sorted(set(wanted) - set(held)))
    assert not missing
    assert [c for c in wanted if wanted.count(c) > held.count(c) and c != "一"] == []


_RAISED = str.maketrans("¹²³", "123")
