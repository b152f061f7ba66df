"""How the units of a file are stored: in batches, by processes of their own where they are many, always the same."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tm.batches
import tm.crew
import tm.processes
from corpora.document import Code
from corpora.errors import LibraryError
from corpora.files.skips import Skips
from corpora.library import Library, checksum
from termbase.store import TERMBASE_SCHEMA
from tm.batches import batches
from tm.crew import Crew
from tm.errors import WorkerLost
from tm.form import match_form
from tm.identity_runs import IdentityRuns
from tm.rows import identity, record_of, record_sum
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Origin, Side, Unit

Links = dict[tuple[int, str], tuple[int | None, int | None]]  # of a unit's side: previous, next


def unit(number: int, document: str | None = None, **more: object) -> Unit:
    origin = Origin(document=document, paragraph=str(number) if document else None)
    source = Side(f"大会第{number}次会议通过了第{number % 7}号决议，丙{'乙' * (number % 11)}", "zh", "zh-CN")
    return Unit(source, Side(f"At meeting {number} resolution {number % 5} was adopted", "en", "en"), origin, **more)  # type: ignore[arg-type]


def add(library: Library, units: list[Unit]) -> tuple[int, int]:
    done = Memory(library).add(units, "memory.tmx", "tmx", Skips())
    return done.added, done.known


def stored(library: Library) -> list[list[tuple[object, ...]]]:
    statements = (
        "SELECT * FROM unit ORDER BY id",
        "SELECT * FROM side ORDER BY unit, language",
        "SELECT * FROM document ORDER BY key",
        "SELECT id, path, format, kind, added, known, skipped, skips FROM import",
    )
    return [library.connection.execute(statement).fetchall() for statement in statements]


def links(library: Library) -> Links:
    rows = library.connection.execute("SELECT unit, language, previous, next FROM side").fetchall()
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def by_processes(monkeypatch: pytest.MonkeyPatch, method: str = "spawn") -> None:
    monkeypatch.setattr(tm.crew, "LARGE", 0)
    monkeypatch.setattr(tm.processes, "METHOD", method)
    monkeypatch.setattr(tm.crew, "_cores", lambda: 2)


def varied(count: int) -> list[Unit]:
    """Units of two documents in turns, of none, with neighbours of their own, and some twice."""
    units = []
    for number in [*range(count - 20), *range(20)]:
        document = (None, "A/1", "A/2", "A/1")[number % 4]
        own = {"previous": "上一段。", "next": ""} if number % 9 == 4 else {}
        units.append(unit(number, document, **own))
    return units


def test_rows_are_what_a_plain_reading_of_the_units_gives(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tm.batches, "BATCH", 50)
    units = varied(300)
    assert add(library, units) == (280, 20)
    kept, sides, _, _ = stored(library)
    assert [row[0] for row in kept] == list(range(1, 281))
    assert [(row[4], row[8]) for row in kept] == [(one.source.text, one.target.text) for one in units[:280]]
    assert [row[1] for row in kept] == [plain_identity(one) for one in units[:280]]
    assert [row[-1] for row in kept] == [plain_sum(one) for one in units[:280]]
    forms = [(id, side.language, match_form(side.text, side.language)) for id, side in numbered_sides(units[:280])]
    assert sorted((row[0], row[1], row[2], row[3]) for row in sides) == sorted(
        (id, language, form.text, form.hash) for id, language, form in forms
    )


def numbered_sides(units: list[Unit]) -> Iterator[tuple[int, Side]]:
    for id, one in enumerate(units, 1):
        yield from ((id, one.source), (id, one.target))


def plain_identity(one: Unit) -> str:
    place = [one.origin.document or "", one.origin.symbol or "", one.origin.date or "", one.origin.paragraph or ""]
    sides = sorted([side.language, side.text] for side in (one.source, one.target))
    return checksum([*sides, place, [one.previous or "", one.next or ""]])


def plain_sum(one: Unit) -> str:
    record = asdict(one)
    del record["id"], record["origin"]["imported"]
    for key in ("document", "symbol", "date"):
        record["origin"][key] = record["origin"][key] or None
    return checksum(sorted(record.items()))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(['"', "\\", "\x7f\x1f", "𠀀"])
CODES = st.builds(Code, st.integers(0, 9), st.sampled_from(["open", "close", "mark"]), TEXTS, st.none() | TEXTS)
SIDES = st.builds(Side, TEXTS, st.sampled_from(["zh", "en"]), TEXTS, st.lists(CODES, max_size=2).map(tuple))
MAYBE = st.none() | TEXTS
UNITS = st.builds(
    Unit,
    SIDES,
    SIDES,
    st.builds(Origin, MAYBE, MAYBE, MAYBE, MAYBE, by=MAYBE),
    name=MAYBE,
    previous=MAYBE,
    next=MAYBE,
    note=MAYBE,
    created=MAYBE,
    changed=MAYBE,
    uses=st.integers(0, 99),
    properties=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
)


@given(UNITS)
def test_checksums_are_those_that_libraries_have_always_had(one: Unit) -> None:
    assert identity(record_of(one)) == plain_identity(one)
    assert record_sum(record_of(one)) == plain_sum(one)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_store_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setattr(tm.batches, "BATCH", 40)
    outcomes = []
    for name in ("alone", "together"):
        with Library.create(tmp_path / f"{name}.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
            add(library, varied(700))
            assert add(library, [*varied(700), *(unit(number, "A/1") for number in range(900, 950))]) == (50, 700)
            outcomes.append(stored(library))
        by_processes(monkeypatch, method)
    assert outcomes[0] == outcomes[1]
    assert multiprocessing.active_children() == []


PLACES = st.lists(st.tuples(st.integers(0, 30), st.sampled_from([None, "A", "B"]), st.booleans()), max_size=25)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(PLACES, min_size=1, max_size=3), st.integers(1, 6))
def test_neighbours_are_those_of_the_file_whatever_the_batches(
    library: Library, monkeypatch: pytest.MonkeyPatch, files: list[list[tuple[int, str | None, bool]]], size: int
) -> None:
    monkeypatch.setattr(tm.batches, "BATCH", size)
    with library.writing():
        for table in ("side", "unit", "document", "import"):
            library.connection.execute(f"DELETE FROM {table}")
    wanted: Links = {}
    for places in files:
        units = [
            unit(number, document, previous="") if own else unit(number, document) for number, document, own in places
        ]
        add(library, units)
        ids = dict(library.connection.execute("SELECT identity, id FROM unit"))
        link_plainly(units, ids, wanted)
    assert links(library) == wanted


def link_plainly(units: list[Unit], ids: dict[str, int], wanted: Links) -> None:
    """Link the units of a file as its documents have them; a unit that comes twice counts where it comes first."""
    orders: dict[str, list[tuple[int, Unit]]] = {}
    grown = set()
    firsts: dict[str, Unit] = {}
    for one in units:
        firsts.setdefault(plain_identity(one), one)
    for key, one in firsts.items():
        if (ids[key], "zh") not in wanted:
            own = None if one.previous is None and one.next is None else 0
            wanted[ids[key], "zh"], wanted[ids[key], "en"] = (own, None), (None, None)
            grown.add(one.origin.document)
        if one.origin.document and one.previous is None and one.next is None:
            orders.setdefault(one.origin.document, []).append((ids[key], one))
    for document in grown & orders.keys():
        edges = [0, *(id for id, _ in orders[document]), 0]
        texts = dict(orders[document])
        for before, id, after in zip(edges, edges[1:], edges[2:], strict=False):
            for language in ("zh", "en"):
                wanted[id, language] = tuple(form_hash(texts.get(other), language) for other in (before, after))  # type: ignore[assignment]


def form_hash(one: Unit | None, language: str) -> int:
    return 0 if one is None else match_form(one.facing(language)[0].text, language).hash


def test_a_file_that_is_known_is_not_masked_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    add(library, varied(100))
    before = stored(library)
    monkeypatch.setattr("tm.preparing.form_text", None)
    assert add(library, varied(100)) == (0, 100)
    assert stored(library)[:3] == before[:3]


def test_ids_are_never_given_twice(library: Library) -> None:
    add(library, [unit(number) for number in range(5)])
    with library.writing():
        for table, column in (("side", "unit"), ("unit", "id")):
            library.connection.execute(f"DELETE FROM {table} WHERE {column} > 2")
    add(library, [unit(3), unit(9)])
    assert [row[0] for row in stored(library)[0]] == [1, 2, 6, 7]
    with library.writing():
        library.connection.execute("DELETE FROM side")
        library.connection.execute("DELETE FROM unit")
    add(library, [unit(1)])
    assert [row[0] for row in stored(library)[0]] == [8]


def test_a_library_made_before_goes_on_from_its_last_unit(library: Library) -> None:
    add(library, [unit(1), unit(2)])
    with library.writing():
        library.connection.execute("DELETE FROM setting WHERE key = 'last_unit'")
    add(library, [unit(3)])
    assert [row[0] for row in stored(library)[0]] == [1, 2, 3]
    with library.writing():
        library.set("last_unit", "many")
    with pytest.raises(LibraryError, match="last unit"):
        add(library, [unit(4)])


def test_what_goes_wrong_in_a_process_is_raised_here(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    by_processes(monkeypatch)
    broken = replace(unit(1), created=7)  # type: ignore[arg-type]
    with pytest.raises(TypeError), Crew() as crew:
        list(crew.prepared(batches([broken], Skips()), lambda known: ("", [*range(len(known))])))
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to end a process so")
def test_a_process_that_is_ended_from_outside_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    by_processes(monkeypatch)
    monkeypatch.setattr(tm.batches, "BATCH", 10)

    def killing() -> Iterator[Unit]:
        for number in range(1000):
            if number == 500:
                for child in multiprocessing.active_children():
                    os.kill(child.pid or 0, signal.SIGKILL)
            yield unit(number)

    with pytest.raises(WorkerLost, match="nothing was stored"):
        Memory(library).add(killing(), "memory.tmx", "tmx", Skips())
    assert Memory(library).count() == 0
    assert multiprocessing.active_children() == []


def test_the_languages_are_those_that_units_have_now(library: Library) -> None:
    memory = Memory(library)
    assert memory.languages() == set()
    memory.add([unit_in("zh", "en")], "a.tmx", "tmx", Skips())
    other = memory.add([unit_in("zh-Hant", "fr")], "b.tmx", "tmx", Skips()).id
    assert memory.languages() == {"zh", "en", "zh-Hant", "fr"}
    memory.take_back(other)
    assert memory.languages() == {"zh", "en"}


def unit_in(source: str, target: str) -> Unit:
    return Unit(Side("甲", source, source), Side("one", target, target))


def left_out(library: Library) -> set[str]:
    """Return the indexes that a great import does without which are not there now."""
    names = {row[0] for row in library.connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    return {"idx_side_hash", "idx_unit_identity"} - names


def definitions(library: Library) -> list[tuple[str, str]]:
    return sorted(library.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall())


def test_a_great_import_leaves_the_indexes_as_they_were(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = definitions(library)
    monkeypatch.setattr(tm.batches, "BATCH", 10)
    monkeypatch.setattr("tm.writer.GREAT", 20)
    seen = []

    def watched() -> Iterator[Unit]:
        for number in range(100):
            seen.append(len(left_out(library)))
            yield unit(number)

    Memory(library).add(watched(), "memory.tmx", "tmx", Skips())
    assert (seen[0], seen[-1]) == (0, 2)
    assert definitions(library) == before
    assert library.faults() == []
    add(library, [unit(number) for number in range(100, 150)])  # fewer than there were
    assert definitions(library) == before


def test_a_great_import_that_is_stopped_leaves_the_indexes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = definitions(library)
    monkeypatch.setattr(tm.batches, "BATCH", 10)
    monkeypatch.setattr("tm.writer.GREAT", 0)

    def stopped() -> Iterator[Unit]:
        yield from map(unit, range(50))
        assert len(left_out(library)) == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Memory(library).add(stopped(), "memory.tmx", "tmx", Skips())
    assert definitions(library) == before
    assert library.faults() == []


def test_a_great_import_knows_what_a_small_one_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tm.batches, "BATCH", 7)
    monkeypatch.setattr("tm.identities._RECENT", 15)
    outcomes = []
    for great in (10**6, 25):
        monkeypatch.setattr("tm.writer.GREAT", great)
        with Library.create(tmp_path / f"{great}.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
            numbers = [*range(60), *range(5, 20), *range(55, 90), *range(88)]
            counts = [add(library, [unit(number, "A/1") for number in range(20)])]
            counts.append(add(library, [unit(number, "A/1") for number in numbers]))
            outcomes.append((counts, stored(library)))
    assert outcomes[0][0] == [(20, 0), (70, 128)]
    assert outcomes[0] == outcomes[1]


@given(st.lists(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(1, 2**62), max_size=20), max_size=6))
def test_identities_in_runs_are_found_as_in_a_table(parts: list[dict[int, int]]) -> None:
    runs, table = IdentityRuns(), dict[str, int]()
    for part in parts:
        new = {f"{number:016x}": id for number, id in part.items() if f"{number:016x}" not in table}
        runs.add([*new], [*new.values()])
        table |= new
    asked = [*table, "0" * 16, "f" * 16]
    assert runs.found(asked) == {key: table[key] for key in asked if key in table}
