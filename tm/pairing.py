"""Which paragraph of an older text became which of a newer one: equal ones first, then those that are alike."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry

_NEAREST = 20
"""How many of the paragraphs most like one are thought of."""


class Pair(NamedTuple):
    """Two paragraphs that belong together, by their places, and how like each other their forms are."""

    old: int
    new: int
    similarity: float


def paired(
    texts: tuple[Sequence[str], Sequence[str]],
    forms: tuple[Sequence[str], Sequence[str]],
    language: str,
    threshold: float,
) -> list[Pair]:
    """Pair two lists of paragraphs, in the order of the new one; a paragraph belongs to one pair at most.

    Those of equal text come first, in the order that keeps most of them where they were, then those of equal form
    (only values differ), then the most similar, of equals those least out of place.
    """
    free = (set(range(len(texts[0]))), set(range(len(texts[1]))))
    pairs: list[Pair] = []
    for keys in (texts, forms):
        for old, new in _equal(keys[0], keys[1], free):
            pairs.append(Pair(old, new, 1.0))
            free[0].discard(old)
            free[1].discard(new)
    pairs += _alike(forms, free, language, threshold)
    return sorted(pairs, key=lambda pair: pair.new)


def out_of_order(pairs: Sequence[Pair]) -> frozenset[int]:
    """Return the new places of the pairs that moved: all but the longest row that kept its order."""
    in_order = sorted(pairs, key=lambda pair: pair.new)
    kept = _longest_ascending([pair.old for pair in in_order])
    return frozenset(pair.new for place, pair in enumerate(in_order) if place not in kept)


def _equal(old: Sequence[Hashable], new: Sequence[Hashable], free: tuple[set[int], set[int]]) -> list[tuple[int, int]]:
    """Pair equal keys at free places: as many as can in one order, then what is left, first with first."""
    places = (sorted(free[0]), sorted(free[1]))
    keys = ([old[place] for place in places[0]], [new[place] for place in places[1]])
    found = [
        (places[0][step.src_start + offset], places[1][step.dest_start + offset])
        for step in LCSseq.opcodes(*keys)
        if step.tag == "equal"
        for offset in range(step.src_end - step.src_start)
    ]
    taken = ({a for a, _ in found}, {b for _, b in found})
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(places[0]):
        if place not in taken[0]:
            waiting[old[place]].append(place)
    for place in places[1]:
        if place not in taken[1] and waiting[new[place]]:
            found.append((waiting[new[place]].pop(), place))
    return found


def _alike(
    forms: tuple[Sequence[str], Sequence[str]], free: tuple[set[int], set[int]], language: str, threshold: float
) -> list[Pair]:
    old, new = forms
    if not free[0] or not free[1]:
        return []
    index = FuzzyIndex.of([Entry(place, old[place], old[place]) for place in sorted(free[0])], language)
    possible = [
        Pair(hit.key, place, hit.similarity)
        for place in sorted(free[1])
        for hit in index.nearest(new[place], threshold, _NEAREST)
    ]
    scale = len(new) / len(old)
    possible.sort(key=lambda pair: (-pair.similarity, abs(pair.old * scale - pair.new), pair.new, pair.old))
    found = []
    for pair in possible:
        if pair.old in free[0] and pair.new in free[1]:
            found.append(pair)
            free[0].discard(pair.old)
            free[1].discard(pair.new)
    return found


def _longest_ascending(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest ascending row of numbers."""
    from bisect import bisect_left

    ends: list[int] = []  # the lowest number that a row of each length ends with
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    row, place = set[int](), places[-1] if places else -1
    while place >= 0:
        row.add(place)
        place = before[place]
    return row
