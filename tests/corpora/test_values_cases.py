"""A table of values as reports have them, in both languages and house style, and values made up for every kind."""

import csv
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.values import Kind, find_values, rewrite, write


class Case(NamedTuple):
    """A text with a value in ‹›, what the value is, and how the other language writes it by itself."""

    language: str
    text: str
    kind: str
    canonical: str
    other: str


TABLE = Path(__file__).with_name("values_cases.tsv")
with TABLE.open(encoding="utf-8", newline="") as lines:
    CASES = [Case(*row) for row in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]
OTHER = {"zh": "en", "en": "zh"}


def plain(case: Case) -> tuple[str, int, int]:
    """Return the text of a case without its marks, and where its value begins and ends."""
    return case.text.replace("‹", "").replace("›", ""), case.text.index("‹"), case.text.index("›") - 1


def only(text: str, language: str, kind: Kind) -> str | None:
    """Return the canonical form of the one value that is all of a text; a resolution's number may need its word."""
    for before in ("", "resolution "):
        found = find_values(before + text, language)
        if [(value.kind, value.start, value.end) for value in found] == [(kind, len(before), len(before) + len(text))]:
            return found[0].canonical
    return None


def test_the_table_has_every_kind_both_ways() -> None:
    counted = Counter((case.language, case.kind) for case in CASES)
    assert len(CASES) >= 600
    assert all(counted[language, kind.value] for language in OTHER for kind in Kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}:{case.text}")
def test_a_value_is_found_and_the_other_language_says_it(case: Case) -> None:
    text, start, end = plain(case)
    found = [value for value in find_values(text, case.language) if value.start == start]
    assert [(value.kind, value.canonical, value.end) for value in found] == [(case.kind, case.canonical, end)]
    kind = Kind(case.kind)
    assert write(kind, case.canonical, OTHER[case.language]) == case.other
    assert only(case.other, OTHER[case.language], kind) == case.canonical


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}:{case.text}")
def test_a_value_in_its_place_stays_as_it_is(case: Case) -> None:
    text, start, _ = plain(case)
    (value,) = (value for value in find_values(text, case.language) if value.start == start)
    assert rewrite(value.kind, value.canonical, case.language, text, value) == text[value.start : value.end]


@pytest.mark.parametrize(
    ("text", "canonical", "expected"),
    [
        ("约有‹20›名左右", "~30", None),
        ("‹20›名左右", "~30", "30"),
        ("‹20›名左右", "30", None),
        ("‹20›名左右", ">30", None),
        ("‹20›名左右", "~1/3", None),
        ("‹三›个月以上", ">=6", "六"),
        ("‹5›年多来", ">8", "8"),
        ("‹两›年半", "3.5", "三"),
        ("‹两›年半", "3", None),
        ("‹一›年半", "2.5", "两"),
        ("‹12›个半小时", "18.5", "18"),
        ("‹约12›个半小时", "~18.5", "约18"),
        ("‹约12›个半小时", "~18", None),
        ("20世纪80年代和‹90年代›", "197X", "70年代"),
        ("20世纪80年代和‹90年代›", "201X", None),
    ],
)
def test_what_stands_behind_the_measure_word_is_heeded(text: str, canonical: str, expected: str | None) -> None:
    case = Case("zh", text, "", "", "")
    bare, start, _ = plain(case)
    found = [value for value in find_values(bare, "zh") if value.start == start]
    written = rewrite(found[0].kind, canonical, "zh", bare, found[0]) if found else None
    assert written == expected
    if written:
        again = find_values(bare[:start] + written + bare[found[0].end :], "zh")
        assert canonical in [value.canonical for value in again]


NUMBERS = st.one_of(
    st.integers(2, 120).map(str),
    st.integers(2, 10**13).map(str),
    st.integers(2, 99_999).map(lambda thousands: f"{thousands}0000"),
    st.integers(1, 99).map(lambda tenths: f"{tenths // 10}.{tenths % 10}").filter(lambda text: not text.endswith(".0")),
)
RANGES = st.tuples(st.integers(2, 10**9), st.integers(1, 10**9)).map(lambda ends: f"{ends[0]}/{sum(ends)}")
HEDGES = st.sampled_from(["", "", "~", "~<", ">", "<", ">=", "<="])
AGE_HEDGES = st.sampled_from(["", "", "~", ">", "<", ">="])
CURRENCIES = st.sampled_from(["USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "HKD", "SGD", "NZD", "RUB", "INR",
                              "KRW", "DKK", "NOK", "SEK", "ZAR", "MXN", "BRL", "TRY", "XOF", "ILS"])  # fmt: skip
QUANTITIES = st.one_of(st.tuples(HEDGES, NUMBERS).map("".join), RANGES)
DAYS = st.dates().filter(lambda day: 1000 <= day.year <= 2900)
LATER = st.integers(1, 900).map(lambda days: timedelta(days=days))
YEARS = st.integers(1800, 2090)
SMALL = st.integers(1, 30)


@st.composite
def dates(draw: st.DrawFn) -> str:
    first, year = draw(DAYS), draw(YEARS)
    last = first + draw(LATER)
    month, quarter = draw(st.integers(1, 12)), draw(st.integers(1, 3))
    pair = f"{{{first},{last}}}" if first.year == last.year else f"{last}"
    forms = [
        f"{first}", f"{first}/{last}", pair, f"{first}"[:7], f"--{f'{first}'[5:]}", f"--{month:02}",
        f"{year}", f"{year}/{year + 3}", f"{year}-Q{quarter}", f"--Q{quarter}", f"{year}-H{quarter % 2 + 1}",
        f"{year}-Q{quarter}/{year}-Q{quarter + 1}", f"{{--Q{quarter},--Q4}}", f"{year}-{month:02}-T{quarter}",
        f"--{month:02}-T{quarter}", f"{year // 10}X", f"{year // 100}XX", f"XX{quarter + 5}X",
        f"{year}-03/{year}-05", f"{{{year}-03,{year}-05}}", f"{{--{month:02}-03,--{month:02}-05,--{month:02}-06}}",
    ]  # fmt: skip
    return draw(st.sampled_from(forms))


@st.composite
def references(draw: st.DrawFn) -> str:
    numbers = draw(st.lists(st.integers(1, 39), min_size=1, max_size=4, unique=True))
    if len(numbers) == 2 and draw(st.booleans()):
        return "/".join(map(str, sorted(numbers)))
    return ",".join(map(str, numbers))


LETTERED = st.tuples(SMALL, st.sampled_from(["(a)", "(b)(ii)", "(c)", ""])).map(lambda pair: f"{pair[0]}{pair[1]}")
VALUES = {
    Kind.NUMBER: QUANTITIES,
    Kind.PERCENT: QUANTITIES,
    Kind.MONEY: st.tuples(HEDGES, CURRENCIES, NUMBERS).map(lambda parts: f"{parts[0]}{parts[1]} {parts[2]}"),
    Kind.AGE: st.one_of(
        st.tuples(AGE_HEDGES, st.integers(2, 99).map(str)).map("".join),
        st.tuples(SMALL, SMALL).map(lambda ends: f"{ends[0]}/{sum(ends)}"),
    ),
    Kind.DATE: dates(),
    Kind.ORDINAL: st.one_of(
        st.integers(1, 9999).map(str), st.tuples(SMALL, SMALL).map(lambda ends: f"{ends[0]}/{sum(ends)}")
    ),
    Kind.SYMBOL: st.sampled_from(["A/75/115", "E/CN.15/2020/1/ADD.1", "A/75/6(SECT.16)", "CTOC/COP/WG.4/2019/2"]),
    Kind.RESOLUTION: st.one_of(
        st.tuples(SMALL, st.integers(1, 300)).map(lambda pair: f"{pair[0] + 45}/{pair[1]}"),
        st.sampled_from(["2331(2016)", "3363(XXX)", "1325", "S-10/2", "ES-10/19", "55/180A", "2019/20"]),
    ),
    Kind.PARAGRAPH: st.one_of(references(), LETTERED),
    Kind.ARTICLE: st.one_of(references(), SMALL.map(lambda number: f"{number}bis"), LETTERED),
    **dict.fromkeys((Kind.ANNEX, Kind.CHAPTER, Kind.SECTION, Kind.PART), references()),
    Kind.FRACTION: st.tuples(st.integers(1, 9), SMALL)
    .map(lambda pair: (pair[0], sum(pair)))
    .filter(lambda pair: pair[1] < 20 and not (pair[0] == 1 and pair[1] == 1))
    .map(lambda pair: f"{pair[0]}/{pair[1]}"),
}


@settings(max_examples=1000, deadline=None)
@given(st.data())
def test_every_value_that_is_written_is_read_as_itself(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(Kind)))
    canonical = data.draw(VALUES[kind])
    language = data.draw(st.sampled_from(["zh", "en"]))
    text = write(kind, canonical, language)
    assert text is not None
    assert only(text, language, kind) == canonical


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "canonical", ["", "twelve", "-", "1/", "{}", "~", "0/0", "99/1", "USD", "一", "2020-02-30", "()"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_value_is_not_written(kind: Kind, canonical: str, language: str) -> None:
    text = write(kind, canonical, language)
    assert text is None or only(text, language, kind) == canonical


@settings(max_examples=1000, deadline=None)
@given(st.data())
def test_what_takes_a_values_place_is_found_there(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(CASES))
    canonical = data.draw(st.sampled_from([other.canonical for other in CASES if other.kind == case.kind]))
    text, start, _ = plain(case)
    place = next(value for value in find_values(text, case.language) if value.start == start)
    written = rewrite(place.kind, canonical, case.language, text, place)
    if written is not None:
        again = find_values(text[:start] + written + text[place.end :], case.language)
        assert (place.kind, start, start + len(written), canonical) in [
            (value.kind, value.start, value.end, value.canonical) for value in again
        ]
