"""Carrying the values of a new text into the translation of an old one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from corpora.values import find_values
from corpora.values.value import Kind, Value

from .agreement import Correction, agreement
from .mentions import Mentions
from .nouns import singular_of
from .place_style import is_named, is_small_figure, written_there
from .unit import Edit

AGREEMENT = "agreement"
"""The kind of an edit that is no value itself: a noun or a verb that agrees with one."""
NAME = "name"
"""The kind of an edit that exchanges names of the termbase."""

_ARTICLE = re.compile(r"\b([Aa])(n?) $")
_VOWEL_SOUND = re.compile(r"[$€£]? ?(?:8|11(?!\d)|11[, ]\d|18(?!\d)|18[, ]\d|eight|eleven|eighteen)", re.IGNORECASE)
_ONE = re.compile(r"(?<![\w-])(?:one|One)(?![\w'’])(?!-(?:third|quarter|half|fifth|sixth|tenth|on|off)\b)")
_COUNTS = {Kind.NUMBER, Kind.AGE, Kind.MONEY}
_ENDS_A_RANGE = re.compile(r"(?:\d|\b(?:zero|none|one)) ?(?:to|[–—-]) ?$")
_NEXT_WORD = re.compile(r"[\s-]*(\w*)")
_NAMED_UNIT = re.compile(r"(?i)\b(?:years?|months?|weeks?|days?|dollars?|euros?|pounds?|francs?|pesos?|rupees?|\w+s)\b")
"""A word that agrees with the number before it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the old source and the value that stands in its place in the new one."""

    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a target, by offsets, and what takes its place; `kind` is the edit's."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A target with the new values in it, what was changed, and the old values that found no witness in it."""

    proposal: str
    edits: tuple[Edit, ...]
    unwitnessed: tuple[str, ...]


def repair(
    target: str, language: str, changes: Sequence[Change], source: str, values: Sequence[Value] | None = None
) -> Repair:
    """Return `target` with the new value of each of `changes` where the old one stood, in the style of the place.

    `source` is the old source, which the old values' offsets count in; `values` are all that it has, those of
    `changes` where they are not given: one that the new text has no counterpart of tells where its number belongs. A
    change without exactly one way to be made (no value in the target equal to the old one, more or fewer of them than
    in the source, or some that cannot be told apart) is left out, and its old value's text is in `unwitnessed`.
    """
    replacements, unwitnessed = planned(target, language, changes, source, values)
    return Repair(*applied(target, replacements), unwitnessed)


def planned(
    target: str, language: str, changes: Sequence[Change], source: str, values: Sequence[Value] | None = None
) -> tuple[list[Replacement], tuple[str, ...]]:
    """Return what has to be replaced in a target, and the texts of the old values that found no witness in it."""
    found = find_values(target, language)
    series = language == "en" and any(is_small_figure(value, target) for value in found)
    replacements: list[Replacement] = []
    unwitnessed: list[str] = []
    mine, theirs = Mentions(source, values or [change.old for change in changes]), Mentions(target, found)
    if not mine.shares_with(theirs):
        return [], tuple(source[one.old.start : one.old.end] for one in changes if _differs(one))
    for group in _groups(changes):
        clear = _is_one_in_words(group[0].old) or mine.count(group[0].old) == theirs.count(group[0].old)
        witnesses = _witnesses(found, group, target, language) if clear else []
        places = [_placed(group[0], witness, target, language, series) for witness in witnesses]
        made = [one for place in places if place for one in place]
        if places and None not in places and not _clash(made + replacements):
            replacements += made
        else:
            unwitnessed += [source[change.old.start : change.old.end] for change in group if _differs(change)]
    return replacements, tuple(unwitnessed)


def _is_one_in_words(old: Value) -> bool:
    """Tell whether a value may stand in a target as the word one, of which all are witnesses."""
    return (old.kind, old.canonical) == (Kind.NUMBER, "1")


def _groups(changes: Sequence[Change]) -> list[list[Change]]:
    """Gather the changes whose old values are equal; a group in which nothing differs is left out."""
    groups: defaultdict[tuple[Kind, str], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.old.kind, change.old.canonical].append(change)
    return [group for group in groups.values() if any(map(_differs, group))]


def _witnesses(found: Sequence[Value], group: Sequence[Change], target: str, language: str) -> list[Value]:
    """Return the target's values equal to a group's old value; none where they cannot be told apart.

    That is so where equal values become different ones, and where the target has not as many of them as the source:
    what is left over on either side may be said in words that are no value.
    """
    old = group[0].old
    witnesses = [value for value in found if value.kind == old.kind and value.canonical == old.canonical]
    if language == "en" and _is_one_in_words(old):
        witnesses += _ones(target, found)
    different = len({(change.new.kind, change.new.canonical) for change in group}) > 1
    return [] if different or len(witnesses) != len(group) else witnesses


def _ones(target: str, found: Sequence[Value]) -> list[Value]:
    """Return the words "one" outside of values, which may be numbers where a number is looked for."""
    spans = [(one.start(), one.end()) for one in _ONE.finditer(target)]
    return [
        Value(Kind.NUMBER, start, end, "1")
        for start, end in spans
        if not any(value.start < end and start < value.end for value in found)
    ]


def _differs(change: Change) -> bool:
    return (change.old.kind, change.old.canonical) != (change.new.kind, change.new.canonical)


def _placed(change: Change, witness: Value, target: str, language: str, series: bool) -> list[Replacement] | None:
    """Return what takes the witness's place and what must agree with it, None where that cannot be told.

    In a `series` numbers below ten stand in figures."""
    if change.old.kind != change.new.kind:
        return None
    corrections = _agreement(change, witness, target) if language == "en" else ()
    text = written_there(change.old, change.new, witness, target, language, series) if corrections is not None else None
    if text is None or corrections is None:
        return None
    agreeing = [Replacement(AGREEMENT, one.start, one.end, one.text) for one in corrections]
    return [Replacement(witness.kind.value, witness.start, witness.end, text), *agreeing]


def _agreement(change: Change, witness: Value, target: str) -> tuple[Correction, ...] | None:
    """Return what agrees with a count that changes, None where that cannot be told."""
    if change.old.kind not in _COUNTS:
        return ()
    before, after = _is_one(change.old.canonical), _is_one(change.new.canonical)
    if before is None and change.old.canonical.startswith("0."):
        near = _NEXT_WORD.match(target, witness.end)
        before = False if near and singular_of(near[1]) else None  # 0.25 metres
    if before is None or after is None:
        return None
    if before == after:
        return ()
    if after and _ENDS_A_RANGE.search(target[: witness.start]):
        return None  # a range that was read as two numbers
    if change.old.kind is Kind.NUMBER and is_named(target, witness.start):
        return ()
    if change.old.kind is Kind.NUMBER:
        return agreement(target, witness.start, witness.end, after)
    near = _NEXT_WORD.match(target, witness.end)
    words = f"{target[witness.start : witness.end]} {near[1] if near else ''}"
    return None if _NAMED_UNIT.search(words) else ()


def _is_one(canonical: str) -> bool | None:
    """Tell whether a count is one, for the grammar; None where usage wavers: nothing, parts of one, some one or so, a
    range that ends in one (0 to 1 day, from none to one)."""
    plain = canonical.lstrip("~<>=").rsplit(" ", 1)[-1]  # money begins with its currency
    if plain == "1":
        return None if canonical[0] in "~<>" else True
    if plain.endswith("/1"):
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return False  # a range
    return False if number > 1 else None


def _clash(replacements: Sequence[Replacement]) -> bool:
    """Tell whether any two replacements touch one text."""
    ordered = sorted(replacements, key=lambda one: one.start)
    return any(one.end > after.start for one, after in pairwise(ordered))


def applied(target: str, replacements: Sequence[Replacement]) -> tuple[str, tuple[Edit, ...]]:
    """Return a target with replacements made, an article before a number in the form it wants, and the edits."""
    proposal, made, done = "", [], 0
    for one in sorted(replacements, key=lambda one: one.start):
        before = target[done : one.start]
        proposal += _agreeing(before, one.text) if one.kind not in {AGREEMENT, NAME} else before
        made.append(Edit(one.kind, len(proposal), len(proposal) + len(one.text), target[one.start : one.end], one.text))
        proposal += one.text
        done = one.end
    return proposal + target[done:], tuple(made)


def _agreeing(before: str, number: str) -> str:
    """Return the text before a number with its article in the form that the number's sound wants."""
    article = _ARTICLE.search(before)
    if not article:
        return before
    return f"{before[: article.end(1)]}{'n' if _VOWEL_SOUND.match(number) else ''} "
