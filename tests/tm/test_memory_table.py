"""Tables of translation units: how columns are told, what comes back as it was, what is skipped, and damaged files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document import Code
from corpora.errors import UnreadableFile, YikuError
from corpora.files.skips import Skips
from tm.errors import LanguageMismatch
from tm.formats.headers import kind_of_table
from tm.formats.table import read, write
from tm.unit import Origin, Side, Unit

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def table(folder: Path, content: str | bytes, name: str = "m.tsv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def units(folder: Path, content: str, *languages: str) -> list[Unit]:
    return list(read(table(folder, content), Skips(), *languages))


def texts(found: list[Unit]) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.target.text) for unit in found]


@pytest.mark.parametrize(
    "header", ["zh\ten", "Chinese\tEnglish", "中文\t英文", "zh-CN\ten-GB", "原文\t译文", "source\ttarget"]
)
def test_a_header_names_the_texts(tmp_path: Path, header: str) -> None:
    (unit,) = units(tmp_path, f"{header}\n水\twater\n")
    assert (unit.source.text, unit.source.language, unit.target.text, unit.target.language) == (
        "水",
        "zh",
        "water",
        "en",
    )


def test_texts_are_paired_by_heading_in_any_order(tmp_path: Path) -> None:
    content = "note\tfr\ten-GB\tzh-TW\tzh\nn\teau\twater\t水（繁）\t水\n"
    found = units(tmp_path, content)
    assert texts(found) == [("水（繁）", "water"), ("水", "water")]
    assert [unit.source.language for unit in found] == ["zh-Hant", "zh"]
    assert (found[0].target.tag, found[0].note) == ("en-GB", "n")
    assert texts(units(tmp_path, content, "fr", "en")) == [("eau", "water")]


def test_without_a_header_script_tells_each_text(tmp_path: Path) -> None:
    content = "water\t水\tdecade:12\n江河\tthe river\t\nWHO\tW.H.O.\t\nXi'an (西安)\t西安\t\n"
    found = units(tmp_path, content)
    assert texts(found) == [("水", "water"), ("江河", "the river"), ("W.H.O.", "WHO"), ("西安", "Xi'an (西安)")]
    assert found[0].origin == Origin(document="decade", paragraph="12")


@pytest.mark.parametrize(
    ("cell", "document", "paragraph"),
    [
        ("water_goals:1-short", "water_goals", "1-short"),
        ("https://example.org/a", "https://example.org/a", None),
        ("Report: the second", "Report: the second", None),
        ("A/98/400", "A/98/400", None),
    ],
)
def test_an_origin_is_a_document_and_a_paragraph(
    tmp_path: Path, cell: str, document: str, paragraph: str | None
) -> None:
    (unit,) = units(tmp_path, f"水\twater\t{cell}\n")
    assert (unit.origin.document, unit.origin.paragraph) == (document, paragraph)


def test_the_column_original_tells_the_source(tmp_path: Path) -> None:
    (unit,) = units(tmp_path, "zh\ten\toriginal\n水\twater\ten\n")
    assert unit.source.language == "en"


def test_columns_that_are_not_known_become_properties(tmp_path: Path) -> None:
    (unit,) = units(tmp_path, "zh\ten\tClient\tuses\t\n水\twater\tc\tmany\tx\n")
    assert unit.properties == (("uses", "many"), ("Client", "c"), ("column 5", "x"))


def test_what_is_skipped_is_counted_with_its_line(tmp_path: Path) -> None:
    skips = Skips()
    content = "zh\ten\n水\twater\n水\t \nWHO\tWHO\n水\ta\tb\n水\n"
    assert len(list(read(table(tmp_path, content), skips))) == 1
    assert skips.counts == {"a side without text": 2, "both sides the same": 1, "more cells than the header has": 1}
    assert skips.first["both sides the same"] == "line 4"
    skips = Skips()
    assert texts(list(read(table(tmp_path, "水\t江河\n江\triver\n"), skips))) == [("江", "river")]
    assert skips.counts == {"both sides Chinese": 1}


def test_codes_that_do_not_fit_an_edited_text_are_counted(tmp_path: Path) -> None:
    skips = Skips()
    for codes in (
        '[[[9,"open","x",null]],[]]',
        "[1]",
        "{",
        '[[["a","open","x",null]],[]]',
        '[[[0,"odd","x",null]],[]]',
    ):
        (unit,) = read(table(tmp_path, f"zh\ten\tcodes\n水\twater\t{codes}\n"), skips)
        assert unit.source.codes == ()
    assert skips.total == 5


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("fr\ten\neau\twater\n", LanguageMismatch, "fr, en.*--from and --to"),
        ("one\nword\n", UnreadableFile, "header"),
        ("eau\twater\n", UnreadableFile, "header"),
        ("source\ttarget\neau\twater\n", UnreadableFile, "header"),
        ("zh\ten\n水\0\twater\n", UnreadableFile, "NUL"),
        (b"zh\ten\n\xff\xff\twater\n", UnreadableFile, "neither UTF-8"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", UnreadableFile, "NUL|not a text"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error(
    tmp_path: Path, content: str | bytes, error: type[YikuError], message: str
) -> None:
    with pytest.raises(error, match=message):
        list(read(table(tmp_path, content), Skips()))


def test_an_empty_table_has_no_units(tmp_path: Path) -> None:
    assert units(tmp_path, "") == units(tmp_path, "zh\ten\n") == []


def test_a_unit_of_another_pair_is_refused_in_writing(tmp_path: Path) -> None:
    water, eau = Side("water", "en", "en"), Side("eau", "fr", "fr")
    with pytest.raises(LanguageMismatch, match="fr"):
        write(tmp_path / "m.tsv", [Unit(Side("水", "zh", "zh"), water), Unit(water, eau)])


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("concept,language,term", "terms"),
        ("zh,en,definition", "terms"),
        ("zh,en,document", "memory"),
        ("source,target,symbol", "memory"),
        ("中文,英文,段落", "memory"),
        ("zh,en", None),
        ("zh,en,note", None),
        ("水,water", None),
        ("", None),
    ],
)
def test_the_header_tells_what_a_table_holds(tmp_path: Path, header: str, kind: str | None) -> None:
    assert kind_of_table(table(tmp_path, f"{header}\n", "t.csv")) == kind


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=10).filter(
    str.strip
)
OPTIONAL = st.none() | TEXT
NEIGHBOUR = OPTIONAL | st.sampled_from(["", "^", "^^x"])
CODES = [Code(0, "open", "**"), Code(1, "close", "**"), Code(1, "mark", "<sup>1</sup>", "1")]


@st.composite
def made_units(draw: st.DrawFn) -> Unit:
    codes = tuple(draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3)))
    chinese = Side(draw(TEXT), *draw(st.sampled_from([("zh", "zh"), ("zh", "zh-CN"), ("zh-Hant", "zh-TW")])))
    other = Side(draw(TEXT), "en", draw(st.sampled_from(["en", "en-GB"])), tuple(sorted(codes, key=lambda c: c.offset)))
    pair = (chinese, other) if draw(st.booleans()) else (other, chinese)
    fields = {name: draw(OPTIONAL) for name in ("name", "note", "created", "changed")}
    fields |= {name: draw(NEIGHBOUR) for name in ("previous", "next")}
    properties = tuple(draw(st.lists(st.tuples(st.text("ab@", max_size=3), TEXT), max_size=2)))
    origin = draw(st.builds(Origin, OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL, by=OPTIONAL))
    return Unit(*pair, origin, uses=draw(st.integers(0, 9999)), properties=properties, **fields)  # type: ignore[arg-type]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(made_units(), max_size=3), st.sampled_from("\t,;"))
def test_what_is_written_is_read(tmp_path: Path, made: list[Unit], delimiter: str) -> None:
    made = [unit for unit in made if unit.source.text.strip() != unit.target.text.strip()]
    path = tmp_path / ("m.tsv" if delimiter == "\t" else "m.csv")
    assert write(path, iter(made), delimiter) == len(made)
    skips = Skips()
    assert list(read(path, skips)) == made
    assert not skips.total
    assert kind_of_table(path) == "memory"


@pytest.mark.parametrize(("name", "count"), [("sdg.en-zh.tsv", 568), ("udhr.en-zh.tsv", 50)])
def test_the_sample_memories_are_read_whole(tmp_path: Path, name: str, count: int) -> None:
    path = SHARED / "data/memory" / name
    if not path.is_file():
        pytest.skip("the shared sample memories are not beside the project")
    skips = Skips()
    found = list(read(path, skips))
    assert (len(found), skips.total) == (count, 0)
    assert all(unit.source.language == "zh" and unit.origin.document and unit.origin.paragraph for unit in found)
