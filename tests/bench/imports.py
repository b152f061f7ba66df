"""What importing each dependency costs a process, beside one that imports nothing."""

import sys

from side_by_side import medians

MODULES = (
    "ahocorasick_rs",
    "click",
    "lxml.etree",
    "markdown_it",
    "numpy",
    "opencc",
    "pypinyin",
    "rapidfuzz.process",
    "rjieba",
    "sentencepiece",
    "spacy",
    "sqlite_utils",
    "typer",
    "xlsxwriter.workbook",
    "xxhash",
)


def main(runs: int = 5) -> None:
    """Print the milliseconds that each import adds."""
    commands = {name: [sys.executable, "-c", f"import {name}"] for name in MODULES}
    times = medians({"nothing": [sys.executable, "-c", ""], **commands}, runs, {})
    base = 1000 * times["nothing"]
    print(f"imports, median of {runs} runs in turn, over a process that imports nothing ({base:.0f} ms)")
    for name in MODULES:
        print(f"  {name:18} {1000 * times[name] - base:6.0f} ms")


if __name__ == "__main__":
    main()
