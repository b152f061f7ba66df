"""How often the right equivalent is ranked first, or among five, for terms of the termbase in real units.

    python tests/bench/extraction.py ../shared

The units are the memories and the statutes with known alignment beside the project, where the weights were fitted on
other words, and the sample memory, where nothing was. A term counts where enough units hold it and one of its
equivalents stands in half of those, or in a fifth, where others may be as right; inflections are the same.
"""

import argparse
import csv
import tempfile
from ast import literal_eval
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from corpora.files.skips import Skips
from corpora.library import Library
from termbase.lemmas import root
from termbase.shipped import install
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.equivalents import Equivalent, Holding, equivalents, holding
from tm.formats.tmx import read as read_tmx
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Side, Unit
from tm.words.dictionary import Dictionary, GeneralDictionary
from tm.words.evidence import Evidence
from tm.words.lexicon import Lexicon, learn

SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "memory.tsv"
HALF, FIFTH = 0.5, 0.2


def units(data: Path) -> Iterator[Unit]:
    yield from read_tmx(data / "memory" / "tico19-2000.en-zh.tmx", Skips(), "zh", "en")
    for name in ("sdg", "udhr"):
        for en, zh, *_ in rows_of(data / "memory" / f"{name}.en-zh.tsv"):
            yield Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"))
    folder = data / "bitext" / "law10k-hard"
    zh, en = ((folder / side / "001").read_text(encoding="utf-8").splitlines() for side in ("zh", "en"))
    for line in (folder / "gold" / "001.align").read_text(encoding="utf-8").splitlines():
        ours, theirs = (literal_eval(side) for side in line.split(":")[:2])
        if ours and theirs:
            texts = "".join(zh[i] for i in ours), " ".join(en[j] for j in theirs)
            yield Unit(Side(texts[0], "zh", "zh"), Side(texts[1], "en", "en"))


def rows_of(path: Path) -> list[list[str]]:
    """Return the rows of a table without its header."""
    with path.open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def sample_units() -> Iterator[Unit]:
    for zh, en, *_ in rows_of(SAMPLE):
        yield Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"))


class Case(NamedTuple):
    """A term, its equivalents, the units that hold it, and the share of those that have one of the equivalents."""

    term: str
    right: frozenset[str]
    holders: list[Holding]
    share: float


def plain(text: str) -> str:
    """Return a phrase in lower case, its words as their roots: trafficked and trafficking are the same."""
    return " ".join(root(word) for word in text.lower().replace(",", "").replace("-", " ").split())


def cases(termbase: Termbase, memory: Memory, pair: tuple[str, str], fewest: int) -> Iterator[Case]:
    """Yield the terms of the first language that enough units hold with one of their equivalents in the other."""
    for concept in termbase.concepts():
        right = frozenset(plain(term.text) for term in concept.terms_in(pair[1]))
        for text in dict.fromkeys(term.text for term in concept.terms_in(pair[0])):
            holders, count = holding(memory, text, pair)
            if count >= fewest and right:
                texts = [f" {plain(one.target)} " if pair[1] == "en" else one.target for one in holders]
                wanted = [f" {one} " if pair[1] == "en" else one for one in right]
                share = sum(any(one in target for one in wanted) for target in texts) / len(holders)
                if share >= FIFTH:
                    yield Case(text, right, holders, share)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--wrong", action="store_true", help="print what was not ranked first")
    options = parser.parse_args(arguments)
    data = options.shared / "data"
    if not data.is_dir():
        print("skipped: no real input beside the project")
        return
    general = GeneralDictionary(data / "terms" / "cc-cedict.u8.xz")
    measure("the units beside the project", units(data), 3, general, options.wrong)
    measure("the sample memory", sample_units(), 2, general, options.wrong)


def measure(name: str, taken: Iterable[Unit], fewest: int, general: GeneralDictionary, wrong: bool) -> None:
    """Print the shares for one memory, in both directions, with three states of knowledge."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.create(Path(folder) / "l.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA), install) as library,
    ):
        memory = Memory(library)
        memory.add(taken, "bench", "tmx", Skips())
        learn(library)
        lexicon = Lexicon.of(library)
        known = {
            "no dictionary": None,
            "lexicon": Evidence(lexicon),
            "lexicon, general": Evidence(Dictionary([lexicon, general])),
        }
        print(f"{name}: {memory.count():,} units")
        for pair in (("zh", "en"), ("en", "zh")):
            tried = list(cases(Termbase(library), memory, pair, fewest))
            for label, evidence in known.items():
                started = process_time()
                ranked = [equivalents(memory, one.term, one.holders, pair[1], evidence=evidence) for one in tried]
                each = (process_time() - started) / len(tried) * 1000
                for least in (HALF, FIFTH):
                    heading = f"  {'-'.join(pair)} {label:16} in {least:.0%} of the units"
                    print_shares(heading, least, tried, ranked, wrong and least == HALF)
                print(f"    {each:.0f} ms of processor time a term")


def print_shares(
    heading: str, least: float, tried: Sequence[Case], ranked: Sequence[Sequence[Equivalent]], wrong: bool
) -> None:
    """Print how often a right one is first, and among five, of the terms with so great a share."""
    terms = first = among = 0
    for case, found in zip(tried, ranked, strict=True):
        if case.share >= least:
            right = [plain(one.text) in case.right for one in found]
            terms, first, among = terms + 1, first + (right[:1] == [True]), among + any(right)
            if wrong and right[:1] != [True]:
                print(f"    {case.term} = {min(case.right)}: {', '.join(one.text for one in found)}")
    print(f"{heading}: {terms} terms, first {first / terms:.1%}, among five {among / terms:.1%}")


if __name__ == "__main__":
    main()
