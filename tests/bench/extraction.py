"""How often the right English term is ranked first, or among five, for Chinese terms of the termbase in real units.

    python tests/bench/extraction.py ../shared

The units are the memories and the statutes with known alignment beside the project. A term counts where at least three
units hold it and one of its English equivalents stands in at least half of those.
"""

import argparse
import csv
import tempfile
from ast import literal_eval
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora.files.skips import Skips
from corpora.library import Library
from termbase.shipped import install
from termbase.store import TERMBASE_SCHEMA, Termbase
from tm.equivalents import equivalents, holding
from tm.formats.tmx import read as read_tmx
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory
from tm.unit import Side, Unit
from tm.words.dictionary import GeneralDictionary

FEWEST = 3
MOST_TERMS = 400


def units(data: Path) -> Iterator[Unit]:
    yield from read_tmx(data / "memory" / "tico19-2000.en-zh.tmx", Skips(), "zh", "en")
    for name in ("sdg", "udhr"):
        with (data / "memory" / f"{name}.en-zh.tsv").open(encoding="utf-8") as rows:
            for en, zh, *_ in list(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
                yield Unit(Side(zh, "zh", "zh"), Side(en, "en", "en"))
    folder = data / "bitext" / "law10k-hard"
    zh, en = ((folder / side / "001").read_text(encoding="utf-8").splitlines() for side in ("zh", "en"))
    for line in (folder / "gold" / "001.align").read_text(encoding="utf-8").splitlines():
        ours, theirs = (literal_eval(side) for side in line.split(":")[:2])
        if ours and theirs:
            texts = "".join(zh[i] for i in ours), " ".join(en[j] for j in theirs)
            yield Unit(Side(texts[0], "zh", "zh"), Side(texts[1], "en", "en"))


def plain(text: str) -> str:
    words = text.lower().replace("-", " ").split()
    return " ".join([*words[:-1], words[-1].removesuffix("s")]) if words else ""


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
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.create(Path(folder) / "l.db", (TERMBASE_SCHEMA, MEMORY_SCHEMA), install) as library,
    ):
        memory = Memory(library)
        memory.add(units(data), "bench", "tmx", Skips())
        tried = {"none": [0, 0, 0], "general dictionary": [0, 0, 0]}
        for concept in Termbase(library).concepts():
            english = [plain(term.text) for term in concept.terms_in("en")]
            for term in concept.terms_in("zh")[:1]:
                holders, count = holding(memory, term.text, ("zh", "en"))
                hits = sum(any(f" {one}" in f" {plain(h.target)}" for one in english) for h in holders)
                if count < FEWEST or hits * 2 < len(holders) or tried["none"][0] >= MOST_TERMS:
                    continue
                for name, known in (("none", None), ("general dictionary", general.renderings)):
                    ranked = [plain(one.text) for one in equivalents(memory, term.text, holders, "en", known=known)]
                    tried[name][0] += 1
                    tried[name][1] += bool(ranked) and ranked[0] in english
                    tried[name][2] += any(one in english for one in ranked)
                    if options.wrong and name != "none" and (not ranked or ranked[0] not in english):
                        print(f"  {term.text} = {english[0]}: {', '.join(ranked)}")
    for name, (terms, first, among) in tried.items():
        print(f"dictionary {name}: {terms} terms, first {first / terms:.1%}, among five {among / terms:.1%}")


if __name__ == "__main__":
    main()
