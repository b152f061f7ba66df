"""Which paragraph of an older text became which of a newer one: equal ones first, then those that are alike."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry

Weight = tuple[float, float]
_Row = tuple[Weight, int]  # what a row weighs, and the place of its last number
_NO_ROW: _Row = ((0.0, 0.0), -1)
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
    """Return the new places of the pairs that moved: as few as can be, and of these the least similar."""
    in_order = sorted(pairs, key=lambda pair: pair.new)
    kept = _heaviest_ascending([pair.old for pair in in_order], [(1.0, pair.similarity) for pair in in_order])
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
    rest = [place for place in places[1] if place not in taken[1]]
    return found + [(waiting[new[place]].pop(), place) for place in rest if waiting[new[place]]]


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


def _heaviest_ascending(numbers: Sequence[int], weights: Sequence[Weight]) -> set[int]:
    """Return the places of an ascending row of numbers that weighs most.

    A tree of prefixes (Fenwick's) keeps the heaviest row that ends with a number up to each.
    """
    rank = {number: place + 1 for place, number in enumerate(sorted(numbers))}
    tree: list[_Row] = [_NO_ROW] * (len(numbers) + 1)
    before: list[int] = []
    for place, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        best, at = _NO_ROW, rank[number] - 1
        while at:
            best, at = max(best, tree[at]), at & (at - 1)
        before.append(best[1])
        row, at = ((best[0][0] + weight[0], best[0][1] + weight[1]), place), rank[number]
        while at < len(tree):
            tree[at], at = max(tree[at], row), at + (at & -at)
    last = max(_prefix_ends(tree), default=_NO_ROW)[1]
    kept = set[int]()
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept


def _prefix_ends(tree: Sequence[_Row]) -> list[_Row]:
    """Return the rows that together stand for the whole tree."""
    at, found = len(tree) - 1, list[_Row]()
    while at:
        found.append(tree[at])
        at &= at - 1
    return found
