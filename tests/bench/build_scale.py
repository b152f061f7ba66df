"""Building an index in a process of its own: how fast, and how much memory it takes beyond what was there before."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from corpora.search.build import build
from corpora.search.index import Entry


def write_lines(path: Path, segments: Iterable[str]) -> None:
    """Write segments, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{text}\n" for text in segments)


def read_lines(path: Path, count: int | None = None) -> Iterator[str]:
    """Yield the first segments of a file."""
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from (line.rstrip("\n") for line in islice(file, count))


def entries(lines: Path, count: int | None = None) -> Iterator[Entry]:
    """Yield the first segments of a file as entries."""
    return (Entry(key, text, text) for key, text in enumerate(read_lines(lines, count)))


def measured(lines: Path, count: int, index: Path, at_once: bool) -> dict[str, float]:
    """Build an index of the Chinese segments of a file elsewhere; return its `seconds`, those of the `processor` on all
    cores, and its `bytes` of memory.

    `at_once`: the entries lie ready before the build starts, so that only its own time counts; else they are read while
    it runs, so that only its own memory does.
    """
    command = [sys.executable, __file__, str(lines), str(count), str(index), "at once" if at_once else "as read"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _child(lines: Path, count: int, index: Path, at_once: bool) -> None:
    given = list(entries(lines, count)) if at_once else entries(lines, count)
    before = _most_memory()
    started, processor = time.perf_counter(), time.process_time()
    build(index, given, "zh", "bench")
    seconds, processor = time.perf_counter() - started, time.process_time() - processor
    print(json.dumps({"seconds": seconds, "processor": processor, "bytes": _most_memory() - before}))


def _most_memory() -> int:
    """Return the most bytes that this process has had, where /proc tells without those of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _child(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4] == "at once")
