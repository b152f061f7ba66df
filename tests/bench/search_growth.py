"""How the time of a query grows with the index: measured at several sizes with the same queries, and drawn."""

import importlib.util
import math
import statistics
from collections.abc import Sequence
from pathlib import Path

from build_scale import entries, measured, write_lines
from figures import Figure
from material import chinese_segments
from search_rivals import LIMIT, THRESHOLD, rapidfuzz_scan
from side_by_side import in_rounds

from corpora.search.build import build
from corpora.search.fuzzy import FuzzyIndex
from corpora.search.kernel import kernel

SIZES = (10_000, 30_000, 100_000, 300_000)
SCANNED = 10

Points = dict[str, dict[int, float]]
"""The median seconds of a query by kind of search and number of segments."""


def growth(folder: Path, segments: Sequence[str], queries: Sequence[str], large: int) -> tuple[Points, list[Figure]]:
    """Return the medians at all sizes, and the figures of the growth; `large` 0 or a size of minutes."""
    points: Points = {}
    path = folder / "growth.index"
    lines = folder / "zh.txt"
    for size in (*(size for size in SIZES if size < len(segments)), len(segments)):
        build(path, entries(lines, size), "zh", "bench")
        _measure(points, path, size, segments[:size], queries)
    figures = []
    if large:
        write_lines(lines, chinese_segments(large))
        built = measured(lines, large, path, at_once=False)
        _measure(points, path, large, (), queries)
        figures += _large(large, built["bytes"], points)
    return points, figures + _exponents(points, len(segments), large)


def _measure(points: Points, path: Path, size: int, segments: Sequence[str], queries: Sequence[str]) -> None:
    index, numpy = FuzzyIndex.open(path), FuzzyIndex.open(path, compiled=False)
    calls = {"numpy alone": (lambda query: numpy.nearest(query, THRESHOLD, LIMIT), queries)}
    if kernel():
        calls["compiled"] = (lambda query: index.nearest(query, THRESHOLD, LIMIT), queries)
    if segments:
        calls["rapidfuzz scan"] = (rapidfuzz_scan(segments), queries[:SCANNED])
    for name, times in in_rounds(calls).items():
        points.setdefault(name, {})[size] = statistics.median(times)


def _large(size: int, memory: float, points: Points) -> list[Figure]:
    middle = points.get("compiled", points["numpy alone"])[size]
    return [
        Figure(f"{size:,}: build, peak memory", memory / 1e9, "GB", most=12),
        Figure(f"{size:,}: median", 1000 * middle, "ms", most=12),
    ]


def _exponents(points: Points, count: int, large: int) -> list[Figure]:
    """Return by what power of the size the time grows: 1 is in proportion."""
    times = points.get("compiled", points["numpy alone"])
    steps = [(small, great) for small, great in ((100_000, count), (count, large)) if small in times and great > small]
    return [
        Figure(
            f"exponent of growth, {small:,} to {great:,}",
            math.log(times[great] / times[small]) / math.log(great / small),
            "",
            most=1.0,
        )
        for small, great in steps
    ]


def curve(points: Points, path: Path) -> None:
    """Draw the medians over the size, both logarithmic; nothing where matplotlib is not installed."""
    if importlib.util.find_spec("matplotlib") is None:
        print(f"  matplotlib is not installed: {path.name} was not drawn (pip install -e '.[bench]')")
        return
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4), dpi=90)
    for name, times in points.items():
        axes.loglog(times.keys(), [1000 * seconds for seconds in times.values()], marker="o", label=name)
    axes.set(xlabel="segments", ylabel="ms a query (median, t = 0.7, best 5)")
    axes.grid(which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path)
