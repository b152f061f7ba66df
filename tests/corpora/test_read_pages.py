"""Undoing the pages: paragraphs, sentences and words that a page break cut are whole again."""

import pytest

from corpora.document import Block, Document
from corpora.read import read_text

FIRST = "1. 委员会执行一项通盘战略，促进和支持实施。各国应制定国家战略并开展协"
REST = "调、研究和收集数据，加强各国的对策。"


def read(text: str, format: str = "md", language: str | None = None) -> Document:
    return read_text(text, "report", format, language)


def bodies(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind in {"body", "list"}]


@pytest.mark.parametrize(
    "between",
    [
        "\n\n",
        "\n\n<sup>1</sup> 见附件。\n\n",
        "\n\n<sup>1</sup> 见附件。\n\n<sup>2</sup> 见附件二。\n\n\n\n",
        "\n\n---\n\n",
        "\n\n***\n\n",
        "\n\n3/18\n\n",
        "\n\n- 3 -\n\n",
        "\n\n第3页\n\n",
        "\n\n第 3 页，共 18 页\n\n",
        "\n\nPage 3 of 18\n\n",
        "\n\nV.20-03805\n\n",
        "\n\nV.20-03805 3/18\n\nA/75/12\n\n",
        "\n\n<!-- page 3 -->\n\n",
        "\n\f\n",
        "\f",
        "\n\n3\n\n# A/75/12\n\n---\n\n",
    ],
)
def test_a_word_cut_by_a_page_break_is_whole_again(between: str) -> None:
    document = read(f"# 报告\n\n{FIRST}{between}{REST}\n\n2. 完。\n")
    body = bodies(document)
    assert [block.paragraph for block in body] == ["1", "2"]
    assert body[0].text == (FIRST + REST)[3:]
    assert [segment.text[-4:] for segment in body[0].segments] == ["持实施。", "的对策。"]


@pytest.mark.parametrize("between", ["\n\n<sup>1</sup> 见附件。\n\n", "\n\n3/18\n\n", "\n\n\\* A/75/1。\n\n"])
def test_a_cut_between_two_sentences_is_undone(between: str) -> None:
    document = read(
        f"1. 会议推迟。不过，委员会编写了文件。<sup>1</sup>{between}该文件阐述了技术的作用，并提出建议。\n\n2. 完。"
    )
    assert [block.text for block in bodies(document)] == [
        "会议推迟。不过，委员会编写了文件。该文件阐述了技术的作用，并提出建议。",
        "完。",
    ]


def test_without_a_page_break_a_finished_paragraph_is_not_continued() -> None:
    document = read("1. 会议推迟。委员会编写了文件。\n\n该文件阐述了技术的作用，并提出建议。\n\n2. 完。")
    assert [(block.text[:2], block.paragraph) for block in bodies(document)] == [
        ("会议", "1"),
        ("该文", "1"),
        ("完。", "2"),
    ]


def test_unnumbered_paragraphs_stay_apart() -> None:
    document = read("# 题目\n\n第一段话到此为止。\n\n---\n\n第二段话从此开始。")
    assert len(bodies(document)) == 2


def test_entries_without_a_full_stop_stay_apart() -> None:
    document = read("# 名单\n\n张三，日内瓦\n\n李四，维也纳\n\n王五，纽约\n")
    assert [block.text for block in bodies(document)] == ["张三，日内瓦", "李四，维也纳", "王五，纽约"]


def test_a_heading_after_a_footnote_is_no_continuation() -> None:
    document = read("1. 会议推迟。<sup>1</sup>\n\n<sup>1</sup> 见附件。\n\n## 大会\n\n2. 完。")
    assert [block.kind for block in document.blocks] == ["body", "footnote", "heading", "body"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("1. The Office supported the work of", "Member States in all regions.", "work of Member States"),
        ("1. The Office supported, on behalf of the States, the long-", "term work of all.", "long-term work"),
        (
            "1. The Office trained officials, prosecutors and judges in 12",
            "countries of the region.",
            "in 12 countries",
        ),
    ],
)
def test_english_halves_are_joined_with_one_space(first: str, second: str, whole: str) -> None:
    document = read(f"{first}\n\n<sup>1</sup> See annex.\n\n{second}\n\n2. The end.")
    assert whole in bodies(document)[0].text
    assert len(bodies(document)) == 2


def test_a_footnote_cut_by_the_page_is_whole_again() -> None:
    document = read(
        "1. 会议讨论了合作<sup>1</sup>和援助问题，并决定继续开\n\n<sup>1</sup> 关于会议的更多细节，见秘书处编写的\n\n"
        "2/9\n\n展工作。\n\n2. 会议还讨论了数据。<sup>2</sup>\n\n说明和附件。\n\n<sup>2</sup> 见附件二。\n\n3. 完。"
    )
    notes = {block.label: block.text for block in document.blocks if block.kind == "footnote"}
    assert notes == {"1": "关于会议的更多细节，见秘书处编写的说明和附件。", "2": "见附件二。"}
    assert bodies(document)[0].text == "会议讨论了合作和援助问题，并决定继续开展工作。"


def test_a_number_that_does_not_follow_is_no_paragraph() -> None:
    document = read("1. 委员会审查了各国自上次会议以来提交的资料，并回顾\n\n---\n\n2018. 年以来的进展。\n\n2. 完。")
    assert [block.paragraph for block in bodies(document)] == ["1", "2"]


def test_a_list_inside_a_sentence_goes_on_over_the_page() -> None:
    document = read("1. 领域包括：(a)立法援助；\n\n3/18\n\n(b)刑事司法。会议结束。\n\n2. 完。")
    assert bodies(document)[0].text == "领域包括：(a)立法援助；(b)刑事司法。会议结束。"


def test_page_furniture_is_kept_apart_and_not_lost() -> None:
    document = read("1. 甲方同意，乙方也\n\nV.20-03805\n\n3/18\n\nA/75/12\n\n同意。\n\nA/75/12\n\n2. 完。\n\nA/75/12")
    assert "V.20-03805" in document.furniture
    assert "3/18" in document.furniture
    assert document.symbol == "A/75/12"
    assert bodies(document)[0].text == "甲方同意，乙方也同意。"


def test_running_heads_are_told_by_their_coming_back() -> None:
    pages = "\n\n".join(f"关于合作的报告\n\n{page}/9\n\n{page}. 第{page}段话到此为止。" for page in range(1, 9))
    document = read(f"# 题目\n\n{'导言的话。' * 3}\n\n" * 10 + pages)
    assert document.furniture.count("关于合作的报告") == 8
