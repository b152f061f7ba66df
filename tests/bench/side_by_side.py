"""Timing whole commands, and calls, in turn, so that a machine's changing speed meets both alike."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


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


def in_rounds(
    calls: Mapping[str, tuple[Callable[[T], object], Sequence[T]]],
    rounds: int = 3,
    of: Callable[[Sequence[float]], float] = statistics.median,
) -> dict[str, list[float]]:
    """Return for each call and each of its arguments the median seconds of several rounds, one before not counted.

    A round makes one call with all its arguments, then the next one: what is measured is a busy index, not a cold one.
    `of` may be `min`, which leaves out what other processes take.
    """
    seconds: dict[str, list[list[float]]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        for name, (call, arguments) in calls.items():
            seconds[name].append([timed(call, argument) for argument in arguments])
    return {name: [of(each) for each in zip(*taken[1:], strict=True)] for name, taken in seconds.items()}


def timed(call: Callable[[T], object], argument: T) -> float:
    """Return the seconds that one call takes."""
    started = time.perf_counter()
    call(argument)
    return time.perf_counter() - started
