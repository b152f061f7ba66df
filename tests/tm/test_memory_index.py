"""The index of a memory answers as a scan of the library would, whatever was written, damaged or restored."""

import multiprocessing
import shutil
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpora.search.live
import tm.store
from corpora.files.skips import Skips
from corpora.library import Library
from corpora.search.build import build
from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry
from corpora.search.live_file import Stamp
from corpora.search.phrase import parse_phrase
from corpora.search.scan import ScanIndex
from termbase.concept import Concept, Term
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.schema import MEMORY_SCHEMA
from tm.sides import Sides
from tm.store import Memory
from tm.unit import Origin, Side, Unit

SCHEMAS = (TERMBASE_SCHEMA, MEMORY_SCHEMA)
PHRASES = {"zh": "甲乙", "en": "committee"}
WORDS = ["committee", "report", "adopted", "session", "state", "party"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few segments be many."""
    monkeypatch.setattr(tm.store, "Sides", partial(Sides, small=5))
    monkeypatch.setattr(corpora.search.live, "MOST_PENDING", 12)


def unit(number: int, zh: str = "zh") -> Unit:
    chinese = "".join("甲乙丙丁戊己"[(number * step) % 6] for step in (1, 2, 3, 5)) + f"甲乙{'庚' * (number % 3)}"
    english = " ".join(WORDS[(number * step) % 6] for step in (1, 2, 5)) + (" committee" if number % 2 else " the end")
    return Unit(Side(chinese, zh, zh), Side(english, "en", "en"), Origin("d", None, str(number)))


def add(library: Library, numbers: range, zh: str = "zh") -> int:
    done = Memory(library).add([unit(number, zh) for number in numbers], "m.tmx", "tmx", Skips())
    return done.id


def answers_right(memory: Memory) -> None:
    """Compare the answers in all languages with those of a scan of the library as it is."""
    for language, phrase in PHRASES.items():
        scan = ScanIndex(list(Sides(language).entries(memory.library.connection)), language)
        index = memory.index(language)
        parsed = parse_phrase(phrase, language)
        assert index.containing(parsed) == scan.containing(parsed)
        for number in range(6):
            text = (unit(number).source if language == "zh" else unit(number).target).text
            for limit in (1, 3, None):
                assert index.nearest(text, 0.5, limit) == scan.nearest(text, 0.5, limit)


def files(library: Library) -> list[str]:
    folder = library.path.with_name(library.path.name + ".index")
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def index_file(library: Library, language: str = "zh") -> Path:
    return library.path.with_name(library.path.name + ".index") / f"{language}.idx"


def stamp(library: Library) -> Stamp:
    read = Stamp.read(FuzzyIndex.open(index_file(library)).stamp)
    assert read
    return read


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def memory(library: Library, notices: list[str]) -> Memory:
    """A memory whose indexes are on disk."""
    add(library, range(20))
    made = Memory(library, notices.append)
    answers_right(made)
    assert files(library) == ["en.idx", "zh.idx"]
    return made


def test_a_small_memory_needs_no_file(library: Library) -> None:
    add(library, range(5))
    answers_right(Memory(library))
    assert files(library) == []


def test_what_is_written_is_found_by_the_next_query(memory: Memory) -> None:
    library, built = memory.library, stamp(memory.library)
    brought = add(library, range(20, 26))
    answers_right(memory)
    with library.writing():
        library.connection.execute("DELETE FROM side WHERE unit = 3")
        library.connection.execute("UPDATE side SET form = '己己己己' WHERE unit = 4 AND language = 'zh'")
        library.connection.execute("UPDATE unit SET source = '没有', target = 'nothing' WHERE id = 5")
    answers_right(memory)
    assert memory.take_back(brought) == 6
    answers_right(memory)
    answers_right(Memory(library))
    assert stamp(library) == built


def test_another_connection_s_write_is_found(memory: Memory) -> None:
    with Library.open(memory.library.path, SCHEMAS) as other:
        brought = add(other, range(30, 34), "zh-Hant")
        answers_right(memory)
        Memory(other).take_back(brought)
        answers_right(memory)


def test_a_write_to_the_termbase_costs_nothing(memory: Memory) -> None:
    built = stamp(memory.library)
    for number in range(30):
        Termbase(memory.library).add(Concept("", (Term(f"term {number}", "en", "en"),)))
    answers_right(memory)
    assert stamp(memory.library) == built


def test_the_file_is_made_again_when_much_is_new(memory: Memory) -> None:
    built = stamp(memory.library)
    add(memory.library, range(40, 60))
    answers_right(memory)
    assert stamp(memory.library).generation == built.generation + 1


def test_what_is_rolled_back_was_never_there(memory: Memory) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(memory)
    answers_right(memory)


def _fail_after_writing(memory: Memory) -> None:
    with memory.library.writing():
        add(memory.library, range(70, 90))
        memory.library.connection.execute("DELETE FROM side WHERE unit = 2")
        answers_right(memory)
        raise ZeroDivisionError


def test_a_backup_whose_history_went_another_way_is_told(library: Library, notices: list[str], tmp_path: Path) -> None:
    add(library, range(8))
    library.backup(tmp_path / "backup.db")
    add(library, range(8, 20))
    answers_right(Memory(library))
    library.close()
    shutil.copy(tmp_path / "backup.db", library.path)
    for suffix in ("-wal", "-shm"):
        Path(f"{library.path}{suffix}").unlink(missing_ok=True)
    with Library.open(library.path, SCHEMAS) as restored:
        add(restored, range(50, 62))
        answers_right(Memory(restored, notices.append))
    assert len(notices) == 2
    assert "another course" in notices[0]


def test_an_update_of_the_tables_leaves_the_index(memory: Memory, notices: list[str]) -> None:
    library, built = memory.library, stamp(memory.library)
    older = library.connection.execute("PRAGMA user_version").fetchone()[0] - 1
    library.connection.execute("DROP TABLE language")
    library.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_languages'")
    library.connection.execute(f"PRAGMA user_version = {older}")
    with Library.open(library.path, SCHEMAS) as updated:
        answers_right(Memory(updated, notices.append))
        assert Memory(updated).languages() == {"zh", "en"}
    assert not notices
    assert stamp(library) == built


def harmed(kind: str, content: bytes) -> bytes:
    middle = len(content) // 2
    return {
        "torn": content[:middle],
        "empty": b"",
        "foreign": b"nothing of ours" * 100,
        "changed": content[:-2000] + bytes(byte ^ 0x55 for byte in content[-2000:]),
        "header": b"X" + content[1:],
    }[kind]


@pytest.mark.parametrize("kind", ["torn", "empty", "foreign", "changed", "header"])
def test_a_damaged_file_is_made_again_with_a_notice(memory: Memory, notices: list[str], kind: str) -> None:
    for language in PHRASES:
        path = index_file(memory.library, language)
        path.write_bytes(harmed(kind, path.read_bytes()))
    answers_right(Memory(memory.library, notices.append))
    assert len(notices) == 2
    for language in PHRASES:
        FuzzyIndex.open(index_file(memory.library, language)).verify()


def test_a_missing_file_is_made_again(memory: Memory, notices: list[str]) -> None:
    shutil.rmtree(index_file(memory.library).parent)
    answers_right(Memory(memory.library, notices.append))
    assert files(memory.library) == ["en.idx", "zh.idx"]
    assert not notices


def test_an_index_of_another_library_is_not_used(memory: Memory, notices: list[str]) -> None:
    other = Stamp("other", 1, "x", 99, "zh", 1)
    build(index_file(memory.library), [Entry(1, "甲", "甲")], "zh", other.text())
    answers_right(Memory(memory.library, notices.append))
    assert len(notices) == 1


def test_where_the_folder_cannot_be_written_the_cache_takes_the_file(library: Library, tmp_path: Path) -> None:
    add(library, range(20))
    index_file(library).parent.write_text("in the way", encoding="utf-8")
    notices: list[str] = []
    answers_right(Memory(library, notices.append))
    assert all("in memory" in notice for notice in notices)
    assert len(notices) == 2
    notices.clear()
    library.cache = tmp_path / "cache"
    answers_right(Memory(library, notices.append))
    assert not notices
    assert sorted(path.name for path in (tmp_path / "cache").rglob("*.idx")) == ["en.idx", "zh.idx"]


def _build_on_a_full_disk(path: str) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    tm.store.Sides = partial(Sides, small=5)  # type: ignore[assignment, misc]
    corpora.search.live.MOST_PENDING = 12
    notices: list[str] = []
    with Library.open(Path(path), SCHEMAS) as library:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))  # what a file may have: less than the index has
        answers_right(Memory(library, notices.append))
    assert len(notices) == 2, notices
    assert all("in memory" in notice for notice in notices)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of a file here")
def test_a_full_disk_leaves_the_old_file_and_the_answers_right(memory: Memory) -> None:
    add(memory.library, range(40, 60))  # so many that the file is made anew
    before = index_file(memory.library).read_bytes()
    process = multiprocessing.get_context("spawn").Process(
        target=_build_on_a_full_disk, args=(str(memory.library.path),)
    )
    process.start()
    process.join()
    assert process.exitcode == 0
    assert index_file(memory.library).read_bytes() == before
    assert files(memory.library) == ["en.idx", "zh.idx"]


def test_a_builder_that_dies_leaves_the_old_file(memory: Memory) -> None:
    before = index_file(memory.library).read_bytes()

    def dying() -> Iterator[Entry]:
        yield Entry(1, "甲", "甲")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(index_file(memory.library), dying(), "zh", "")
    assert index_file(memory.library).read_bytes() == before
    assert files(memory.library) == ["en.idx", "zh.idx"]


def _build_and_ask(path: str) -> None:
    tm.store.Sides = partial(Sides, small=5)  # type: ignore[assignment, misc]
    with Library.open(Path(path), SCHEMAS) as library:
        answers_right(Memory(library))


def test_builders_at_once_do_no_harm(library: Library) -> None:
    add(library, range(40))
    context = multiprocessing.get_context("spawn")
    builders = [context.Process(target=_build_and_ask, args=(str(library.path),)) for _ in range(3)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert [builder.exitcode for builder in builders] == [0, 0, 0]
    answers_right(Memory(library))
    assert files(library) == ["en.idx", "zh.idx"]


def test_a_reader_goes_on_with_the_file_that_it_has_open(memory: Memory) -> None:
    index_file(memory.library).unlink()
    answers_right(memory)


def test_units_of_another_import_stay_and_ids_are_not_given_again(memory: Memory) -> None:
    library = memory.library
    second = add(library, range(15, 25))
    assert memory.take_back(1) == 15
    assert memory.count() == 10
    assert memory.take_back(second) == 10
    assert (memory.count(), memory.documents()) == (0, 0)
    answers_right(memory)
    add(library, range(2))
    assert [stored.id for stored in memory.units()] == [26, 27]
    assert library.faults() == []
    assert not memory.damaged()


STEPS = st.lists(st.tuples(st.sampled_from(["add", "undo", "open", "lose"]), st.integers(0, 40)), max_size=10)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_course_of_writes(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]) -> None:
    path = tmp_path_factory.mktemp("course") / "library.db"
    with Library.create(path, SCHEMAS) as library:
        memory = Memory(library)
        imports = []
        for step, number in steps:
            if step == "add":
                imports.append(add(library, range(number, number + number % 9)))
            elif step == "undo" and imports:
                memory.take_back(imports.pop(number % len(imports)))
            elif step == "open":
                memory = Memory(library)
            elif step == "lose" and index_file(library).exists():
                # Under another name first: whoever has the file mapped goes on with it.
                torn = path.with_name("torn")
                torn.write_bytes(index_file(library).read_bytes()[:number])
                torn.replace(index_file(library))
            answers_right(memory)
