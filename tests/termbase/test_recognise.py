"""Terms in running text."""

import pytest

from corpora.library import Library
from termbase.concept import Concept, Status, Term
from termbase.recognise import Recogniser
from termbase.store import Termbase

TERMS = [
    ("国会", "parliament"),
    ("大会", "General Assembly"),
    ("会议", "meeting"),
    ("缔约方会议", "Conference of the Parties"),
    ("国家公园", "national park"),
    ("发展中国家", "developing countries"),
    ("毒品和犯罪问题办公室", "UNODC"),
    ("次区域", "subregion"),
    ("世界卫生组织", "WHO"),
    ("国际移民组织", "International Organization for Migration"),
    ("巴黎协定", "Paris Agreement"),
    ("会员国", "Member States"),
    ("非洲国家组", "Group of African States"),
    ("马里", "Mali"),
    ("通过", "adopts"),
]


@pytest.fixture
def termbase(library: Library) -> Termbase:
    made = Termbase(library)
    for zh, en in TERMS:
        made.add(Concept("", (Term(zh, "zh", "zh", "preferred"), Term(en, "en", "en", "preferred"))))
    return made


def found(termbase: Termbase, text: str, source: str = "zh", target: str = "en") -> list[str]:
    hits = Recogniser.of(termbase, source, target).find(text)
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    return [hit.text for hit in hits]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("中国会议", ["会议"]),
        ("发展中国家公园", ["发展中国家"]),
        ("大会议室里的国会议员", ["国会"]),
        ("人民大会堂", []),
        ("由54个非洲国家组成", []),
        ("非洲国家组的发言", ["非洲国家组"]),
        ("举办一次次区域会议", ["次区域", "会议"]),
        ("缔约方会议第十届会议", ["缔约方会议", "会议"]),
        ("在马里和马里兰州", ["马里"]),
        ("马里亚纳群岛", []),
        ("馬里蘭州議會", []),
        ("马里政府和马里外交部", ["马里", "马里"]),
        ("全国人民代表大会和大会", ["大会"]),
        ("省人民代表大会代表", []),
        ("国民大会", []),
        ("联合国大会", ["大会"]),
        ("我代表大会发言", ["大会"]),
        ("会议通过了决议", ["会议"]),  # 通过 is a term, and mostly another word
        ("聯合國大會和締約方會議", ["大會", "締約方會議"]),
        ("毒品和犯罪 问题办公室", ["毒品和犯罪 问题办公室"]),
        ("《巴黎协定》的执行", ["巴黎协定"]),
        ("《协定》缔约方会议", ["缔约方会议"]),
        ("《缔约方》会议", ["缔约方》会议"]),
        ("𠀀𠀁大会", ["大会"]),
        ("", []),
    ],
)
def test_chinese_terms_are_found_where_they_are_words(termbase: Termbase, text: str, terms: list[str]) -> None:
    assert found(termbase, text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("the general assembly of Member States", ["general assembly", "Member States"]),
        ("who attended; WHO attended", ["WHO"]),
        ("a piece of mali, MALI and Mali", ["MALI", "Mali"]),
        ("Meetings and a meeting, at which they met", ["Meetings", "meeting"]),
        ("a Member State's reply; Member-State and member states", ["Member State", "Member-State", "member states"]),
        ("the International Organization\nfor Migration", ["International Organization\nfor Migration"]),
        ("the non-Member States", ["Member States"]),
    ],
)
def test_english_terms_are_found_as_whole_words(termbase: Termbase, text: str, terms: list[str]) -> None:
    assert found(termbase, text, "en", "zh") == terms


def test_terms_within_a_longer_one_are_found_on_request(termbase: Termbase) -> None:
    recogniser = Recogniser.of(termbase, "zh", "en")
    text = "《巴黎协定》缔约方 会议和发展中国家"
    assert [hit.text for hit in recogniser.find(text)] == ["巴黎协定", "缔约方 会议", "发展中国家"]
    nested = recogniser.find(text, nested=True)
    assert [hit.text for hit in nested] == ["巴黎协定", "缔约方 会议", "会议", "发展中国家"]
    assert all(text[hit.start : hit.end] == hit.text for hit in nested)


def test_a_longer_name_that_is_no_term_holds_none_on_request_either(termbase: Termbase) -> None:
    recogniser = Recogniser.of(termbase, "zh", "en")
    assert [hit.text for hit in recogniser.find("马里兰人和人民代表大会会议", nested=True)] == ["会议"]


def test_a_longer_name_that_is_a_term_is_found(library: Library) -> None:
    base = Termbase(library)
    for zh, en in (("马里", "Mali"), ("马里兰", "Maryland")):
        base.add(Concept("", (Term(zh, "zh", "zh"), Term(en, "en", "en"))))
    assert [hit.targets for hit in Recogniser.of(base, "zh", "en").find("马里兰和马里")] == [("Maryland",), ("Mali",)]


def test_a_hit_names_the_equivalents_the_preferred_one_first(library: Library) -> None:
    statuses: list[tuple[str, Status]] = [("old", "deprecated"), ("short", "admitted"), ("full", "preferred")]
    terms = tuple(Term(text, "en", "en", status) for text, status in statuses)
    Termbase(library).add(Concept("", (Term("大会", "zh", "zh"), *terms)))
    (hit,) = Recogniser.of(Termbase(library), "zh", "en").find("大会")
    assert hit.targets == ("full", "short")
