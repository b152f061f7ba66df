"""How well the English words that Chinese terms became are found, on sentence pairs with marked terms.

    python tests/bench/word_alignment.py ../shared

With the shipped termbase, a lexicon learnt from the units beside the project, a general dictionary, and all of them.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from termbase.shipped import shipped_concepts
from tm.words.alignment import Span, WordAligner
from tm.words.dictionary import Dictionary, GeneralDictionary, Source, TermDictionary
from tm.words.lexicon import Lexicon, entries_of

CASES = Path(__file__).resolve().parents[1] / "tm" / "word_alignment_cases.tsv"
_MARKED = re.compile(r"\[([^\]]*)\]")


def unmarked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its marks, and the spans that were marked."""
    spans, plain, done = list[Span](), "", 0
    for found in _MARKED.finditer(text):
        plain += text[done : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain, done = plain + found[1], found.end()
    return plain + text[done:], spans


def cases() -> Iterator[tuple[str, str, list[tuple[Span, Span]]]]:
    """Yield each pair of texts with the spans that belong together."""
    for line in CASES.read_text(encoding="utf-8").splitlines()[1:]:
        marked_zh, marked_en, order = line.split("\t")
        (zh, ours), (en, theirs) = unmarked(marked_zh), unmarked(marked_en)
        yield zh, en, [(span, theirs[int(place) - 1]) for span, place in zip(ours, order.split(), strict=True)]


def measured(sources: Sequence[Source]) -> tuple[int, int, int, int]:
    """Return how many spans there are, were found exactly, overlap what was found, were not told."""
    dictionary = Dictionary(sources)
    aligner = WordAligner(dictionary.heads(), dictionary.renderings)
    spans = exact = overlapping = untold = 0
    for zh, en, pairs in cases():
        for span, wanted in pairs:
            found = aligner.rendering(span, zh, en)
            spans += 1
            exact += found == wanted
            overlapping += found is not None and found[0] < wanted[1] and wanted[0] < found[1]
            untold += found is None
    return spans, exact, overlapping, untold


def learnt(shared: Path) -> Lexicon:
    from extraction import units

    texts = [unit.facing("zh") for unit in units(shared / "data")]
    return Lexicon(entries_of([(zh.text, en.text) for zh, en in texts]))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path(__file__).resolve().parents[3] / "shared")
    options = parser.parse_args(arguments)
    if not (options.shared / "data").is_dir():
        print("skipped: no real input beside the project")
        return
    terms = TermDictionary(concept.terms for concept in shipped_concepts())
    general = GeneralDictionary(options.shared / "data" / "terms" / "cc-cedict.u8.xz")
    lexicon = learnt(options.shared)
    for name, sources in {
        "termbase": [terms],
        "lexicon": [lexicon],
        "termbase, lexicon": [terms, lexicon],
        "general dictionary": [general],
        "all": [terms, lexicon, general],
    }.items():
        spans, exact, overlapping, untold = measured(sources)
        print(
            f"{name:20} {spans} spans: exact {exact / spans:.1%}, overlapping {overlapping / spans:.1%}, "
            f"not told {untold / spans:.1%}; of those told {exact / max(spans - untold, 1):.1%} exact, "
            f"{overlapping / max(spans - untold, 1):.1%} overlapping"
        )


if __name__ == "__main__":
    main()
