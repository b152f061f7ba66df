"""Errors planted in clean pairs, and what the checks say of pairs that nobody planted anything in.

    python tests/bench/check_planted.py [PLANTINGS OF EACH KIND] [--show]

Prints for each kind how many of the errors were found, and for the TICO-19 and the SDG pairs in each direction how many
findings there are per 100 segments, how many of them were judged true by reading them, and the false alarms left.
"""

import hashlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from check_judged import TRUE
from check_planters import Pair, Planter, planters
from material import DATA

from corpora.files.skips import Skips
from corpora.library import Library
from termbase.shipped import install
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.check.finding import Finding, Kind
from tm.check.names import Terms
from tm.check.run import check_segments
from tm.formats.bilingual import bilingual_segments
from tm.schema import MEMORY_SCHEMA

MEMORY = DATA / "memory"
FILES = ("tico19-2000.en-zh.tmx", "sdg.en-zh.tsv")
SEED = 20190705
ZH_TO_EN = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Planted:
    """What became of the plantings of one kind."""

    kind: Kind
    tried: int
    found: int
    missed: tuple[Pair, ...]


def pairs(languages: tuple[str, str] = ZH_TO_EN, files: tuple[str, ...] = FILES) -> list[Pair]:
    """Return the pairs of these files, TICO-19 and SDG."""
    return [pair for name in files for pair in bilingual_segments(MEMORY / name, Skips(), languages)]


def plantings(held: list[Pair], planter: Planter, count: int, chance: random.Random) -> Iterator[list[Pair]]:
    """Yield `count` small files, each with one error; a pair may serve several times, with another error."""
    for _ in range(count * 200):
        made = planter(chance.choice(held), chance)
        if made:
            yield made
            count -= 1
            if not count:
                return


def measure(terms: Terms, clean: list[Pair], count: int) -> list[Planted]:
    """Return what became of `count` plantings of each kind; an error counts as found where its kind is named."""
    results = []
    for kind, planter in planters(clean).items():
        tried, missed = 0, []
        for made in plantings(clean, planter, count, random.Random(f"{SEED} {kind}")):
            tried += 1
            if kind not in {
                one.kind for checked in check_segments(made, terms, kind is Kind.STYLE) for one in checked.findings
            }:
                missed.append(made[-1])
        results.append(Planted(kind, tried, tried - len(missed), tuple(missed)))
    return results


def findings_in(terms: Terms, held: list[Pair]) -> tuple[list[tuple[Pair, Finding]], list[Pair]]:
    """Return the findings in pairs that nobody planted anything in, and the pairs without one."""
    checked = list(check_segments(held, terms))
    found = [(one.segment, finding) for one in checked for finding in one.findings]
    return found, [one.segment for one in checked if not one.findings]


def false_alarms(found: list[tuple[Pair, Finding]]) -> list[tuple[Pair, Finding]]:
    """Return the findings that nobody has judged to be true."""
    return [(pair, finding) for pair, finding in found if fingerprint(pair, finding) not in TRUE]


def fingerprint(pair: Pair, finding: Finding) -> str:
    """Return what a finding is known by where its sentence must not be kept: a hash of the pair and what was found."""
    said = (pair.source.text, pair.target.text, str(finding.kind), finding.found, finding.expected)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def _print_findings(terms: Terms, languages: tuple[str, str], show: bool) -> list[Pair]:
    """Print what the checks say of each file as it is, and return the pairs without a finding."""
    clean: list[Pair] = []
    for name in FILES:
        held = pairs(languages, (name,))
        found, silent = findings_in(terms, held)
        clean += silent
        alarms = false_alarms(found)
        rate = 100 * len(alarms) / len(held)
        print(
            f"{name}, {languages[0]} to {languages[1]}: {len(held)} pairs, {len(found)} findings, "
            f"{len(found) - len(alarms)} true, {len(alarms)} false alarms: {rate:.2f} a hundred"
        )
        kinds = Counter(finding.kind for _, finding in alarms)
        print("  false:", ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) or "none")
        if show:
            for pair, finding in alarms:
                print("   ", fingerprint(pair, finding), finding, pair.source.text, "|", pair.target.text)
    return clean


def _print_planted(terms: Terms, clean: list[Pair], count: int, show: bool) -> None:
    for result in measure(terms, clean, count):
        share = 100 * result.found / max(1, result.tried)
        print(f"  {result.kind:10} {result.found:4} of {result.tried:4} found, {share:5.1f} %")
        for pair in result.missed[:3] if show else ():
            print("     ", pair.source.text[-200:], "|", pair.target.text[-260:])


def main(count: int = 600, *, show: bool = False) -> None:
    """Measure and print; with `show` also the false alarms and some of the errors that were missed."""
    if not MEMORY.is_dir():
        print("skipped: no real input beside the project")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.create(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA), install) as library:
            for languages in (ZH_TO_EN, ZH_TO_EN[::-1]):
                terms = Terms(Termbase(library), *languages)
                clean = _print_findings(terms, languages, show)
                if languages == ZH_TO_EN:
                    _print_planted(terms, clean, count, show)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:] if argument.isdecimal()), show="--show" in sys.argv)
