"""The material that benchmarks measure with: the same each time, distinct, and sound where no real text is."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from corpora.files.skips import Skips
from tm.formats.tmx import read

PLACE = Path(__file__).parent / "bench" / "material.py"


@pytest.fixture(params=["real", "made"])
def material(request: pytest.FixtureRequest, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("material", PLACE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if request.param == "made":
        module.DATA = tmp_path
    else:
        request.getfixturevalue("shared")
    return module


def test_segments_are_distinct_and_the_same_each_time(material: ModuleType) -> None:
    for segments in (material.chinese_segments, material.english_segments):
        first = list(segments(40_000))
        assert len(set(first)) == 40_000
        assert first[:5000] == list(segments(5000))
        assert all(text.strip() == text for text in first)


def test_a_tmx_is_read_whole(material: ModuleType, tmp_path: Path) -> None:
    material.write_tmx(tmp_path / "m.tmx", 1200)
    skips = Skips()
    units = list(read(tmp_path / "m.tmx", skips))
    assert (len(units), skips.total) == (1200, 0)
    assert {unit.origin.document for unit in units} == {None, "A/1", "A/2"}
