"""Ways to write dates like one that is there."""

from collections.abc import Iterator

from .chinese_date_style import chinese_part, chinese_span
from .dates import SHAPES, Span, parse_span
from .english_date_style import english_part, english_span
from .record import Found


def dates(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write a date of the same structure: the same parts said, single or a range or a list."""
    shape = next((one for one in SHAPES if one.fullmatch(model.canonical)), None)
    if shape:
        new = shape.fullmatch(canonical)
        if new and (new[1] == "-") == model.canonical.lstrip("{").startswith("--"):
            yield chinese_part(new, like, shape) if chinese else english_part(new, like, shape)
        return
    span, old = parse_span(canonical), parse_span(model.canonical)
    if not span or not old or not _same_structure(span, old):
        return
    yield from chinese_span(span, like) if chinese else english_span(span, like)


def _same_structure(new: Span, old: Span) -> bool:
    first, other = new.points[0], old.points[0]
    said = (new.form, first.precision, first.year is None)
    return said == (old.form, other.precision, other.year is None)
