"""The real report: every page break, footnote and oddity of it, against what a person cut by hand.

Its sentences are not in this repository: each is held by its first and last four characters, each paragraph by a hash.
"""

import gc
import hashlib
import tracemalloc
from pathlib import Path

import pytest

from corpora.document import Block, Document
from corpora.read import read_document

REPORT = Path(__file__).resolve().parents[3] / "shared/data/reports/ctoc-cop-10-trafficking.zh.md"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the real report is not beside the project")

# Paragraph: the SHA-256 of its sentences joined by line ends (32 digits), their number, their ends (_ a space).
BY_HAND = {
    1: ("1c6358eef8cb55fb95a26ebb1ec6909a", 1, "本报告旨…的活动。"),
    2: ("1ab343faa6da52d25e19d02dac828f5d", 2, "《禁止贩…缔约方。 自缔约方…年加入。"),
    3: ("7599a502e0031c38a394125644ab7837", 2, "毒品和犯…的实施。 技术合作…的工作。"),
    4: (
        "8da8205b01c9abd324191e564351112c",
        5,
        "自_20…分类）。 《全球方…民问题。 2019…法措施。 毒品和犯…民问题。 这些活动…的课程。",
    ),
    7: ("7bfdf491da9ae0a5131ada3ddfa0ff60", 1, "为支持定…/3）。"),
    11: ("594c00920d1acc69bca11ebcc7c6ded4", 1, "为了宣传…活动”。"),
    13: ("fdb25e54bd4edd4c2b1eb320ec67a32f", 3, "原定于_…而推迟。 不过，毒…题讨论。 该文件除…运罪行。"),
    15: (
        "6f29174d04ef9c013ac9a5470aa8a1ae",
        5,
        "大会第七…契约》。 《全球契…运活动。 会员国还…的建议。 毒品和犯…性协助。 毒品和犯…契约》。",
    ),
    16: ("78668a9378496760b5765e772a576934", 3, "大会第七…号决议。 2020…届会议。 报告提供…关工作。"),
    17: ("6db99d29a7901be1c981816849a766e6", 2, "在同一届…号决议。 大会在决…揽儿童。"),
    22: (
        "27b07c603c72c62abc8116edccaa7035",
        4,
        "毒品和犯…的工作。 毒品和犯…和观点。 毒品和犯…性建议。 毒品和犯…了意见。",
    ),
    24: ("7e61ee3830688215f22c235c290b1c30", 3, "在打击贩…秘书处。 由此取得…体组成。 在报告所…域范围。"),
    31: ("201e42dbdffd8c0034814d9ca1b90d1a", 2, "在报告所…的成员。 2019…行协调。"),
    38: (
        "10179ff7b1d72678f4c90e2358104b4e",
        5,
        "在西非，…术支持。 会议汇集…合王国。 欧洲联盟…表出席。 毒品和犯…汇总表。 毒品和犯…的进展。",
    ),
    42: (
        "3b87c00ed78a593d5647f9a143739b7c",
        6,
        "毒品和犯…供支持。 知识门户…条目）。 知识门户…息工具。 《人口贩…已启动。 此外，毒…助活动。 毒品和犯…户网站。",
    ),
    43: (
        "4650069734ead9428ec87b5d825a362f",
        9,
        "毒品和犯…的专题。 这些材料…以调整。 在初等教…价值观。 毒品和犯…运问题。 对于中等…和影响。 "
        "此外，还…的问题。 对于高等…学指南。 毒品和犯…等专题。 最后，为…文模块。",
    ),
    45: ("a8aff1fe7427ed46442fe2fac74e480b", 3, "2020…的简报。 通过多场…关结果。 毒品和犯…象增加。"),
    46: ("b3cc3714957bca70c1cffa000168705f", 3, "毒品和犯…动情况。 第四期于…月出版。 该报告以…录信息。"),
    47: ("2da021729b31dbf8d7bdee0477eeb7e2", 2, "在打击人…受害者。 毒品和犯…术合作。"),
    60: ("0646b62060726d3b23c7ff6b55f69104", 2, "毒品和犯…的能力。 为此，毒…讲习班。"),
    64: (
        "18fe0c5ed263e686bb4080ca55dd5839",
        7,
        "2020…运网络。 在行动之…行动等。 此次实地…员参与。 结果发现…男童）。 警方逮捕…男子）。 "
        "继此次警…业程序。 这些准则…讲习班。",
    ),
    66: (
        "245616e1f5ee32fc031dbc495143dece",
        5,
        "此外，毒…法官员。 在印度，…和警察。 开展培训…件编成。 在斯里兰…判培训。 由于毒品…厚兴趣。",
    ),
    73: ("0f434139b91c87da52f56e3e8c7af4d3", 3, "2019…域会议。 此次会议…流协定。 2019…的挑战。"),
    79: ("39924e391a109ff5e9c1fc141f28e0be", 1, "在哥伦比…66%。"),
    81: (
        "66cd3d0212513436cf62959c85d2becf",
        5,
        "在马拉维…和支持。 2019…尔妇女。 2019…尔男子。 救援结束…避难所。 此次行动…的实例。",
    ),
    85: ("9dea36b6e07fd0b2092f6f3fb849e459", 3, "2019…的问题。 这些讲习…与合作。 共有_1…讲习班。"),
}


@pytest.fixture(scope="module")
def report() -> Document:
    return read_document(REPORT)


def of_kind(report: Document, *kinds: str) -> list[Block]:
    return [block for block in report.blocks if block.kind in kinds]


@pytest.mark.parametrize("paragraph", BY_HAND)
def test_sentences_are_those_cut_by_hand(report: Document, paragraph: int) -> None:
    digest, count, ends = BY_HAND[paragraph]
    blocks = [block for block in report.blocks if block.paragraph == str(paragraph)]
    assert [block.label for block in blocks] == [f"{paragraph}."]
    sentences = [segment.text for segment in blocks[0].segments]
    assert " ".join(f"{text[:4]}…{text[-4:]}".replace(" ", "_") for text in sentences) == ends
    assert len(sentences) == count
    assert hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:32] == digest


def test_the_88_paragraphs_are_there_in_order_and_whole(report: Document) -> None:
    bodies = of_kind(report, "body")
    assert [block.paragraph for block in bodies] == [str(number) for number in range(1, 89)]
    assert all(block.text.endswith(("。", "”。")) for block in bodies)
    assert not of_kind(report, "list", "table")


def test_the_footnotes_are_blocks_and_their_marks_stand_in_the_text(report: Document) -> None:
    labels = ["*", *map(str, range(1, 13))]
    assert [block.label for block in of_kind(report, "footnote")] == labels
    marks = [code for block in report.blocks for code in block.codes if code.kind == "mark"]
    assert [code.note for code in marks] == labels
    assert [code.source for code in marks] == ["\\*", *(f"<sup>{number}</sup>" for number in range(1, 13))]
    text = "".join(block.text for block in of_kind(report, "body"))
    assert "<" not in text
    assert "\\" not in text
    assert "可查阅" not in text
    assert all(block.paragraph is None for block in of_kind(report, "footnote", "heading"))


def test_the_front_matter_is_told_apart(report: Document) -> None:
    assert [block.text[:6] for block in of_kind(report, "masthead")] == [
        *("联合国打击跨", "Distr.", "20 Jul", "Chines", "Origin", "第十届会议", "2020年1", "临时议程项目"),
    ]
    assert [(block.text[:4], block.text[-5:]) for block in of_kind(report, "title")] == [
        ("审议《联", "的议定书》"),
        ("联合国毒", "开展的活动"),
        ("秘书处的", "书处的报告"),
    ]
    assert report.title is not None
    assert report.title.startswith("联合国毒品和犯罪问题办公室为促进")
    assert (report.date, report.symbol, report.language) == ("2020-07-20", None, "zh")


def test_headings_have_their_numbers_as_labels(report: Document) -> None:
    headings = of_kind(report, "heading")
    assert [block.label for block in headings if block.label] == [
        *("一.", "二.", "A.", "1.", "2.", "3.", "B.", "1.", "2.", "3.", "4.", "5.", "6.", "三."),
    ]
    assert [block.text for block in headings if block.label in {"一.", "三."}] == ["导言", "结论"]
    assert len(headings) == 23


def test_only_the_oddities_of_the_source_are_remarked(report: Document) -> None:
    dash, second, third, titles = report.remarks
    assert dash.startswith("paragraph 38: a dash")
    assert "CTOC/COP/WG.4/2019/2" in second
    assert "CTOC/COP/WG.4/2019/3" in third
    assert "《禁止贩运人口议定书》" in titles
    assert "《打击贩运人口议定书》" in titles


def test_every_letter_of_the_report_is_kept(report: Document) -> None:
    kept: list[str] = [*report.furniture]
    for block in report.blocks:
        kept += [block.text, block.label or "", *(code.source for code in block.codes)]
        assert not "".join(block.gaps()).strip()
    source = REPORT.read_text("utf-8").replace("<sup>", "").replace("</sup>", "")
    held = sorted(
        character for character in "".join(kept).replace("<sup>", "").replace("</sup>", "") if character.isalnum()
    )
    # The marks are held twice, in the text's code and as the footnote's label; the mended dash is the one letter more.
    assert held == sorted([*(character for character in source if character.isalnum()), "一"])


def test_reading_again_and_again_keeps_memory_flat() -> None:
    for _ in range(3):
        read_document(REPORT)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(20):
        read_document(REPORT)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 100_000
