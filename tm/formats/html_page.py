"""The frame of every page that is written: one file of HTML that loads nothing."""

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from .review_text import escaped


def html_page(title: str, style: str, script: str, body: str) -> str:
    """Return a page. Its policy forbids every load, and every style and script but its own, known by their sums.

    `body` is HTML; `title` is text.
    """
    policy = (
        f"default-src 'none'; style-src {_sum(style)}; script-src {_sum(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}<script>{script}</script>\n</body>\n</html>\n"
    )


def assets(names: Sequence[str]) -> str:
    """Return the text of files of this package, one after another."""
    folder = resources.files(__package__)
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def _sum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
