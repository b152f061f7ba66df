"""Identities of units with their ids as sorted numbers: 16 bytes each, found in a few steps."""

import numpy as np
from numpy.typing import NDArray


class IdentityRuns:
    """Identities and ids in sorted runs, each more than twice as long as the next: there are never many."""

    def __init__(self) -> None:
        self._runs: list[tuple[NDArray[np.uint64], NDArray[np.int64]]] = []

    def add(self, identities: list[str], ids: list[int]) -> None:
        """Add identities, none of which is held, with their ids."""
        if not identities:
            return
        numbers, keys = _numbers(identities), np.array(ids, np.int64)
        while self._runs and len(self._runs[-1][0]) <= 2 * len(numbers):
            before = self._runs.pop()
            numbers, keys = np.concatenate([before[0], numbers]), np.concatenate([before[1], keys])
        order = np.argsort(numbers, kind="stable")
        self._runs.append((numbers[order], keys[order]))

    def found(self, identities: list[str]) -> dict[str, int]:
        """Return the ids of those among these that are held."""
        wanted = _numbers(identities)
        known: dict[str, int] = {}
        for numbers, ids in self._runs:
            places = np.searchsorted(numbers, wanted)
            places[places == len(numbers)] = 0
            for found in np.flatnonzero(numbers[places] == wanted).tolist():
                known[identities[found]] = int(ids[places[found]])
        return known


def _numbers(identities: list[str]) -> NDArray[np.uint64]:
    """Return identities, which are 16 hexadecimal digits, as numbers."""
    return np.frombuffer(bytes.fromhex("".join(identities)), ">u8").astype(np.uint64)
