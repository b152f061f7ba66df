"""From candidates to answers, with rapidfuzz: the distance of each that can still be among the best."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    places = np.searchsorted(arrays["starts"], segments, side="right") - 1
    lengths = arrays["lengths"][places]
    longer = np.maximum(lengths, len(query))
    highest = np.minimum(shared, np.minimum(lengths, len(query))) / np.maximum(longer, 1)
    highest[longer == 0] = 1.0
    order = np.argsort(-highest, kind="stable")
    starts = arrays["bases"][places] + (segments - arrays["starts"][places]) * lengths
    keys, rates = np.empty(0, np.int64), np.empty(0, np.float64)
    least, done, batch = threshold, 0, max(_FIRST_BATCH, limit)
    while done < len(order):
        some = order[done : done + batch]
        some = some[highest[some] + 1e-9 >= least]
        if not len(some):
            break
        apart = _distances(file, arrays["forms"], query, starts[some], lengths[some])
        similar = 1.0 - apart / np.maximum(longer[some], 1)
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


def _distances(file: IndexFile, forms: Array, query: Array, starts: Array, lengths: Array) -> Array:
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    size, base = forms.itemsize, file.at("forms")
    file.check_stretches(base + starts * size, base + (starts + lengths) * size)
    ends = np.cumsum(lengths)
    gathered = forms[np.repeat(starts - (ends - lengths), lengths) + np.arange(int(ends[-1]))]
    mine, theirs = _as_text(query, gathered)
    places = [0, *ends.tolist()]
    texts = [theirs[start:end] for start, end in pairwise(places)]
    apart: Array = process.cdist([mine], texts, scorer=Levenshtein.distance, dtype=np.int32)[0].astype(np.int64)
    return apart


def _as_text(query: Array, units: Array) -> tuple[str, str]:
    """Return two arrays of numbers as strings in which a number is a character."""
    if max(query.max(initial=0), units.max(initial=0)) > 0x10FFFF:
        _, numbers = np.unique(np.concatenate([query, units]), return_inverse=True)
        query, units = numbers[: len(query)], numbers[len(query) :]
    mine, theirs = (part.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass") for part in (query, units))
    return mine, theirs
