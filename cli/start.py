"""Where the process begins: so small that Ctrl-C is heard while the rest is still loading."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Load the command line and run it; exit with its status, 130 where Ctrl-C comes first."""
    try:
        from .app import main as run_process
    except KeyboardInterrupt:
        sys.exit(130)
    run_process()
