"""Carrying the values of a new text into the translation of an old one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.values import find_values, rewrite
from corpora.values.value import Kind, Value

from .unit import Edit

_ARTICLE = re.compile(r"\b([Aa])(n?) $")
_VOWEL_SOUND = re.compile(r"(?:8|11(?!\d)|11[, ]\d|18(?!\d)|18[, ]\d|eight|eleven|eighteen)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the old source and the value that stands in its place in the new one."""

    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Repair:
    """A target with the new values in it, what was changed, and the old values that found no witness in it."""

    proposal: str
    edits: tuple[Edit, ...]
    unwitnessed: tuple[str, ...]


def repair(target: str, language: str, changes: Sequence[Change], source: str) -> Repair:
    """Return `target` with the new value of each of `changes` where the old one stood, in the style of the place.

    `source` is the old source, which the old values' offsets count in; `changes` names all its values, also those that
    stay. A change without exactly one way to be made (no value in the target equal to the old one, or some that cannot
    be told apart) is left out, and its old value's text is in `unwitnessed`.
    """
    found = find_values(target, language)
    edits: list[tuple[Value, str]] = []
    unwitnessed: list[str] = []
    for group in _groups(changes):
        witnesses = _witnesses(found, group)
        texts = [_rendered(group[0], witness, target, language) for witness in witnesses]
        if not texts or None in texts:
            unwitnessed += [source[change.old.start : change.old.end] for change in group if _differs(change)]
        else:
            edits += [(witness, text) for witness, text in zip(witnesses, texts, strict=True) if text is not None]
    return _applied(target, edits, tuple(unwitnessed))


def _groups(changes: Sequence[Change]) -> list[list[Change]]:
    """Gather the changes whose old values are equal; a group in which nothing differs is left out."""
    groups: defaultdict[tuple[Kind, str], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.old.kind, change.old.canonical].append(change)
    return [group for group in groups.values() if any(map(_differs, group))]


def _witnesses(found: Sequence[Value], group: Sequence[Change]) -> list[Value]:
    """Return the target's values equal to a group's old value; none where they cannot be told apart.

    That is so where equal values become different ones, and where the target has more of them than the source.
    """
    old = group[0].old
    witnesses = [value for value in found if value.kind == old.kind and value.canonical == old.canonical]
    different = len({(change.new.kind, change.new.canonical) for change in group}) > 1
    return [] if different or len(witnesses) > len(group) else witnesses


def _differs(change: Change) -> bool:
    return change.old.canonical != change.new.canonical


def _rendered(change: Change, witness: Value, target: str, language: str) -> str | None:
    """Return the text that takes the witness's place, None where grammar around it would have to change."""
    like = target[witness.start : witness.end]
    if change.old.kind != change.new.kind:
        return None
    if language == "en" and change.old.kind is Kind.NUMBER and "1" in {change.old.canonical, change.new.canonical}:
        return None  # a noun and a verb would have to agree
    text = rewrite(change.new.kind, change.new.canonical, language, target, witness)
    if text is None:
        return None
    if like[0].isalpha() and like[0].isupper() and text[0].islower():
        text = text[0].upper() + text[1:]
    if witness.start == 0 and like[0].isalpha() and text[0].isdigit() and language == "en":
        return None  # English opens no sentence with a figure
    return text


def _applied(target: str, edits: list[tuple[Value, str]], unwitnessed: tuple[str, ...]) -> Repair:
    proposal, made, done = "", [], 0
    for value, text in sorted(edits, key=lambda edit: edit[0].start):
        before = target[done : value.start]
        proposal += _agreeing(before, text)
        old = target[value.start : value.end]
        made.append(Edit(value.kind.value, len(proposal), len(proposal) + len(text), old, text))
        proposal += text
        done = value.end
    return Repair(proposal + target[done:], tuple(made), unwitnessed)


def _agreeing(before: str, number: str) -> str:
    """Return the text before a number with its article in the form that the number's sound wants."""
    article = _ARTICLE.search(before)
    if not article:
        return before
    return f"{before[: article.end(1)]}{'n' if _VOWEL_SOUND.match(number) else ''} "
