"""Checks of the signs, numbers and names of segments, alone and among others."""

import pytest

from corpora.document import Code
from corpora.library import Library
from termbase.concept import Concept, Term
from termbase.store import Termbase
from tm.check.finding import Finding, Kind, Severity, kinds_named
from tm.check.labels import check_labels
from tm.check.marks import check_marks
from tm.check.names import Terms
from tm.check.run import check_segments
from tm.formats.bilingual import BilingualSegment
from tm.unit import Side


def segment(source: str, target: str, id: str = "1", languages: tuple[str, str] = ("zh", "en")) -> BilingualSegment:
    sides = [Side(text, language, language) for text, language in zip((source, target), languages, strict=True)]
    return BilingualSegment(id, sides[0], sides[1], f"line {id}")


def kinds(findings: object) -> list[str]:
    return [finding.kind.value for finding in findings]  # type: ignore[attr-defined]


def found_in(*segments: BilingualSegment, strict: bool = False) -> list[list[str]]:
    return [kinds(checked.findings) for checked in check_segments(segments, None, strict)]


@pytest.mark.parametrize(
    ("target", "kind", "found"),
    [
        ("The report (see annex", "bracket", "("),
        ("The report see annex)", "bracket", ")"),
        ("The “report", "quotation", "“"),
        ('The "report', "quotation", '"'),
        ("The 报告 of the Office", "han", "报告"),
        ("The Chinese 报告", "han", "报告"),
        ("The report，of the Office", "width", "，"),
        ("The ２ reports", "width", "２"),
    ],
)
def test_a_wrong_sign_is_found_at_its_place(target: str, kind: str, found: str) -> None:
    (finding,) = check_marks("报告", target, ("zh", "en"))
    assert (finding.kind, finding.found) == (kind, found)
    assert finding.target_span is not None
    assert target[slice(*finding.target_span)] == found


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("报告（附件）“全文”", 'The report (annex) "in full"'),
        ("“所有国家仍然", '"All countries still'),  # the quotation goes on in the next segment
        ("1）报告；2）附件", "1) the report; 2) the annex"),
        ("a）报告", "a) the report"),
        ("会员国的报告", "the Member States' report"),
        ("名为“春风”的方案", 'a programme named "Chunfeng" (Chinese: 春风)'),
        ("他说：“我们通过了‘春风’方案”", "He said “we adopted the “Spring” programme”"),
    ],
)
def test_right_signs_are_no_finding(source: str, target: str) -> None:
    assert kinds(check_marks(source, target, ("zh", "en"))) == []


def test_chinese_names_that_an_english_source_has_may_stay() -> None:
    assert kinds(check_marks("the word 译库", "the word 译库", ("en", "fr"))) == []


@pytest.mark.parametrize(
    ("source", "target", "kinds_found"),
    [
        ("12. 报告", "12. The report", []),
        ("12. 报告", "13. The report", ["paragraph"]),
        ("12. 报告", "The report", ["paragraph"]),
        ("（三）报告", "(c) The report", []),
        ("（三）报告", "(iii) The report", []),
        ("（三）报告", "(d) The report", ["paragraph"]),
        ("一、导言", "I. Introduction", []),
        ("二、导言", "I. Introduction", ["paragraph"]),
        ("(a)政策；(b)课程的程度", "Extent to which (a) policies; (b) curricula", []),
        ("报告[3]", "The report[3]", []),
        ("报告[3]", "The report[4]", ["footnote"]),
        ("报告[3]", "The report", ["footnote"]),
        ("报告³。", "The report.²", ["footnote"]),
        ("3.5升水", "3.5 litres", []),
    ],
)
def test_paragraph_and_footnote_numbers(source: str, target: str, kinds_found: list[str]) -> None:
    assert kinds(check_labels(source, target)) == kinds_found


def test_footnote_marks_that_are_inline_codes_count() -> None:
    mark = Code(2, "mark", "<sup>1</sup>", "1")
    assert kinds(check_labels("报告", "The report", ((mark,), (mark,)))) == []
    assert kinds(check_labels("报告", "The report", ((mark,), ()))) == ["footnote"]


def test_an_untranslated_segment_is_found() -> None:
    assert found_in(segment("毒品问题", " ")) == [["empty"]]
    assert found_in(segment("毒品问题", "毒品问题")) == [["identical"]]
    assert found_in(segment("A/75/115", "A/75/115")) == [[]]
    assert found_in(segment("the world drug problem", "the world drug problem", languages=("en", "zh"))) == [
        ["identical"]
    ]
    assert found_in(segment("UNODC", "UNODC", languages=("en", "zh"))) == [[]]


def test_one_source_with_two_targets_is_found_at_the_second() -> None:
    first, second = segment("毒品问题报告", "Drug report", "1"), segment("毒品问题报告。", "Report on drugs.", "2")
    assert found_in(first, second) == [[], ["targets"]]
    assert found_in(first, segment("毒品问题报告。", "drug report.", "2")) == [[], []]


def test_two_sources_with_one_target_are_found_unless_they_are_alike() -> None:
    target = "Proportion of wildlife that was illicitly trafficked"
    first = segment("非法贩运野生生物的比例", target, "1")
    assert found_in(first, segment("受教育儿童人数", target, "2")) == [[], ["sources"]]
    assert found_in(first, segment("野生生物非法贩运的比例", target, "2")) == [[], []]


def test_an_acronym_is_found_where_it_is_defined_only_later() -> None:
    used, defined = segment("该组织", "The QRSTO", "1"), segment("组织", "The Quick Reply Office (QRSTO)", "2")
    assert found_in(used, defined) == [["acronym"], []]
    assert found_in(defined, used) == [[], []]
    assert found_in(used) == [[]]


def test_only_words_with_its_letters_define_an_acronym() -> None:
    used = segment("该组织", "The QRSTO", "1")
    spelled = segment("组织", "QRSTO (Quick Reply and Service Team Office)", "2")
    assert found_in(used, spelled) == [["acronym"], []]
    assert found_in(used, segment("组织", "QRSTO (based on old rules)", "2")) == [[], []]


@pytest.fixture
def terms(library: Library) -> Terms:
    def concept(id: str, subject: str, **named: tuple[str, ...]) -> Concept:
        made = tuple(
            Term(
                text.lstrip("!"),
                language,
                language,
                "deprecated" if text[0] == "!" else "preferred" if not at else "admitted",
            )
            for language, texts in named.items()
            for at, text in enumerate(texts)
        )
        return Concept(id, made, subject)

    base = Termbase(library)
    for one in (
        concept("", "states", zh=("荷兰",), en=("Netherlands", "Kingdom of the Netherlands")),
        concept("", "states", zh=("泰国",), en=("Thailand",)),
        concept("", "states", zh=("德国",), en=("Germany",)),
        concept("", "areas", zh=("东亚",), en=("East Asia",)),
        concept("", "organs", zh=("水务理事会",), en=("Council for Water Affairs", "Water Council", "!Board of Water")),
        concept("", "organs", zh=("土地理事会",), en=("Council for Land Affairs",)),
        concept("", "water", zh=("饮用水",), en=("drinking water", "potable water")),
    ):
        base.add(one)
    return Terms.of(library, "zh", "en")


def named(terms: Terms, source: str, target: str, strict: bool = False) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.found, one.expected) for one in terms.check(source, target, strict)]


def test_any_accepted_name_satisfies_and_so_does_an_adjective(terms: Terms) -> None:
    for target in ("the Netherlands", "the Kingdom of the Netherlands", "a Dutch expert"):
        assert named(terms, "荷兰和专家", target) == []
    assert named(terms, "泰国和专家", "a Thai expert") == []


def test_a_title_that_opens_the_source_may_be_a_pronoun(terms: Terms) -> None:
    assert named(terms, "水务理事会还鼓励各国", "It also encouraged States") == []
    assert named(terms, "各国和水务理事会", "It also encouraged States") == [("title", "", "Council for Water Affairs")]
    assert named(terms, "水务理事会还鼓励各国", "It also encouraged States", strict=True) != []


def test_a_region_may_share_its_last_word(terms: Terms) -> None:
    assert named(terms, "东亚、西亚", "East and West Asia") == []
    assert named(terms, "东亚、西亚", "North and West Asia") != []


def test_a_country_may_be_meant_by_its_character_in_a_chinese_compound(terms: Terms, library: Library) -> None:
    turned = Terms.of(library, "en", "zh")
    assert named(turned, "the forces of Germany", "德军和德方") == []
    assert named(turned, "relations of Germany and France", "法德两国") == []
    for wrong in ("法军和法方", "美德方面", "道德"):
        assert named(turned, "the forces of Germany", wrong) == [("country", "", "德国")]


def test_a_title_that_ends_the_name_of_another_body_is_not_asked_for(terms: Terms, library: Library) -> None:
    turned = Terms.of(library, "en", "zh")
    asked = [("title", "", "水务理事会")]
    assert named(turned, "talks in the National Water Council", "国家机构的会谈") == []
    assert named(turned, "Talks in the Utopian Water Council", "国家机构的会谈") == []
    assert named(turned, "Talks in the Water Council", "会谈") == asked
    assert named(turned, "Yesterday Water Council members met", "昨日会谈") == asked
    assert named(turned, "The United Nations Water Council", "会谈") == asked


def test_a_chinese_title_that_ends_the_name_of_another_body_is_not_asked_for(terms: Terms) -> None:
    asked = [("title", "", "Council for Water Affairs")]
    assert named(terms, "设立国家水务理事会", "establishing a national authority for water") == []
    assert named(terms, "设立泰国水务理事会", "establishing a Thai authority for water") == []
    assert named(terms, "联合国水务理事会", "The authority met") == asked
    assert named(terms, "泰国和水务理事会", "Thailand and the authority") == asked


def test_another_country_is_found(terms: Terms) -> None:
    assert named(terms, "荷兰和专家", "an expert of Thailand") == [("country", "Thailand", "Netherlands")]
    assert named(terms, "荷兰和专家", "an expert of the Nethelands") == [("country", "Nethelands", "Netherlands")]


def test_a_title_is_found_where_it_has_another_name(terms: Terms) -> None:
    assert named(terms, "水务理事会", "The Water Council") == []
    assert named(terms, "水务理事会", "At that time the Council decided") == []
    wrong = [("title", "Council for Land Affairs", "Council for Water Affairs")]
    assert named(terms, "水务理事会", "The Council for Land Affairs") == wrong


def test_a_term_that_is_advised_against_is_found(terms: Terms) -> None:
    assert named(terms, "水务理事会", "The Board of Water") == [
        ("deprecated", "Board of Water", "Council for Water Affairs")
    ]


def test_ordinary_terms_are_looked_at_only_when_strict(terms: Terms) -> None:
    assert named(terms, "饮用水", "water to drink") == []
    assert named(terms, "饮用水", "water to drink", strict=True) == [("term", "", "drinking water")]
    assert named(terms, "饮用水", "potable waters", strict=True) == []


def test_findings_stand_in_the_order_of_the_target() -> None:
    (checked,) = check_segments([segment("2020年5月1日，34人", "On 2 May 2020，43 persons")], None)
    assert kinds(checked.findings) == ["date", "width", "number"]


def test_kinds_are_named_by_severity_or_by_themselves() -> None:
    assert kinds_named(["error"]) < kinds_named(["warning"]) == set(Kind)
    assert kinds_named(["number", "han"]) == {Kind.NUMBER, Kind.HAN}
    assert Finding(Kind.NUMBER).severity is Severity.ERROR
    with pytest.raises(ValueError, match="nonsense"):
        kinds_named(["nonsense"])
