"""How long `yiku align` takes, all told, on the sample report, and on the real one where it is there."""

import subprocess
import sys
import tempfile
from pathlib import Path

from side_by_side import medians

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
YIKU = str(Path(sys.executable).with_name("yiku"))


def main(runs: int = 5) -> None:
    """Print the median wall time of the whole command."""
    print(f"align, whole command, median of {runs} runs (wanted for the real report with some 2,900 units: under 3 s)")
    samples = ROOT / "corpora" / "samples"
    time_one("sample report, sample memory", samples / "report.zh.md", [samples / "memory.tsv"], runs)
    real = SHARED / "reports" / "ctoc-cop-10-trafficking.zh.md"
    if not real.exists():
        print("  the real report is not beside the project: skipped")
        return
    memories = [samples / "memory.tsv", *sorted((SHARED / "memory").iterdir())]
    time_one("real report, all memories", real, memories, runs)


def time_one(name: str, report: Path, memories: list[Path], runs: int) -> None:
    """Time one report against a library made of the shipped termbase and some memories."""
    with tempfile.TemporaryDirectory() as folder:
        yiku = [YIKU, "--db", str(Path(folder) / "library.db"), "--quiet"]
        for memory in memories:
            subprocess.run([*yiku, "import", str(memory), "--as", "memory"], check=True, capture_output=True)
        units = subprocess.run([*yiku, "stats", "--format", "tsv"], check=True, capture_output=True, text=True).stdout
        command = [*yiku, "align", str(report), "-o", str(Path(folder) / "out.json")]
        seconds = medians({name: command}, runs, {})[name]
    count = dict(zip(*(line.split("\t") for line in units.splitlines()), strict=True))["units"]
    print(f"  {name}: {seconds:.2f} s with {count} units")


if __name__ == "__main__":
    main()
