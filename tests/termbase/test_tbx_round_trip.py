"""What is written is read back: the same concepts, whatever their texts and ids."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.files.skips import Skips
from corpora.text.languages import language_code
from termbase.concept import STATUSES, TERM_TYPES, Concept, Kept, Term
from termbase.formats.tbx import read, write

modest = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TAGS = ("en", "en-GB", "zh-CN", "zh-Hant", "fr")
TERM_KEPT = (
    '<admin type="customerSubset">Geneva &amp; Vienna</admin>',
    '<termNote type="grammaticalGender">neuter</termNote>',
    '<xref type="externalCrossReference" target="https://example.org/a?b=c&amp;d#e">page</xref>',
    '<transacGrp><transac type="transactionType">modification</transac><date>2021-02-03</date></transacGrp>',
)
CONCEPT_KEPT = (
    '<descrip type="subjectField">a second subject</descrip>',
    '<descrip type="definition">a second definition</descrip>',
    '<xref type="xGraphic" target="https://example.org/map.png">map</xref>',
    '<transacGrp><transac type="transactionType">origination</transac>'
    '<transacNote type="responsibility">JS</transacNote></transacGrp>',
)
characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
lines = st.text(characters, min_size=1, max_size=20).map(lambda text: " ".join(text.split(" ")).strip())
line = lines.map(lambda text: " ".join(text.split())).filter(bool)
prose = st.lists(st.text(characters, max_size=12).map(lambda text: text.strip(" ")), min_size=1, max_size=3).map(
    lambda parts: "\n".join(parts).strip(" \n")
)
prose = prose.filter(bool)
identifiers = st.one_of(st.from_regex(r"[A-Z]{1,3}-[0-9]{1,5}", fullmatch=True), st.text(max_size=8))
sources = st.lists(prose, max_size=2, unique=True).map(tuple)


def kept(place: str, contents: tuple[str, ...]) -> st.SearchStrategy[tuple[Kept, ...]]:
    some = st.lists(st.sampled_from(contents), max_size=2, unique=True)
    return some.map(lambda chosen: tuple(Kept("tbx", place, content) for content in chosen))


@st.composite
def terms(draw: st.DrawFn, full: bool = True) -> Term:
    tag = draw(st.sampled_from(TAGS))
    note = draw(st.none() | prose.filter(lambda text: text != "proposed"))
    part = draw(st.sampled_from([None, "noun", "verb", "adjective", "adverb", "other", "proper noun"]))
    term = Term(draw(line), language_code(tag), tag, draw(st.sampled_from(STATUSES)), note=note, part_of_speech=part)
    if not full:
        return term
    return replace(
        term,
        type=draw(st.none() | st.sampled_from(TERM_TYPES)),
        sources=draw(sources),
        usage=draw(st.none() | line),
        context=draw(st.none() | prose),
        kept=draw(kept("term", TERM_KEPT)),
    )


@st.composite
def concepts(draw: st.DrawFn, full: bool = True) -> Concept:
    found = draw(st.lists(terms(full), min_size=1, max_size=4, unique_by=lambda term: (term.language, term.text)))
    concept = Concept(draw(identifiers), tuple(found), draw(st.none() | line), note=draw(st.none() | prose))
    if not full:
        return concept
    return replace(
        concept,
        definition=draw(prose) if draw(st.booleans()) else None,
        sources=draw(sources),
        kept=draw(kept("concept", CONCEPT_KEPT)),
    )


def told(concept: Concept) -> Concept:
    """Return a concept in the order in which a file tells it: by language; what is kept, in any order."""
    ordered = sorted(concept.terms, key=lambda term: term.tag)
    ordered = [replace(term, kept=tuple(sorted(term.kept, key=repr))) for term in ordered]
    return replace(concept, terms=tuple(ordered), kept=tuple(sorted(concept.kept, key=repr)))


def back(path: Path, written: list[Concept], **options: object) -> list[Concept]:
    skips = Skips()
    assert write(path, written, **options) == len(written)  # type: ignore[arg-type]
    found = list(read(path, skips))
    assert not skips.total
    return [told(concept) for concept in found]


def without_second_definition(concept: Concept) -> Concept:
    """Leave out what would become the first of its kind where the concept has none."""
    left = [
        one
        for one in concept.kept
        if not (
            ("subjectField" in one.content and not concept.subject)
            or ("definition" in one.content and not concept.definition)
        )
    ]
    return replace(concept, kept=tuple(left))


def in_third(concept: Concept) -> Concept:
    """Return a concept as TBX 3 tells it, which has no proper nouns."""
    found = [
        replace(term, part_of_speech="noun") if term.part_of_speech == "proper noun" else term for term in concept.terms
    ]
    return replace(concept, terms=tuple(found))


@modest
@given(st.lists(concepts().map(without_second_definition), max_size=3))
def test_the_second_edition_gives_back_every_field(tmp_path: Path, written: list[Concept]) -> None:
    assert back(tmp_path / "g.tbx", written) == [told(concept) for concept in written]


@modest
@given(st.lists(concepts().map(without_second_definition), max_size=3), st.sampled_from(["dca", "dct"]))
def test_basic_and_linguist_of_the_third_give_back_every_field(
    tmp_path: Path, written: list[Concept], style: str
) -> None:
    expected = [told(in_third(concept)) for concept in written]
    assert back(tmp_path / "g.tbx", written, version=3, style=style) == expected
    assert back(tmp_path / "g.tbx", written, version=3, style=style, dialect="linguist") == expected


@modest
@given(st.lists(concepts(full=False), max_size=3), st.sampled_from(["dca", "dct"]))
def test_min_gives_back_what_it_has_a_place_for(tmp_path: Path, written: list[Concept], style: str) -> None:
    expected = [told(in_third(concept)) for concept in written]
    assert back(tmp_path / "g.tbx", written, version=3, dialect="min", style=style) == expected


@modest
@given(st.lists(concepts(full=False), max_size=3))
def test_core_gives_back_terms_notes_and_ids(tmp_path: Path, written: list[Concept]) -> None:
    def plain(concept: Concept) -> Concept:
        status = {"proposed": "proposed"}
        found = [replace(t, part_of_speech=None, status=status.get(t.status, "admitted")) for t in concept.terms]  # type: ignore[arg-type]
        return replace(concept, subject=None, terms=tuple(found))

    written = [plain(concept) for concept in written]
    expected = [told(concept) for concept in written]
    assert back(tmp_path / "g.tbx", written, version=3, dialect="core") == expected


@modest
@given(
    st.lists(st.text(max_size=6) | st.sampled_from(["", "a", "a-2", "id-1", "1", "id-none"]), max_size=6),
    st.sampled_from([2, 3]),
)
def test_any_ids_come_back_even_the_same_one_twice(tmp_path: Path, ids: list[str], version: int) -> None:
    ids = [id_.strip() if id_.strip().isalnum() else id_ for id_ in ids]
    written = [Concept(id_, (Term("cod", "en", "en"),)) for id_ in ids]
    assert [concept.id for concept in back(tmp_path / "g.tbx", written, version=version)] == ids


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(
    ("id_", "note"), [("x", 'id: "x"'), ("id-4_2", 'id: "4 2"'), ("4 2", 'id: "4 2"'), ("4 2", 'id: "4_2"')]
)
def test_a_note_that_looks_like_an_id_stays_a_note(tmp_path: Path, version: int, id_: str, note: str) -> None:
    written = [Concept(id_, (Term("cod", "en", "en"),), note=note)]
    assert back(tmp_path / "g.tbx", written, version=version) == written


@pytest.mark.parametrize("version", [2, 3])
def test_what_control_characters_leave_is_written(tmp_path: Path, version: int) -> None:
    written = [Concept("a", (Term("c\x00o\ufffed", "en", "en"), Term("\x01", "en", "en")), definition="\x02")]
    assert write(tmp_path / "g.tbx", written, version=version) == 1
    assert list(read(tmp_path / "g.tbx", Skips())) == [Concept("a", (Term("cod", "en", "en"),))]


def test_a_carriage_return_in_a_note_comes_back(tmp_path: Path) -> None:
    written = [Concept("a", (Term("cod", "en", "en"),), note="one\r\ntwo")]
    assert back(tmp_path / "g.tbx", written) == written


@pytest.mark.parametrize(("version", "style"), [(2, "dca"), (3, "dca"), (3, "dct")])
def test_a_definition_keeps_its_language_and_its_source(tmp_path: Path, version: int, style: str) -> None:
    markers = (Kept("tbx", "definition source", "B"), Kept("tbx", "definition language", "en"))
    written = [Concept("a", (Term("cod", "en", "en"),), definition="A fish.", sources=("A", "B"), kept=markers)]
    assert back(tmp_path / "g.tbx", written, version=version, style=style) == [told(concept) for concept in written]
    text = (tmp_path / "g.tbx").read_text(encoding="utf-8")
    assert text.index("<langS") < text.index("A fish.")


def test_a_source_that_was_taken_away_is_not_written_with_the_definition(tmp_path: Path) -> None:
    written = [
        Concept("a", (Term("cod", "en", "en"),), definition="A fish.", kept=(Kept("tbx", "definition source", "B"),))
    ]
    assert back(tmp_path / "g.tbx", written)[0].sources == ()


@pytest.mark.parametrize("style", ["dca", "dct"])
def test_a_context_keeps_its_source(tmp_path: Path, style: str) -> None:
    term = Term("cod", "en", "en", sources=("B", "A"), context="Cod.", kept=(Kept("tbx", "context source", "B"),))
    written = [Concept("a", (term,))]
    assert back(tmp_path / "g.tbx", written, version=3, style=style) == written


def test_a_source_stands_beside_a_context_in_the_second_edition(tmp_path: Path) -> None:
    term = Term("cod", "en", "en", sources=("B", "A"), context="Cod.", kept=(Kept("tbx", "context source", "B"),))
    assert back(tmp_path / "g.tbx", [Concept("a", (term,))]) == [Concept("a", (replace(term, kept=()),))]


@pytest.mark.parametrize(("version", "style"), [(2, "dca"), (3, "dca"), (3, "dct")])
def test_a_cross_reference_comes_back_where_its_goal_is_in_the_file(tmp_path: Path, version: int, style: str) -> None:
    reference = Kept("tbx", "concept", '<ref type="crossReference" target="b">eel</ref>')
    goal = Concept("b", (Term("eel", "en", "en"),))
    written = [Concept("a", (Term("cod", "en", "en"),), kept=(reference,)), goal]
    assert back(tmp_path / "g.tbx", written, version=version, style=style) == written
    alone = back(tmp_path / "g.tbx", written[:1], version=version, style=style)
    assert alone == [replace(written[0], note="eel", kept=())]


def test_a_term_keeps_its_own_id_for_references_to_it(tmp_path: Path) -> None:
    reference = Kept("tbx", "term", '<ref type="crossReference" target="t2">eel</ref>')
    first = Term("cod", "en", "en", kept=(reference,))
    second = Term("eel", "en", "en", kept=(Kept("tbx", "id", "t2"),))
    written = [Concept("a", (first, second))]
    assert back(tmp_path / "g.tbx", written) == written


def test_a_term_is_never_written_with_two_statuses(tmp_path: Path) -> None:
    other = Kept("tbx", "term", '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>')
    written = [Concept("a", (Term("cod", "en", "en", "preferred", kept=(other,)),))]
    ((term,),) = [concept.terms for concept in back(tmp_path / "g.tbx", written)]
    assert (term.status, term.note, term.kept) == ("preferred", "administrativeStatus: deprecatedTerm-admn-sts", ())


def test_reading_and_its_notes_come_back_in_linguist(tmp_path: Path) -> None:
    content = (
        '<adminGrp><admin type="reading">xuě yú</admin><adminNote type="readingNote">pinyin</adminNote></adminGrp>'
    )
    written = [Concept("a", (Term("鳕鱼", "zh", "zh", kept=(Kept("tbx", "term", content),)),))]
    for style in ("dca", "dct"):
        assert back(tmp_path / "g.tbx", written, version=3, dialect="linguist", style=style) == written


def test_a_second_pass_changes_nothing_more(tmp_path: Path) -> None:
    odd = (
        Kept("tbx", "concept", '<descrip type="reliabilityCode">3</descrip>'),
        Kept("tbx", "concept", "<broken"),
        Kept("tbx", "language fr", '<admin type="owner">me</admin>'),
        Kept("csv", "column", "not ours"),
    )
    written = [Concept("4/2", (Term("cod", "en", "en", "proposed", part_of_speech="NP"),), kept=odd)]
    once = back(tmp_path / "g.tbx", written)
    assert once[0].note == "reliabilityCode: 3\n<broken\nowner: me"
    assert back(tmp_path / "g.tbx", once) == once
