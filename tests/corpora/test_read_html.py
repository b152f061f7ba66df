"""HTML documents: their paragraphs, headings, lists, tables, footnotes and encodings."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document import Block, Document
from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.read import read_document, read_text

LONG = "本报告介绍了秘书处在报告所述期间开展的各项活动，并提出了供缔约方会议审议的若干建议。"


def read(html: str) -> Document:
    return read_text(html, "report.html", "html")


def only(document: Document) -> Block:
    (block,) = document.blocks
    return block


def shown(document: Document) -> list[tuple[str, str | None, str | None, str]]:
    return [(block.kind, block.paragraph, block.label, block.text) for block in document.blocks]


def codes(block: Block) -> list[tuple[int, str, str]]:
    return [(code.offset, code.kind, code.source) for code in block.codes]


def test_headings_and_paragraphs_keep_their_levels_and_order() -> None:
    document = read(
        f"<h1>秘书处的报告</h1><h2>一. 导言</h2><p>1. {LONG}</p><h3>A. 背景</h3><div>甲。<p>乙。</p>丙。</div>"
    )
    assert shown(document) == [
        ("title", None, None, "秘书处的报告"),
        ("heading", None, "一.", "导言"),
        ("body", "1", "1.", LONG),
        ("heading", None, "A.", "背景"),
        ("body", None, None, "甲。"),
        ("body", None, None, "乙。"),
        ("body", None, None, "丙。"),
    ]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [2, 3]


def test_what_is_no_text_is_left_out_or_set_aside() -> None:
    document = read(
        "<html><head><title>网页名</title><style>p{}</style></head><body><nav>首页</nav>"
        "<script>var a = '<p>x</p>';</script><!-- 注释 --><p>正文。</p>"
        "<p hidden>暗。</p><p style='display: none'>暗二。</p><footer>页脚</footer></body></html>"
    )
    assert only(document).text == "正文。"
    assert document.furniture == ("首页", "暗。", "暗二。", "页脚", "网页名")


def test_inline_markup_nests_as_codes_and_white_space_is_one_space() -> None:
    block = only(
        read(
            "<p>  会议 <b>重申 <i>这一</i></b>\n点， see\n <a href='https://un.org/?a=1&amp;b=2'>the\tsite</a>"
            " &amp; &lt;b&gt;.</p>"
        )
    )
    assert block.text == "会议 重申 这一点， see the site & <b>."
    assert codes(block) == [
        (3, "open", "<b>"), (6, "open", "<i>"), (8, "close", "</i>"), (8, "close", "</b>"),
        (15, "open", '<a href="https://un.org/?a=1&b=2">'), (23, "close", "</a>"),
    ]  # fmt: skip


def test_a_line_end_of_the_source_is_a_space_but_not_between_han() -> None:
    assert only(read("<p>缔约方\n会议 2020\n年 and\n the</p>")).text == "缔约方会议 2020 年 and the"


def test_line_breaks_join_as_lines_do_and_items_after_them_are_blocks() -> None:
    document = read("<p>审议公约及其<br>议定书的实施<br/>情况。</p><p>请各国：<br>(a) 批准公约；<br>(b) 提交报告。</p>")
    assert [(block.label, block.text) for block in document.blocks] == [
        (None, "审议公约及其议定书的实施情况。"), (None, "请各国："), ("(a)", "批准公约；"), ("(b)", "提交报告。"),
    ]  # fmt: skip


def test_markup_around_blocks_is_opened_and_closed_in_each() -> None:
    first, second = read("<a href='x'><div>第一段的话。</div><div>第二段的话。</div></a>").blocks
    assert codes(first) == codes(second) == [(0, "open", '<a href="x">'), (6, "close", "</a>")]


def test_markup_that_ends_where_its_like_begins_is_one_pair() -> None:
    block = only(read("<p><b>会议</b><b>重申</b><i></i><sup>1)</sup>。</p>"))
    assert codes(block)[:2] == [(0, "open", "<b>"), (4, "close", "</b>")]
    assert [source for _, _, source in codes(block)[2:]] == ["<sup>", "</sup>"]


def test_a_paragraph_of_the_class_of_titles_is_one() -> None:
    document = read(f"<p class=MsoTitle><b>秘书长的报告</b></p><p class=MsoNormal>{LONG}</p>")
    assert (document.title, document.blocks[0].kind) == ("秘书长的报告", "title")


def test_lists_are_numbered_as_a_browser_prints_them() -> None:
    document = read(
        f"<ol start=5><li>{LONG}<ol type=a><li>甲；</li><li>乙。</li></ol></li>"
        "<li value=9><p>丙。</p><p>丁。</p></li></ol>"
        "<ul><li>戊。</li><li>(c) 己。</li></ul><ol style='list-style-type: upper-roman'><li>庚。</li></ol>"
    )
    assert shown(document) == [
        ("body", "5", "5.", LONG),
        ("list", "5", "a.", "甲；"),
        ("list", "5", "b.", "乙。"),
        ("body", "9", "9.", "丙。"),
        ("body", "9", None, "丁。"),
        ("list", "9", "•", "戊。"),
        ("list", "9", "(c)", "己。"),
        ("list", "9", "I.", "庚。"),
    ]


def test_cells_are_blocks_of_a_table() -> None:
    document = read(
        f"<p>{LONG}</p><table><caption>表1</caption><tr><th>国家</th><th>数目</th></tr><tr><td>帕劳<td>178</table>"
    )
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        ("body", "表1"), ("table", "国家"), ("table", "数目"), ("table", "帕劳"), ("table", "178"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td><h2>导言</h2><p>{LONG}</p></td><td><p>旁栏。</p></td></tr></table>",
        f"<table role=presentation><tr><td>导言</td><td>{LONG}</td></tr></table>",
        f"<table><tr><td><p>导言</p><p>{LONG}</p></td></tr></table>",
    ],
)
def test_a_table_that_lays_text_out_is_read_as_paragraphs(table: str) -> None:
    document = read(f"<p>{LONG}</p>{table}")
    assert not any(block.kind == "table" for block in document.blocks)
    assert document.blocks[-2].text in {"导言", LONG}


def test_a_layout_table_around_a_data_table_keeps_the_data_table() -> None:
    inner = "<table><tr><th>国家</th><th>数目</th></tr><tr><td>帕劳</td><td>1</td></tr></table>"
    document = read(f"<table><tr><td>菜单</td><td><p>{LONG}</p>{inner}</td></tr></table>")
    assert [block.kind for block in document.blocks] == ["body", "body", "table", "table", "table", "table"]


NOTES = {
    "pandoc": (
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        '<section class="footnotes"><hr><ol><li id="fn1">'
        '<p>见附件。<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>',
    ),
    "Word": (
        '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span>[1]</span></span></a>',
        "<div><br clear=all><hr><div id=ftn1>"
        '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 见附件。</p></div></div>',
    ),
    "MediaWiki": (
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<ol class="references"><li id="cite_note-1">'
        '<span><a href="#cite_ref-1">^</a></span> <span>见附件。</span></li></ol>',
    ),
    "LibreOffice": (
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        '<div id="sdfootnote1"><p>'
        '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>见附件。</p></div>',
    ),
    "by hand": (
        '<sup><a href="#n1">1</a></sup>',
        '<hr><p><a name="n1"></a><sup>1</sup> 见附件。</p>',
    ),
    "without links": ("<sup>1</sup>", "<hr><p><sup>1</sup> 见附件。</p>"),
}


@pytest.mark.parametrize("maker", NOTES)
def test_footnotes_are_told_by_their_links_or_raised_marks(maker: str) -> None:
    mark, note = NOTES[maker]
    document = read(f"<html><body><p>会议{mark}通过了决议。</p><p>{LONG}</p>{note}</body></html>")
    assert shown(document) == [
        ("body", None, None, "会议通过了决议。"),
        ("body", None, None, LONG),
        ("footnote", None, "1", "见附件。"),
    ]
    assert [(code.offset, code.kind, code.note) for code in document.blocks[0].codes] == [(2, "mark", "1")]


def test_a_note_may_have_several_paragraphs_and_several_marks() -> None:
    document = read(
        '<body><p>甲<a href="#f1" id="r1">*</a>乙<a href="#f1" id="r2">*</a>。</p>'
        '<div><div id="f1"><p><a href="#r1">*</a> 见附件。</p><p>另见附件二。</p></div></div></body>'
    )
    assert [(block.kind, block.label, block.text) for block in document.blocks[1:]] == [
        ("footnote", "*", "见附件。"), ("footnote", "*", "另见附件二。"),
    ]  # fmt: skip
    assert document.blocks[0].text == "甲乙。"


def test_links_within_a_document_that_are_no_notes_stay_links() -> None:
    document = read('<p>见<a href="#s2">2</a>节。</p><h2 id="s2">机构</h2><p>正文。</p>')
    assert document.blocks[0].text == "见2节。"
    assert [code.kind for code in document.blocks[0].codes] == ["open", "close"]


def test_powers_and_ordinals_are_text() -> None:
    assert (
        only(read("<p>面积 5 km<sup>2</sup>，第 20<sup>th</sup>，H<sub>2</sub>O。</p>")).text
        == "面积 5 km2，第 20th，H2O。"
    )


def test_characters_that_no_xml_can_hold_are_left_out() -> None:
    block = only(read("<p>甲&#1;乙&#xFFFE;<a href='x&#2;'>丙&#0;丁</a>。</p>"))
    assert block.text == "甲乙丙\ufffd丁。"
    assert block.codes[0].source == '<a href="x">'


def test_a_masthead_in_a_table_is_the_masthead() -> None:
    document = read(
        "<table><tr><td>联合国</td><td>CTOC/COP/2020/2</td></tr><tr><td></td><td>Distr.: General<br>20 July 2020<br>"
        f"Original: English</td></tr></table><p>第十届会议</p><p>秘书处的说明</p><h2>一. 导言</h2><p>1. {LONG}</p>"
    )
    assert (document.symbol, document.date, document.title) == ("CTOC/COP/2020/2", "2020-07-20", "秘书处的说明")


def test_a_preformatted_report_is_read_as_plain_text() -> None:
    broken = "缔约方会议第九届会议在维也纳举行，会议审议了公约及其各项议定书的\n实施情况，并通过了两项决议。"
    document = read(f"<pre>\n1. {LONG}\n\n2. {broken}\n</pre>")
    assert [(block.paragraph, block.text) for block in document.blocks] == [
        ("1", LONG),
        ("2", broken.replace("\n", "")),
    ]


def test_soft_hyphens_quotations_ruby_and_pictures() -> None:
    block = only(
        read("<p>co&shy;operation <q>和平</q><ruby>汉<rp>(</rp><rt>hàn</rt></ruby><img src=a.png alt='图'>。</p>")
    )
    assert block.text == "cooperation “和平”汉。"
    assert codes(block) == [(17, "standalone", '<img alt="图"/>')]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5hkscs"),
        ("<meta charset=utf-8>", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<meta charset=gbk>", "utf-8-sig"),
        ("<meta charset=iso-8859-1>", "utf-8-sig"),
        ("<meta charset=utf-8>", "utf-16"),
        ("", "gb18030"),
        ("<meta charset=no-such-code>", "utf-8"),
        ('<?xml version="1.0" encoding="gb18030"?>', "gb18030"),
    ],
)
def test_the_encoding_is_that_of_the_mark_then_the_declared_one(
    declaration: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.htm"
    file.write_bytes(f"{declaration}<p>第七十四屆會議通過決議，聯合國各機構參加了會議。</p>".encode(encoding))
    assert only(read_document(file)).text == "第七十四屆會議通過決議，聯合國各機構參加了會議。"


def test_western_text_declared_as_latin_1_has_the_quotation_marks_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes("<meta charset=iso-8859-1><p>The “Côte d’Ivoire” case.</p>".encode("cp1252"))
    assert only(read_document(file)).text == "The “Côte d’Ivoire” case."


def test_a_false_declaration_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"<meta charset=utf-8><p>caf\xe9 \xff</p>")
    with pytest.raises(UnreadableFile, match="byte 26: not utf-8, which it declares"):
        read_document(file)


@pytest.mark.parametrize("html", ["", " \n", "<html></html>", "<p></p>", "<script>x</script>", "<!-- a -->"])
def test_a_document_without_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableFile, match=r"report\.html: holds no text"):
        read(html)


def test_what_is_nested_past_the_limit_of_the_parser_is_refused_and_not_cut_short() -> None:
    with pytest.raises(HostileFile, match="limit of the HTML parser"):
        read("<div>" * 3000 + "正文。" + "</div>" * 3000)


@pytest.mark.parametrize(
    "unit", ["<b>", "<p>", "<a href=#a>1</a>", "<sup>1</sup>", "<li>", "<td>", "甲\n", "&amp;", "<table>", "<ol>"]
)
def test_a_long_run_of_one_thing_is_read_or_refused(unit: str) -> None:
    try:
        document = read("<p>甲</p>" + unit * (40_000 // len(unit)))  # anything quadratic takes minutes
    except YikuError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert document.blocks


@settings(max_examples=100, deadline=None)
@given(html=st.text(alphabet=st.sampled_from("<>/=\"'&;#!-abipsu 甲乙1。\n"), max_size=80))
def test_no_markup_makes_it_fail_otherwise_than_it_says(html: str) -> None:
    try:
        document = read(html)
    except YikuError:
        return
    for block in document.blocks:
        parts = [
            part
            for gap, segment in zip(block.gaps(), (*block.segments, None), strict=True)
            for part in (gap, segment.text if segment else "")
        ]
        assert "".join(parts) == block.text
        assert all(0 <= code.offset <= len(block.text) for code in block.codes)
