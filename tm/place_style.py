"""How a value is written where another one stands in a translation: in words or figures, and what opens a sentence."""

import re

from corpora.values import render, rewrite
from corpora.values.value import Kind, Value

from .agreement import is_measured

_PLAIN = re.compile(r"[\d,]+|[A-Za-z]+(?:-[a-z]+)?")
"""A number in plain figures or words."""
_YEAR = re.compile(r"\d{4}")
_IN_A_SERIES = re.compile(r"(?:[,;(]|\b(?:and|or|with|to|including)) ?$")
_NAMING = (
    r"(?:\b(?:goals?|targets?|tables?|figures?|figs?\.|box(?:es)?|items?|pages?|pp?\.|rules?|regulations?|steps?|phases?"
    r"|objectives?|recommendations?|questions?|indicators?|principles?|levels?|grades?|types?|versions?|volumes?|vols?\."
    r"|nos?\.|numbers?|footnotes?|notes?|lines?|columns?|rows?|subprogrammes?|stages?|appendix|forms?|models?|points?"
    r"|subparagraphs?|subitems?|clauses?|tiers?|zones?|rooms?|pillars?|clusters?|modules?|components?|outputs?|outcomes?"
    r"|priorit(?:y|ies)|categor(?:y|ies)|class(?:es)?|schedules?|options?|scenarios?|groups?)"
    r"|\b(?!(?:In|The|Of|All|Some|At|From|For|With|On|By|To|About|Over|Only|These"
    r"|Those|Another|Almost|Nearly|Around|Within|After|Before|During|Besides|Including|Between|Among|And|But|Or|More"
    r"|Than|Under|Until|Since|Our|Its|Their|There|Every|Each|Other|As|When|Where|While|If|Last|First|Next|Total)\b)"
    r"[A-Z][\w-]*)"
)
_NAMED = re.compile(rf"{_NAMING}(?:\s|(?<=[s.])\s(?:\d+(?:, | and | or | to | ?[–-] ?))+)$")
"""What names the number after it (Goal 16, pages 12 to 15): that counts nothing."""
_LONGEST_NAME = 60
_FIGURES = re.compile(r"\d+")
_MODEL_OF_ONE = "12"
"""A number in the style that one has: words under ten, else figures."""


def is_small_figure(value: Value, target: str) -> bool:
    """Tell whether a value is a count below ten in figures, as beside a greater one: 12 cases, 5 of which."""
    plain = value.kind is Kind.NUMBER and value.end - value.start == 1 and target[value.start].isdecimal()
    return plain and not is_measured(target, value.end) and bool(_IN_A_SERIES.search(target[: value.start]))


def is_named(target: str, start: int) -> bool:
    """Tell whether the number at an offset of an English target tells which one, not how many: Goal 16, page 12."""
    return _NAMED.search(target[max(0, start - _LONGEST_NAME) : start]) is not None


def written_there(old: Value, new: Value, witness: Value, target: str, language: str, series: bool) -> str | None:
    """Return the text of a new value where the witness of the old one stands in a target, None where none will do.

    In a `series` the numbers below ten stand in figures.
    """
    like = target[witness.start : witness.end]
    opening = language == "en" and not like[0].islower() and _opens_a_sentence(target, witness.start)
    english_number = language == "en" and old.kind is Kind.NUMBER
    if english_number and new.canonical.isdecimal():
        if like.isdecimal() and is_measured(target, witness.end):
            return new.canonical if len(new.canonical) < 4 else None
        if like.isdecimal() and len(new.canonical) == 1 and (series or len(like) == 1) and not opening:
            return new.canonical
        if opening and like[0].isalpha() and 9 < int(new.canonical) < 100:
            text = render(new.kind, new.canonical, language, "twelve")
            return text.capitalize() if text else None
    text = _written(old, new, witness, target, language)
    if english_number and like[0].isdigit() and text and text[0].isalpha() and is_named(target, witness.start):
        return _in_figures(like, new.canonical)
    if text is None or (old.kind is Kind.DATE and _drops_years(like, text, (old, new))):
        return None
    if text[0].isalpha() and like[0].isdigit() and opening:
        return text[0].upper() + text[1:]
    if like[0].isalpha() and like[0].isupper() and text[0].islower():
        text = text[0].upper() + text[1:]
    if opening and like[0].isalpha() and text[0].isdigit():
        return None  # English opens no sentence with a figure
    return text


def _in_figures(like: str, canonical: str) -> str | None:
    """Return a number or range in figures, joined as there; None where it has not as many numbers."""
    numbers = iter(canonical.split("/"))
    same = len(_FIGURES.findall(like)) == canonical.count("/") + 1
    return _FIGURES.sub(lambda _: next(numbers), like) if same and canonical.replace("/", "").isdecimal() else None


def _written(old: Value, new: Value, witness: Value, target: str, language: str) -> str | None:
    """Return a new value in the style of the place, whatever stands before it."""
    if language == "en" and old.kind is Kind.NUMBER:
        if new.canonical == "1":
            return "one" if _PLAIN.fullmatch(target[witness.start : witness.end]) else None
        if old.canonical == "1":
            return render(new.kind, new.canonical, language, _MODEL_OF_ONE)
    return rewrite(new.kind, new.canonical, language, target, witness)


def _drops_years(like: str, text: str, values: tuple[Value, Value]) -> bool:
    """Tell whether a span of dates would not say the year as often as the one in its place, for no reason."""
    same = ["/" in value.canonical and value.canonical[:4] == value.canonical.split("/")[1][:4] for value in values]
    return all(same) and len(_YEAR.findall(like)) != len(_YEAR.findall(text))


def _opens_a_sentence(target: str, start: int) -> bool:
    before = target[:start].rstrip()
    return not before or before[-1] in '.!?“"'
