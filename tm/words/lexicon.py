"""The lexicon of a memory: what Chinese words and characters became in English, learnt from its units."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from corpora.library import Library
from termbase.keys import simplified

from ..store import Memory
from .model1 import Pair, train
from .pieces import pieces_of
from .tokens import ChineseTokens, english_tokens, is_shared

MOST_UNITS = 50_000
"""From more units than this, as many are taken at even distances: the common words are learnt by then."""
_LEAST_UNITS = 2
"""In how many units a word and its translation must stand together."""
_LEAST_PROBABILITY = 0.1
_GROWTH = 1.5
_FEW_UNITS = 50
_SETTING = "lexicon"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: from how many of the units, how many Chinese words with how many translations."""

    units: int
    used: int
    words: int
    translations: int


class Lexicon:
    """What a library has learnt, as a dictionary (tm.words.dictionary)."""

    def __init__(self, entries: Iterable[tuple[str, str, float]]) -> None:
        self._renderings: dict[str, dict[str, float]] = {}
        for head, word, probability in entries:
            self._renderings.setdefault(head, {})[word] = probability

    @classmethod
    def of(cls, library: Library) -> "Lexicon":
        """Return what was stored; a library that has learnt nothing has a lexicon of no words."""
        return cls(library.connection.execute("SELECT head, word, probability FROM lexicon"))

    def __len__(self) -> int:
        return len(self._renderings)

    def heads(self) -> Iterable[str]:
        """Return the Chinese words, in simplified characters."""
        return self._renderings.keys()

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the English tokens that a word became, with shares that add up to 1; none for an unknown word."""
        found = self._renderings.get(head, {})
        whole = sum(found.values())
        return {word: probability / whole for word, probability in found.items()}


def learn(library: Library) -> Learnt:
    """Learn the lexicon of a library from its Chinese and English units, in the place of what was learnt before."""
    memory = Memory(library)
    units = memory.count()
    step = max(1, -(-units // MOST_UNITS))
    pairs = list(islice(_texts(memory), 0, None, step))
    entries = list(entries_of(pairs))
    with library.writing() as database:
        database.execute("DELETE FROM lexicon")
        database.conn.executemany("INSERT INTO lexicon (head, word, probability) VALUES (?, ?, ?)", entries)
        library.set(_SETTING, json.dumps({"units": units}))
    return Learnt(units, len(pairs), len({head for head, _, _ in entries}), len(entries))


def is_stale(library: Library) -> bool:
    """Tell whether the memory has grown by half or more since the lexicon was learnt, and has enough to learn from."""
    stored = library.setting(_SETTING)
    before = json.loads(stored)["units"] if stored else 0
    now = Memory(library).count()
    return now >= _FEW_UNITS and now >= _GROWTH * before


def entries_of(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, float]]:
    """Yield what Chinese words became in pairs of a Chinese and an English text: word, English token, probability."""
    chinese = [simplified(zh) for zh, _ in pairs]
    divide = ChineseTokens(pieces_of(chinese)).tokens
    zh_ids: dict[str, int] = {}
    en_ids: dict[str, int] = {}
    numbered = [
        (_ids(divide(zh), zh_ids), _ids(english_tokens(en), en_ids)) for zh, (_, en) in zip(chinese, pairs, strict=True)
    ]
    cells = train(numbered, len(zh_ids), len(en_ids), least=_LEAST_PROBABILITY)
    heads, words = list(zh_ids), list(en_ids)
    together = _together(numbered, {*zip(cells.chinese.tolist(), cells.english.tolist(), strict=True)})
    for head, word, probability in zip(
        cells.chinese.tolist(), cells.english.tolist(), cells.probability.tolist(), strict=True
    ):
        if together[head, word] >= _LEAST_UNITS and not is_shared(heads[head]):
            yield heads[head], words[word], round(probability, 4)


def _texts(memory: Memory) -> Iterator[tuple[str, str]]:
    for unit in memory.units("zh", "en"):
        zh, en = unit.facing("zh")
        yield zh.text, en.text


def _ids(tokens: Iterable[str], ids: dict[str, int]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([ids.setdefault(token, len(ids)) for token in tokens], dtype=np.int64)


def _together(pairs: Sequence[Pair], wanted: set[tuple[int, int]]) -> Counter[tuple[int, int]]:
    """Count in how many pairs the two words of each cell that is wanted stand together."""
    partners: dict[int, set[int]] = {}
    for head, word in wanted:
        partners.setdefault(head, set()).add(word)
    counts: Counter[tuple[int, int]] = Counter()
    for zh, en in pairs:
        held = set(en.tolist())
        for head in zh.tolist():
            counts.update((head, word) for word in partners.get(head, set()) & held)
    return counts
