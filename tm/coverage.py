"""How much of a report matches and terms cover, which terms the termbase lacks, and which of them would help most."""

from collections import Counter
from collections.abc import Sequence

from .alignment import AlignedSegment, Coverage, MissingTerm
from .candidates import Kind, candidates_in, frequent
from .leverage import count_characters

MOST_MISSING = 50
"""How many missing terms are named at most."""
MOST_HELPFUL = 10
"""How many of them are named that would raise the coverage most."""

_Places = dict[str, list[tuple[int, int, int]]]  # of each candidate: segment, start, end


def coverage(segments: Sequence[AlignedSegment], language: str) -> Coverage:
    """Return what covers the segments of a report, repetitions left out, and what would cover more of it."""
    once = [one for one in segments if one.repeats is None]
    open_ = [one for one in once if not one.matches]
    places, missing = _missing(open_, language)
    free = [_uncovered(one) for one in open_]
    total = sum(count_characters(one.segment.text) for one in once)
    unmatched = sum(count_characters(one.segment.text) for one in open_)
    told = [_with_gain(one, _gain(places[one.text], free)) for one in missing]
    kept = sorted(told, key=lambda one: (one.kind == "title", -one.count, -one.gain, one.text))
    return Coverage(
        total, total - unmatched, unmatched - sum(map(sum, free)), tuple(kept[:MOST_MISSING]), _best(told, places, free)
    )


def _missing(segments: Sequence[AlignedSegment], language: str) -> tuple[_Places, list[MissingTerm]]:
    counts: Counter[tuple[str, Kind]] = Counter()
    places: _Places = {}
    for number, one in enumerate(segments):
        text = one.segment.text
        for place in set(candidates_in(text, one.terms, language)):
            written = text[place.start : place.end]
            counts[written, place.kind] += 1
            places.setdefault(written, []).append((number, place.start, place.end))
    return places, [
        MissingTerm(text, kind, count, segments[min(places[text])[0]].segment.id, 0)
        for text, kind, count in frequent(counts)
    ]


def _uncovered(one: AlignedSegment) -> bytearray:
    """Return a mark for each character of a segment: 1 where it counts and no term covers it."""
    marks = bytearray(not character.isspace() for character in one.segment.text)
    for hit in one.terms:
        marks[hit.start : hit.end] = bytes(hit.end - hit.start)
    return marks


def _gain(places: Sequence[tuple[int, int, int]], free: Sequence[bytearray]) -> int:
    return sum(sum(free[number][start:end]) for number, start, end in places)


def _best(missing: Sequence[MissingTerm], places: _Places, free: Sequence[bytearray]) -> tuple[MissingTerm, ...]:
    """Return the terms that cover most, each with what it adds to those before it."""
    waiting, chosen = list(missing), list[MissingTerm]()
    while waiting and len(chosen) < MOST_HELPFUL:
        best = max(waiting, key=lambda one: (_gain(places[one.text], free), one.count, one.text))
        gain = _gain(places[best.text], free)
        if not gain:
            break
        chosen.append(_with_gain(best, gain))
        waiting.remove(best)
        for number, start, end in places[best.text]:
            free[number][start:end] = bytes(end - start)
    return tuple(chosen)


def _with_gain(term: MissingTerm, gain: int) -> MissingTerm:
    return MissingTerm(term.text, term.kind, term.count, term.segment, gain)
