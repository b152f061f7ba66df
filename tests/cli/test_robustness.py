"""What a careless or hostile user gives is refused in one line with status 2, and nothing is lost or half-done."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.app import run

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
ROOT = SAMPLES.parents[1]


def process(*arguments: object, closing: int | None = None, **options) -> subprocess.Popen[bytes]:
    """Start `yiku` as a process of its own, as a shell does; `closing` is a standard stream that it is not given."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shell = [] if closing is None else ["sh", "-c", f'exec "$@" {closing}>&-', "sh"]
    command = [*shell, sys.executable, "-m", "cli.app", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, **options)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def wait_for_a_writer(library: Path, started: subprocess.Popen[bytes]) -> None:
    """Return once the process has opened the transaction of its import."""
    connection = sqlite3.connect(library, timeout=0, isolation_level=None)
    while started.poll() is None:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            break
        connection.execute("ROLLBACK")
        time.sleep(0.01)
    connection.close()


def refused(outcome) -> str:
    """Return the one line of an error, after seeing that it is one."""
    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    return outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup"],
        ["lookup", "x", "--format", "xml"],
        ["stats", "x"],
        ["lokup"],
        ["export", "x.tbx", "--only"],
        ["align", "x.md", "--threshold", "49"],
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(yiku, arguments: list[str]) -> None:
    assert "--help`" in refused(yiku(*arguments))


@pytest.mark.parametrize("query", ["国" * 40_000, "a b" * 30_000, "%", "_", "'\"", "*"])
def test_an_odd_or_huge_term_is_looked_up_like_any_other(shipped_yiku, query: str) -> None:
    assert shipped_yiku("lookup", query).status == 1


@pytest.mark.parametrize("option", ["--zh", "--note", "--subject", "--source", "--definition"])
def test_what_is_not_utf_8_is_refused_wherever_a_concept_could_hold_it(yiku, option: str) -> None:
    refused(yiku("add", "--zh", "甲会", "--en", "A", option, "\udcff"))
    refused(yiku("show", "\udcff"))
    assert yiku("stats", "--json").data["concepts"] == 0


def test_control_characters_do_not_reach_the_terminal(yiku) -> None:
    yiku("add", "--zh", "甲会", "--en", "A\x1b[31m", "--note", "x\x1b]0;t\x07")
    for command in (["show", "L-00001"], ["show", "L-00001", "--history"], ["lookup", "甲会", "--full"]):
        assert "\x1b" not in yiku(*command).out


@pytest.mark.parametrize("tag", ["!!", "", " ", "zh en", "klingonese"])
def test_what_is_no_language_is_refused(yiku, tag: str) -> None:
    assert "no language" in refused(yiku("import", "x.tmx", "--from", tag))


@pytest.mark.parametrize("command", [["import", "x.tmx"], ["export", "x.tmx"]])
def test_a_pair_of_one_language_is_refused(yiku, command: list[str]) -> None:
    assert "two languages" in refused(yiku(*command, "--from", "zh", "--to", "zh-CN"))


def test_an_empty_memory_is_mentioned(yiku, tmp_path: Path) -> None:
    outcome = yiku("align", write(tmp_path / "r.md", "大会通过了决议。"))
    assert outcome.status == 0
    assert "yiku import" in outcome.err


def test_outputs_never_replace_the_library_or_what_is_read(yiku, tmp_path: Path) -> None:
    report = write(tmp_path / "r.md", "大会通过了决议。")
    (tmp_path / "link.db").symlink_to("library.db")
    for name in ("library.db", "link.db", "library.db-wal"):
        assert "library itself" in refused(yiku("export", tmp_path / name, "--format", "tbx"))
        assert "library itself" in refused(yiku("backup", tmp_path / name))
    assert "overwritten" in refused(yiku("export", report, "--format", "csv", "--for", report))
    assert "name a file" in refused(yiku("export", "-", "--format", "csv"))
    assert yiku("verify").status == 0
    assert report.read_text(encoding="utf-8") == "大会通过了决议。"


def test_only_a_file_can_be_written_over(yiku, tmp_path: Path) -> None:
    (tmp_path / "folder.tbx").mkdir()
    os.mkfifo(tmp_path / "pipe.tbx")
    (tmp_path / "loop.tbx").symlink_to("loop.tbx")
    for name, words in (("folder", "a folder"), ("pipe", "a pipe"), ("loop", "leads to itself"), ("no/x", "no folder")):
        assert words in refused(yiku("export", tmp_path / f"{name}.tbx"))
    assert (tmp_path / "pipe.tbx").is_fifo()
    assert (tmp_path / "loop.tbx").is_symlink()
    assert list(tmp_path.glob(".*")) == []


def test_a_full_disk_names_the_output_and_leaves_the_old_one(
    yiku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, *_: object, **__: object) -> int:
        part.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpora.loading.load", lambda _: full)
    target = write(tmp_path / "glossary.tbx", "old")
    assert f"{target}: No space left" in refused(yiku("export", target))
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob(".*")) == []


def test_a_first_use_on_a_folder_a_foreign_file_or_a_dangling_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = write(tmp_path / "notes.txt", "my notes")
    (tmp_path / "link.db").symlink_to("target.db")
    for path, words in ((tmp_path, "is a folder"), (notes, "there already")):
        assert run(["--db", str(path), "init"]) == 2
        assert words in capsys.readouterr().err
    assert run(["--db", str(tmp_path / "link.db"), "init", "--empty"]) == 0
    assert (tmp_path / "target.db").is_file()
    (tmp_path / "empty.db").touch()
    assert run(["--db", str(tmp_path / "empty.db"), "init", "--empty"]) == 0
    assert run(["--db", str(tmp_path / "empty.db"), "verify"]) == 0


def test_a_library_is_made_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert run(["--db", str(tmp_path / "a.db"), "init", "--empty"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize("place", [200, 5000, 40_000, 300_000])
def test_a_damaged_library_is_no_bug(shipped_library: Path, tmp_path: Path, capsys, place: int) -> None:
    content = bytearray(shipped_library.read_bytes())
    content[place : place + 200_000] = b"\x5a" * len(content[place : place + 200_000])
    for command in (["stats"], ["lookup", "安理会"], ["search", "x y z"], ["verify"], ["export", tmp_path / "g.csv"]):
        (tmp_path / "a.db").write_bytes(content)
        status = run(["--db", str(tmp_path / "a.db"), *map(str, command)])
        err = capsys.readouterr().err
        assert status in {0, 1, 2}
        assert len(err.splitlines()) <= 1


def test_a_damaged_schema_is_no_bug(shipped_library: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "a.db").write_bytes(shipped_library.read_bytes().replace(b"CREATE TABLE", b"CREATE TABL\xd4", 1))
    assert run(["--db", str(tmp_path / "a.db"), "stats"]) == 2
    assert "not a Yiku library" in capsys.readouterr().err


@pytest.mark.parametrize("column", ["sources = '['", "kept = '[1]'", "text = x'ff'", "status = 'odd'"])
def test_damaged_rows_are_named_and_no_bug(shipped_library: Path, tmp_path: Path, capsys, column: str) -> None:
    path = shutil.copy(shipped_library, tmp_path / "a.db")
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE term SET {column} WHERE concept = 7")
    connection.commit()
    connection.close()
    assert run(["--db", str(path), "verify"]) == 2
    assert len(capsys.readouterr().out.splitlines()) == 1
    for command in (["export", tmp_path / "g.tbx"], ["lookup", "没有这样的词语"], ["init", "--update"]):
        assert run(["--db", str(path), *map(str, command)]) in {0, 1, 2}
        assert "bug" not in capsys.readouterr().err


def test_a_unit_with_half_a_character_anywhere_is_skipped_not_the_file(yiku, tmp_path: Path) -> None:
    rows = (
        'zh\ten\tproperties\tcodes\n好\ta\t[["x","\\ud800"]]\t\n大\tb\t\t[[[0,"open","\\udc00",null]],[]]\n会\tc\t\t\n'
    )
    outcome = yiku("import", write(tmp_path / "m.tsv", rows), "--as", "memory")
    assert outcome.out.endswith("1 units added, 0 there already, 2 skipped\n")


@pytest.mark.parametrize("ids", [("a[b*", "a[b*", "a[b*"), ("L-²", "", ""), ("L-9223372036854775807", "", "")])
def test_odd_ids_are_kept_and_made_unique(yiku, tmp_path: Path, ids: tuple[str, ...]) -> None:
    entries = "".join(
        f'<termEntry id="{id}"><langSet xml:lang="en"><tig><term>term {number}</term></tig></langSet></termEntry>'
        for number, id in enumerate(ids)
    )
    head = '<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>'
    outcome = yiku("import", write(tmp_path / "g.tbx", f"{head}{entries}</body></text></martif>"))
    assert outcome.out.endswith("3 concepts added, 0 there already, 0 skipped\n")
    assert "0 concepts added" in yiku("import", tmp_path / "g.tbx").out


def test_a_file_name_that_is_not_utf_8_can_be_imported(yiku, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.tsv"))
    try:
        shutil.copy(SAMPLES / "memory.tsv", path)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert yiku("import", path).status == 0


@pytest.mark.parametrize("name", ["folder.tmx", "pipe.tmx"])
def test_what_is_no_file_cannot_be_imported(yiku, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.tmx").mkdir()
    os.mkfifo(tmp_path / "pipe.tmx")
    assert "takes files" in refused(yiku("import", tmp_path / name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_standard_input_may_be_in_any_encoding_of_a_document(
    shipped_yiku, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    text = "安理会\r\n大会\r\n联合国难民事务高级专员公署\r\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode(encoding)), "utf-8"))
    assert [one["query"] for one in shipped_yiku("lookup", "-", "--json").data] == text.split()


@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize("command", [["lookup", "-"], ["lookup", "安理会"], ["align", "-"]])
def test_a_closed_standard_stream_is_no_bug(shipped_library: Path, closed: int, command: list[str]) -> None:
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    started = process("--db", shipped_library, *command, closing=closed, **streams)
    _, err = started.communicate(timeout=60)
    assert started.returncode == (0 if command[1] != "-" else 2)
    assert b"bug" not in err
    assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("query", ["安理会", "nothing of the sort"])
def test_standard_output_that_is_full_is_an_error(shipped_library: Path, query: str) -> None:
    with Path("/dev/full").open("wb") as full:
        started = process("--db", shipped_library, "-q", "lookup", query, "--json", stdout=full, stderr=subprocess.PIPE)
        _, err = started.communicate(timeout=60)
    assert started.returncode == 2
    assert err.startswith(b"yiku: standard output: ")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_the_library_as_it_was(yiku, tmp_path: Path, sent: signal.Signals) -> None:
    yiku("stats")
    rows = "".join(f"大会第{number}次会议通过了决议\tThe Assembly adopted {number}\n" for number in range(50_000))
    table = write(tmp_path / "m.tsv", "zh\ten\n" + rows)
    started = process("--db", tmp_path / "library.db", "import", table, "--as", "memory", stderr=subprocess.PIPE)
    wait_for_a_writer(tmp_path / "library.db", started)
    started.send_signal(sent)
    _, err = started.communicate(timeout=60)
    assert started.returncode == (130 if sent is signal.SIGINT else -sent)
    assert err == (b"yiku: stopped; nothing half-done was kept\n" if sent is signal.SIGINT else b"")
    assert yiku("stats", "--json").data["units"] == 0
    assert yiku("verify").status == 0


def family(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = {int(child) for child in children.read_text(encoding="ascii").split()} if children.exists() else set()
    return found.union(*map(family, found))


@pytest.fixture
def many_units(tmp_path: Path) -> Path:
    """A table that is large enough for processes of its own to be started for it."""
    rows = (f"大会第{number}次会议通过了决议\tThe Assembly adopted {number}\n" for number in range(80_000))
    return write(tmp_path / "m.tsv", "zh\ten\n" + "".join(rows))


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no way to see the processes")
@pytest.mark.skipif(len(getattr(os, "sched_getaffinity", lambda _: [])(0)) < 2, reason="one core: no processes")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("later", [0, 0.05, 0.3, 1.2])
def test_an_import_by_several_processes_is_stopped_with_all_of_them(
    yiku, tmp_path: Path, many_units: Path, sent: signal.Signals, later: float
) -> None:
    yiku("stats")
    command = ["--db", tmp_path / "library.db", "import", many_units, "--as", "memory"]
    started = process(*command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    while started.poll() is None and not family(started.pid):
        time.sleep(0.01)
    time.sleep(later)
    workers = family(started.pid)
    if sent is signal.SIGINT:
        os.killpg(started.pid, sent)  # as a terminal does: to all of them
    else:
        started.kill()
    out, err = started.communicate(timeout=60)
    assert (out, started.returncode) == (b"", 130 if sent is signal.SIGINT else -sent)
    if sent is signal.SIGINT:
        assert err == b"yiku: stopped; nothing half-done was kept\n"
    for _ in range(500):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.02)
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []
    assert yiku("stats", "--json").data["units"] == 0
    assert yiku("verify").status == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"m.tsv", "library.db", "library.db-wal", "library.db-shm"}


def test_an_import_by_several_processes_warns_of_nothing(yiku, tmp_path: Path, many_units: Path) -> None:
    yiku("stats")
    few = write(
        tmp_path / "few.tsv", "".join(many_units.read_text(encoding="utf-8").splitlines(keepends=True)[:12_000])
    )
    command = [sys.executable, "-W", "error", "-m", "cli.app", "--db", tmp_path / "library.db", "import", few]
    done = subprocess.run(
        [*map(str, command), "--as", "memory"], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"11999 units added, 0 there already, 0 skipped\n")
    assert "0 units added, 11999 there already" in yiku("import", few, "--as", "memory").out


def test_progress_is_shown_on_a_terminal_alone(yiku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"大会第{number}次会议\tMeeting {number}\n" for number in range(2500))
    table = write(tmp_path / "m.tsv", "zh\ten\n" + rows)
    assert yiku("import", table, "--as", "memory").err == ""
    monkeypatch.setattr("cli.session.sys.stderr.isatty", lambda: True)
    shown = yiku("import", table, "--as", "memory").err
    assert "importing m.tsv: 2,000 (" in shown
    assert "a second)" in shown
    for step in ("2,500 read", "linking neighbours", "indexing identities", "indexing hashes", "committing"):
        assert f"importing m.tsv: {step}" in shown
    assert shown.endswith("\r\033[K")


def test_a_first_use_by_several_at_once_makes_one_library(tmp_path: Path) -> None:
    commands = ["--db", tmp_path / "a.db", "import", SAMPLES / "memory.tsv"]
    started = [process(*commands, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    out = b"".join(one.communicate(timeout=120)[0] for one in started)
    assert [one.returncode for one in started] == [0, 0]
    assert sorted(line.split(b": ")[1][:11] for line in out.splitlines()) == [b"0 units add", b"265 units a"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
