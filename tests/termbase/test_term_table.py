"""Tables of terms: a row a term, glossaries of a row a concept, what is kept, what is skipped, and damaged files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import UnreadableFile, YikuError
from corpora.files.skips import Skips
from termbase.concept import STATUSES, TERM_TYPES, Concept, Kept, Term
from termbase.formats.sources import join_sources, split_sources
from termbase.formats.table import COLUMNS, looks_like_terms, read, write

LONG = """\
concept,subject,definition,language,term,status,type,source,note
R-1,water,what flows,zh,河流,preferred,full,Survey 2030 | Atlas,n
R-1,water,what flows,en,river,preferred,,Atlas,
R-2,water,,en,lake,admitted,,,
R-1,water,what flows,en,stream,deprecated,variant,,small
"""


def table(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def concepts(folder: Path, content: str, name: str = "t.csv") -> list[Concept]:
    return list(read(table(folder, content, name), Skips()))


def said(concept: Concept) -> list[tuple[str, str, str]]:
    return [(term.language, term.text, term.status) for term in concept.terms]


def test_the_rows_of_a_concept_belong_together_wherever_they_stand(tmp_path: Path) -> None:
    river, lake = concepts(tmp_path, LONG)
    assert (river.id, river.subject, river.definition) == ("R-1", "water", "what flows")
    assert said(river) == [("zh", "河流", "preferred"), ("en", "river", "preferred"), ("en", "stream", "deprecated")]
    first, _, last = river.terms
    assert (first.type, first.sources, first.note) == ("full", ("Survey 2030", "Atlas"), "n")
    assert (last.type, last.note) == ("variant", "small")
    assert lake.id == "R-2"


def test_without_a_status_column_the_first_term_of_a_language_is_preferred(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path, "concept,language,term\n1,en,river\n1,en,stream\n1,zh-TW,河流\n")
    assert said(concept) == [
        ("en", "river", "preferred"),
        ("en", "stream", "admitted"),
        ("zh-Hant", "河流", "preferred"),
    ]
    (concept,) = concepts(tmp_path, "concept,language,term,status\n1,en,river,\n")
    assert said(concept) == [("en", "river", "admitted")]


def test_rows_without_an_id_are_concepts_of_their_own(tmp_path: Path) -> None:
    assert [concept.id for concept in concepts(tmp_path, "language,term\nen,river\nen,lake\n")] == ["", ""]


def test_words_that_people_use_for_columns_and_standing_are_understood(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path, "编号;语言;术语;状态;备注\n1;中文;河流;首选;x\n1;English;brook;Forbidden;\n")
    assert said(concept) == [("zh", "河流", "preferred"), ("en", "brook", "deprecated")]
    assert concept.terms[0].note == "x"


@pytest.mark.parametrize(
    "content",
    [
        "zh,en\n河流,river\n",
        "Chinese,English\n河流,river\n",
        "中文,英文\n河流,river\n",
        "en-GB;zh-CN\nriver;河流\n",
        "source,target\n河流,river\n",
        "target,source\n河流,river\n",
        "河流\triver\n",
        "river,河流\n",
        "sep=;\nriver;河流\n",
    ],
)
def test_a_glossary_of_two_columns_is_read_with_any_header_or_none(tmp_path: Path, content: str) -> None:
    (concept,) = concepts(tmp_path, content)
    assert {(term.language, term.text, term.status) for term in concept.terms} == {
        ("zh", "河流", "preferred"),
        ("en", "river", "preferred"),
    }


def test_synonyms_in_a_cell_are_terms_of_their_own(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path, "zh,en\n河流；河|江,river; stream\n")
    assert [term.text for term in concept.terms] == ["河流", "河", "江", "river", "stream"]
    assert [term.status for term in concept.terms] == ["preferred", "admitted", "admitted", "preferred", "admitted"]


def test_a_third_column_without_a_header_is_the_source(tmp_path: Path) -> None:
    (concept, other) = concepts(tmp_path, "river,河流,Atlas,x\nWHO,WHO\n")
    assert (concept.sources, concept.kept) == (("Atlas",), (Kept("table", "column 4", "x"),))
    assert [(term.language, term.text) for term in other.terms] == [("zh", "WHO"), ("en", "WHO")]


def test_what_a_glossary_says_beside_its_terms_is_the_concept_s(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path, "id,zh,en,领域,定义,来源,备注,Owner\n7,河流,river,water,d,Atlas,n,me\n")
    assert (concept.id, concept.subject, concept.definition, concept.note) == ("7", "water", "d", "n")
    assert (concept.sources, concept.kept) == (("Atlas",), (Kept("table", "Owner", "me"),))


def test_a_term_without_an_equivalent_is_still_a_concept(tmp_path: Path) -> None:
    found = concepts(tmp_path, "zh,en\n河流,\n,lake\n")
    assert [said(concept) for concept in found] == [[("zh", "河流", "preferred")], [("en", "lake", "preferred")]]


def test_what_is_skipped_is_counted_with_its_line(tmp_path: Path) -> None:
    skips = Skips()
    content = (
        "concept,definition,language,term,status,type\n1,a,en,river,good,\n1,a,en,,,\n1,a,?,river,,\n1,a,en,river,,noun\n"
        "1,b,en,river,,\n1,b,en,stream,,\n1,a,en,brook,,,extra\n"
    )
    (concept,) = read(table(tmp_path, content), skips)
    assert [term.text for term in concept.terms] == ["river", "stream"]
    assert skips.first == {
        "status 'good' is none of preferred, admitted, deprecated, superseded, proposed": "line 2",
        "no term": "line 3",
        "language '?' is not known": "line 4",
        f"type 'noun' is none of {', '.join(TERM_TYPES)} (the term was taken without it)": "line 5",
        "a term that its concept has already": "line 6",
        "another definition for the same concept": "line 7",
        "more cells than the header has": "line 8",
    }


def test_glossary_rows_that_are_none_are_counted(tmp_path: Path) -> None:
    skips = Skips()
    found = list(read(table(tmp_path, "河流,river\n;,\n湖泊,江河\n水;水,water\n海,sea,,,x\n"), skips))
    assert [concept.terms[0].text for concept in found] == ["河流", "水"]
    assert skips.total == 4


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("one\nword\n", UnreadableFile, "header: zh,en"),
        ("fleuve,river\n", UnreadableFile, "header: zh,en"),
        ("source,target\nfleuve,river\n", UnreadableFile, "header: zh,en"),
        ('zh,en\n"河流,river\n', UnreadableFile, "never closed"),
        ("zh,en\n河\0流,river\n", UnreadableFile, "NUL"),
        (b"zh,en\n\xff\xff,river\n", UnreadableFile, "neither UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UnreadableFile, "neither|NUL|not a text"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error(
    tmp_path: Path, content: str | bytes, error: type[YikuError], message: str
) -> None:
    with pytest.raises(error, match=message):
        list(read(table(tmp_path, content), Skips()))


def test_an_empty_table_has_no_concepts(tmp_path: Path) -> None:
    assert concepts(tmp_path, "") == concepts(tmp_path, "zh,en\n") == concepts(tmp_path, "language,term\n") == []


def test_only_the_columns_that_are_needed_are_added(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    plain = Concept("1", (Term("河流", "zh", "zh"),))
    write(path, [plain])
    assert path.read_text("utf-8-sig").splitlines()[0] == ",".join(COLUMNS)
    write(path, [Concept("1", (Term("river", "en", "en", usage="GB"),), note="n")])
    assert path.read_text("utf-8-sig").splitlines()[0] == ",".join([*COLUMNS, "usage", "concept_note"])


def test_columns_that_are_not_known_are_written_back(tmp_path: Path) -> None:
    content = "concept,language,term,Owner,Owner,concept_Domain,\n1,en,river,a,b,c,d\n"
    (concept,) = concepts(tmp_path, content)
    assert concept.kept == (Kept("table", "Domain", "c"),)
    assert [(kept.place, kept.content) for kept in concept.terms[0].kept] == [
        ("Owner", "a"),
        ("Owner 5", "b"),
        ("column 7", "d"),
    ]
    write(tmp_path / "o.csv", [concept])
    assert list(read(tmp_path / "o.csv", Skips())) == [concept]


@pytest.mark.parametrize(
    "sources", [(), ("a",), ("a", "b"), ("a | b", "c"), ("|",), (r"a \| b", "| c"), ("a|b", "c |")]
)
def test_sources_in_one_cell_come_back(sources: tuple[str, ...]) -> None:
    assert split_sources(join_sources(sources)) == sources


def test_a_header_of_terms_is_told() -> None:
    assert looks_like_terms(COLUMNS)
    assert looks_like_terms(["zh", "en", "definition"])
    assert not looks_like_terms(["zh", "en", "note"])


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=10)
WORD = TEXT.map(str.strip).filter(bool)
OPTIONAL = st.none() | TEXT
SOURCES = st.lists(WORD, max_size=3).map(tuple)
OWN = st.sampled_from(["Owner", "状况", "x"])


def kept(places: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Kept, ...]]:
    return st.dictionaries(places, TEXT, max_size=2).map(
        lambda found: tuple(Kept("table", place, found[place]) for place in sorted(found))
    )


TERMS = st.builds(
    Term,
    WORD,
    st.just("en"),
    st.sampled_from(["en", "en-GB"]),
    st.sampled_from(STATUSES),
    st.none() | st.sampled_from(TERM_TYPES),
    SOURCES,
    OPTIONAL,
    st.none() | WORD,
    st.none() | WORD,
    OPTIONAL,
    kept(OWN),
)
CONCEPTS = st.builds(
    Concept,
    WORD,
    st.lists(TERMS, min_size=1, max_size=3, unique_by=lambda term: term.text).map(tuple),
    OPTIONAL,
    OPTIONAL,
    OPTIONAL,
    SOURCES,
    kept(st.sampled_from(["Domain", "status"])),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(CONCEPTS, max_size=3, unique_by=lambda concept: concept.id), st.sampled_from("\t,"))
def test_what_is_written_is_read(tmp_path: Path, made: list[Concept], delimiter: str) -> None:
    path = tmp_path / ("t.tsv" if delimiter == "\t" else "t.csv")
    assert write(path, iter(made), delimiter) == len(made)
    skips = Skips()
    found = list(read(path, skips))
    assert [_plain(concept) for concept in found] == [_plain(concept) for concept in made]
    assert not skips.total


def _plain(concept: Concept) -> tuple[object, ...]:
    """Return a concept without the order of what was kept, which is that of the columns."""
    terms = [
        (*(getattr(term, name) for name in Term.__slots__ if name != "kept"), set(term.kept)) for term in concept.terms
    ]
    others = [getattr(concept, name) for name in Concept.__slots__ if name not in {"terms", "kept"}]
    return (*others, terms, set(concept.kept))
