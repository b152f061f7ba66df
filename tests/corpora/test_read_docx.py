"""Word documents: what their XML says of paragraphs, numbers, notes, tables, fields and tracked changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document import Block, Document
from corpora.read import read_document

WordFile = Callable[..., Path]

LONG = "本报告介绍了秘书处在报告所述期间开展的各项活动，并提出了供缔约方会议审议的若干建议。"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, depth: int = 0, numbering: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>')


def level(depth: int, format: str, text: str, more: str = "") -> str:
    written = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{written}{more}</w:lvl>'


def lists(*levels: str, uses: str = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{uses}'


def shown(document: Document) -> list[tuple[str, str | None, str | None, str]]:
    return [(block.kind, block.paragraph, block.label, block.text) for block in document.blocks]


def only(document: Document) -> Block:
    (block,) = document.blocks
    return block


def codes(block: Block) -> list[tuple[int, str, str]]:
    return [(code.offset, code.kind, code.source) for code in block.codes]


def test_automatic_numbers_become_the_numbers_of_paragraphs_and_items(word_file: WordFile) -> None:
    path = word_file(
        numbered("第一段。")
        + numbered("首项；", 1)
        + numbered("次项。", 1)
        + p("未编号的话。")
        + numbered("第二段。")
        + numbered("又一项。", 1),
        numbering=lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")),
    )
    assert shown(read_document(path)) == [
        ("body", "1", "1.", "第一段。"),
        ("list", "1", "(a)", "首项；"),
        ("list", "1", "(b)", "次项。"),
        ("body", "1", None, "未编号的话。"),
        ("body", "2", "2.", "第二段。"),
        ("list", "2", "(a)", "又一项。"),
    ]


@pytest.mark.parametrize(
    ("format", "text", "labels"),
    [
        ("upperRoman", "%1.", ["I.", "II.", "III.", "IV."]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、", "四、"]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）", "（四）"]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、", "肆、"]),
        ("ideographTraditional", "%1.", ["甲.", "乙.", "丙.", "丁."]),
        ("decimalEnclosedCircleChinese", "%1", ["①", "②", "③", "④"]),
        ("decimalZero", "%1.", ["01.", "02.", "03.", "04."]),
        ("ordinal", "%1", ["1st", "2nd", "3rd", "4th"]),
        ("bullet", "•", ["•", "•", "•", "•"]),
        ("decimal", "第%1条", ["第1条", "第2条", "第3条", "第4条"]),
    ],
)
def test_numbers_are_written_as_word_prints_them(
    format: str, text: str, labels: list[str], word_file: WordFile
) -> None:
    path = word_file("".join(numbered(f"这是{i}号。") for i in "甲乙丙丁"), numbering=lists(level(0, format, text)))
    assert [block.label for block in read_document(path).blocks] == labels


def test_a_list_of_several_levels_prints_all_its_numbers_and_starts_again(word_file: WordFile) -> None:
    path = word_file(
        numbered("甲。") + numbered("乙。", 1) + numbered("丙。", 1) + numbered("丁。") + numbered("戊。", 1),
        numbering=lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
    )
    assert [block.label for block in read_document(path).blocks] == ["I.", "1.1", "1.2", "II.", "2.1"]


def test_two_uses_of_a_list_go_on_counting_unless_one_starts_anew(word_file: WordFile) -> None:
    uses = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for i, more in ((1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'))
    )
    body = numbered("甲。") + numbered("乙。", 0, 2) + numbered("丙。", 0, 3) + numbered("丁。", 0, 3)
    path = word_file(body, numbering=lists(level(0, "decimal", "%1."), uses=uses))
    assert [block.label for block in read_document(path).blocks] == ["1.", "2.", "5.", "6."]


def test_a_number_may_come_from_the_style_and_be_switched_off(word_file: WordFile) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style>'
    )
    body = (
        p("甲。", '<w:pStyle w:val="Para"/>')
        + p("乙。", '<w:pStyle w:val="Sub"/>')
        + p("丙。", '<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    numbering = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>'))
    labels = [block.label for block in read_document(word_file(body, styles=styles, numbering=numbering)).blocks]
    assert labels == ["1.", "(a)", None]


def test_headings_are_told_by_style_outline_level_and_the_templates_of_the_united_nations(word_file: WordFile) -> None:
    names = {"a": "heading 2", "b": "标题 1", "c": "_ H _Ch_G", "d": "_ H_1_G", "e": "H_2/3"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{name}"/></w:style>' for i, name in names.items()
    )
    body = (
        p(LONG)
        + "".join(p(f"标题{i}", f'<w:pStyle w:val="{i}"/>') for i in names)
        + p("大纲", '<w:outlineLvl w:val="2"/>')
    )
    blocks = read_document(word_file(body, styles=styles)).blocks[1:]
    assert [(block.kind, block.level) for block in blocks] == [("heading", level) for level in (2, 1, 1, 2, 3, 3)]


def test_a_numbered_heading_keeps_its_number_as_a_label(word_file: WordFile) -> None:
    heading = '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    path = word_file(p(LONG) + p("导言", heading) + p(LONG), numbering=lists(level(0, "chineseCounting", "%1、")))
    assert shown(read_document(path))[1] == ("heading", None, "一、", "导言")


def test_a_long_sentence_in_the_style_of_a_heading_is_a_paragraph(word_file: WordFile) -> None:
    path = word_file(p("概况") + p(LONG * 3, '<w:outlineLvl w:val="1"/>'))
    assert read_document(path).blocks[1].kind == "body"


NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>{r(" 见附件。")}</w:p></w:footnote>'
    f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" A/RES/74/174。")}</w:p>{p("另见附件二。")}</w:footnote>'
    f'<w:footnote w:id="3"><w:p>{r("*")}{r(" CTOC/COP/2020/1。")}</w:p></w:footnote>'
)


def mark(note: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{note}"/></w:r>'


def test_footnotes_are_blocks_after_their_paragraph_and_marks_codes_at_their_place(word_file: WordFile) -> None:
    path = word_file(f"<w:p>{r('会议')}{mark(2)}{r('通过了决议。')}{mark(1)}</w:p>{p('下一段。')}", footnotes=NOTES)
    document = read_document(path)
    assert shown(document) == [
        ("body", None, None, "会议通过了决议。"),
        ("footnote", None, "1", "A/RES/74/174。"),
        ("footnote", None, "1", "另见附件二。"),
        ("footnote", None, "2", "见附件。"),
        ("body", None, None, "下一段。"),
    ]
    assert [(code.offset, code.kind, code.note) for code in document.blocks[0].codes] == [
        (2, "mark", "1"),
        (8, "mark", "2"),
    ]


def test_a_mark_of_the_authors_own_is_no_number_and_no_text(word_file: WordFile) -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    path = word_file(f"<w:p>{r('临时议程')}{own}{r('项目2')}</w:p><w:p>{r(LONG)}{mark(1)}</w:p>", footnotes=NOTES)
    document = read_document(path)
    assert document.blocks[0].text == "临时议程项目2"
    assert [(block.label, block.text) for block in document.blocks if block.kind == "footnote"] == [
        ("*", "CTOC/COP/2020/1。"),
        ("1", "见附件。"),
    ]


def test_endnotes_come_at_the_end_numbered_in_their_own_way(word_file: WordFile) -> None:
    notes = f'<w:endnote w:id="5"><w:p>{r("尾注。")}</w:p></w:endnote>'
    body = f'<w:p>{r("甲。")}<w:r><w:endnoteReference w:id="5"/></w:r></w:p>{p("乙。")}'
    assert shown(read_document(word_file(body, endnotes=notes)))[-1] == ("footnote", None, "i", "尾注。")


def test_a_footnote_without_a_text_is_told(word_file: WordFile) -> None:
    document = read_document(word_file(f"<w:p>{r('甲。')}{mark(9)}</w:p>", footnotes=NOTES))
    assert "1 footnote without a text not read" in document.remarks


def test_tracked_changes_are_settled_as_accepted_and_told(word_file: WordFile) -> None:
    body = (
        f"<w:p>{r('共有')}<w:del>{r('x').replace('w:t', 'w:delText')}</w:del><w:ins>{r('178')}</w:ins>{r('个')}"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>{r('缔约方。')}</w:p>"
    )
    document = read_document(word_file(body))
    assert only(document).text == "共有178个新缔约方。"
    assert document.remarks == ("tracked changes are taken as accepted: 2 insertions kept, 2 deletions left out",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(word_file: WordFile) -> None:
    assert (
        only(read_document(word_file(p("前一半", "<w:rPr><w:del/></w:rPr>") + p("后一半。")))).text == "前一半后一半。"
    )


def test_a_paragraph_whose_end_was_deleted_before_nothing_or_a_table_is_kept(word_file: WordFile) -> None:
    deleted = p("末段。", "<w:rPr><w:del/></w:rPr>")
    table = "<w:tbl>" + f"<w:tr><w:tc>{deleted}</w:tc><w:tc>{p('乙')}</w:tc></w:tr>" * 2 + "</w:tbl>"
    document = read_document(word_file(deleted + table + deleted))
    assert [block.text for block in document.blocks] == ["末段。", "末段。", "乙", "末段。", "乙", "末段。"]


def test_a_deleted_row_and_cell_are_left_out(word_file: WordFile) -> None:
    def row(text: str, properties: str = "", cell: str = "") -> str:
        return (
            f"<w:tr><w:trPr>{properties}</w:trPr>"
            + "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{p(text + side)}</w:tc>" for side in "左右")
            + "</w:tr>"
        )

    table = f"<w:tbl>{row('甲')}{row('乙', '<w:del/>')}{row('丙')}{row('丁', '', '<w:cellDel/>')}</w:tbl>"
    document = read_document(word_file(p(LONG) + table))
    assert [block.text for block in document.blocks[1:]] == ["甲左", "甲右", "丙左", "丙右"]


def test_cells_are_blocks_of_a_table_and_nested_tables_too(word_file: WordFile) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    inner = table((p("三"), p("四")), (p("五"), p("六")))
    document = read_document(word_file(p(LONG) + table((p("一"), p("二")), (inner + p("七"), p("八") + p("九")))))
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        ("table", text) for text in "一二三四五六七八九"
    ]


def test_a_frame_around_text_is_no_table(word_file: WordFile) -> None:
    frame = f"<w:tbl><w:tr><w:tc>{p('摘要')}{p(LONG)}</w:tc></w:tr></w:tbl>"
    document = read_document(word_file(p(LONG) + frame))
    assert [block.kind for block in document.blocks] == ["body", "heading", "body"]


def test_runs_are_joined_and_their_looks_are_codes(word_file: WordFile) -> None:
    body = (
        f"<w:p>{r('会')}{r('议')}{r('重', '<w:b/>')}{r('申', '<w:b/><w:lang/>')}{r('这', '<w:b/><w:i/>')}{r('一')}"
        f"{r('点', '<w:b w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}{r('。')}</w:p>"
    )
    block = only(read_document(word_file(body)))
    assert block.text == "会议重申这一点。"
    assert codes(block) == [
        (2, "open", "<b>"), (4, "open", "<i>"), (5, "close", "</i>"), (5, "close", "</b>"),
    ]  # fmt: skip


def test_links_keep_their_address_in_the_code(word_file: WordFile) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://un.org/a" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("网页")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    underlined = '<w:u w:val="single"/>'
    link = f'<w:hyperlink r:id="L1" w:anchor="x">{r("网站", underlined)}</w:hyperlink>'
    body = f"<w:p>{r('见')}{link}{r('和')}{field}{r('。')}</w:p>"
    block = only(read_document(word_file(body, links={"L1": "https://icat.network/"})))
    assert block.text == "见网站和网页。"
    assert codes(block) == [
        (1, "open", '<a href="https://icat.network/#x">'), (3, "close", "</a>"),
        (4, "open", '<a href="https://un.org/a">'), (6, "close", "</a>"),
    ]  # fmt: skip


def test_fields_show_their_result_and_one_without_stays_a_code(word_file: WordFile) -> None:
    def field(instruction: str, result: str) -> str:
        shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}' if result else ""
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    simple = f'<w:fldSimple w:instr="DATE">{r("2020年")}</w:fldSimple>'
    body = f"<w:p>{r('见第')}{field('REF _Ref1', '26')}{r('段')}{field('XE 索引', '')}{simple}{r('。')}</w:p>"
    block = only(read_document(word_file(body)))
    assert block.text == "见第26段2020年。"
    assert codes(block) == [(5, "standalone", "{XE 索引}")]


def test_a_field_that_never_ends_swallows_nothing(word_file: WordFile) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    document = read_document(word_file(f"<w:p>{begun}{r('甲。')}</w:p>{p('乙。')}"))
    assert [block.text for block in document.blocks] == ["甲。", "乙。"]


def test_a_table_of_contents_is_furniture(word_file: WordFile) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    document = read_document(word_file(p("导言 3", '<w:pStyle w:val="T1"/>') + p(LONG), styles=styles))
    assert [block.text for block in document.blocks] == [LONG]
    assert document.furniture == ("导言 3",)


def test_a_table_of_contents_that_never_ends_swallows_no_paragraph(word_file: WordFile) -> None:
    begun = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    document = read_document(word_file(f"<w:p>{begun}{r('导言')}<w:r><w:tab/></w:r>{r('3')}</w:p>{p(LONG)}"))
    assert [block.text for block in document.blocks] == [LONG]
    assert document.furniture == ("导言\t3",)


def test_breaks_tabs_symbols_hyphens_and_ruby(word_file: WordFile) -> None:
    body = (
        f"<w:p>{r('一九')}<w:r><w:br/></w:r>{r('条，co')}<w:r><w:softHyphen/></w:r>{r('op&#xad;eration')}"
        f"<w:r><w:noBreakHyphen/></w:r>{r('x')}<w:r><w:tab/></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r><w:r><w:sym w:font="Odd" w:char="F041"/></w:r>'
        f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>"
        f"<m:oMath><m:r><m:t>y=2</m:t></m:r></m:oMath></w:p>"
    )
    block = only(read_document(word_file(body)))
    assert block.text == "一九条，cooperation\u2011x\t≤汉y=2"
    assert codes(block) == [(19, "standalone", '<sym font="Odd" char="F041"/>')]


def test_raised_figures_are_marks_only_where_they_have_a_note(word_file: WordFile) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{r('面积 5 km')}{r('2', raised)}{r('，第 20')}{r('th', raised)}{r('。')}</w:p>"
    block = only(read_document(word_file(body)))
    assert block.text == "面积 5 km2，第 20th。"
    assert [source for _, _, source in codes(block)] == ["<sup>", "</sup>", "<sup>", "</sup>"]


def test_text_boxes_are_read_once_after_their_paragraph(word_file: WordFile) -> None:
    box = f"<w:txbxContent>{p('框中文字。')}{p('框中又一段。')}</w:txbxContent>"
    drawing = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read_document(word_file(f"<w:p><w:r>{drawing}</w:r>{r('正文。')}</w:p>"))
    assert [block.text for block in document.blocks] == ["正文。", "框中文字。", "框中又一段。"]


def test_content_controls_smart_tags_and_custom_xml_are_seen_through(word_file: WordFile) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件。')}</w:sdtContent></w:sdt><w:customXml>{p('自定。')}</w:customXml>"
        f"<w:p><w:smartTag><w:smartTag>{r('维也纳')}</w:smartTag></w:smartTag><w:sdt><w:sdtContent>{r('市。')}</w:sdtContent></w:sdt></w:p>"
    )
    assert [block.text for block in read_document(word_file(body)).blocks] == ["控件。", "自定。", "维也纳市。"]


def test_hidden_text_comments_and_pictures_are_no_text(word_file: WordFile) -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="图一"/></wp:inline></w:drawing></w:r>'
    body = f'<w:p>{r("甲")}{r("暗", "<w:vanish/>")}<w:r><w:commentReference w:id="1"/></w:r>{picture}{r("。")}</w:p>'
    document = read_document(word_file(body))
    assert only(document).text == "甲。"
    assert codes(only(document)) == [(1, "standalone", '<img alt="图一"/>')]
    assert document.furniture == ("暗",)
    assert document.remarks == ("1 comment not read",)


def test_headers_are_furniture_and_tell_the_symbol(word_file: WordFile) -> None:
    document = read_document(word_file(p(LONG), header1=p("A/74/174"), footer1=p("20-03805"), header2=p("A/74/174")))
    assert document.symbol == "A/74/174"
    assert document.furniture == ("A/74/174", "20-03805")


def test_a_masthead_in_the_header_of_the_first_page_is_the_masthead(word_file: WordFile) -> None:
    first = p("联合国") + p("A/74/174") + p("Distr.: General") + p("20 July 2020") + p("Original: English")
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    path = word_file(
        p("第七十四届会议") + p("秘书长的报告") + p("一. 导言") + p(LONG) + section,
        header1=first,
        header2=p("A/74/174"),
    )
    document = read_document(path)
    assert (document.symbol, document.date, document.title) == ("A/74/174", "2020-07-20", "秘书长的报告")
    assert [block.text for block in document.blocks if block.kind == "masthead"][:5] == [
        "联合国", "A/74/174", "Distr.: General", "20 July 2020", "Original: English",
    ]  # fmt: skip


def test_a_masthead_set_as_a_table_is_the_masthead(word_file: WordFile) -> None:
    right = p("Distr.: General") + p("20 July 2020") + p("Original: English")
    rows = ((p("联合国"), p("CTOC/COP/2020/2")), (p(""), right))
    written = "".join(f"<w:tr><w:tc>{left}</w:tc><w:tc>{other}</w:tc></w:tr>" for left, other in rows)
    table = f"<w:tbl>{written}</w:tbl>"
    document = read_document(word_file(table + p("第十届会议") + p("秘书处的说明") + p("1. " + LONG)))
    assert (document.symbol, document.date, document.title) == ("CTOC/COP/2020/2", "2020-07-20", "秘书处的说明")


def test_a_masthead_set_apart_by_tabs_is_two_lines(word_file: WordFile) -> None:
    tab = "<w:r><w:tab/></w:r>"
    line = f"<w:p>{tab}{r('联合国')}{tab}{tab}{r('A/74/174')}</w:p>"
    document = read_document(word_file(line + p("Distr.: General") + p("秘书长的报告") + p("1. " + LONG)))
    assert [block.text for block in document.blocks[:3]] == ["联合国", "A/74/174", "Distr.: General"]
    assert document.symbol == "A/74/174"


def test_paragraphs_are_whole_though_they_lack_a_full_stop(word_file: WordFile) -> None:
    unfinished = LONG.rstrip("。")
    document = read_document(word_file(f"<w:p>{r(unfinished)}{mark(1)}</w:p>{p('以及其他事项。')}", footnotes=NOTES))
    assert [block.text for block in document.blocks] == [unfinished, "见附件。", "以及其他事项。"]


def test_items_after_line_breaks_are_blocks_of_their_own(word_file: WordFile) -> None:
    lines = "<w:r><w:br/></w:r>".join(r(text) for text in ("请各国：", "(a) 批准公约；", "(b) 提交报告。"))
    assert [block.label for block in read_document(word_file(f"<w:p>{lines}</w:p>")).blocks] == [None, "(a)", "(b)"]


def test_the_strict_form_of_the_standard_is_read_too(word_file: WordFile, tmp_path: Path) -> None:
    import zipfile

    usual = word_file(numbered("甲。"), numbering=lists(level(0, "decimal", "%1.")))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            target.writestr(name, data)
    assert shown(read_document(strict)) == [("body", "1", "1.", "甲。")]
