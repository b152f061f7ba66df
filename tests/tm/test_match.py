"""Match kinds and rates, ties, and where a match comes from."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from corpora.document import Code
from corpora.files.skips import Skips
from corpora.library import Library
from termbase.store import TERMBASE_SCHEMA
from tm.form import match_form
from tm.match import Matcher
from tm.ranking import Neighbourhood, Preferences, series_of
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Match, Origin, Side, Unit


def unit(zh: str, en: str, **origin: str) -> Unit:
    return Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"), Origin(**origin))


def remember(library: Library, *units: Unit) -> Memory:
    memory = Memory(library)
    memory.add(units, "test.tmx", "tmx", Skips())
    return memory


def best(memory: Memory, text: str, **options: object) -> Match | None:
    found = Matcher(memory, "zh", "en", **options).match(text)  # type: ignore[arg-type]
    return found[0] if found else None


def test_the_same_text_is_exact_whatever_its_spaces_and_width(library: Library) -> None:
    memory = remember(library, unit("培训了2692名警察（共两期）。", "Trained 2,692 police officers (in two courses)."))
    for text in ("培训了2692名警察（共两期）。", "培训了 2,692 名警察(共两期)。"):
        match = best(memory, text)
        assert match is not None
        assert (match.kind, match.rate, match.proposal) == (
            "exact",
            100,
            "Trained 2,692 police officers (in two courses).",
        )


def test_other_values_are_carried_over_at_99(library: Library) -> None:
    memory = remember(library, unit("2019年3月培训了25名检察官。", "In March 2019, 25 prosecutors were trained."))
    match = best(memory, "2020年11月培训了1,300名检察官。")
    assert match is not None
    assert (match.kind, match.rate) == ("value", 99)
    assert match.proposal == "In November 2020, 1,300 prosecutors were trained."
    assert [(edit.old, edit.new) for edit in match.edits] == [("March 2019", "November 2020"), ("25", "1,300")]
    assert all(match.proposal[edit.start : edit.end] == edit.new for edit in match.edits)
    assert match.target == "In March 2019, 25 prosecutors were trained."


def test_a_number_of_a_value_that_fell_away_is_no_doubt_about_another(library: Library) -> None:
    memory = remember(
        library,
        unit(
            "大会第七十六届会议通过了关于归还的第76/16号决议。",
            "At its seventy-sixth session, it adopted resolution 76/16.",
        ),
    )
    match = best(memory, "大会第七十八届会议再次审议了归还的问题。")
    assert match is not None
    assert (match.kind, match.unwitnessed) == ("fuzzy", ())
    assert match.proposal.startswith("At its seventy-eighth session")


def test_a_value_without_a_witness_makes_the_match_fuzzy_and_is_named(library: Library) -> None:
    memory = remember(library, unit("培训了25名检察官。", "A number of prosecutors were trained."))
    match = best(memory, "培训了31名检察官。")
    assert match is not None
    assert (match.kind, match.rate, match.unwitnessed) == ("fuzzy", 97, ("25",))
    assert match.proposal == match.target


def test_a_fuzzy_rate_is_the_floor_of_the_similarity_of_the_forms(library: Library) -> None:
    memory = remember(library, unit("各国应加强国际合作和技术援助。", "States should strengthen cooperation."))
    match = best(memory, "各国应加强区域合作和技术援助。")
    assert match is not None
    assert (match.kind, match.rate) == ("fuzzy", 86)  # 2 of 15 characters


def test_english_is_compared_by_words(library: Library) -> None:
    memory = remember(library, unit("各国应合作。", "States should cooperate with each other."))
    (match,) = Matcher(memory, "en", "zh").match("States must cooperate with each other.")
    assert (match.rate, match.proposal) == (85, "各国应合作。")  # 1 of 7 words


def test_a_chinese_report_is_matched_with_traditional_units_too(library: Library) -> None:
    traditional = Unit(
        Side("締約國應當合作。", "zh-Hant", "zh-TW"), Side("States parties shall cooperate.", "en", "en")
    )
    both = Unit(Side("締約國應當合作。", "zh-Hant", "zh-TW"), Side("缔约国应当合作。", "zh", "zh"))
    memory = remember(library, traditional, both)
    assert [match.target for match in Matcher(memory, "zh", "en").match("締約國應當合作。")] == [
        traditional.target.text
    ]
    assert [match.source for match in Matcher(memory, "en", "zh").match("States parties shall cooperate.")]
    assert [match.target for match in Matcher(memory, "zh", "zh-Hant").match("缔约国应当合作。")] == [both.source.text]


def test_neighbours_make_a_context_match(library: Library) -> None:
    units = [
        unit(zh, en, document="A")
        for zh, en in (("甲国参加。", "A."), ("乙国参加了会议。", "B."), ("丙国缺席。", "C."))
    ]
    memory = remember(library, *units)
    matcher = Matcher(memory, "zh", "en")
    hashes = {one.source.text: match_form(one.source.text, "zh").hash for one in units}
    inside = Neighbourhood(hashes["甲国参加。"], hashes["丙国缺席。"])
    assert matcher.match("乙国参加了会议。", inside)[0].rate == 101
    assert matcher.match("乙国参加了会议。", Neighbourhood(hashes["甲国参加。"], 77))[0].rate == 100
    assert matcher.match("甲国参加。", Neighbourhood(77, hashes["乙国参加了会议。"]))[0].kind == "context"
    assert matcher.match("甲国参加。", Neighbourhood(0, 77))[0].kind == "exact"
    assert matcher.match("乙国参加了会议。")[0].kind == "exact"


def test_ties_go_to_the_cited_then_the_series_then_the_newer_then_the_older_unit(library: Library) -> None:
    zh = "缔约国应加强合作。"
    memory = remember(
        library,
        unit(zh, "first", document="a", symbol="E/CN.15/2018/1", date="2018-01-01"),
        unit(zh, "second", document="b", symbol="CTOC/COP/2018/2", date="2018-05-01"),
        unit(zh, "third", document="c", symbol="CTOC/COP/2016/2", date="2016-05-01"),
        unit(zh, "fourth", document="d", symbol="A/75/115", date="2020-01-01"),
        unit(zh, "fifth", document="e", symbol="A/75/116/Add.1", date="2020-01-01"),
    )

    def order(preferences: Preferences) -> list[str]:
        return [match.target for match in Matcher(memory, "zh", "en", preferences).match(zh)]

    assert order(Preferences()) == ["fourth", "fifth", "second", "first", "third"]
    assert order(Preferences(series=series_of("CTOC/COP/2020/7")))[:2] == ["second", "third"]
    assert order(Preferences(cited=frozenset({"CTOC/COP/2016/2"})))[0] == "third"
    assert order(Preferences(cited=frozenset({"A/75/116/ADD.1"})))[0] == "fifth"


def test_the_best_of_many_units_of_one_form_are_those_of_rating_all(library: Library) -> None:
    units = [
        unit(
            f"{2000 + number % 19}年共有{number % 7 + 11}个缔约国。",
            f"In {2000 + number % 19} there were {number % 7 + 11 if number % 5 else 'some'} States parties.",
            document=f"{number}",
            symbol=f"{'CTOC/COP' if number % 3 else 'A'}/{number}",
            date=f"{1990 + number % 23}-01-01",
        )
        for number in range(300)
    ]
    matcher = Matcher(remember(library, *units), "zh", "en", Preferences(series=series_of("CTOC/COP/1")))
    for text in ("2003年共有14个缔约国。", "2021年共有99个缔约国。"):
        every = matcher.match(text, limit=1000)
        assert len(every) == len(units)
        for limit in (1, 3, 40):
            assert matcher.match(text, limit=limit) == every[:limit]


@settings(max_examples=40, deadline=None)
@given(st.text("毒品和犯罪问题𠀀", min_size=1, max_size=12), st.text("毒品和犯罪问题𠀀", min_size=1, max_size=12))
def test_no_rate_differs_from_brute_force(a: str, b: str) -> None:
    with (
        TemporaryDirectory() as folder,
        Library.create(Path(folder) / "l.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library,
    ):
        match = best(remember(library, unit(a, "x")), b)
    similarity = 1 - Levenshtein.distance(a, b) / max(len(a), len(b))
    expected = 100 if a == b else min(98, int(100 * similarity + 1e-9))
    assert (match.rate if match else 0) == (expected if expected >= 50 else 0)


def test_importing_again_adds_nothing(library: Library) -> None:
    units = [
        unit("甲国参加。", "A.", document="A", paragraph="1"),
        unit("乙国参加。", "B.", document="A", paragraph="2"),
    ]
    memory = remember(library, *units)
    again = memory.add(units, "test.tmx", "tmx", Skips())
    assert (again.added, again.known, memory.count()) == (0, 2, 2)


def test_a_unit_comes_back_as_it_was_stored(library: Library) -> None:
    given_unit = Unit(
        Side("甲国参加。", "zh", "zh-CN", (Code(2, "standalone", "<ph/>"),)),
        Side("A.", "en", "en-GB"),
        Origin("A", "A/1", "7", "2020-01-01", by="me"),
        name="tu7",
        previous="",
        next="乙。",
        note="n",
        created="2020-01-02T03:04:05Z",
        uses=3,
        properties=(("x-a", "b"),),
    )
    memory = remember(library, given_unit)
    (stored,) = memory.units()
    assert stored.origin.imported
    assert replace(stored, id=None, origin=replace(stored.origin, imported=None)) == given_unit
    assert memory.damaged() == []
    library.connection.execute("UPDATE unit SET target = 'B.'")
    assert memory.damaged() == [stored.id]


def test_units_that_cannot_be_stored_are_counted(library: Library) -> None:
    skips = Skips()
    memory = Memory(library)
    bad = [unit(" ", "A."), unit("甲\0", "A."), Unit(Side("a", "en", "en"), Side("b", "en", "en"))]
    assert memory.add([*bad, unit("甲国。", "A.")], "t", "tmx", skips).added == 1
    assert skips.total == 3


@pytest.mark.parametrize("text", ["", "。", "𠀀"])
def test_a_segment_with_nothing_like_it_has_no_match(library: Library, text: str) -> None:
    assert best(remember(library, unit("各国应加强国际合作。", "x")), text) is None
