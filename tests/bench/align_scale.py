"""`yiku align` as a whole command with a library of 1,000,000 units, the file cache warm."""

import sys
import tempfile
from pathlib import Path

from figures import Figure, table
from import_scale import library, measured
from reading import REAL, SAMPLE
from side_by_side import medians


def main(units: int = 1_000_000) -> list[Figure]:
    """Print what importing so many units takes, and return how long a report takes to align with them."""
    report = REAL if REAL.exists() else SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        yiku = [sys.executable, "-m", "cli.app", "--db", str(library(Path(folder), units)), "--quiet"]
        command = [*yiku, "align", str(report), "-o", str(Path(folder) / "out.json")]
        first = measured(command)
        seconds = medians({"align": command}, 5, {})["align"]
    name = f"align {report.name}, {units:,} units"
    return [Figure(f"{name}: the first time", first.wall, "s"), Figure(f"{name}: median after", seconds, "s", most=3)]


if __name__ == "__main__":
    table(main(*map(int, sys.argv[1:2])))
