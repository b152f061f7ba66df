"""What every row of the UN termbase that ships must hold to, whoever writes it: its columns, scripts, widths, pairs.

Each check takes rows and returns those that are wrong. What concepts must hold to is in test_un_termbase.py.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from opencc import OpenCC

from corpora.text.script import HAN, has_han, is_han
from termbase.concept import Status, TermType

UN = Path(__file__).resolve().parents[2] / "corpora" / "un"
TABLES = [
    *("administration.csv", "bodies.csv", "crime.csv", "development.csv", "documents.csv"),
    *("instruments.csv", "rights.csv", "security.csv", "states.csv"),
]
COLUMNS = ["concept", "subject", "language", "term", "status", "type", "source", "note"]
LANGUAGES = ("zh", "zh-Hant", "en")

PAIRS = {")": "(", "）": "（", "]": "[", "】": "【", "》": "《", "〉": "〈", "”": "“", "’": "‘", "」": "「", "』": "『"}
CHINESE_POINTS = "、，：；（）《》〈〉“”·—()-/+.&"
ENGLISH_POINTS = " '\"()[],-–—./:;&+"

BAD_SPACING = re.compile(r"^\s|\s$|\s{2}|[^\S ]")
FULL_WIDTH = re.compile(f"[{chr(0x3001)}-{chr(0x303F)}{chr(0xFF01)}-{chr(0xFF5E)}]")
WIDE_LATIN = re.compile(f"[{chr(0xFF10)}-{chr(0xFF19)}{chr(0xFF21)}-{chr(0xFF3A)}{chr(0xFF41)}-{chr(0xFF5A)}]")
NARROW_BESIDE_HAN = re.compile(rf"[{HAN}][,;:?!.\"']|[,;:?!.\"'][{HAN}]|[{HAN}] [{HAN}]")
# A year after a number stands in half-width brackets, 第1373(2001)号; all others are full-width.
NARROW_BRACKETS = re.compile(r"\((?!\d+\))|(?<!\d)\(|(?<!\d)\)")

Row = dict[str, str]


def made(term: str = "决议", language: str = "zh", **columns: str) -> Row:
    """Return a row that is right but for what is given."""
    plain = {"concept": "UN-00001", "subject": "crime", "language": language, "term": term, "status": "preferred"}
    return plain | {"type": "full", "source": "UNTERM", "note": ""} | columns


def texts(row: Row) -> tuple[str, str, str]:
    return row["term"], row["source"], row["note"]


def misnumbered(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not re.fullmatch(r"UN-\d{5}", row["concept"])]


def unknown_words(rows: Sequence[Row]) -> list[Row]:
    known = {"language": LANGUAGES, "status": get_args(Status), "type": get_args(TermType)}
    return [row for row in rows if any(row[column] not in words for column, words in known.items())]


def incomplete(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not all(row[column].strip() for column in ("subject", "term", "source"))]


def out_of_order(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that should stand before the one above them: by concept, language, preferred first."""

    def place(row: Row) -> tuple[str, int, bool]:
        return row["concept"], LANGUAGES.index(row["language"]), row["status"] != "preferred"

    return [row for above, row in pairwise(rows) if place(row) < place(above)]


def in_the_wrong_language(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if has_han(row["term"]) != (row["language"] != "en")]


def traditional(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in whose Chinese, the note's too, a character is traditional."""
    simplified = OpenCC("t2s").convert
    written = [(row, "\t".join(texts(row))) for row in rows if row["language"] != "zh-Hant"]
    return [row for row, text in written if simplified(text) != text]


def strange_characters(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with a character that the language does not write: Cyrillic and Greek that look like Latin, kana,
    forms of Han for compatibility, typographic apostrophes, letters with a combining mark."""
    return [
        row
        for row in rows
        if not all(map(_is_chinese if row["language"] != "en" else _is_english, row["term"]))
        or not all(_is_chinese(character) or _is_english(character) for text in texts(row) for character in text)
        or any(unicodedata.normalize("NFC", text) != text for text in texts(row))
    ]


def _is_chinese(character: str) -> bool:
    return is_han(character) or character in CHINESE_POINTS or (character.isascii() and character.isalnum())


def _is_english(character: str) -> bool:
    return character in ENGLISH_POINTS or (character.isascii() and character.isalnum()) or _is_accented(character)


def _is_accented(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN ") and character == unicodedata.normalize(
        "NFKC", character
    )


def unbalanced(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not all(map(balanced, texts(row)))]


def balanced(text: str) -> bool:
    """Tell whether each bracket and curly quote closes what was opened last, and straight quotes are even in number."""
    opened: list[str] = []
    for character in text:
        if character in PAIRS.values():
            opened.append(character)
        elif character in PAIRS and (not opened or opened.pop() != PAIRS[character]):
            return False
    return not opened and text.count('"') % 2 == 0


def badly_spaced(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(map(BAD_SPACING.search, texts(row)))]


def of_wrong_width(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(wrong.search(row["term"]) for wrong in _wrong_widths(row["language"]))]


def _wrong_widths(language: str) -> Iterator[re.Pattern[str]]:
    yield from (FULL_WIDTH,) if language == "en" else (WIDE_LATIN, NARROW_BESIDE_HAN, NARROW_BRACKETS)


def lines_of(name: str) -> list[list[str]]:
    with (UN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_the_tables_are_those_that_we_know() -> None:
    assert sorted(path.name for path in UN.glob("*.csv")) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_a_table_begins_with_the_header_and_every_line_has_all_columns(name: str) -> None:
    header, *lines = lines_of(name)
    assert header == COLUMNS
    assert [line for line in lines if len(line) != len(header)] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_plain_utf8_with_unix_line_ends(name: str) -> None:
    raw = (UN / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


def test_identifiers_are_of_the_shipped_form(un_rows: list[Row]) -> None:
    assert misnumbered(un_rows) == []


@pytest.mark.parametrize("concept", ["UN-0001", "UN-000001", "L-00001", "UN-00001 ", ""])
def test_an_identifier_of_another_form_is_recognised(concept: str) -> None:
    assert misnumbered([made(concept=concept)])


def test_languages_statuses_and_types_are_known(un_rows: list[Row]) -> None:
    assert unknown_words(un_rows) == []


@pytest.mark.parametrize("column", ["language", "status", "type"])
def test_a_word_that_a_column_does_not_know_is_recognised(column: str) -> None:
    assert unknown_words([made() | {column: "fr"}])


def test_every_row_has_a_subject_a_term_and_a_source(un_rows: list[Row]) -> None:
    assert incomplete(un_rows) == []


@pytest.mark.parametrize("column", ["subject", "term", "source"])
def test_an_empty_cell_is_recognised(column: str) -> None:
    assert incomplete([made() | {column: " "}])


def test_rows_are_sorted_by_concept_then_language_then_preferred_first(un_tables: dict[str, list[Row]]) -> None:
    assert {name: wrong for name, rows in un_tables.items() if (wrong := out_of_order(rows))} == {}


@pytest.mark.parametrize(
    "above", [made(concept="UN-00002"), made("resolution", "en"), made("決議", "zh-Hant"), made(status="admitted")]
)
def test_a_row_out_of_order_is_recognised(above: Row) -> None:
    row = made()
    assert out_of_order([row, above]) == []
    assert out_of_order([above, row]) == [row]


def test_chinese_terms_hold_han_and_english_terms_do_not(un_rows: list[Row]) -> None:
    assert in_the_wrong_language(un_rows) == []


@pytest.mark.parametrize("row", [made("resolution"), made("决议", "en"), made("resolution 决议", "en")])
def test_a_term_in_the_wrong_language_is_recognised(row: Row) -> None:
    assert in_the_wrong_language([row])


def test_no_chinese_is_traditional(un_rows: list[Row]) -> None:
    assert traditional(un_rows) == []


@pytest.mark.parametrize(
    "row", [made("決议"), made("大会", note="不是國会"), made("General Assembly", "en", note="大會")]
)
def test_a_traditional_character_is_recognised(row: Row) -> None:
    assert traditional([made(), row]) == [row]


def test_traditional_characters_are_right_in_a_traditional_term() -> None:
    assert traditional([made("決議", "zh-Hant")]) == []


def test_every_character_is_one_that_its_language_writes(un_rows: list[Row]) -> None:
    assert strange_characters(un_rows) == []


@pytest.mark.parametrize("code", [0x0421, 0x0430, 0x03BF, 0xFB00, 0x2160, 0xFF21, 0x2019, 0x00A0, 0x200B])
def test_a_character_that_looks_like_a_latin_one_is_recognised(code: int) -> None:
    assert strange_characters([made(f"State{chr(code)}", "en")])
    assert strange_characters([made(note=f"not State{chr(code)}")])


@pytest.mark.parametrize("code", [0x30FC, 0x304A, 0x30FB, 0xFF65, 0x2F08, 0xF900, 0x2022, 0x200B, 0x0391])
def test_a_character_that_looks_like_a_chinese_one_is_recognised(code: int) -> None:
    assert strange_characters([made(f"人{chr(code)}权")])


def test_a_letter_apart_from_its_accent_is_recognised() -> None:
    assert strange_characters([made("Curaçao", "en")]) == []
    assert strange_characters([made(unicodedata.normalize("NFD", "Curaçao"), "en")])


def test_brackets_and_quotes_are_balanced(un_rows: list[Row]) -> None:
    assert unbalanced(un_rows) == []


@pytest.mark.parametrize("text", ["（甲", "甲)", "（甲)", "《甲（乙》）", "“甲", "甲》", 'a "b', "a) (b"])
def test_an_unbalanced_text_is_recognised(text: str) -> None:
    assert unbalanced([made(text)])
    assert unbalanced([made(source=text)])
    assert unbalanced([made(note=text)])


def test_cells_have_no_stray_spaces(un_rows: list[Row]) -> None:
    assert badly_spaced(un_rows) == []


@pytest.mark.parametrize("text", [" a", "a ", "a  b", "a\tb", "a\nb", "a\u3000b", "a\u00a0b"])
def test_a_stray_space_is_recognised(text: str) -> None:
    assert badly_spaced([made(text, "en")])
    assert badly_spaced([made(note=text)])


def test_terms_have_the_width_of_their_language(un_rows: list[Row]) -> None:
    assert of_wrong_width(un_rows) == []


@pytest.mark.parametrize(
    "term",
    ["２０３０年议程", "Ａ类", "甲,乙", "甲:乙", "2030;议程", "甲 乙", "甲.乙", "刚果(布)", "刚果(2)", "第1(a)号"],
)
def test_a_chinese_term_of_wrong_width_is_recognised(term: str) -> None:
    assert of_wrong_width([made(term)])


@pytest.mark.parametrize("term", ["Iran （Islamic Republic of）", "Goal １", "drugs， crime", "A、B", "《Charter》"])
def test_an_english_term_of_wrong_width_is_recognised(term: str) -> None:
    assert of_wrong_width([made(term, "en")])


@pytest.mark.parametrize(
    "term", ["第1373(2001)号决议", "刚果（布）", "8.7联盟", "社会、人道主义和文化委员会", "5+5联合军事委员会"]
)
def test_a_chinese_term_of_the_right_width_is_let_be(term: str) -> None:
    assert of_wrong_width([made(term)]) == []
