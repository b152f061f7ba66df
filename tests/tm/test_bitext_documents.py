"""Aligning documents by their structure, and the units that come of it."""

from pathlib import Path

import pytest

from corpora.document import Block, Code, Document, Segment
from corpora.read import read_document, read_text
from tm.bitext.documents import AlignedDocuments, DocumentBead, Verdict, align_documents, units_of, verdict
from tm.bitext.structure import structure_of

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"

ZH = """\
# 关于海关合作的报告

A/99/501

## 一. 导言

1. 本报告依照大会第78/990号决议提交。报告介绍了25个国家的情况。

2. 委员会于2024年5月3日举行了会议。<sup>1</sup>

## 二. 数据

| 国家 | 案件 |
| --- | --- |
| 加纳 | 17 |

3. 加纳扣押了310件文物。

(a) 硬币；

(b) 陶器。

<sup>1</sup> 见A/98/77号文件。
"""
EN = """\
# Report on customs cooperation

A/99/501

## I. Introduction

1. The present report follows General Assembly resolution 78/990. It describes the situation in 25 countries.

2. The Committee met on 3 May 2024.<sup>1</sup>

## II. Data

| Country | Cases |
| --- | --- |
| Ghana | 17 |

3. Ghana seized 310 cultural objects.

(a) Coins;

(b) Pottery.

<sup>1</sup> See document A/98/77.
"""


def document(text: str, language: str) -> Document:
    return read_text(text, f"report.{language}.md", ".md", language)


def align(zh: str, en: str) -> AlignedDocuments:
    return align_documents([(document(zh, "zh"), document(en, "en"))])[0]


def texts(aligned: AlignedDocuments) -> list[tuple[str, str]]:
    return [bead.texts for bead in aligned.beads]


def test_paragraphs_headings_tables_items_and_notes_meet() -> None:
    found = texts(align(ZH, EN))
    for pair in [
        ("关于海关合作的报告", "Report on customs cooperation"),
        ("导言", "Introduction"),
        ("报告介绍了25个国家的情况。", "It describes the situation in 25 countries."),
        ("数据", "Data"),
        ("国家", "Country"),
        ("加纳", "Ghana"),
        ("17", "17"),
        ("加纳扣押了310件文物。", "Ghana seized 310 cultural objects."),
        ("陶器。", "Pottery."),
        ("见A/98/77号文件。", "See document A/98/77."),
    ]:
        assert pair in found


def test_a_missing_paragraph_moves_no_other() -> None:
    shorter = EN.replace("2. The Committee met on 3 May 2024.<sup>1</sup>\n\n", "")
    aligned = align(ZH, shorter)
    assert ("加纳扣押了310件文物。", "Ghana seized 310 cultural objects.") in texts(aligned)
    assert ("委员会于2024年5月3日举行了会议。", "") in texts(aligned)
    assert any("2" in remark for remark in aligned.remarks)


def test_numbers_that_do_not_agree_are_not_believed() -> None:
    filler = "\n\n".join(
        f"{number}. In {1990 + number}, the Office trained {number * 37} officers." for number in range(1, 12)
    )
    shifted = "\n\n".join(
        f"{number}. {1989 + number}年，办公室培训了{(number - 1) * 37}名官员。" for number in range(2, 13)
    )
    structure = structure_of(document(shifted, "zh"), document(filler, "en"))
    assert any("do not agree" in remark for remark in structure.remarks)
    found = texts(align(shifted, filler))
    assert ("1995年，办公室培训了185名官员。", "In 1995, the Office trained 185 officers.") in found


def test_units_say_where_they_come_from() -> None:
    units = units_of(align(ZH, EN), 0.0)
    unit = next(one for one in units if "310" in one.source.text)
    assert (unit.source.language, unit.target.language) == ("zh", "en")
    assert unit.origin.symbol == "A/99/501"
    assert unit.origin.paragraph == "3"
    assert dict(unit.properties)["en-file"] == "report.en.md"
    marked = next(one for one in units if "2024" in one.source.text)
    assert [code.note for code in marked.source.codes] == ["1"]
    assert [code.note for code in marked.target.codes] == ["1"]
    assert not any(one.source.text == one.target.text for one in units)


def test_the_sample_report_meets_its_original_sentence_by_sentence() -> None:
    zh, en = read_document(SAMPLES / "report.zh.md"), read_document(SAMPLES / "original.en.md", "en")
    aligned = align_documents([(zh, en)])[0]
    verdicts = [verdict(bead, 0.7) for bead in aligned.beads]
    assert verdicts.count(Verdict.GOOD) >= 170
    assert verdicts.count(Verdict.DOUBTFUL) == 0
    inside = [bead for bead in aligned.beads if bead.zh and bead.zh[0][0].paragraph]
    assert all(len(bead.zh) == len(bead.en) == 1 for bead in inside)
    assert all(bead.zh[0][0].paragraph == bead.en[0][0].paragraph for bead in inside)
    assert aligned.remarks == ()


@pytest.mark.parametrize(
    ("zh", "en"), [("只有一段话。", "# Title\n\n1. Paragraph one.\n\n2. Two."), ("# 题\n\n1. 一。", "Nothing here.")]
)
def test_documents_without_a_common_structure_lose_nothing(zh: str, en: str) -> None:
    pair = document(zh, "zh"), document(en, "en")
    aligned = align_documents([pair])[0]
    for side, whole in (("zh", pair[0]), ("en", pair[1])):
        ids = [segment.id for bead in aligned.beads for _, segment in getattr(bead, side)]
        assert sorted(ids) == sorted(segment.id for block in whole.blocks for segment in block.segments)


def test_boundaries_stand_between_all_that_both_documents_have() -> None:
    stream = structure_of(document(ZH, "zh"), document(EN, "en")).streams[0]
    blocks = [[block.id for block, _ in side] for side in (stream.zh, stream.en)]
    starts = [[place for place, id in enumerate(side) if place and side[place - 1] != id] for side in blocks]
    assert stream.fixed == tuple(zip(*starts, strict=True))


def test_marks_of_joined_sentences_keep_their_places() -> None:
    first = Segment("s1", 0, 4, "第一句。")
    second = Segment("s2", 4, 8, "第二句。", (Code(3, "mark", "<sup>1</sup>", "1"),))
    block = Block("b1", "body", "第一句。第二句。", segments=(first, second))
    whole = Segment("s1", 0, 10, "Both are.")
    other = Block("b1", "body", whole.text, segments=(whole,))
    bead = DocumentBead(((block, first), (block, second)), ((other, whole),), 1.0)
    aligned = AlignedDocuments(Document("z.md", "zh", (block,)), Document("e.md", "en", (other,)), (bead,), ())
    (unit,) = units_of(aligned, 0.5)
    assert unit.source.text == "第一句。第二句。"
    assert [code.offset for code in unit.source.codes] == [7]
