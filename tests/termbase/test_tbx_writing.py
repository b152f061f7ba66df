"""What is written: valid by the official schemas in every version, dialect and style, and the same for one concept."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from corpora.files.skips import Skips
from termbase.concept import STATUSES, TERM_TYPES, Concept, Kept, Term
from termbase.errors import TermbaseError
from termbase.formats.tbx import read, write

TOOLS = Path(__file__).resolve().parents[2].parent / "shared" / "tools"
WAYS = [
    (2, "basic", "dca"),
    *((3, dialect, style) for dialect in ("core", "min", "basic", "linguist") for style in ("dca", "dct")),
]
CONTENTS = (
    '<descrip type="subjectField">a second</descrip>',
    '<descrip type="definition">a second</descrip>',
    '<descrip type="context">a second</descrip>',
    '<descrip type="explanation">long</descrip>',
    '<descripGrp><descrip type="definition">a third</descrip><admin type="source">S</admin><note>n</note></descripGrp>',
    '<admin type="customerSubset">a <hi type="bold">b</hi></admin>',
    '<admin type="projectSubset">p</admin>',
    '<admin type="owner">o</admin>',
    '<adminGrp><admin type="customerSubset">a</admin><adminNote type="when">now</adminNote><note>n</note></adminGrp>',
    '<admin type="reading">du</admin>',
    '<adminGrp><admin type="reading">du</admin><adminNote type="readingNote">x</adminNote></adminGrp>',
    '<termNote type="administrativeStatus">legalTerm-admn-sts</termNote>',
    '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
    '<termNote type="termLocation">menuItem</termNote>',
    '<termNote type="termLocation">somewhere</termNote>',
    '<termNote type="grammaticalGender">neuter</termNote>',
    '<termNote type="grammaticalGender">n</termNote>',
    '<termNote type="grammaticalNumber">plural</termNote>',
    '<termNote type="register">technicalRegister</termNote>',
    '<termNote type="transferComment">beware</termNote>',
    '<termNoteGrp><termNote type="grammaticalGender">feminine</termNote><note>n</note></termNoteGrp>',
    '<termCompList type="hyphenation"><termComp>co</termComp><termComp>d</termComp></termCompList>',
    '<transacGrp><transac type="transactionType">origination</transac><transacNote type="responsibility" target="p1">JS'
    "</transacNote><date>2020-01-02T10:00:00</date><date>yesterday</date></transacGrp>",
    '<transacGrp><transac type="transactionType">importation</transac></transacGrp>',
    '<transac type="transactionType">modification</transac>',
    "<transacGrp/>",
    '<ref type="crossReference" target="nowhere">lost</ref>',
    '<ref type="crossReference" target="c1">home</ref>',
    '<ref type="crossReference">no target</ref>',
    '<ref type="antonym" target="c1">opposite</ref>',
    '<xref type="externalCrossReference" target="https://example.org/x?y=z%20">x</xref>',
    '<xref type="externalCrossReference" target="https://example.org/海">x</xref>',
    '<xref type="externalCrossReference" target="C:\\files\\x y.doc">x</xref>',
    '<xref type="xGraphic" target="http://example.org/x.png"/>',
    '<xref type="xVideo" target="http://example.org/x.mpg">film</xref>',
    '<z:age xmlns:z="urn:z">7</z:age>',
    "<note>aside</note>",
    "not < XML",
)


def everything() -> list[Concept]:
    places = ("concept", "language en", "language de", "term")
    english = [
        Term(f"cod {status}", "en", "en", status, kind, ("A/75/1",), "note\nline", part, "CA", "A cod & a <chip>.")
        for status, kind, part in zip(
            STATUSES * 2,
            (*TERM_TYPES, None, None, None, None),
            ("noun", "proper noun", "NP", None, "verb") * 2,
            strict=True,
        )
    ]
    kept = tuple(Kept("tbx", place, content) for place in places for content in CONTENTS)
    explained = (
        Kept("tbx", "definition source", "S1"),
        Kept("tbx", "context source", "A/75/1"),
        Kept("tbx", "id", "t1"),
    )
    last = replace(english[-1], kept=tuple(one for one in kept if one.place == "term") + explained)
    terms = (
        *english[:-1],
        last,
        Term("鳕鱼", "zh", "zh_CN"),
        Term("\U00020000", "zh", "zh-Hant"),
        Term("x", "i", "ißt?"),
    )
    whole = Concept("c1", terms, "fish & sea", "A fish.", "noted", ("S1", "S2"), kept + explained)
    at_language = replace(whole, id="42/3", kept=(*kept, *explained, Kept("tbx", "definition language", "en")))
    return [
        whole,
        at_language,
        *(Concept(id_, (Term("a", "en", "en"),)) for id_ in ("", "", "c1", "é", "中文", "a:b", "µ·")),
    ]


@pytest.fixture(scope="module")
def faults() -> Iterator[Callable[[Path], list[str]]]:
    if not (TOOLS / "validate.py").is_file():
        pytest.skip("the validators beside the project are missing")
    pytest.importorskip("saxonche", reason="the Schematron rules need saxonche")
    sys.path.insert(0, str(TOOLS))
    try:
        import validate

        assert isinstance(validate, ModuleType)
        yield validate.faults
    finally:
        sys.path.remove(str(TOOLS))


@pytest.mark.parametrize(("version", "dialect", "style"), WAYS)
def test_every_way_of_writing_is_valid(faults, tmp_path: Path, version: int, dialect: str, style: str) -> None:
    path = tmp_path / "g.tbx"
    assert write(path, everything(), version=version, dialect=dialect, style=style, title="Fish & <sea>\x01") == 9
    assert faults(path) == []


def test_the_validator_tells_a_bad_file(faults, tmp_path: Path) -> None:
    for version in (2, 3):
        path = tmp_path / f"{version}.tbx"
        write(path, [Concept("c1", (Term("cod", "en", "en"),), "fish")], version=version)
        path.write_text(path.read_text(encoding="utf-8").replace("subjectField", "fishField"), encoding="utf-8")
        assert faults(path)


@pytest.mark.parametrize(("version", "dialect", "style"), WAYS)
def test_nothing_a_dialect_has_no_place_for_is_lost(tmp_path: Path, version: int, dialect: str, style: str) -> None:
    path = tmp_path / "g.tbx"
    write(path, everything()[:1], version=version, dialect=dialect, style=style)
    text = path.read_text(encoding="utf-8")
    said = (
        "fish &amp; sea",
        "A fish.",
        "noted",
        "S1",
        "S2",
        "A/75/1",
        "CA",
        "A cod &amp; a &lt;chip&gt;.",
        "NP",
        "legalTerm",
    )
    more = (
        "a second",
        "a third",
        "long",
        "feminine",
        "technicalRegister",
        "co d",
        "lost",
        "home",
        "opposite",
        "x y.doc",
        "film",
        "7",
    )
    assert [word for word in (*said, *more, "deprecated", "beware", "not &lt; XML") if word not in text] == []


@pytest.mark.parametrize("version", [2, 3])
def test_languages_stand_in_the_order_of_their_tags(tmp_path: Path, version: int) -> None:
    terms = (Term("鳕鱼", "zh", "zh"), Term("cod", "en", "en"), Term("鳘鱼", "zh", "zh"), Term("codfish", "en", "en"))
    shuffled = (terms[1], terms[3], terms[0], terms[2])
    first, second = tmp_path / "1.tbx", tmp_path / "2.tbx"
    write(first, [Concept("a", terms)], version=version)
    write(second, [Concept("a", shuffled)], version=version)
    assert first.read_bytes() == second.read_bytes()


def test_a_tag_is_written_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    write(path, [Concept("a", (Term("cod", "en", "en_GB"), Term("鳕鱼", "zh", "ZH-cn")))])
    assert [term.tag for concept in read(path, Skips()) for term in concept.terms] == ["ZH-cn", "en_GB"]


def test_the_third_edition_takes_none_but_well_formed_tags(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    write(path, [Concept("a", (Term("cod", "en", "en_GB"), Term("x", "?", "?")))], version=3)
    assert [term.tag for concept in read(path, Skips()) for term in concept.terms] == ["en-GB", "und"]


def test_a_concept_without_terms_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    assert write(path, [Concept("a", ()), Concept("b", (Term("\x00", "en", "en"),))]) == 0
    assert list(read(path, Skips())) == []


@pytest.mark.parametrize(
    "options",
    [
        {"version": 1},
        {"version": 4},
        {"version": 2, "dialect": "core"},
        {"version": 2, "style": "dct"},
        {"version": 3, "dialect": "full"},
        {"version": 3, "style": "xml"},
    ],
)
def test_a_way_that_there_is_not_is_told(tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(TermbaseError, match="TBX"):
        write(tmp_path / "g.tbx", [], **options)  # type: ignore[arg-type]
    assert not (tmp_path / "g.tbx").exists()


def test_an_error_of_the_concepts_is_passed_on(tmp_path: Path) -> None:
    def broken() -> Iterator[Concept]:
        yield Concept("a", (Term("cod", "en", "en"),))
        raise TermbaseError("the library is gone")

    with pytest.raises(TermbaseError, match="gone"):
        write(tmp_path / "g.tbx", broken())


def test_the_package_loads_no_xml_before_it_is_used() -> None:
    import subprocess

    code = "import sys, termbase.formats.tbx; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2]).returncode == 0
