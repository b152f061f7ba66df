"""`yiku import` of a great TMX as a whole process: its speed, time and memory, and those of importing it again."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from material import write_tmx

INTERVAL = 0.2
"""How many seconds lie between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: `wall` and `cpu` in seconds, all its workers counted; `peak` in MB, together."""

    wall: float
    cpu: float
    peak: float
    out: str


def main(units: int = 1_000_000) -> None:
    """Print what importing so many units takes and what importing them again does."""
    with tempfile.TemporaryDirectory() as folder:
        library(Path(folder), units, ("first", "again"))


def library(folder: Path, units: int, imports: Sequence[str] = ("first",)) -> Path:
    """Make a library of so many units in a folder, print what each import took, and return it."""
    file, made = folder / "memory.tmx", folder / "library.db"
    write_tmx(file, units)
    print(f"yiku import of {units:,} units, {file.stat().st_size / 1e6:,.0f} MB of TMX")
    yiku = [sys.executable, "-m", "cli.app", "--db", str(made), "--quiet"]
    measured([*yiku, "init", "--empty"])
    for name in imports:
        run = measured([*yiku, "import", str(file)])
        print(
            f"  {name}: {units / run.wall:7,.0f} units/s, {run.wall:6.1f} s, {run.cpu:6.1f} s of CPU,"
            f" {run.peak:4.0f} MB at most; {run.out.strip().partition(': ')[2]}"
        )
    print(f"  the library has {made.stat().st_size / 1e6:,.0f} MB")
    return made


def measured(command: list[str]) -> Run:
    """Run a process to its end and return what it took; raises SystemExit where it fails."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        peak = 0.0
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            peak = max(peak, _together(process.pid))
            time.sleep(INTERVAL)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        out = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    usage = ended[2]
    return Run(wall, usage.ru_utime + usage.ru_stime, peak or usage.ru_maxrss / 1024, out)


def _together(pid: int) -> float:
    """Return the memory in MB of a process and those below it, what they share counted once; 0 where no /proc is."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(_together(int(child)) for child in children)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
