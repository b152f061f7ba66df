"""init, stats, verify, backup, and how what goes wrong becomes an exit status."""

import sqlite3
from pathlib import Path

import pytest

from cli.app import run
from corpora.library import Library
from termbase.store import TERMBASE_SCHEMA
from tm.schema import MEMORY_SCHEMA


def test_init_does_not_touch_a_library_that_is_there(yiku) -> None:
    yiku("add", "--zh", "甲会", "--en", "A")
    assert yiku("init").status == 2
    assert yiku("stats", "--json").data["concepts"] == 1


def test_update_fills_an_empty_library_and_says_how_much(yiku) -> None:
    assert "0 shipped" not in yiku("init", "--update").err
    assert yiku("stats", "--json").data["concepts"] >= 300
    assert "0 shipped" in yiku("init", "--update").err


def test_an_older_termbase_is_mentioned_and_mended_but_not_over_an_edit(shipped_yiku, tmp_path: Path) -> None:
    yiku = shipped_yiku
    ids = [one["concept"] for one in yiku("lookup", "大会", "安理会", "--json").data for one in one["results"][:1]]
    yiku("edit", ids[0], "--note", "mine")
    with Library.open(tmp_path / "library.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library, library.writing():
        library.set("shipped", "older")
        library.connection.execute("UPDATE concept SET note = 'old', checksum = 'old' WHERE id IN (?, ?)", ids)
    assert "init --update" in yiku("stats").err
    assert "1 shipped" in yiku("init", "--update").err
    assert "init --update" not in yiku("stats").err


def test_stats_has_the_keys_of_the_contract(yiku) -> None:
    assert list(yiku("stats", "--json").data) == ["concepts", "terms", "units", "documents", "languages", "generation"]


def test_verify_passes_a_sound_library_and_names_a_changed_row(yiku, tmp_path: Path) -> None:
    yiku("add", "--zh", "甲会", "--en", "A")
    assert yiku("verify").status == 0
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("UPDATE term SET text = 'B' WHERE text = 'A'")
    connection.commit()
    connection.close()
    outcome = yiku("verify")
    assert outcome.status == 2
    assert "L-00001" in outcome.out


def test_a_backup_can_be_used(yiku, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    yiku("add", "--zh", "甲会", "--en", "A")
    assert yiku("backup", tmp_path / "copy.db").status == 0
    assert run(["--db", str(tmp_path / "copy.db"), "lookup", "甲会"]) == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["lookpu", "x"], 2),
        (["lookup"], 2),
        (["lookup", "x", "--format", "xml"], 2),
        (["align", "missing.md"], 2),
        (["import", "missing.tmx"], 2),
        (["export", "glossary.docx"], 2),
        (["search", " "], 2),
        (["search", "nothing like it"], 1),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_statuses(yiku, arguments: list[str], status: int) -> None:
    assert yiku(*arguments).status == status


def test_the_library_and_quiet_may_be_named_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "--empty", "--quiet", "--db", str(tmp_path / "a.db")]) == 0
    assert run(["stats", f"--db={tmp_path / 'a.db'}"]) == 0
    assert run(["lookup", "--db"]) == 2
    assert "made the library" not in capsys.readouterr().err


def test_a_mistyped_command_gets_a_suggestion(yiku) -> None:
    assert "Did you mean lookup?" in yiku("lokup").err


def test_a_bug_is_reported_in_short_with_status_70(yiku, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object) -> None:
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr("termbase.store.Termbase.counts", broken)
    outcome = yiku("stats")
    assert outcome.status == 70
    assert "bug" in outcome.err


def test_control_c_is_130(yiku, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("termbase.store.Termbase.counts", interrupted)
    assert yiku("stats").status == 130


@pytest.mark.parametrize(
    "command",
    [
        "lookup",
        "align",
        "search",
        "import",
        "imports",
        "undo",
        "export",
        "add",
        "edit",
        "remove",
        "show",
        "init",
        "stats",
        "verify",
        "backup",
    ],
)
def test_every_command_has_help_that_leads_with_an_example(yiku, command: str) -> None:
    outcome = yiku(command, "--help")
    assert outcome.status == 0
    assert outcome.out.split("\n\n")[1].strip().startswith("yiku ")


def test_a_file_that_is_no_library_is_refused_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes", encoding="utf-8")
    assert run(["--db", str(path), "stats"]) == 2
    assert path.read_text(encoding="utf-8") == "my notes"
    assert "not a Yiku library" in capsys.readouterr().err
