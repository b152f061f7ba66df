"""Tables of text: encodings, delimiters, quotes, the guard against formulas, and damaged files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import HostileFile, UnreadableFile
from corpora.files.columns import first_is_chinese, language_columns, language_named, names_sides
from corpora.files.quoting import MAX_CELL
from corpora.files.tables import MAX_ROW, rows, write_rows

SAMPLE = "zh,en\n河流,river\n湖泊,lake\n"
CELLS = [["zh", "en"], ["河流", "river"], ["湖泊", "lake"]]
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text(
    st.sampled_from("\"'=+-@\t\r\n,;a水"), max_size=12
)


def cells(path: Path) -> list[list[str]]:
    return [row for _, row in rows(path)]


def table(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_an_encoding_that_spreadsheets_save_is_told(tmp_path: Path, encoding: str) -> None:
    assert cells(table(tmp_path, SAMPLE.encode(encoding))) == CELLS


def test_utf_16_with_the_other_byte_order_mark_is_told(tmp_path: Path) -> None:
    assert cells(table(tmp_path, b"\xfe\xff" + SAMPLE.encode("utf-16-be"))) == CELLS


def test_gb18030_is_told_where_the_first_bytes_are_ascii(tmp_path: Path) -> None:
    content = "zh,en\n" + "x,y\n" * 200_000 + "湖泊,lake\n"
    assert cells(table(tmp_path, content.encode("gb18030")))[-1] == ["湖泊", "lake"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_what_divides_the_lines_evenly(tmp_path: Path, delimiter: str, end: str) -> None:
    text = end.join(delimiter.join(row) for row in [*CELLS, ["a; b, c" if delimiter == "\t" else "a b", "d"]])
    assert cells(table(tmp_path, text))[:3] == CELLS


def test_synonyms_after_semicolons_do_not_make_a_semicolon_table(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "河流;江河,river;stream\n湖泊,lake\n")) == [
        ["河流;江河", "river;stream"],
        ["湖泊", "lake"],
    ]


def test_the_delimiter_that_the_first_line_tells_is_used(tmp_path: Path) -> None:
    assert list(rows(table(tmp_path, "sep=;\na,b;c\n"))) == [(2, ["a,b", "c"])]


def test_tsv_means_tabs(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "a,b\nc,d\n", "t.tsv")) == [["a,b"], ["c,d"]]


def test_rows_carry_the_line_where_they_begin(tmp_path: Path) -> None:
    assert list(rows(table(tmp_path, 'a,b\n"c\nd",e\n\nf,g\n'))) == [
        (1, ["a", "b"]),
        (2, ["c\nd", "e"]),
        (5, ["f", "g"]),
    ]


def test_bare_quotes_in_a_tab_separated_cell_are_text(tmp_path: Path) -> None:
    text = '他说"好"\tHe said "fine".\n"Go" he said\t"走"他说\n"一半\thalf\n"whole"\t"整 ""个"""\n'
    assert cells(table(tmp_path, text, "t.tsv")) == [
        ['他说"好"', 'He said "fine".'],
        ['"Go" he said', '"走"他说'],
        ['"一半', "half"],
        ["whole", '整 "个"'],
    ]


def test_a_quotation_over_several_rows_swallows_none_of_them(tmp_path: Path) -> None:
    text = 'a\t甲\n"We shall go.\t我们要走。\nThe road is long."\t路很长。\nb\t乙\n'
    assert [row[1] for row in cells(table(tmp_path, text, "t.tsv"))] == ["甲", "我们要走。", "路很长。", "乙"]


def test_a_quoted_cell_over_several_lines_is_one_cell_in_a_tsv(tmp_path: Path) -> None:
    assert cells(table(tmp_path, 'a\tb\n"c\nd"\te\n', "t.tsv")) == [["a", "b"], ["c\nd", "e"]]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x", "''-x"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded_and_comes_back(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "t.csv"
    write_rows(path, ["a", "b"], [[cell, "x"]], ",")
    assert path.read_bytes().split(b"\r\n", 1)[1].lstrip(b'"').startswith(b"'" + cell[:1].encode())
    assert cells(path)[1] == [cell, "x"]


def test_an_apostrophe_before_anything_else_is_text(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "'tis,'90s\n")) == [["'tis", "'90s"]]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6), st.sampled_from(",;\t"))
def test_what_is_written_is_read(tmp_path: Path, written: list[list[str]], delimiter: str) -> None:
    path = tmp_path / ("t.tsv" if delimiter == "\t" else "t.csv")
    header = ["zh", "en", "note"]
    assert write_rows(path, header, written, delimiter) == len(written)
    assert cells(path) == [header, *written]


def test_rows_are_written_as_they_come(tmp_path: Path) -> None:
    assert write_rows(tmp_path / "t.tsv", ["a"], ([str(number)] for number in range(3)), "\t") == 3


DAMAGED: dict[str, tuple[bytes, type[Exception], str]] = {
    "a NUL character": (b"a,b\nc\0,d\n", UnreadableFile, "line 2: holds a NUL"),
    "a quote never closed": (b'a,b\n"c,d\ne,f\n', UnreadableFile, "line 2: a quote .* never closed"),
    "a quote not doubled": (b'a,b\n"c "d" e",f\n', UnreadableFile, "line 2: .* doubled"),
    "half of a UTF-16 character": ("a,b\n水,c".encode("utf-16") + b"\x00", UnreadableFile, "UTF-16"),
    "a lone surrogate in UTF-16": (
        b"\xff\xfe" + "a,b\n".encode("utf-16-le") + b"\x00\xd8a\x00",
        UnreadableFile,
        "UTF-16",
    ),
    "a surrogate in UTF-8": (b"a,\xed\xa0\x80\n", UnreadableFile, "neither UTF-8"),
    "bytes of no encoding": (b"a,\xff\xff\n", UnreadableFile, "neither UTF-8"),
    "UTF-8 with a mark, then other bytes": (b"\xef\xbb\xbfa,b\n\xc4\xe3,c\n", UnreadableFile, "not UTF-8 as before"),
    "a cell over the limit": (b"a,b\n" + b"c" * (MAX_CELL + 1) + b",d\n", HostileFile, "line 2: a cell longer"),
    "a quoted cell over the limit": (b'a,b\n"' + b"c\n" * MAX_CELL + b'",d\n', HostileFile, "line 2: a cell longer"),
    "a line over the limit": (b"a,b\n" + b"c,\t" * (MAX_ROW // 3 + 1), HostileFile, "line 2: longer than"),
    "an archive": (b"PK\x03\x04\x14\0\0\0\x08\0\xee", UnreadableFile, "not a text file|NUL|neither UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UnreadableFile, "not a text file|NUL|neither UTF-8"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_table_is_an_error_that_names_the_place(tmp_path: Path, name: str) -> None:
    content, error, message = DAMAGED[name]
    with pytest.raises(error, match=message):
        cells(table(tmp_path, content))


def test_a_cell_at_the_limit_is_read(tmp_path: Path) -> None:
    assert len(cells(table(tmp_path, "a,b\n" + "c" * MAX_CELL + ",d\n"))[1][0]) == MAX_CELL


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableFile, match=str(path)):
            cells(path)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "")) == cells(table(tmp_path, "\ufeff\n\n")) == []


@pytest.mark.parametrize(
    ("heading", "tag"),
    [
        *[("zh", "zh"), ("zh-TW", "zh-TW"), ("EN_gb", "EN_gb"), ("English", "en"), ("英文术语", "en"), ("中文", "zh")],
        *[("Chinese term", "zh"), ("id", None), ("no", None), ("note", None), ("source", None), ("", None)],
    ],
)
def test_a_heading_tells_its_language(heading: str, tag: str | None) -> None:
    assert language_named(heading) == tag


def test_columns_are_languages_only_where_there_are_two() -> None:
    assert language_columns(["编号", "中文", "English"]) == [(1, "zh"), (2, "en")]
    assert language_columns(["Chinese", "中文"]) == []
    assert names_sides(["Target", "x", "Source"]) == (2, 0)


def test_most_pairs_tell_which_column_is_chinese() -> None:
    assert first_is_chinese([("WHO", "WHO"), ("世卫组织", "WHO"), ("会费", "dues")])
    assert not first_is_chinese([("Xi'an (西安)", "西安"), ("dues", "会费")])
