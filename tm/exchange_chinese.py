"""Names put into the Chinese translation of an English text: which of their names, in what order, and where not."""

import re
from collections.abc import Sequence

from corpora.text.normalise import normal_form

from .names import Named, Row
from .repair import NAME, Replacement

_JOINTS = {"、", "和", "以及", "及", "与"}
_COUNTED = re.compile(r"[这等]?(?:[一二两三四五六七八九十\d]+|双|各)(?:个|国|方|者|位|名|机构)")
_AS_ADJECTIVE = "方军裔籍语"
"""What makes a word of a State's first character: the Kenyan side, forces, descent, nationality, language."""


def chinese_replacement(target: str, before: Row, after: Row, place: Row) -> Replacement | None:
    """Return what takes the place of names in a Chinese translation; None where that cannot be told.

    `before` and `after` are the names of the old and the new source, `place` those of `before` in `target`.
    """
    if _is_named_in_part(target, place) or _does_not_count(target, after, place):
        return None
    olds = {named.concept.id: named for named in before.names}
    witnesses = {named.concept.id: named for named in place.names}
    model = place.names[0]
    names = [_chinese_name(olds[model.concept.id], named, witnesses[model.concept.id]) for named in after.names]
    known = [name for name in names if name]
    if len(known) != len(names):
        return None
    if len(known) > 1:
        ordered = _ordered(known, before, after, place)
        joints = [target[one.end : two.start] for one, two in zip(place.names, place.names[1:], strict=False)]
        if ordered is None or not set(joints) <= _JOINTS or set(joints[:-1]) - {"、"}:
            return None
        last = "和" if joints[-1] == "以及" and len(known) == 2 else joints[-1]
        known = [last.join(("、".join(ordered[:-1]), ordered[-1]))]
    return Replacement(NAME, place.start, place.end, known[0])


def _chinese_name(old: Named, new: Named, witness: Named) -> str | None:
    """Return the new name in the form of the witness (short or full), else in the nearest that the concept has."""
    terms = [term for term in new.concept.terms_in("zh") if term.status in {"preferred", "admitted"}]
    if witness.term.type == "variant" or not terms:
        return None
    wanted = witness.term.type if old.term.type == new.term.type else new.term.type
    kinds = (wanted, "short", "full") if wanted == "acronym" else (wanted, terms[0].type)
    return next((term.text for kind in kinds for term in terms if term.type == kind), None)


def _ordered(names: Sequence[str], before: Row, after: Row, place: Row) -> list[str] | None:
    """Return a row of names in the order that the old pair showed: the source's, or the English alphabet's; None
    where it showed another."""
    if place.concepts == before.concepts:
        return list(names)
    english = {named.concept.id: normal_form(named.term.text).casefold() for named in before.names}
    if list(place.concepts) != sorted(place.concepts, key=english.__getitem__):
        return None
    keys = [normal_form(named.term.text).casefold() for named in after.names]
    return [name for _, name in sorted(zip(keys, names, strict=True))]


def _is_named_in_part(target: str, place: Row) -> bool:
    """Tell whether a State's name is there once more in part, or in a word of its kin."""
    rest = f"{target[: place.start]} {target[place.end :]}"
    return any(
        re.search(rf"{name[0]}[{_AS_ADJECTIVE}]", rest) or (len(name) > 2 and name[:2] in rest)
        for name in (named.term.text for named in place.names if named.kind == "state")
    )


def _does_not_count(target: str, after: Row, place: Row) -> bool:
    """Tell whether a row is followed by how many it names ("A、B两国") and would be by another number."""
    return len(after.names) != len(place.names) and bool(_COUNTED.match(target, place.end))
