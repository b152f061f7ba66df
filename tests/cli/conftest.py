"""Running the command line in this process."""

import json
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
