"""Loading on use: what a table names as "module:attribute" is imported when it is needed."""

import importlib
from typing import Any


def load(reference: str) -> Any:
    """Return what "module:attribute" names."""
    module, attribute = reference.split(":")
    return getattr(importlib.import_module(module), attribute)
