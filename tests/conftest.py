"""What tests share: an empty library in a temporary folder, and the material beside the project where it is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.library import Library
from termbase.store import TERMBASE_SCHEMA
from tm.schema import MEMORY_SCHEMA

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as made:
        yield made


@pytest.fixture
def shared() -> Path:
    """The folder of real input beside the project; a stranger's clone has none."""
    if not SHARED.is_dir():
        pytest.skip("no real input beside the project")
    return SHARED
