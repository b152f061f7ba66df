"""Terms at scale: recognition with 100,000 terms beside spaCy's matcher, look-ups in 200,000 concepts.

python tests/bench/terms_scale.py [CONCEPTS]
"""

import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from figures import Figure, table
from import_scale import measured
from material import chinese_segments, english_segments
from reading import REAL, SAMPLE
from side_by_side import medians, timed

from corpora.library import Library
from termbase.lookup import Lookup
from termbase.recognise import Recogniser
from termbase.shipped import shipped_concepts
from termbase.store import TERMBASE_SCHEMA, Name
from tm.schema import MEMORY_SCHEMA

TERMS = 100_000
QUERIES = 60


def main(concepts: int = 200_000) -> None:
    """Print all figures."""
    print(f"terms: recognition with {TERMS:,}, look-up in {concepts:,} concepts")
    with tempfile.TemporaryDirectory() as folder:
        table([*_recognition(), *_look_up(Path(folder), concepts)])


def recombined(count: int) -> Iterator[tuple[str, str]]:
    """Yield Chinese and English terms made of halves of those that ship; they mean nothing."""
    chance = random.Random(3)
    chinese, english = _names("zh", lambda text: len(text) > 3), _names("en", lambda text: " " in text)
    seen = set()
    while len(seen) < count:
        first, second = chance.choice(chinese), chance.choice(chinese)
        made = first[: chance.randint(2, len(first))] + second[chance.randint(0, len(second) - 2) :]
        opening, ending = chance.choice(english).split(), chance.choice(english).split()
        words = opening[: chance.randint(1, len(opening))] + ending[chance.randint(0, len(ending) - 1) :]
        if made not in seen:
            seen.add(made)
            yield made, " ".join(words)


def _names(language: str, fits: Callable[[str], bool]) -> list[str]:
    terms = {term.text for concept in shipped_concepts() for term in concept.terms if term.language == language}
    return sorted(filter(fits, terms))


def _recognition() -> list[Figure]:
    report = (REAL if REAL.exists() else SAMPLE).read_text(encoding="utf-8").splitlines()
    texts = {
        "zh": [("report", report), ("statutes", list(chinese_segments(20_000)))],
        "en": [("memory and statutes", list(english_segments(10_000)))],
    }
    terms = list(recombined(TERMS))
    figures = []
    for place, (language, kinds) in enumerate(texts.items()):
        own = [pair[place] for pair in terms]
        started = time.process_time()
        recogniser = Recogniser(
            ((str(number), [Name(text, language, "preferred")]) for number, text in enumerate(own)), language, None
        )
        figures.append(Figure(f"{language}: to make ready for {TERMS:,} terms", time.process_time() - started, "s"))
        for kind, lines in kinds:
            speed = _speed(recogniser.find, lines)
            name = f"{language}, {kind}: characters a second"
            figures.append(Figure(name, speed / 1e6, "million", least=2 if language == "zh" else None))
        figures.append(_spacy(language, own, kinds[0][1]))
    return figures


def _speed(find: Callable[[str], object], lines: Sequence[str]) -> float:
    """Return the best of three rounds in characters a second, after one not counted."""
    rounds = [sum(timed(find, line) for line in lines) for _ in range(4)]
    return sum(map(len, lines)) / min(rounds[1:])


def _spacy(language: str, terms: Sequence[str], lines: Sequence[str]) -> Figure:
    """Return the speed of spaCy's matcher of phrases, which knows neither straddling words nor inflected ones."""
    import spacy
    from spacy.matcher import PhraseMatcher

    blank = spacy.blank(language)
    matcher = PhraseMatcher(blank.vocab)
    matcher.add("term", list(blank.tokenizer.pipe(terms)))
    speed = _speed(lambda line: matcher(blank.tokenizer(line)), lines)
    return Figure(f"{language}: the same by spaCy's PhraseMatcher", speed / 1e6, "million")


def _look_up(folder: Path, concepts: int) -> list[Figure]:
    rows = list(recombined(concepts))
    file, path = folder / "terms.csv", folder / "library.db"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("zh", "en"), *rows])
    yiku = [sys.executable, "-m", "cli.app", "--db", str(path), "--quiet"]
    measured([*yiku, "init"])
    run = measured([*yiku, "import", str(file), "--as", "terms"])
    base = "import typer"
    cold = medians({base: [sys.executable, "-c", base], "look-up": [*yiku, "lookup", rows[7][0]]}, 11, {})
    with Library.open(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
        finder = Lookup(library)
        chosen = random.Random(5).sample(rows, QUERIES)
        asked = {
            "a term": [row[0] for row in chosen],
            "a typing error, Chinese": [_mistyped(row[0]) for row in chosen if len(row[0]) > 5],
            "a typing error, English": [_mistyped(row[1]) for row in chosen],
            "a sentence": [f"{first[0]}和{second[0]}。" for first, second in pairwise(chosen)],
            "nothing": ["香蕉奶昔很好喝", "no such thing whatever", "qwertzuiop"] * 5,
        }
        finder.find(asked["a typing error, Chinese"][0])
        times = {name: [timed(finder.find, query) for query in queries] for name, queries in asked.items()}
    return [
        Figure("import of the concepts", concepts / run.wall, "concepts/s"),
        Figure("import of the concepts, peak memory", run.peak, "MB"),
        Figure("cold look-up beside `import typer`", cold["look-up"] / cold[base], "x", most=3),
        *(Figure(f"warm: {name}, median", 1000 * statistics.median(taken), "ms") for name, taken in times.items()),
        *(
            Figure(f"warm: {name}, slowest", 1000 * max(taken), "ms", most=150)
            for name, taken in times.items()
            if "typing" in name
        ),
    ]


def _mistyped(text: str) -> str:
    """Return a text with one character in the middle left out and another doubled where it is long."""
    middle = len(text) // 2
    return text[:middle] + text[middle + 1 :] if len(text) < 12 else f"{text[:3]}{text[2:middle]}{text[middle + 1 :]}"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
