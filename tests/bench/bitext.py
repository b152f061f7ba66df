"""How well and how fast documents are aligned, beside the length of sentences alone and Gale and Church's method.

    python tests/bench/bitext.py ../shared [--json FILE] [--picture FILE]

The documents are those of known alignment beside the project; scores are strict and lax F1 by the scorer beside them.
Each set is aligned as one batch, and with `alone` document by document. Memory is the peak of a process of its own.
"""

import argparse
import importlib.util
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np

from termbase.shipped import shipped_concepts
from tm.bitext.bead import Bead
from tm.bitext.sentences import Text, align_texts
from tm.bitext.weights import WEIGHTS
from tm.words.dictionary import Dictionary, GeneralDictionary, Source, TermDictionary
from tm.words.lexicon import Lexicon, entries_of

SETS = ("un-small-hard", "tico-hard", "law10k-hard")
SIZES = (1_000, 2_000, 4_000, 10_000)
Align = Callable[[Sequence[Text]], list[list[Bead]]]


def read_set(folder: Path) -> tuple[list[str], list[Text]]:
    names = sorted(path.name for path in (folder / "zh").iterdir())
    sides = [[(folder / side / name).read_text("utf-8").split("\n")[:-1] for side in ("zh", "en")] for name in names]
    return names, [Text(tuple(zh), tuple(en)) for zh, en in sides]


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_beads", shared / "tools" / "score_beads.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gale_church(texts: Sequence[Text]) -> list[list[Bead]]:
    """Gale and Church's method (1993) with the ratio of lengths measured on the texts."""
    zh = sum(len(line) for text in texts for line in text.zh)
    ratio = sum(len(line) for text in texts for line in text.en) / zh
    return [_gale_church(text, ratio) for text in texts]


def _gale_church(text: Text, ratio: float) -> list[Bead]:
    shapes = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.045, (1, 2): 0.045, (2, 2): 0.01}
    ours, theirs = ([0, *np.cumsum([len(line) for line in side]).tolist()] for side in (text.zh, text.en))
    rows, columns = len(ours), len(theirs)
    band = max(200, columns // 10)
    best = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(rows):
        middle = i * columns // rows
        for j in range(max(0, middle - band), min(columns, middle + band)):
            for (a, b), prior in shapes.items():
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                cost = before - math.log(prior) + _deviation(ours[i] - ours[i - a], theirs[j] - theirs[j - b], ratio)
                if cost < best.get((i, j), math.inf):
                    best[i, j], back[i, j] = cost, (a, b)
    beads, i, j = [], rows - 1, columns - 1
    while i or j:
        a, b = back[i, j]
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), 1.0))
        i, j = i - a, j - b
    return beads[::-1]


def _deviation(zh: int, en: int, ratio: float) -> float:
    mean = (zh + en / ratio) / 2
    delta = abs(en - zh * ratio) / math.sqrt(6.8 * ratio * max(mean, 1))
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-100))


def figures(score: ModuleType, folder: Path, align: Align, *, alone: bool = False) -> tuple[float, float, float]:
    names, texts = read_set(folder)
    started = time.process_time()
    found = [align([text])[0] for text in texts] if alone else align(texts)
    seconds = time.process_time() - started
    gold = [score.read(folder / "gold" / f"{name}.align") for name in names]
    result = score.score(
        [(wanted, {(bead.zh, bead.en) for bead in beads}) for wanted, beads in zip(gold, found, strict=True)]
    )
    return result["strict"]["f1"], result["lax"]["f1"], seconds


def dictionaries(shared: Path) -> dict[str, list[Source]]:
    terms = TermDictionary(concept.terms for concept in shipped_concepts())
    general = GeneralDictionary(shared / "data" / "terms" / "cc-cedict.u8.xz")
    return {"documents alone": [], "termbase": [terms], "general": [general], "termbase, general": [terms, general]}


def learnt(shared: Path, name: str) -> Lexicon:
    """What other material than a set teaches: the statutes, or for those the public health memory."""
    from extraction import units

    lines = {line.strip() for text in read_set(shared / "data" / "bitext" / name)[1] for line in text.zh}
    whole = "\n".join(lines)
    texts = [(zh.text, en.text) for zh, en in (unit.facing("zh") for unit in units(shared / "data"))]
    return Lexicon(entries_of([(zh, en) for zh, en in texts if zh.strip() not in lines and zh[:12] not in whole]))


def measure_growth(shared: Path) -> list[tuple[int, float]]:
    (text,) = read_set(shared / "data" / "bitext" / "law10k-hard")[1]
    dictionary = Dictionary(dictionaries(shared)["general"])
    rows = []
    for size in SIZES:
        part = Text(text.zh[:size], text.en[: int(size * len(text.en) / len(text.zh))])
        started = time.process_time()
        align_texts([part], dictionary)
        rows.append((len(part.zh), time.process_time() - started))
        print(f"  {len(part.zh):6} sentences {rows[-1][1]:6.1f} s", flush=True)
    return rows


def peak_of_the_statutes(shared: Path) -> int:
    """Return the peak memory, in MB, of a process that aligns the statutes with the general dictionary."""
    done = subprocess.run(
        [sys.executable, __file__, str(shared), "--only-statutes"], capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[-1])


def only_statutes(shared: Path) -> None:
    general = GeneralDictionary(shared / "data" / "terms" / "cc-cedict.u8.xz")
    align_texts(read_set(shared / "data" / "bitext" / "law10k-hard")[1], Dictionary([general]))
    status = Path("/proc/self/status").read_text(encoding="utf-8")  # ru_maxrss would count what the parent had
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024)


def draw(path: Path, rows: Sequence[dict[str, object]], growth: Sequence[tuple[int, float]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4), gridspec_kw={"width_ratios": [2, 1]})
    methods = list(dict.fromkeys(str(row["method"]) for row in rows))
    for place, name in enumerate(SETS):
        values = {str(row["method"]): row["strict"] for row in rows if row["set"] == name}
        left.plot([values.get(method) for method in methods], range(len(methods)), "osD"[place], label=name)
    left.set_yticks(range(len(methods)), methods)
    left.set_xlabel("strict F1")
    left.grid(axis="x", alpha=0.3)
    left.legend()
    right.loglog(*zip(*growth, strict=True), "o-")
    right.set_xlabel("Chinese sentences")
    right.set_ylabel("seconds")
    right.grid(alpha=0.3, which="both")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--only-statutes", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.shared / "data").is_dir():
        print("alignment: skipped, no real input beside the project")
        return
    if options.only_statutes:
        only_statutes(options.shared)
        return
    score, rows = scorer(options.shared), list[dict[str, object]]()
    lengths = replace(WEIGHTS, words=0.0)
    methods: dict[str, Align] = {
        "Gale and Church": gale_church,
        "lengths alone": lambda texts: align_texts(texts, None, lengths),
    }
    for name, sources in dictionaries(options.shared).items():
        methods[name] = lambda texts, sources=sources: align_texts(texts, Dictionary(sources))
    print("strict and lax F1 of sentence alignment, seconds of processor time")
    for name in SETS:
        folder = options.shared / "data" / "bitext" / name
        own = {**methods, "lexicon of other texts": _with(learnt(options.shared, name))}
        for method, align in own.items():
            for alone in (False, True) if name == "tico-hard" else (False,):
                strict, lax, seconds = figures(score, folder, align, alone=alone)
                said = f"{method}, alone" if alone else method
                rows.append({"set": name, "method": said, "strict": strict, "lax": lax, "seconds": seconds})
                print(f"  {name:14} {said:30} {strict:.3f} {lax:.3f} {seconds:6.1f} s", flush=True)
    print("time by length, statutes, general dictionary")
    growth = measure_growth(options.shared)
    exponent = math.log(growth[-1][1] / growth[0][1]) / math.log(growth[-1][0] / growth[0][0])
    peak = peak_of_the_statutes(options.shared)
    print(f"  grows as length^{exponent:.2f}; peak {peak} MB")
    if options.json:
        data = {"alignment": rows, "growth": growth, "exponent": exponent, "peak MB": peak}
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    if options.picture:
        draw(options.picture, rows, growth)


def _with(source: Source) -> Align:
    return lambda texts: align_texts(texts, Dictionary([source]))


if __name__ == "__main__":
    main()
