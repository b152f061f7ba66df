"""The accepted segments of an alignment as TMX: those and no others, with their place in the report."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpora.document import Code, Segment
from corpora.files.skips import Skips
from tm.alignment import Alignment
from tm.formats import alignment_tmx, tmx
from tm.unit import Unit


def units(tmp_path: Path, alignment: Alignment) -> list[Unit]:
    alignment_tmx.write(tmp_path / "a.tmx", alignment)
    skips = Skips()
    found = list(tmx.read(tmp_path / "a.tmx", skips, alignment.source_language, alignment.target_language))
    assert not skips.total
    return found


def test_holds_what_needs_no_more_work_and_no_fuzzy_match(tmp_path: Path, alignment: Alignment) -> None:
    assert [(unit.source.text, unit.target.text) for unit in units(tmp_path, alignment)] == [
        ("饮用水的状况", "Status of drinking water"),
        ("2031年修建了12口水井。", "In 2031, 12 wells were built."),
        ("水井数目", "Number of wells"),
        ("水井数目", "Number of wells"),
    ]


def test_a_unit_names_its_place_in_the_report_and_the_match_it_comes_from(tmp_path: Path, alignment: Alignment) -> None:
    wells = units(tmp_path, alignment)[1]
    origin = wells.origin
    assert (origin.document, origin.symbol, origin.paragraph, origin.date) == (
        "水.zh.md",
        "A/99/500",
        "12",
        "2031-05-04",
    )
    assert wells.properties == (
        ("x-match", "value"),
        ("x-match-rate", "99"),
        ("x-match-origin", "水.tmx, para. 11"),
        ("x-carried-over", "2030 → 2031"),
        ("x-carried-over", "nine → 12"),
    )


def test_codes_at_the_edges_are_taken_over(tmp_path: Path, alignment: Alignment) -> None:
    wells = units(tmp_path, alignment)[1]
    length = len(wells.target.text)
    assert wells.source.codes == alignment.segments[1].segment.codes
    assert wells.target.codes == (Code(0, "open", "**"), Code(length, "close", "**"))


def test_the_neighbours_are_those_of_the_report_footnotes_left_out(tmp_path: Path, alignment: Alignment) -> None:
    found = units(tmp_path, alignment)
    assert [(unit.previous, unit.next) for unit in found[:2]] == [
        ("", "2031年修建了12口水井。"),
        ("饮用水的状况", "其中三口在山区。"),
    ]
    assert found[2].previous == alignment.segments[3].segment.text
    assert found[3].next == ""


def test_is_valid_also_with_hostile_text_and_with_no_units(
    tmp_path: Path, alignment: Alignment, faults: Callable[[Path], list[str]]
) -> None:
    alignment_tmx.write(tmp_path / "a.tmx", alignment)
    assert faults(tmp_path / "a.tmx") == []
    text = "=1\x01\ud800<script>"
    first = replace(alignment.segments[0], segment=Segment("b1s1", 0, len(text), text))
    for number, segments in enumerate([(first,), ()]):
        path = tmp_path / f"{number}.tmx"
        alignment_tmx.write(path, replace(alignment, segments=segments))
        assert faults(path) == []
