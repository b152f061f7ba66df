"""The folders are rooms, and text flows through them one way: proved from the source."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "corpora": set(),
    "termbase": {"corpora"},
    "tm": {"corpora", "termbase"},
    "cli": {"corpora", "termbase", "tm"},
}
MODULES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ":" in node.value:
            names.add(node.value.split(":")[0].split(".")[0] if node.value.split(":")[0].isascii() else "")
    return names & set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_lies_below_its_package(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) - {package} <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_imports_stay_inside_the_package(path: Path) -> None:
    depth = len(path.relative_to(ROOT).parts) - 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level <= depth


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.parts[-2] != "cli"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "exit", "sys.exit", "input", "quit"}
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in {"sys.argv", "os.environ", "sys.stdout", "sys.stderr"}


def test_no_room_is_named_for_nothing() -> None:
    names = {part for path in MODULES for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert not names & {"utils", "helpers", "common", "core", "misc"}
