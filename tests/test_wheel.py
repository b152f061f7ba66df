"""The wheel, installed into a fresh environment, does what the program does."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"


def build(folder: Path, **environment: str) -> Path:
    """The wheel, built in an environment of one's own."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=os.environ | environment)
    (wheel,) = folder.glob("yiku-*.whl")
    return wheel


@pytest.fixture(scope="module")
def yiku(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build(folder)
    venv.create(folder / "fresh", with_pip=True)
    binaries = folder / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    install = [str(binaries / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, cwd=folder)
    return binaries / "yiku"


def run(yiku: Path, folder: Path, *arguments: str) -> str:
    command = [str(yiku), "--db", str(folder / "library.db"), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment
    )
    return done.stdout


def test_the_installed_command_looks_a_term_up_and_aligns_a_report(yiku: Path, tmp_path: Path) -> None:
    found = json.loads(run(yiku, tmp_path, "lookup", "毒品和犯罪问题办公室", "--json"))
    assert "UNODC" in {term["text"] for term in found["results"][0]["terms"]["en"]}
    run(yiku, tmp_path, "import", str(SAMPLES / "memory.tsv"))
    aligned = json.loads(run(yiku, tmp_path, "align", str(SAMPLES / "report.zh.md"), "--json"))
    assert {"context", "exact", "value", "fuzzy"} <= {m["kind"] for s in aligned["segments"] for m in s["matches"]}
    run(yiku, tmp_path, "align", str(SAMPLES / "report.zh.md"), "-o", str(tmp_path / "review.html"))
    assert "<html" in (tmp_path / "review.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no C compiler")
def test_a_wheel_has_the_compiled_kernel(tmp_path: Path) -> None:
    wheel = build(tmp_path)
    assert any(Path(name).stem == "_kernel" for name in zipfile.ZipFile(wheel).namelist())
    assert "-py3-none-" in wheel.name
    assert not wheel.name.endswith("-any.whl")


def test_without_a_compiler_the_wheel_is_pure(tmp_path: Path) -> None:
    wheel = build(tmp_path, CC="no-such-compiler")
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not any("_kernel" in name for name in zipfile.ZipFile(wheel).namelist())
