"""From candidates to answers, with rapidfuzz: the distance of each that can still be among the best."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .counting import SLACK
from .file import IndexFile
from .index import Hit

Array = NDArray[Any]
_FIRST_BATCH = 64


def best(
    file: IndexFile, arrays: dict[str, Array], query: Array, found: tuple[Array, Array], threshold: float, limit: int
) -> list[Hit]:
    """Return the best `limit` of the candidates (segments, features shared at most) that are at least `threshold` like
    the query."""
    segments, shared = found
    if not len(segments):
        return []
    places = arrays["starts"].searchsorted(segments, side="right") - 1
    lengths = arrays["lengths"][places]
    starts = arrays["bases"][places] + (segments - arrays["starts"][places]) * lengths
    longer = np.maximum(np.maximum(lengths, len(query)), 1)
    highest = np.minimum(1.0, shared / longer) if len(query) else np.ones(len(segments))
    keys, rates = np.empty(0, np.int64), np.empty(0, np.float64)
    least, done, batch = threshold, 0, max(_FIRST_BATCH, limit)
    order = (-highest).argsort() if len(segments) > batch else np.arange(len(segments))
    while done < len(order):
        some = order[done : done + batch]
        some = some[highest[some] + SLACK >= least]
        if not len(some):
            break
        similar = 1.0 - _distances(file, arrays, query, starts[some], lengths[some]) / longer[some]
        kept = similar >= threshold
        keys = np.concatenate([keys, arrays["keys"][segments[some[kept]]]])
        rates = np.concatenate([rates, similar[kept]])
        ranked = np.lexsort((keys, -rates))[:limit]
        keys, rates = keys[ranked], rates[ranked]
        if len(keys) == limit:
            least = float(rates[-1])
        done += batch
        batch *= 4
    return [Hit(key, rate) for key, rate in zip(keys.tolist(), rates.tolist(), strict=True)]


def _distances(file: IndexFile, arrays: dict[str, Array], query: Array, starts: Array, lengths: Array) -> Array:
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    forms, base = arrays["forms"], file.at("forms")
    file.check_stretches(base + starts * forms.itemsize, base + (starts + lengths) * forms.itemsize)
    ends = lengths.cumsum()
    gathered = forms[(starts - (ends - lengths)).repeat(lengths) + np.arange(int(ends[-1]))]
    mine, theirs = _as_text(query, gathered, len(arrays["folds"]))
    texts = [theirs[start:end] for start, end in pairwise([0, *ends.tolist()])]
    apart: Array = process.cdist([mine], texts, scorer=Levenshtein.distance, dtype=np.int32)[0]
    return apart


def _as_text(query: Array, units: Array, most: int) -> tuple[str, str]:
    """Return two arrays of numbers, `most` at most, as strings in which a number is a character."""
    if most > 0x10FFFF:
        _, numbers = np.unique(np.concatenate([query, units]), return_inverse=True)
        query, units = numbers[: len(query)], numbers[len(query) :]
    mine, theirs = (part.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass") for part in (query, units))
    return mine, theirs
