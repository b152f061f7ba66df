"""The fuzzy index: exact answers from a file that is mapped, not read."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ..text.units import compares_characters
from .build import FORMAT, built
from .columns import CAP, COLUMNS, SHARED, columns_of
from .concordance import Spelling, containing
from .counting import Plan, admissible, candidates
from .file import BLOCK, DamagedIndex, IndexFile
from .index import Entry, Hit
from .kernel import Bound, Kernel, Questions, Scratch, kernel
from .phrase import Phrase
from .verification import best
from .vocabulary import KnownCharacters, KnownWords

Array = NDArray[Any]
_SHARES = 8
"""How many pieces of a batch there are for each thread, so that none waits long for the last one."""
_SMALL = ("units", "unit_numbers", "folds", "lengths", "starts", "bases", "features", "places", "population", "keys")


class FuzzyIndex:
    """The segments of one language: nearest by Levenshtein distance over characters or words, and concordance."""

    def __init__(self, file: IndexFile, compiled: bool | None = None) -> None:
        if file.about.get("format") != FORMAT:
            raise DamagedIndex(f"{file.name}: of another version of the index")
        self.file = file
        self.stamp: str = file.about["stamp"]
        self.language: str = file.about["language"]
        self._compiled: Kernel | None = kernel() if compiled is None or compiled else None
        self._spare: list[Scratch] = []
        self._ready: _Ready | None = None

    @classmethod
    def open(cls, path: Path, compiled: bool | None = None) -> Self:
        """Map a file; `compiled` False leaves the compiled kernel out. Raises DamagedIndex."""
        try:
            return cls(IndexFile.open(path), compiled)
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise DamagedIndex(f"{path}: no index: {error}") from error

    @classmethod
    def of(cls, entries: Iterable[Entry], language: str, compiled: bool | None = None, stamp: str = "") -> Self:
        """Return the index of some entries in memory."""
        return cls(IndexFile.of(built(entries, language, stamp, compiled is not False)[1]), compiled)

    def __len__(self) -> int:
        return len(self.file.array("keys"))

    def sizes(self) -> dict[str, int]:
        """Return how many bytes each array has."""
        return {name: self.file.array(name).nbytes for name in self.file.about["arrays"]}

    def verify(self) -> None:
        """Verify every block of the file; raises DamagedIndex."""
        self.file.verify()

    def nearest(self, form: str, threshold: float, limit: int | None) -> list[Hit]:
        """Return the segments at least `threshold` (0.5 to 1) like `form`, at most `limit`, best first, of equals the
        lower key first. Raises DamagedIndex."""
        return self._answers([form], threshold, limit)[0]

    def nearest_many(
        self, forms: Sequence[str], threshold: float, limit: int | None, threads: int = 1
    ) -> list[list[Hit]]:
        """Return the answers of many queries, as `nearest` gives them, on several threads."""
        if threads <= 1 or len(forms) < 2 * threads:
            return self._answers(forms, threshold, limit)
        size = -(-len(forms) // (_SHARES * threads))
        pieces = [forms[start : start + size] for start in range(0, len(forms), size)]
        with ThreadPoolExecutor(threads) as pool:
            return [
                hits for some in pool.map(lambda one: self._answers(one, threshold, limit), pieces) for hits in some
            ]

    def containing(self, phrase: Phrase) -> list[int]:
        """Return the keys of the segments that hold a phrase, ascending. Raises DamagedIndex."""
        ready = self._made_ready()
        if not ready.segments or not phrase.alternatives:
            return []
        return containing(self.file, ready.arrays, ready.spelling(), phrase, (self._compiled, ready.bound))

    def _answers(self, forms: Sequence[str], threshold: float, limit: int | None) -> list[list[Hit]]:
        if not 0.5 <= threshold <= 1:
            raise ValueError(f"a threshold of {threshold}: give 0.5 to 1")
        ready = self._made_ready()
        wanted = ready.segments if limit is None else min(limit, ready.segments)
        if wanted <= 0 or not forms:
            return [[] for _ in forms]
        units, lengths = ready.units.encode(forms)
        if self._compiled and ready.bound:
            return self._compiled_answers(self._compiled, ready.bound, Questions(units, lengths), threshold, wanted)
        queries = np.split(units, np.cumsum(lengths[:-1])) if len(forms) > 1 else [units]
        return [self._numpy_answer(ready, query, threshold, wanted) for query in queries]

    def _compiled_answers(
        self, code: Kernel, bound: Bound, asked: Questions, threshold: float, limit: int
    ) -> list[list[Hit]]:
        try:
            scratch = self._spare.pop()
        except IndexError:
            scratch = code.scratch(bound)
        done = 0
        while (done := code.nearest(bound, scratch, asked, done, threshold, limit)) < len(asked):
            blocks = scratch.wanted()
            if not blocks:
                raise MemoryError
            self.file.check_blocks(blocks)
        hits = (Hit(key, similarity) for similarity, key in scratch.hits())
        answers = [list(islice(hits, count)) for count in asked.counts]
        self._spare.append(scratch)
        return answers

    def _numpy_answer(self, ready: "_Ready", query: Array, threshold: float, limit: int) -> list[Hit]:
        arrays = ready.arrays
        low, high = admissible(len(query), threshold)
        first, last = arrays["lengths"].searchsorted([low, high + 1])
        if first == last:
            return []
        lengths, starts = arrays["lengths"][first:last], arrays["starts"][first : last + 1]
        plan = Plan(ready.columns(query), len(query), threshold, lengths, starts)
        bitmaps = arrays["columns"]
        places = self.file.at("columns") + plan.columns * (8 * bitmaps.shape[1])
        words = plan.words
        self.file.check_stretches(places + 8 * words[0], places + 8 * words[1])
        return best(self.file, arrays, query, candidates(bitmaps, plan), threshold, limit)

    def _made_ready(self) -> "_Ready":
        self.file.check_length()
        if self._ready is None:
            self._ready = _Ready(self.file, compares_characters(self.language))
        return self._ready


class _Ready:
    """What a first query needs: the small arrays verified, the large ones mapped."""

    def __init__(self, file: IndexFile, by_characters: bool) -> None:
        names = file.about["arrays"]
        self.arrays = {name: file.checked(name) if name in _SMALL else file.array(name) for name in names}
        self.segments = len(self.arrays["keys"])
        self._file = file
        self._by_characters = by_characters
        self.units = KnownCharacters(file) if by_characters else KnownWords(file)
        self.bound = self._bound() if self.segments else None
        self._spelling: Spelling | None = None

    def spelling(self) -> Spelling:
        """Return the units by their spelling, which a phrase is looked up in."""
        if self._spelling is None:
            self._spelling = Spelling(self._file, self.arrays, self._by_characters)
        return self._spelling

    def columns(self, query: Array) -> Array:
        """Return the columns of a query's features, rarest first."""
        folds = self.arrays["folds"]
        units = np.sort(folds[query[query < len(folds)]].astype(np.int64))
        occurrences = np.arange(len(units)) - units.searchsorted(units)
        found = columns_of(
            units * CAP + np.minimum(occurrences, CAP - 1), self.arrays["features"], self.arrays["places"]
        )
        return found[np.argsort(self.arrays["population"][found], kind="stable")]

    def _bound(self) -> Bound:
        arrays = self.arrays
        return Bound(
            {**arrays, "seen": self._file.seen},
            {
                "columns_at": self._file.at("columns"),
                "forms_at": self._file.at("forms"),
                "block": BLOCK,
                "words": arrays["columns"].shape[1],
                "distinct_lengths": len(arrays["lengths"]),
                "distinct_features": len(arrays["features"]),
                "vocabulary": len(arrays["folds"]),
                "column_count": COLUMNS,
                "shared": SHARED,
                "cap": CAP,
                "wide": arrays["forms"].itemsize == 4,
            },
        )
