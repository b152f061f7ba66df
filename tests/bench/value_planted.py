"""What the checker of the proof sees: right repairs made wrong in several ways, and how many of each it finds.

python tests/bench/value_planted.py [PAIRS] [SEED]
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from material import DATA
from value_checker import faults
from value_pairs import changed_pairs
from value_proof import Outcome, outcomes

from tm.unit import Edit, Match

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
_MONTHS += ["November", "December"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_FIGURE = re.compile(r"(?<![\d.,])[1-9]\d*(?![\d.,]*\d)")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b")

Plant = Callable[[Match, random.Random], str | None]


def _in_edit(match: Match, pattern: re.Pattern[str], other: Callable[[str], str]) -> str | None:
    """Return a proposal with the first find of a pattern within what was repaired made another."""
    for edit in match.edits:
        if edit.kind != "agreement" and (found := pattern.search(match.proposal, edit.start, edit.end)):
            return match.proposal[: found.start()] + other(found[0]) + match.proposal[found.end() :]
    return None


def wrong_number(match: Match, chance: random.Random) -> str | None:
    """Make a number another."""
    return _in_edit(match, _FIGURE, lambda one: str(int(one) + chance.choice((1, 2, 3, 10))))


def wrong_month(match: Match, chance: random.Random) -> str | None:
    """Make a month another."""
    step = chance.randint(1, 11)
    pattern = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
    return _in_edit(match, pattern, lambda one: _MONTHS[(_MONTHS.index(one) + step) % 12])


def wrong_ordinal(match: Match, chance: random.Random) -> str | None:
    """Make an ordinal another."""
    step = chance.randint(1, 9)
    return _in_edit(match, _ORDINAL, lambda one: _ORDINALS[(_ORDINALS.index(one) + step) % 10])


def wrong_scale(match: Match, chance: random.Random) -> str | None:
    """Make a million a billion, or the other way round."""
    scales = {"million": "billion", "billion": "million"}
    return _in_edit(match, re.compile(r"\b[mb]illion\b"), scales.__getitem__)


def dropped_value(match: Match, chance: random.Random) -> str | None:
    """Leave a new value out."""
    edit = chance.choice([one for one in match.edits if one.kind != "agreement"])
    return match.proposal[: edit.start] + match.proposal[edit.end :]


def forgotten_value(match: Match, chance: random.Random) -> str | None:
    """Leave an old value in the place of a new one."""
    edit = chance.choice([one for one in match.edits if one.kind != "agreement"])
    return match.proposal[: edit.start] + edit.old + match.proposal[edit.end :]


def swapped_values(match: Match, chance: random.Random) -> str | None:
    """Put each of two new values in the place of the other."""
    values = [one for one in match.edits if one.kind != "agreement"]
    pairs = [(a, b) for a in values for b in values if a.end < b.start and a.kind == b.kind and a.new != b.new]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    text = match.proposal
    return text[: first.start] + second.new + text[first.end : second.start] + first.new + text[second.end :]


def wrong_agreement(match: Match, chance: random.Random) -> str | None:
    """Take an agreement back: one States, 30 State."""
    edits: list[Edit] = [one for one in match.edits if one.kind == "agreement"]
    if not edits:
        return None
    edit = chance.choice(edits)
    return match.proposal[: edit.start] + edit.old + match.proposal[edit.end :]


PLANTS: Sequence[Plant] = (
    wrong_number,
    wrong_month,
    wrong_ordinal,
    wrong_scale,
    dropped_value,
    forgotten_value,
    swapped_values,
    wrong_agreement,
)


def planted(repaired: Iterable[Outcome], seed: int) -> Iterable[tuple[str, bool, Outcome, str]]:
    """Yield each wrong proposal made of right ones: how, whether the checker finds it, of what, and the text."""
    chance = random.Random(seed)
    for one in repaired:
        for plant in PLANTS:
            wrong = plant(one.match, chance) if one.match else None
            if one.match and wrong is not None and wrong != one.match.proposal:
                found = faults(one.match.source, one.pair.new, one.match.target, wrong)
                yield plant.__name__, bool(found), one, wrong


def main(wanted: int = 2000, seed: int = 20, *, show: bool = False) -> None:
    """Print how many of each kind of planted fault were found."""
    counts: Counter[tuple[str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        made = outcomes(changed_pairs(DATA, wanted, seed), Path(folder))
        for name, found, one, wrong in planted((one for one in made if one.result == "repaired"), seed):
            counts[name, found] += 1
            if show and not found and one.match:
                print(f"not seen: {name}\n  {one.pair.new}\n  {one.match.proposal}\n  {wrong}")
    for plant in PLANTS:
        seen, missed = counts[plant.__name__, True], counts[plant.__name__, False]
        print(f"{plant.__name__.replace('_', ' '):16}{seen:6} of {seen + missed:6} found")
    seen = sum(n for (_, found), n in counts.items() if found)
    print(f"{'all':16}{seen:6} of {counts.total():6} found")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    main(*numbers, show="--show" in sys.argv)
