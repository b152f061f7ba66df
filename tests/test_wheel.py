"""The wheel, installed into a fresh environment, does what the program does."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import textwrap
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


def test_without_a_compiler_the_wheel_is_pure_and_answers_with_numpy(tmp_path: Path) -> None:
    wheel = build(tmp_path, CC="no-such-compiler")
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not any("_kernel" in name for name in zipfile.ZipFile(wheel).namelist())
    search = """
        from corpora.search.fuzzy import FuzzyIndex
        from corpora.search.index import Entry
        from corpora.search.kernel import kernel
        print(kernel(), FuzzyIndex.of([Entry(7, "各国政府", "各国政府")], "zh").nearest("各国政府和", 0.7, 5))
    """
    command = [sys.executable, "-c", textwrap.dedent(search)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(wheel)}
    )
    assert done.stdout == "None [Hit(key=7, similarity=0.8)]\n"


def test_the_source_of_the_kernel_is_in_the_source_distribution(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    (archive,) = tmp_path.glob("yiku-*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    assert {"hatch_build.py", "corpora/search/kernel.c", "corpora/search/words.c"} <= names
    assert not any(Path(name).stem == "_kernel" for name in names)
