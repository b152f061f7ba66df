"""Running the command line in this process."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.app import run


@dataclass(frozen=True)
class Outcome:
    """What a command line did: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Yiku = Callable[..., Outcome]


@pytest.fixture(scope="session")
def shipped_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library filled with the termbase that ships, to be copied by those who write to it."""
    path = tmp_path_factory.mktemp("shipped") / "library.db"
    assert run(["--db", str(path), "--quiet", "init"]) == 0
    return path


@pytest.fixture
def shipped_yiku(yiku: Yiku, shipped_library: Path, tmp_path: Path) -> Yiku:
    """Run `yiku` with a library of its own that holds the termbase that ships."""
    shutil.copy(shipped_library, tmp_path / "library.db")
    return yiku


@pytest.fixture
def yiku(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Yiku:
    """Run `yiku` with an empty library of its own."""

    def command(*arguments: object) -> Outcome:
        library = tmp_path / "library.db"
        if not library.exists():
            run(["--db", str(library), "init", "--empty"])
            capsys.readouterr()
        status = run(["--db", str(library), *map(str, arguments)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Outcome(status, out, err)

    return command
