"""Two reports of a series: what stayed, moved, changed, came and went."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document import Document
from corpora.read import read_document, read_text
from tm.compare import STATUSES, Comparison, compare
from tm.errors import LanguageMismatch
from tm.pairing import Pair, out_of_order, paired

OLD = """\
## 一. 导言

1. 本报告介绍2018年开展的活动。

2. 各国应加强国际合作和技术援助。

3. 工作组第九次会议于2019年9月9日在维也纳举行。

4. 海关人员接受了关于识别文物的培训。
"""
NEW = """\
## 一. 导言

1. 本报告介绍2020年开展的活动。

2. 工作组欢迎秘书处编写的指南。

3. 海关人员接受了关于识别文物的培训。

4. 各国应加强国际合作和能力建设。
"""


def of(old: str, new: str, threshold: int = 50) -> Comparison:
    return compare(read_text(old, "old", ".md"), read_text(new, "new", ".md"), threshold)


def told(found: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.status, change.old.label if change.old else None, change.new.label if change.new else None)
        for change in found.changes
    ]


def test_each_paragraph_is_told_what_became_of_it() -> None:
    found = of(OLD, NEW)
    assert told(found) == [
        ("same", "一.", "一."),
        ("changed", "1.", "1."),
        ("gone", "3.", None),
        ("new", None, "2."),
        ("same", "4.", "3."),
        ("changed", "2.", "4."),
    ]
    assert found.counts == {"same": 2, "moved": 0, "changed": 2, "new": 1, "gone": 1, "split": 0, "merged": 0}


def test_a_change_of_values_alone_is_99_and_names_the_values() -> None:
    change = of(OLD, NEW).changes[1]
    assert (change.rate, change.similarity, change.moved) == (99, 1.0, False)
    assert change.differences == (("2018年", "2020年"),)


def test_a_changed_paragraph_says_how_like_it_is_what_differs_and_that_it_moved() -> None:
    change = of(OLD, NEW).changes[-1]
    assert (change.rate, change.moved) == (73, True)  # 4 of 15 characters
    assert change.differences == (("技术援助", "能力建设"),)


def test_a_paragraph_that_changed_places_moved_and_renumbered_ones_did_not() -> None:
    found = of(
        "1. 甲国参加了会议。\n\n2. 乙国缺席。\n\n3. 丙国提交了报告。\n",
        "1. 丙国提交了报告。\n\n2. 甲国参加了会议。\n\n3. 乙国缺席。\n",
    )
    assert told(found) == [("moved", "3.", "1."), ("same", "1.", "2."), ("same", "2.", "3.")]


def test_a_text_that_stands_several_times_is_paired_in_order() -> None:
    found = of("1. 同上。\n\n2. 甲国。\n\n3. 同上。\n", "1. 同上。\n\n2. 甲国。\n\n3. 同上。\n\n4. 同上。\n")
    assert told(found) == [("same", "1.", "1."), ("same", "2.", "2."), ("same", "3.", "3."), ("new", None, "4.")]


WHOLE = "秘书处向25个国家提供了立法援助，审查了它们的法律草案。它还在维也纳举办了三期讲习班，培训了2018名检察官和法官。"
FIRST = "秘书处向31个国家提供了立法援助，审查了它们的法律草案。"
SECOND = "它还在维也纳举办了四期讲习班，培训了2020名检察官和法官。"
NEXT = "海关人员接受了关于识别文物的培训。"


def test_a_paragraph_that_was_split_is_told_with_its_parts() -> None:
    found = of(f"1. {WHOLE}\n\n2. {NEXT}\n", f"1. {FIRST}\n\n2. {SECOND}\n\n3. {NEXT}\n")
    assert told(found) == [("split", "1.", "1."), ("split", "1.", "2."), ("same", "2.", "3.")]
    first, second = found.changes[:2]
    assert [block.label for block in first.parts] == ["1.", "2."]
    assert (first.rate, first.differences) == (99, (("25", "31"), ("三", "四"), ("2018", "2020")))
    assert second.differences == ()
    assert found.counts["split"] == 1
    assert found.counts["changed"] == found.counts["new"] == 0


def test_paragraphs_that_were_merged_are_told_the_other_way_round() -> None:
    found = of(f"1. {FIRST}\n\n2. {SECOND}\n\n3. {NEXT}\n", f"1. {WHOLE}\n\n2. {NEXT}\n")
    assert told(found) == [("merged", "1.", "1."), ("merged", "2.", "1."), ("same", "3.", "2.")]
    assert [block.label for block in found.changes[0].parts] == ["1.", "2."]
    assert found.counts["merged"] == 1


def test_english_paragraphs_are_split_too() -> None:
    old = "1. The Office assisted 25 States. It also held three workshops in Vienna for prosecutors.\n"
    new = "1. The Office assisted 31 States.\n\n2. It also held four workshops in Vienna for prosecutors.\n"
    assert told(of(old, new)) == [("split", "1.", "1."), ("split", "1.", "2.")]


def test_a_new_paragraph_beside_a_changed_one_is_no_part_of_it() -> None:
    found = of(f"1. {WHOLE}\n", f"1. {WHOLE}\n\n2. {NEXT}\n")
    assert told(found) == [("same", "1.", "1."), ("new", None, "2.")]
    found = of(f"1. {WHOLE}\n", f"1. {FIRST}\n\n2. {NEXT}\n")
    assert "split" not in {change.status for change in found.changes}


def test_the_threshold_decides_what_belongs_together() -> None:
    assert of(OLD, NEW, 80).counts == {
        "same": 2,
        "moved": 0,
        "changed": 1,
        "new": 2,
        "gone": 2,
        "split": 0,
        "merged": 0,
    }


def test_texts_in_two_languages_are_refused() -> None:
    with pytest.raises(LanguageMismatch, match="one language"):
        of(OLD, "1. The Conference met.\n")


def test_the_same_report_is_the_same(shared: Path) -> None:
    report = read_document(shared / "data" / "reports" / "ctoc-cop-10-trafficking.zh.md")
    found = compare(report, report)
    assert {status for status, count in found.counts.items() if count} == {"same"}


def test_what_is_done_to_a_real_report_is_told(shared: Path) -> None:
    new = read_document(shared / "data" / "reports" / "ctoc-cop-10-trafficking.zh.md")
    body = [block for block in new.blocks if block.kind == "body"]
    gone, first, second = body[3], body[10], body[20]
    dropped = tuple(block for block in new.blocks if block.id != first.id)
    place = next(number for number, block in enumerate(dropped) if block.id == second.id)
    moved = (*dropped[:place], first, *dropped[place:])
    later = Document(new.path, "zh", tuple(block for block in moved if block.id != gone.id))
    found = compare(new, later)
    assert found.counts["gone"] == 1
    assert found.counts["moved"] == 1
    assert found.counts["changed"] == found.counts["new"] == 0
    assert [change.new for change in found.changes if change.status == "moved"] == [first]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), max_size=8),
    st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), max_size=8),
)
def test_every_paragraph_is_in_one_pair_at_most_and_equal_ones_are_never_left(old: list[str], new: list[str]) -> None:
    pairs = paired((old, new), (old, new), "zh", 0.5)
    assert len({pair.old for pair in pairs}) == len({pair.new for pair in pairs}) == len(pairs)
    left = [{*range(len(side))} - {pair[number] for pair in pairs} for number, side in enumerate((old, new))]
    assert not {old[place] for place in left[0]} & {new[place] for place in left[1]}
    kept = [pair.old for pair in sorted(pairs, key=lambda pair: pair.new) if pair.new not in out_of_order(pairs)]
    assert kept == sorted(kept)


def test_as_few_as_can_be_have_moved() -> None:
    pairs = [Pair(old, new, 1.0) for new, old in enumerate([1, 2, 3, 0, 4])]
    assert out_of_order(pairs) == {3}


def test_statuses_are_counted_in_one_order() -> None:
    assert tuple(of(OLD, NEW).counts) == STATUSES
