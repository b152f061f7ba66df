"""Reading a report again and again, and one of many copies: memory stays flat, time grows with the length."""

import statistics
import tempfile
import time
import tracemalloc
from pathlib import Path

from corpora.read import read_document

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "reports" / "ctoc-cop-10-trafficking.zh.md"
SAMPLE = ROOT / "corpora" / "samples" / "report.zh.md"


def main() -> None:
    """Print the time of one reading, the growth of memory over 100, and the time of 100 copies beside one."""
    report = REAL if REAL.exists() else SAMPLE
    one = statistics.median(timed(report) for _ in range(5))
    tracemalloc.start()
    read_document(report)
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(100):
        read_document(report)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / report.name
        many.write_text((report.read_text(encoding="utf-8") + "\n\n") * 100, encoding="utf-8")
        hundred = timed(many)
    print(f"reading {report.name}: {1000 * one:.0f} ms; 100 times in one process: {grown / 1024:+.0f} KiB of memory")
    print(f"  one file of 100 copies: {hundred:.2f} s, {hundred / one:.0f} x one copy (wanted: 110 x at most)")


def timed(path: Path) -> float:
    """Return the seconds that one reading takes."""
    started = time.perf_counter()
    read_document(path)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
