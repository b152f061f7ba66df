"""A report against memories: what it is worth, why a segment has no match, and what there is of it all the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora.errors import UnreadableFile
from corpora.files.skips import Skips
from corpora.library import Library
from corpora.read import read_text
from termbase.recognise import Recogniser
from termbase.store import Name
from tm.alignment import AlignedSegment, Alignment
from tm.errors import LanguageMismatch, UnknownDocument
from tm.report import Request, align
from tm.several import NamedMemory, read_beside, restricted
from tm.store import Memory
from tm.unit import Origin, Side, Unit


def unit(zh: str, en: str, **origin: str) -> Unit:
    return Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"), Origin(**origin))  # type: ignore[arg-type]


def remember(library: Library, *units: Unit) -> Memory:
    memory = Memory(library)
    memory.add(units, "test.tmx", "tmx", Skips())
    return memory


def recogniser(*terms: tuple[str, str], source: str = "zh", target: str = "en") -> Recogniser:
    concepts = [
        (f"L-{number}", [Name(zh, "zh", "preferred"), Name(en, "en", "preferred")])
        for number, (zh, en) in enumerate(terms)
    ]
    return Recogniser(concepts, source, target)


def aligned(
    report: str,
    memory: Memory | Sequence[NamedMemory],
    *terms: tuple[str, str],
    source: str = "zh",
    threshold: int = 70,
) -> Alignment:
    document = read_text(report, "report", ".md", source)
    target = "en" if source == "zh" else "zh"
    made = recogniser(*terms, source=source, target=target)
    return align(Request(document, source, target, threshold), memory, made)


def only(report: str, memory: Memory | Sequence[NamedMemory], *terms: tuple[str, str], **more: str) -> AlignedSegment:
    (segment,) = aligned(report, memory, *terms, **more).segments  # type: ignore[arg-type]
    return segment


def bands(counts: Sequence[object]) -> dict[str, tuple[int, int, int]]:
    return {one.band: (one.segments, one.characters, one.words) for one in counts if one.segments}  # type: ignore[attr-defined]


def test_leverage_counts_segments_characters_and_words_with_repetitions_once(library: Library) -> None:
    memory = remember(library, unit("各国应加强合作。", "States should cooperate."))
    found = aligned("1. 各国应加强合作。\n\n2. 海关举办了培训。\n\n3. 海关 举办了培训。\n", memory)
    assert bands(found.bands) == {"100": (1, 8, 4), "none": (1, 8, 4)}
    assert found.repetitions == 1
    assert found.repeated is not None
    assert (found.repeated.segments, found.repeated.characters, found.repeated.words) == (1, 8, 4)
    assert found.segments[2].repeats == found.segments[1].segment.id


def test_english_words_are_words(library: Library) -> None:
    found = aligned("1. The Conference met in Vienna, as planned.\n", remember(library), source="en")
    assert bands(found.bands) == {"none": (1, 35, 7)}


def test_what_is_like_an_earlier_segment_is_told_with_the_rate_it_will_have(library: Library) -> None:
    memory = remember(library, unit("丙国提交了五份报告和两份说明。", "C submitted five reports and two notes."))
    report = "1. 甲国于2019年通过了新法律。\n\n2. 甲国于2020年通过了新法律。\n\n3. 乙国于2020年通过了新法律。\n"
    found = aligned(report, memory)
    first, second, third = found.segments
    assert first.within is None
    assert second.within is not None
    assert third.within is not None
    assert (second.within.segment, second.within.rate) == (first.segment.id, 99)
    assert (third.within.segment, third.within.rate) == (first.segment.id, 90)
    assert bands(found.internal) == {"99": (1, 15, 9), "85-94": (1, 15, 9)}


def test_a_segment_that_the_memory_serves_better_is_not_internal(library: Library) -> None:
    memory = remember(library, unit("甲国于2018年通过了新法律。", "A adopted a new law in 2018."))
    found = aligned("1. 甲国于2019年通过了新法律。\n\n2. 甲国于2020年通过了新法律。\n", memory)
    assert [one.within for one in found.segments] == [None, None]


def test_the_nearest_unit_says_what_differs_and_which_terms_it_lacks(library: Library) -> None:
    memory = remember(library, unit("各国应加强区域合作和信息交流。", "States should…", symbol="A/1/2"))
    one = only("各国应加强技术援助和信息交流。", memory, ("技术援助", "technical assistance"), threshold=90)
    assert one.nearest is not None
    assert one.nearest.differences == (("区域合作", "技术援助"),)
    assert [hit.text for hit in one.nearest.lacks] == ["技术援助"]
    assert one.why == (
        "the nearest is unit 1 (A/1/2), 73 per cent: it has “区域合作” where this has “技术援助”; "
        "it lacks the term 技术援助 (technical assistance)"
    )


def test_a_whole_unit_inside_a_segment_is_a_fragment_with_its_translation(library: Library) -> None:
    memory = remember(library, unit("根据大会的有关决议，", "Pursuant to the relevant resolutions of the Assembly,"))
    one = only("根据大会的有关决议，海关人员接受了关于识别珍贵文物和档案的专门培训。", memory)
    (fragment,) = one.fragments
    assert (fragment.text, fragment.start, fragment.origin) == ("根据大会的有关决议", 0, "memory")
    assert fragment.translations == ("Pursuant to the relevant resolutions of the Assembly",)
    assert fragment.unit is not None


CLAUSES = "2019年培训了海关人员共两百名；2020年培训了检察官共三百名。"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (
            "In 2019, 200 customs officers were trained; in 2020, 300 prosecutors were trained.",
            ("in 2020, 300 prosecutors were trained",),
        ),
        ("In 2020, 300 prosecutors were trained; in 2019, 200 customs officers were trained.", ()),
        ("In 2019, 200 customs officers, and in 2020, 300 prosecutors were trained.", ()),
    ],
)
def test_a_clause_is_translated_only_where_the_clauses_agree_one_to_one(
    library: Library, target: str, told: tuple[str, ...]
) -> None:
    terms = (("海关人员", "customs officers"), ("检察官", "prosecutors"))
    report = "据秘书处的说明，2020年培训了检察官共三百名，此外还向各有关方面广泛征求了意见和建议并作了答复。"
    fragments = only(report, remember(library, unit(CLAUSES, target)), *terms).fragments
    assert [one.translations for one in fragments if one.origin == "memory"] == [told]


def test_pieces_are_the_longest_and_do_not_overlap(library: Library) -> None:
    memory = remember(
        library,
        unit("会员国向联络网成员传送了文物照片。", "a"),
        unit("联络网成员传送了文物照片和出口许可证。", "b"),
    )
    one = only("去年夏天以来该处的联络网成员传送了文物照片和出口许可证的复制件若干份备查。", memory)
    assert [fragment.text for fragment in one.fragments] == ["联络网成员传送了文物照片和出口许可证"]


def test_terms_fill_what_the_memory_has_not(library: Library) -> None:
    one = only("该股举办了反洗钱培训班。", remember(library), ("反洗钱", "anti-money-laundering"))
    assert [(part.text, part.translations, part.origin) for part in one.fragments] == [
        ("反洗钱", ("anti-money-laundering",), "termbase")
    ]


def test_english_pieces_are_whole_words(library: Library) -> None:
    memory = remember(
        library,
        unit("各国应加强刑事事项国际合作。", "States should strengthen international cooperation in criminal matters."),
    )
    one = only(
        "It was said that all should strengthen international cooperation in criminal matter.", memory, source="en"
    )
    assert [part.text for part in one.fragments] == ["should strengthen international cooperation in criminal"]


def test_terms_that_stand_often_and_nowhere_in_the_termbase_are_named(library: Library) -> None:
    report = "\n\n".join(
        f"{number}. {text}"
        for number, text in enumerate(
            [
                "尼亚美联合宣言得到了广泛支持。",
                "各国重申尼亚美联合宣言的重要意义。",
                "会议审议了《世界文物保护示范法典》的草案。",
                "贩运文化财产的案件很多。",
            ],
            1,
        )
    )
    found = aligned(report, remember(library), ("贩运文化财产", "trafficking in cultural property"))
    assert found.coverage is not None
    told = {term.text: (term.kind, term.count) for term in found.coverage.missing}
    assert told["尼亚美联合宣言"] == ("name", 2)
    assert told["世界文物保护示范法典"] == ("title", 1)
    assert not any("贩运文化财产" in text for text in told)
    assert found.coverage.terms == 6
    assert found.coverage.matched == 0
    gained = [term.gain for term in found.coverage.best]
    assert gained == sorted(gained, reverse=True)
    assert sum(gained) <= found.coverage.characters - found.coverage.terms


def test_cited_resolutions_and_documents_rank_first(library: Library) -> None:
    zh = "敦促会员国加强合作。"
    memory = remember(
        library,
        unit(zh, "newer", document="a", symbol="E/CN.15/2021/1", date="2021-01-01"),
        unit(zh, "assembly", document="b", symbol="A/RES/74/174", date="2019-12-18"),
        unit(zh, "council", document="c", symbol="S/RES/2331 (2016)", date="2016-12-20"),
    )

    def first(report: str) -> str:
        return aligned(f"1. {report}\n\n2. {zh}\n", memory).segments[-1].matches[0].target

    assert first("见大会第74/174号决议。") == "assembly"
    assert first("见安全理事会第2331(2016)号决议。") == "council"
    assert first("见E/CN.15/2021/1号文件。") == "newer"
    assert first("见有关文件。") == "newer"


def test_a_report_in_the_order_of_a_stored_document_matches_in_context(library: Library) -> None:
    sentences = ["甲国通过了新法律。", "乙国提交了报告。", "丙国举办了培训班。"]
    memory = remember(library, *(unit(zh, f"{place}.", document="A") for place, zh in enumerate(sentences)))
    found = aligned("\n\n".join(f"{place}. {zh}" for place, zh in enumerate(sentences, 1)), memory)
    assert [one.matches[0].rate for one in found.segments] == [101, 101, 101]
    other = aligned("\n\n".join(f"{place}. {zh}" for place, zh in enumerate(reversed(sentences), 1)), memory)
    assert [one.matches[0].rate for one in other.segments] == [100, 100, 100]


def test_files_are_read_beside_the_library_and_their_matches_say_so(library: Library, tmp_path: Path) -> None:
    memory = remember(library, unit("甲国参加了会议。", "A took part."))
    file = tmp_path / "other.tsv"
    file.write_text(
        "zh\ten\n乙国提交了报告。\tB submitted a report.\n甲国参加了会议。\tA took part.\n", encoding="utf-8"
    )
    with read_beside([file], ("zh", "en"), print) as beside:
        found = aligned("1. 甲国参加了会议。\n\n2. 乙国提交了报告。\n", [NamedMemory(None, memory), *beside])
        folder = beside[0].memory.library.path.parent
        assert folder.is_dir()
    assert [[match.memory for match in one.matches] for one in found.segments] == [[None], [str(file)]]
    assert [(one.memory, one.segments) for one in found.origins] == [(None, 1), (str(file), 1)]
    assert not folder.exists()
    assert memory.count() == 1


def test_a_file_that_is_no_memory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "b.tsv").write_text("zh\ten\n", encoding="utf-8")
    (tmp_path / "c.tsv").write_text("fr\tes\nun\tuno\n", encoding="utf-8")
    for name, error in (("a.docx", UnreadableFile), ("b.tsv", UnreadableFile), ("c.tsv", LanguageMismatch)):
        with pytest.raises(error, match=name), read_beside([tmp_path / name], ("zh", "en"), print):
            pass


def test_only_the_units_of_some_documents_count(library: Library) -> None:
    memory = remember(
        library,
        unit("甲国参加了会议。", "first", document="Report", symbol="A/75/115"),
        unit("甲国参加了会议。", "second", document="Other", symbol="A/75/116"),
    )
    every = [NamedMemory(None, memory)]
    for name in ("a/75/116", "Other"):
        one = only("甲国参加了会议。", restricted(every, [name], print))
        assert [match.target for match in one.matches] == ["second"]
    with pytest.raises(UnknownDocument, match="Did you mean A/75/115"):
        restricted(every, ["A/75/1155"], print)
    assert restricted(every, [], print) == every


def test_masthead_and_text_do_not_repeat_each_other(library: Library) -> None:
    masthead = "# 公约缔约方会议\n\nCTOC/COP/2024/90\n\nDistr.: General\n15 July 2024\nChinese\n\n## 第十届会议\n\n"
    report = f"{masthead}秘书处的报告\n\n### 一. 导言\n\n1. 第十届会议\n\n2. 导言\n"
    found = aligned(report, remember(library))
    assert found.repetitions == 1  # the heading 导言, but not 第十届会议
    assert sum(band.segments for band in found.bands) == 3


def test_phrases_of_everyday_words_must_stand_more_often(library: Library) -> None:
    def missing(*sentences: str) -> set[str]:
        report = "\n\n".join(f"{number}. {text}" for number, text in enumerate(sentences, 1))
        found = aligned(report, remember(library)).coverage
        assert found is not None
        return {term.text for term in found.missing}

    openings = ("甲国", "乙国", "丙国", "丁国", "戊国")
    assert "区域会议" not in missing(*(f"{who}参加了区域会议。" for who in openings[:4]))
    assert "区域会议" in missing(*(f"{who}参加了区域会议。" for who in openings))
    assert "联邦调查局" in missing(*(f"{who}提到了联邦调查局。" for who in openings[:3]))


def test_english_names_that_no_term_covers_are_missing_but_symbols_are_not(library: Library) -> None:
    report = (
        "1. The Seizure Database grew (CTOC/COP/2024/90).\n\n2. States use the Seizure Database (CTOC/COP/2024/91).\n"
    )
    found = aligned(report, remember(library), source="en").coverage
    assert found is not None
    assert [(term.text, term.kind, term.count) for term in found.missing] == [("Seizure Database", "name", 2)]
