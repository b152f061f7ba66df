"""Exchanging names: where a new text names other States, bodies or titles than an old one, its translation does too."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.text.normalise import normal_form
from corpora.values.masking import MASKS

from .exchange_chinese import chinese_replacement
from .form import Form
from .names import Names, Row, english_name, takes_article
from .repair import NAME, Change, Replacement, applied, planned
from .unit import Edit

HIGHEST = 95
"""The highest rate of a match in which names were exchanged."""

_NAME_MASK = chr(0xF0FFF)
_TELLING = 4
_MOST = 0.25
_SORTED_FROM = 3
"""How many names in a row must be in order before that is no chance."""
_POSSESSIVE = re.compile(rf"(?<={_NAME_MASK})['’](?:s\b|(?!\w))")
_LAST_JOINT = re.compile(r"(?:, and |, | and )(?:the )?$")


@dataclass(frozen=True, slots=True)
class Texts:
    """An old source, the new one, the old one's translation, and the forms of the first two."""

    old: str
    new: str
    target: str
    old_form: Form
    new_form: Form


def exchanged(texts: Texts, names: Names) -> tuple[str, tuple[Edit, ...]] | None:
    """Return the translation with the names, and values, of the new source, and its edits.

    None where the sources differ otherwise, or where a name or value has not exactly one counterpart.
    """
    new_rows = names.in_source(texts.new, texts.new_form.values)
    if not new_rows:
        return None
    old_rows = names.in_source(texts.old, texts.old_form.values)
    if not _alike(texts, old_rows, new_rows):
        return None
    replacements = _replacements(texts.target, old_rows, new_rows, names)
    if not replacements:
        return None
    values = zip(texts.old_form.values, texts.new_form.values, strict=True)
    more, unwitnessed = planned(texts.target, names.target, [Change(*pair) for pair in values], texts.old)
    clash = any(one.start < other.end and other.start < one.end for one in more for other in replacements)
    return None if unwitnessed or clash else applied(texts.target, [*replacements, *more])


def _alike(texts: Texts, old: Sequence[Row], new: Sequence[Row]) -> bool:
    """Tell whether two sources differ in names, and in nothing else but values."""
    if [len(row.names) > 1 for row in old] != [len(row.names) > 1 for row in new]:
        return False
    kinds = [[row.names[0].kind for row in rows] for rows in (old, new)]
    if kinds[0] != kinds[1] or [row.concepts for row in old] == [row.concepts for row in new]:
        return False
    return _masked(texts.old, texts.old_form, old) == _masked(texts.new, texts.new_form, new)


def without_names(text: str, form: Form, rows: Sequence[Row]) -> str:
    """Return the match form of what a text has beside names."""
    return _masked(text, form, rows, "")


def longest_piece(text: str, form: Form, rows: Sequence[Row]) -> str | None:
    """Return the longest piece of a text between its names and values; None where it says little, or where the names
    are so little of the text that units with others are like it as a whole."""
    if sum(row.end - row.start for row in rows) < _MOST * len(text):
        return None
    spans = [(value.start, value.end) for value in form.values] + [(row.start, row.end) for row in rows]
    pieces, done = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        pieces += re.split(r"[^\w\s]+", text[done:start])
        done = end
    longest = max((piece.strip() for piece in pieces), key=len)
    return longest if len(longest) >= _TELLING else None


def _masked(text: str, form: Form, rows: Sequence[Row], name: str = _NAME_MASK) -> str:
    masks = [(value.start, value.end, MASKS[value.kind]) for value in form.values]
    masks += [(row.start, row.end, name) for row in rows]
    parts, done = [], 0
    for start, end, mask in sorted(masks):
        parts += [text[done:start], mask]
        done = end
    return normal_form(_POSSESSIVE.sub("'s", "".join((*parts, text[done:]))))


def _replacements(target: str, old: Sequence[Row], new: Sequence[Row], names: Names) -> list[Replacement] | None:
    """Return what has to be replaced in a target, None where a name has not its one counterpart there."""
    there = names.in_target(target)
    mentions = Counter(concept for row in there for concept in row.concepts)
    expected = Counter(concept for row in old for concept in row.concepts)
    made = []
    for before, after in zip(old, new, strict=True):
        if before.concepts == after.concepts:
            continue
        places = [row for row in there if sorted(row.concepts) == sorted(before.concepts)]
        once = all(mentions[concept] == expected[concept] == 1 for concept in before.concepts)
        if len(places) != 1 or not once:
            return None
        put = chinese_replacement if names.target == "zh" else _english_replacement
        text = put(target, before, after, places[0])
        if text is None:
            return None
        made.append(text)
    return made


def _english_replacement(target: str, before: Row, after: Row, place: Row) -> Replacement | None:
    if _named_otherwise(target, place) or _is_part(target, place):
        return None
    return (_alone if len(before.names) == 1 else _in_a_row)(target, before, after, place)


def _named_otherwise(target: str, place: Row) -> bool:
    """Tell whether a State's name is there once more in a word of its kin: Afghan beside Afghanistan."""
    rest = target[: place.start] + " " + target[place.end :]
    return any(
        re.search(rf"\b{re.escape(named.term.text[:4])}", rest)
        for named in place.names
        if named.kind == "state" and len(named.term.text) > 4
    )


def _is_part(target: str, place: Row) -> bool:
    """Tell whether a name is part of a longer one, or stands before a noun as an adjective does."""
    before = target[: place.start]
    if re.search(r"\b[Aa]n? $", before) or re.search(r"\w[^.!?]*\b(?!The)[A-Z][\w’'-]* $", before):
        return True  # a UK emergency, the UN High Commissioner
    named = place.names[0]
    bare = bool(before.strip()) and not re.search(r"\b[Tt]he $", before)
    return named.kind != "state" and bare and not _is_acronym(named.term.text)


def _alone(target: str, before: Row, after: Row, place: Row) -> Replacement | None:
    (old,), (new,), (witness,) = before.names, after.names, place.names
    name = english_name(old, new, witness, alone=True)
    if name is None:
        return None
    start = place.start
    article = re.search(r"\b[Tt]he $", target[:start])
    if new.kind == "state":
        had = takes_article(witness.term.text)
        if article and not had:
            return None  # the name is part of another: the Kenya office
        start = article.start() if article else start
        bare = had and not article
        opens = not target[:start].strip()
        if takes_article(name) and not bare and target.strip(" .") != witness.term.text:
            if re.match(r" [A-Z]|['’]", target[place.end :]):
                return None
            name = f"{'The' if opens else 'the'} {name}"
    elif _is_acronym(witness.term.text) != _is_acronym(name):
        return None
    return Replacement(NAME, start, place.end, name)


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name


def _in_a_row(target: str, before: Row, after: Row, place: Row) -> Replacement | None:
    """Return a row of names in the order and style of the one in its place."""
    olds = {named.concept.id: named for named in before.names}
    article = re.search(r"\b[Tt]he $", target[: place.start])
    start = article.start() if article and takes_article(place.names[0].term.text) else place.start
    plain = [named.term.text for named in place.names]
    model, template = olds[place.names[0].concept.id], place.names[0]
    names = [english_name(model, named, template, alone=False) for named in after.names]
    known = [name for name in names if name]
    if len(known) != len(names) or (article and start == place.start):
        return None
    if len(plain) >= _SORTED_FROM and plain == sorted(plain, key=str.casefold):
        known.sort(key=str.casefold)
    elif place.concepts != before.concepts:
        return None
    if place.names[0].kind == "state" and _has_articles(target, place):
        known = [f"the {name}" if takes_article(name) else name for name in known]
    joint = _LAST_JOINT.search(target[: place.names[-1].start])
    last = joint[0].removesuffix("the ") if joint else ", "
    if last == ", and " and len(known) == 2:
        last = " and "
    text = last.join((", ".join(known[:-1]), known[-1]))
    if not target[:start].strip():
        text = text[0].upper() + text[1:]
    return Replacement(NAME, start, place.end, text)


def _has_articles(target: str, place: Row) -> bool:
    """Tell whether a row of States is written as in a sentence, with articles, and not as in a list of its own."""
    told = [target[: named.start].lower().endswith("the ") for named in place.names if takes_article(named.term.text)]
    alone = target[: place.start].rstrip().endswith((":", "(")) or not target[: place.start].strip()
    return all(told) if told else not alone
