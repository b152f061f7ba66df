"""The library's file: made whole, opened with care, written in one piece."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from corpora.errors import LibraryError
from corpora.library import APPLICATION_ID, Library
from termbase.concept import Concept, Term
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.schema import MEMORY_SCHEMA

SCHEMAS = (TERMBASE_SCHEMA, MEMORY_SCHEMA)


def test_a_new_library_says_what_it_is(library: Library) -> None:
    assert library.connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert library.setting("uuid")
    assert library.generation == 0


def test_a_write_bumps_the_generation_once(library: Library) -> None:
    with library.writing():
        library.set("a", "1")
        with library.writing():
            library.set("b", "2")
    assert (library.generation, library.setting("a"), library.setting("b")) == (1, "1", "2")


def test_a_failed_write_leaves_everything_as_it_was(library: Library) -> None:
    def interrupted() -> None:
        with library.writing():
            library.set("a", "1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (library.generation, library.setting("a")) == (0, None)


def test_making_fails_whole(tmp_path: Path) -> None:
    def fill(library: Library) -> None:
        raise LibraryError("no")

    with pytest.raises(LibraryError):
        Library.create(tmp_path / "a.db", SCHEMAS, fill)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library here"):
        Library.open(tmp_path / "a.db", SCHEMAS)


@pytest.mark.parametrize("content", [b"", b"text, no database" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError):
        Library.open(path, SCHEMAS)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "a.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(LibraryError, match="not a Yiku library"):
        Library.open(tmp_path / "a.db", SCHEMAS)


def test_a_library_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Library.create(path, SCHEMAS) as made:
        made.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryError, match="newer"):
        Library.open(path, SCHEMAS)


def test_a_backup_is_a_library_with_the_same_content(library: Library, tmp_path: Path) -> None:
    Termbase(library).add(Concept("", (Term("大会", "zh", "zh"),)))
    library.backup(tmp_path / "copy.db")
    with Library.open(tmp_path / "copy.db", SCHEMAS) as copy:
        assert Termbase(copy).counts() == (1, 1)
        assert copy.faults() == []


def test_a_backup_never_replaces_the_library_itself(library: Library) -> None:
    with pytest.raises(LibraryError, match="itself"):
        library.backup(library.path)


def _add_many(path: str, number: int) -> None:
    with Library.open(Path(path), SCHEMAS) as library:
        for step in range(10):
            Termbase(library).add(Concept("", (Term(f"term {number} {step}", "en", "en"),)))


def test_several_writers_wait_for_each_other(library: Library) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_many, args=(str(library.path), number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert Termbase(library).counts() == (30, 30)
    assert library.generation == 30


def test_a_damaged_page_is_reported(library: Library) -> None:
    termbase = Termbase(library)
    for number in range(300):
        termbase.add(Concept("", (Term(f"a term with a number {number}", "en", "en"),)))
    path = library.path
    library.close()
    content = bytearray(path.read_bytes())
    place = content.rindex(b"a term with a number 7")
    content[place] ^= 2
    path.write_bytes(content)
    with Library.open(path, SCHEMAS) as again:
        assert again.faults() or Termbase(again).damaged()
