"""What Ctrl-C leaves of an import, and that the command says just that."""

import signal
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from corpora.interrupts import holding_interrupts

pytestmark = pytest.mark.usefixtures("heard_in_time")


@pytest.fixture
def heard_in_time() -> None:
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        pytest.skip("Ctrl-C is not heard here")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    for path in made:
        rows = (f"{path.stem}第{number}次会议\tMeeting {path.stem} {number}\n" for number in range(30))
        path.write_text("zh\ten\n" + "".join(rows), encoding="utf-8")
    return made


def interrupt_at(monkeypatch: pytest.MonkeyPatch, opening: str) -> None:
    """Let Ctrl-C come while SQLite is at a statement that opens so: Python hears of it when the statement is done."""

    class Interrupted(sqlite3.Connection):
        def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:  # type: ignore[override]
            cursor = super().execute(statement, *parameters)  # type: ignore[arg-type]
            if statement.startswith(opening):
                signal.raise_signal(signal.SIGINT)
            return cursor

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Interrupted))


def units(yiku) -> int:  # type: ignore[no-untyped-def]
    return int(yiku("stats", "--json").data["units"])


@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "INSERT INTO import", "UPDATE import", "UPDATE setting"])
def test_before_the_commit_nothing_is_stored(yiku, files: list[Path], statement: str) -> None:
    yiku("stats")
    with pytest.MonkeyPatch.context() as patch:
        interrupt_at(patch, statement)
        outcome = yiku("import", files[0], "--as", "memory")
    assert (outcome.status, outcome.out) == (130, "")
    assert "yiku: stopped; nothing half-done was kept" in outcome.err
    assert units(yiku) == 0
    assert yiku("verify").status == 0


def test_in_the_commit_it_comes_too_late(yiku, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    yiku("stats")
    monkeypatch.setattr("tm.store.Memory.refresh", None)  # who asked to stop does not wait for an index
    with pytest.MonkeyPatch.context() as patch:
        interrupt_at(patch, "COMMIT")
        outcome = yiku("import", files[0], "--as", "memory")
    assert outcome.status == 0
    assert "30 units added" in outcome.out
    assert "it is kept" in outcome.err
    assert units(yiku) == 30


def test_in_the_commit_of_one_file_it_stops_before_the_next(yiku, files: list[Path]) -> None:
    yiku("stats")
    with pytest.MonkeyPatch.context() as patch:
        interrupt_at(patch, "COMMIT")
        outcome = yiku("import", *files, "--as", "memory")
    assert outcome.status == 130
    assert "30 units added" in outcome.out
    assert "1 of 2 files are imported and kept" in outcome.err
    assert units(yiku) == 30


def test_while_indexing_the_import_is_kept(yiku, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    yiku("stats")
    monkeypatch.setattr("tm.store.Memory.refresh", interrupted)
    outcome = yiku("import", files[0], "--as", "memory")
    assert outcome.status == 130
    assert "30 units added" in outcome.out
    assert "stopped; the import is kept; what it lacks of an index is made when it is needed" in outcome.err
    assert units(yiku) == 30


def test_what_is_held_is_told_and_then_heard_again() -> None:
    with holding_interrupts() as heard:
        signal.raise_signal(signal.SIGINT)
    assert heard == [signal.SIGINT]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_process_that_is_deaf_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with holding_interrupts() as heard:
            signal.raise_signal(signal.SIGINT)
        assert heard == []
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
