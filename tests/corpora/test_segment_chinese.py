"""Cutting Chinese text into sentences. A bar stands where a sentence ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.text.segment import segment


def cut(text: str, language: str = "zh") -> list[str]:
    return [text[start:end] for start, end in segment(text, language)]


@pytest.mark.parametrize(
    "marked",
    [
        "会议通过了决议。|代表们离开了会场。",
        "什么？！|真的吗？|好。。。|完了！",
        "有三点：第一，合作；第二，援助；第三，监测。|完。",
        "题为“预防。”的决议获得通过。|完。",
        "名为“行动！”的方案启动了。",
        "《关于预防。的决议》通过了。|完。",
        "他说：“我们同意。”|会议随后结束。",
        "“我们同意。我们签字。”主席说。",
        "他问：“为什么？”|没有人回答。",
        "会议决定：“一、加强合作。二、提供援助。”|会议闭幕。",
        "会议通过（见附件。）后结束。|完。",
        "会议结束。|（见附件。）|委员会开会。",
        "委员会（简称“委员会”）开会。|「另一句。」|完。",
        "他说“我们同意。|会议结束。|另一句。",
        "甲方（乙方。|丙方。|丁方。",
        "会议结束。”|另一句。",
        "会议“结束。|另一句“话”。|完。",
        "会议结束.|代表离开.",
        "约翰.史密斯先生到会。|完。",
        "比例为3.5，见No. 5及www.example.org/a?b=1。|文号为A/RES/74/174.",
        "包括：(a)立法援助；(b)刑事司法；(c)数据收集。|完。",
        "（一）立法。|（二）司法。",
        "一. 导言",
        "真的吗?|是的!|好。",
        "𠀀𠀁。|𪜀𫝀（𠀂。）𠀃。|（𠀄。）|𠀅。",
        "第一句。　|第二句。",
        "甲。\n\n|乙\n\n|丙",
        "首行\n第二行。|完",
        "……我们认为……可以。|好的……",
        '他说："好。"|会议结束。',
    ],
)
def test_a_sentence_ends_where_the_bar_stands(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_white_space_alone_holds_no_sentence() -> None:
    assert segment(" \n\u3000", "zh") == []
    assert segment("", "en") == []


_MARKS = st.text(alphabet="甲乙𠀀。！？；：，.!?“”‘’「」『』《》（）()\"'[]a1 \n\u3000…—", max_size=60)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(_MARKS, st.text(max_size=60)), language=st.sampled_from(["zh", "zh-Hant", "en", "fr"]))
def test_segments_and_the_white_space_between_them_give_the_text_back(text: str, language: str) -> None:
    spans = segment(text, language)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    assert not "".join(gaps).strip()
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    rebuilt = gaps[0] + "".join(text[start:end] + gap for (start, end), gap in zip(spans, gaps[1:], strict=True))
    assert rebuilt == text
