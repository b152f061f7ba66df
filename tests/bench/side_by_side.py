"""Timing whole commands in turn, so that a machine's changing speed meets both alike."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence


def medians(commands: Mapping[str, Sequence[str]], runs: int, environment: Mapping[str, str]) -> dict[str, float]:
    """Return each command's median wall time in seconds over `runs` rounds, after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            done = subprocess.run(command, capture_output=True, env=os.environ | dict(environment), check=False)
            seconds[name].append(time.perf_counter() - started)
            if done.returncode:
                raise SystemExit(f"{' '.join(command)} failed: {done.stderr.decode()}")
    return {name: statistics.median(times[1:]) for name, times in seconds.items()}


def table(times: Mapping[str, float], base: str) -> None:
    """Print each time in milliseconds with its ratio to the base."""
    longest = max(map(len, times))
    for name, seconds in times.items():
        print(f"  {name:{longest}}  {1000 * seconds:7.0f} ms  {seconds / times[base]:5.2f} x")
