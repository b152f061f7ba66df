"""The search index at 1,000,000 segments: the figures that are claimed of it, side by side with others in one run.

    python tests/bench/search_scale.py [SEGMENTS] [--large]

`--large` measures 10,000,000 segments too, which takes minutes. The figures go to build/bench/search.json, the curve to
build/bench/scaling.png where matplotlib is installed.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import align_scale
from build_scale import measured, read_lines, write_lines
from figures import Figure, save, table
from material import chinese_segments, english_segments
from queries import changed, phrases
from search_growth import curve, growth
from search_rivals import LIMIT, SMALLER, THRESHOLD, compared, rapidfuzz_scan
from side_by_side import in_rounds

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry
from corpora.search.kernel import kernel
from corpora.search.phrase import parse_phrase
from corpora.text.units import words

ROOT = Path(__file__).resolve().parents[2]
QUERIES = 200
SCANNED = {"zh": 15, "en": 100}
"""How many of the queries are also answered by comparing with every segment."""


def main(count: int = 1_000_000, large: bool = False) -> None:
    """Print and keep all figures."""
    kind = "compiled kernel" if kernel() else "numpy alone"
    print(f"search, {count:,} Chinese segments, {kind} (each query: median of 3 rounds, after one not counted)")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lines, path = place / "zh.txt", place / "zh.index"
        write_lines(lines, chinese_segments(count))
        figures = [*_build(lines, count, path), *_file(path)]
        segments = list(read_lines(lines))
        queries = changed(segments[:SMALLER], QUERIES)
        figures += [*_chinese(path, segments, queries), *_tails(path, segments), *_concordance(path, segments)]
        figures += [*_batch(path, segments), *_english()]
        figures += compared(segments, FuzzyIndex.open(path), queries, place)
        points, growing = growth(place, segments, queries, 10_000_000 if large else 0)
    figures += [*growing, *align_scale.main(count)]
    table(figures)
    about = {"segments": count, "machine": platform.machine(), "processors": os.cpu_count(), "load": os.getloadavg()}
    save(ROOT / "build" / "bench" / "search.json", about, figures)
    curve(points, ROOT / "build" / "bench" / "scaling.png")


def _build(lines: Path, count: int, path: Path) -> list[Figure]:
    fast = min((measured(lines, count, path, at_once=True) for _ in range(3)), key=lambda run: run["seconds"])
    lean = measured(lines, count, path, at_once=False)
    return [
        Figure("build, best of 3", count / fast["seconds"], "segments/s", least=400_000),
        Figure("build, processor time of all cores", fast["processor"], "s"),
        Figure("build, peak memory", lean["bytes"] / count, "bytes/segment", most=600),
    ]


def _file(path: Path) -> list[Figure]:
    index = FuzzyIndex.open(path)
    beside = sum(size for name, size in index.sizes().items() if name not in ("forms", "texts"))
    opening = statistics.median(_seconds(lambda: FuzzyIndex.open(path)) for _ in range(25))
    return [
        Figure("index beside the text", beside / len(index), "bytes/segment", most=80),
        Figure("open", 1000 * opening, "ms", most=5),
    ]


def _chinese(path: Path, segments: Sequence[str], queries: Sequence[str]) -> list[Figure]:
    variants = {"numpy": FuzzyIndex.open(path, compiled=False)}
    if kernel():
        variants["compiled"] = FuzzyIndex.open(path)
    scan = rapidfuzz_scan(segments)
    return _beside_scan("zh", variants, scan, (queries, SCANNED["zh"]), {"numpy": 150, "compiled": 1000})


def _english() -> list[Figure]:
    """Compare by words; the scan is given a character for each word."""
    segments = list(english_segments(SMALLER))
    forms = [Entry(key, text, text) for key, text in enumerate(segments)]
    variants = {"numpy": FuzzyIndex.of(forms, "en", compiled=False)}
    if kernel():
        variants["compiled"] = FuzzyIndex.of(forms, "en")
    known: dict[str, str] = {}

    def spelled(text: str) -> str:
        return "".join(known.setdefault(word, chr(len(known) + 1)) for word in words(text))

    scan = rapidfuzz_scan([spelled(text) for text in segments])
    queries = changed(segments, QUERIES, by_words=True)
    wanted = {"numpy": 50, "compiled": 300}
    name = f"en, {len(segments):,}"
    return _beside_scan(name, variants, lambda query: scan(spelled(query)), (queries, SCANNED["en"]), wanted)


def _beside_scan(
    name: str,
    variants: dict[str, FuzzyIndex],
    scan: Callable[[str], list[float]],
    asked: tuple[Sequence[str], int],
    wanted: dict[str, float],
) -> list[Figure]:
    """Return the median times of the variants, and of the scan for a part of the queries over theirs for that part;
    `asked` has the queries, and how many are scanned."""
    queries, scanned = asked
    calls = {kind: (_nearest(index), queries) for kind, index in variants.items()}
    times = in_rounds({**calls, "scan": (scan, queries[:scanned])})
    figures = [Figure(f"{name}: median of a scan by rapidfuzz", 1000 * statistics.median(times["scan"]), "ms")]
    for kind, index in variants.items():
        ratio = statistics.median(times["scan"]) / statistics.median(times[kind][:scanned])
        figures.append(Figure(f"{name}: median, {kind}", 1000 * statistics.median(times[kind]), "ms"))
        figures.append(Figure(f"{name}: a scan beside {kind}", ratio, "x", least=wanted[kind]))
        equal = sum(_same(scan(query), index, query) for query in queries[:scanned])
        figures.append(Figure(f"{name}: answers of {kind} like the scan's", 100 * equal / scanned, "%", least=100))
    return figures


def _same(similarities: list[float], index: FuzzyIndex, query: str) -> bool:
    ours = [hit.similarity for hit in index.nearest(query, THRESHOLD, LIMIT)]
    return [round(one, 9) for one in ours] == [round(one, 9) for one in similarities]


def _tails(path: Path, segments: Sequence[str]) -> list[Figure]:
    """Return the slowest hundredth of 1,000 queries beside their median, each query the best of 5 rounds."""
    index, queries = FuzzyIndex.open(path), changed(segments, 1000)
    figures = []
    for threshold, most in ((0.7, 3), (0.5, 20)):
        times = sorted(in_rounds({"": (_nearest(index, threshold), queries)}, 5, min)[""])
        middle, slow = statistics.median(times), times[len(times) * 99 // 100]
        figures.append(Figure(f"zh: median of 1,000 queries at t = {threshold}", 1000 * middle, "ms"))
        figures.append(Figure(f"zh: p99 over median at t = {threshold}", slow / middle, "x", most=most))
    return figures


def _concordance(path: Path, segments: Sequence[str]) -> list[Figure]:
    index, asked = FuzzyIndex.open(path), phrases(segments, 100)
    times = in_rounds({"": (lambda phrase: index.containing(parse_phrase(phrase, "zh")), asked)})[""]
    checked = asked[:10]
    equal = sum(
        index.containing(parse_phrase(phrase, "zh")) == [key for key, text in enumerate(segments) if phrase in text]
        for phrase in checked
    )
    return [
        Figure("concordance of 4 characters, median", 1000 * statistics.median(times), "ms", most=2),
        Figure("concordance, answers like a scan's", 100 * equal / len(checked), "%", least=100),
    ]


def _batch(path: Path, segments: Sequence[str]) -> list[Figure]:
    index, queries = FuzzyIndex.open(path), changed(segments, 1000)
    times = in_rounds(
        {str(n): (lambda n: index.nearest_many(queries, THRESHOLD, LIMIT, threads=n), [n]) for n in (1, 2)}, 5, min
    )
    return [
        Figure("1,000 queries at once, one thread", times["1"][0], "s"),
        Figure("1,000 queries at once, two threads", times["1"][0] / times["2"][0], "x", least=1.7),
    ]


def _nearest(index: FuzzyIndex, threshold: float = THRESHOLD) -> Callable[[str], object]:
    return lambda query: index.nearest(query, threshold, LIMIT)


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("segments", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args()
    main(given.segments, given.large)
