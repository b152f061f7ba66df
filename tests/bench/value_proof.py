"""Never a wrong 99: real units with changed values, every proposal with values carried over checked on its own.

python tests/bench/value_proof.py [PAIRS] [SEED] [--show]
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from material import DATA
from value_checker import faults
from value_pairs import Pair, changed_pairs

from corpora.files.skips import Skips
from corpora.library import Library
from corpora.text.languages import language_code
from termbase.store import TERMBASE_SCHEMA
from tm.match import Matcher
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Match, Side, Unit


class Outcome(NamedTuple):
    """What became of a pair: repaired, refused or wrong, with the reason, and the match that it is about."""

    pair: Pair
    result: str
    why: str
    match: Match | None


def outcomes(pairs: Sequence[Pair], folder: Path) -> Iterable[Outcome]:
    """Yield what became of each pair; each `value` proposal is checked, of whatever unit it is."""
    with Library.create(folder / "proof.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
        memory = Memory(library)
        stored = dict.fromkeys((pair.old, pair.english, pair.source) for pair in pairs)
        memory.add((_unit(*one) for one in stored), "proof.tmx", "tmx", Skips())
        matcher = Matcher(memory, "zh", "en")
        for pair in pairs:
            matches = matcher.match(pair.new, threshold=90)
            values = [match for match in matches if match.kind == "value"]
            wrong = [
                (found, match)
                for match in values
                for found in faults(match.source, pair.new, match.target, match.proposal)
            ]
            if wrong:
                yield Outcome(pair, "wrong", wrong[0][0], wrong[0][1])
            elif values:
                yield Outcome(pair, "repaired", "", values[0])
            else:
                yield Outcome(pair, *_refusal(pair, matches))


def _unit(chinese: str, english: str, name: str) -> Unit:
    tag = "zh-TW" if name == "law" else "zh"
    return Unit(Side(chinese, language_code(tag), tag), Side(english, "en", "en"))


def _refusal(pair: Pair, matches: Sequence[Match]) -> tuple[str, str, Match | None]:
    best = matches[0] if matches else None
    if best is None or best.kind == "fuzzy":
        named = ", ".join(best.unwitnessed) if best else ""
        return "refused", f"no witness for {named}" if named else "the texts differ otherwise too", best
    return "the same", best.kind, best


def main(wanted: int = 2000, seed: int = 20, *, show: bool = False) -> None:
    """Print how many pairs were repaired, refused and wrong, by set, and what was wrong."""
    if not DATA.is_dir():
        print("skipped: no real input beside the project")
        return
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for one in outcomes(changed_pairs(DATA, wanted, seed), Path(folder)):
            counts[one.pair.source, one.result] += 1
            if one.result == "wrong" or (show and one.match):
                print(
                    f"{one.result}: {one.why}\n  {one.pair.old}\n  {one.pair.new}\n  {one.match and one.match.target}"
                )
                print(f"  {one.match and one.match.proposal}")
    results = ("repaired", "refused", "wrong", "the same")
    for name in ("tico", "sdg", "law"):
        print(f"{name:6}" + "".join(f"{counts[name, result]:6} {result}" for result in results))
    print(
        f"{'all':6}"
        + "".join(f"{sum(n for (_, r), n in counts.items() if r == result):6} {result}" for result in results)
    )


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    main(*numbers, show="--show" in sys.argv)
