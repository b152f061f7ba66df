"""The wheel, installed into a fresh environment, does what the program does."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"


@pytest.fixture(scope="module")
def yiku(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    (wheel,) = folder.glob("yiku-*.whl")
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
