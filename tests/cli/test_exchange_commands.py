"""import and export: nothing twice, nothing half, and what goes out comes back."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_memory_is_imported_once(yiku) -> None:
    first, again = yiku("import", SAMPLES / "memory.tsv"), yiku("import", SAMPLES / "memory.tsv")
    assert "265 units added" in first.out
    assert "0 units added, 265 there already" in again.out
    assert yiku("stats", "--json").data["units"] == 265


def test_a_dry_run_stores_nothing(yiku) -> None:
    assert "265 units would be added" in yiku("import", SAMPLES / "memory.tsv", "--dry-run").out
    assert yiku("stats", "--json").data["units"] == 0
    assert yiku("stats", "--json").data["generation"] == 0


@pytest.mark.parametrize("name", ["memory.tmx", "memory.tsv"])
def test_a_memory_exported_and_imported_again_is_the_same(yiku, tmp_path: Path, name: str) -> None:
    yiku("import", SAMPLES / "memory.tsv")
    assert yiku("export", tmp_path / name).status == 0
    assert "0 units added, 265 there already" in yiku("import", tmp_path / name).out


@pytest.mark.parametrize(
    "options",
    [
        ["glossary.tbx"],
        ["glossary.tbx", "--tbx-version", "3"],
        ["glossary.tbx", "--dialect", "linguist", "--style", "dct"],
        ["glossary.csv"],
        ["glossary.xml", "--format", "tbx"],
    ],
)
def test_a_glossary_exported_and_imported_again_is_the_same(shipped_yiku, tmp_path: Path, options: list[str]) -> None:
    concepts = shipped_yiku("stats", "--json").data["concepts"]
    assert shipped_yiku("export", tmp_path / options[0], *options[1:]).status == 0
    imported = shipped_yiku("import", tmp_path / options[0]).out
    assert f"0 concepts added, {concepts} there already, 0 skipped" in imported


def test_only_a_subject_or_a_reports_terms_are_exported(yiku, tmp_path: Path) -> None:
    yiku("add", "--zh", "大会", "--en", "General Assembly", "--subject", "organs")
    yiku("add", "--zh", "马里", "--en", "Mali", "--subject", "states")
    yiku("export", tmp_path / "organs.csv", "--only", "Organs")
    assert "Mali" not in (tmp_path / "organs.csv").read_text(encoding="utf-8")
    report = write(tmp_path / "report.md", "1. 马里代表发言。")
    yiku("export", tmp_path / "report.csv", "--for", report)
    assert "General Assembly" not in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert "Mali" in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert "organs, states" in yiku("export", tmp_path / "x.csv", "--only", "nothing").err


def test_a_table_without_headers_needs_to_be_told(yiku, tmp_path: Path) -> None:
    table = write(tmp_path / "pairs.csv", "各国应当合作。,States should cooperate.,A/75/1:3\n")
    assert "--as" in yiku("import", table).err
    assert "1 units added" in yiku("import", table, "--as", "memory").out
    assert "1 concepts added" in yiku("import", table, "--as", "terms").out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.tmx", b""),
        (
            "cut.tmx",
            b'<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a',
        ),
        ("other.tmx", b"<html><body>no</body></html>"),
        (
            "bomb.tmx",
            b'<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><tmx version="1.4"><body><tu>'
            b'<tuv xml:lang="en"><seg>&b;</seg></tuv><tuv xml:lang="zh"><seg>x</seg></tuv></tu></body></tmx>',
        ),
        ("outside.tbx", b'<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif type="TBX">&x;</martif>'),
        ("text.tbx", "不是".encode("gb18030")),
        ("binary.csv", bytes(range(256)) * 10),
        ("nothing.csv", b"term,language\n,\n"),
        ("unknown.xyz", b"a"),
        (
            "languages.tmx",
            b'<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv>'
            b'<tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>',
        ),
    ],
)
def test_a_bad_file_is_refused_in_one_line_and_the_library_is_as_it_was(
    yiku, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    outcome = yiku("import", tmp_path / name)
    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.strip().splitlines()) == 1
    assert name in outcome.err
    assert yiku("stats", "--json").data == {
        "concepts": 0,
        "terms": 0,
        "units": 0,
        "documents": 0,
        "languages": [],
        "generation": 0,
    }


def test_an_output_that_cannot_be_written_leaves_the_old_one(yiku, tmp_path: Path) -> None:
    target = write(tmp_path / "glossary.tbx", "old")
    assert yiku("export", target, "--only", "nothing").status == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert [file for file in tmp_path.iterdir() if file.suffix == ".part"] == []
    assert yiku("export", tmp_path / "missing" / "glossary.tbx").status == 2


@pytest.mark.parametrize(
    "options",
    [
        ["x.tbx", "--dialect", "good"],
        ["x.tbx", "--style", "good"],
        ["x.tbx", "--tbx-version", "2", "--style", "dct"],
        ["x.csv", "--tbx-version", "3"],
        ["x.docx"],
        ["x"],
    ],
)
def test_options_that_do_not_fit_are_refused(yiku, tmp_path: Path, options: list[str]) -> None:
    assert yiku("export", tmp_path / options[0], *options[1:]).status == 2
    assert not (tmp_path / options[0]).exists()
