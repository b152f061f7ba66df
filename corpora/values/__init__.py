"""Values in running text: find them, mask them, write one in the style of another."""

from .masking import is_mask, mask
from .scan import scan
from .value import Kind, Value

__all__ = ["Kind", "Value", "find_values", "is_mask", "mask", "masked", "render", "rewrite", "write"]


def find_values(text: str, language: str) -> tuple[Value, ...]:
    """Return the values of a text in order, none overlapping another; equal values of two languages have equal
    canonical forms.

    `language` is a code (corpora.text.languages): zh and zh-Hant are read as Chinese, any other as English.
    """
    return tuple([Value(found.kind, found.start, found.end, found.canonical) for found in scan(text, language)])


def masked(text: str, language: str) -> str:
    """Return the text with all its values masked."""
    found = [*scan(text, language)]
    return mask(text, found) if found else text


def render(kind: Kind, canonical: str, language: str, like: str) -> str | None:
    """Return the value in the style of `like`, a text of that language which is one value of the same kind and
    structure.

    None where that cannot be done faithfully: `like` is no such value, one is hedged and the other not, a range stands
    against a single number. What is returned is always found again as that kind and canonical form.
    """
    from .rendering import rendered

    return rendered(kind, canonical, language, like)


def rewrite(kind: Kind, canonical: str, language: str, text: str, place: Value) -> str | None:
    """Return the value to stand at the place of another one of a text, in its style.

    As `render`, but what is said of the value outside its span (20名左右) is heeded too: the new value must have it.
    """
    from .rendering import rewritten

    return rewritten(kind, canonical, language, text, place)


def write(kind: Kind, canonical: str, language: str) -> str | None:
    """Return the value as United Nations documents write it in that language, Chinese or English, by itself.

    None where the canonical form is no value of the kind. What is returned is always found again as that kind and
    canonical form: resolutions without their word, ordinals without the thing they count.
    """
    from .house_style import in_house_style

    return in_house_style(kind, canonical, language)
