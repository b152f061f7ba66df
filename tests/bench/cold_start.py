"""How long a cold `yiku lookup` takes beside the import of typer alone: at most 2.5 times as long is wanted."""

import sys
import tempfile
from pathlib import Path

from side_by_side import medians, table


def main(runs: int = 15) -> None:
    """Print the medians and ratios."""
    print(f"cold start, median of {runs} runs in turn, ratios to `import typer` (wanted for a look-up: 2.5 x at most)")
    with tempfile.TemporaryDirectory() as folder:
        yiku = [str(Path(sys.executable).with_name("yiku")), "--db", str(Path(folder) / "library.db"), "--quiet"]
        base = 'python -c "import typer"'
        times = medians(
            {
                base: [sys.executable, "-c", "import typer"],
                "yiku lookup 安理会": [*yiku, "lookup", "安理会"],
                "yiku lookup 聯合國大會 (traditional)": [*yiku, "lookup", "聯合國大會"],
                "yiku lookup unodx (a typing error)": [*yiku, "lookup", "unodx"],
                "yiku lookup anlihui (pinyin)": [*yiku, "lookup", "anlihui"],
                "yiku --help": [*yiku, "--help"],
            },
            runs,
            {},
        )
        table(times, base)


if __name__ == "__main__":
    main()
