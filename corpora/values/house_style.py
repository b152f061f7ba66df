"""Values written as United Nations documents write them, where no other text shows how."""

from collections.abc import Iterator
from functools import lru_cache

from . import chinese_models, english_models
from .rendering import rendered
from .scan import is_chinese
from .value import Kind


@lru_cache(4096)
def in_house_style(kind: Kind, canonical: str, language: str) -> str | None:
    """Return a value in the editorial style of its language (Chinese or English), None where there is no such value.

    A model of the same structure says how, and what is written is read back: a value that no model carries is refused.
    """
    for model in _models(kind, canonical, is_chinese(language)):
        if text := rendered(kind, canonical, language, model):
            return text
    return None


def _models(kind: Kind, canonical: str, chinese: bool) -> Iterator[str]:
    return chinese_models.models(kind, canonical) if chinese else english_models.models(kind, canonical)
