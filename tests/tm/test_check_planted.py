"""How much the checks find, and how rarely they cry wolf, on the TICO-19 and SDG pairs."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from corpora.library import Library
from termbase.shipped import install
from termbase.store import Termbase
from tm.check.names import Terms

BENCH = Path(__file__).parents[1] / "bench"
ZH_TO_EN = ("zh", "en")
PLANTINGS = 40
FOUND = 0.95


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("check_planted")


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Terms]]:
    from termbase.store import TERMBASE_SCHEMA
    from tm.schema import MEMORY_SCHEMA

    path = tmp_path_factory.mktemp("planted") / "library.db"
    with Library.create(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA), install) as library:
        yield {languages: Terms(Termbase(library), *languages) for languages in (ZH_TO_EN, ZH_TO_EN[::-1])}


@pytest.mark.parametrize("name", ["tico19-2000.en-zh.tmx", "sdg.en-zh.tsv"])
@pytest.mark.parametrize("languages", [ZH_TO_EN, ZH_TO_EN[::-1]])
def test_there_is_at_most_one_false_alarm_in_a_hundred_clean_segments(
    shared: Path, bench: ModuleType, terms: dict[tuple[str, str], Terms], languages: tuple[str, str], name: str
) -> None:
    held = bench.pairs(languages, (name,))
    found, _ = bench.findings_in(terms[languages], held)
    assert 100 * len(bench.false_alarms(found)) <= len(held)


def test_planted_errors_of_every_kind_are_found(
    shared: Path, bench: ModuleType, terms: dict[tuple[str, str], Terms]
) -> None:
    _, clean = bench.findings_in(terms[ZH_TO_EN], bench.pairs())
    results = bench.measure(terms[ZH_TO_EN], clean, PLANTINGS)
    assert len(results) >= 12
    assert sum(result.tried for result in results) >= 600
    for result in results:
        assert result.tried == PLANTINGS, result.kind
        assert result.found >= FOUND * result.tried, result.missed[:3]
