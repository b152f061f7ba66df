"""What takes most of the time of an import, done for its batches by several processes.

A small import pays nothing for it: the processes start once it is known to be large.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from .batches import Batch
from .errors import UnusualPart
from .preparing import Identified, Prepared
from .processes import Here, Process, Worker, deaf_to_interrupts

T = TypeVar("T")
Sorting = Callable[[list[Identified]], tuple[T, list[int]]]
"""Says what is to be kept of a batch, and the places in it of the units that are to be prepared."""
LARGE = 5_000
"""How many units an import has before processes are started for it, where it is not known to be larger: they take as
long to start as these to prepare."""
MOST = 4
"""How many processes there are at most: more of them than the one that writes can feed would wait."""
_AHEAD = 2  # how many batches a process is given before it has handed on the first


class _Given(NamedTuple):
    """A batch and who has it."""

    batch: Batch
    worker: Worker
    number: int


class Crew:
    """Prepares batches, in this process or, once there are many, in others; leaving the context ends those."""

    def __init__(self) -> None:
        self._size = min(_cores(), MOST)
        self._here = Here()
        self._processes: list[Process] = []
        self._number = 0
        self._units = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.end()
        for process in self._processes:
            process.join()

    def prepared(self, batches: Iterable[Batch], sort_out: Sorting[T]) -> Iterator[tuple[T, list[Prepared]]]:
        """Yield what `sort_out` says of each batch with what is stored of the units that it wants, in order.

        It is told of the batches in order too, each before what is yielded of it. Raises WorkerLost, and what the
        reading of a batch does.
        """
        source = iter(batches)
        taking: deque[_Given] = deque()
        preparing: deque[tuple[T, _Given, list[int]]] = deque()
        while True:
            batch = next(source, None)
            if batch is not None:
                taking.append(self._taking(batch))
            elif not taking:
                break
            if batch is None or len(taking) > self._ahead:
                given = taking.popleft()
                try:
                    known, said = given.worker.result((given.number, given.batch.content))
                except UnusualPart:
                    taking.clear()
                    source = given.batch.plainly()
                    continue
                given.batch.note(said)
                item, wanted = sort_out(known)
                given.worker.order((given.number, wanted))
                preparing.append((item, given, wanted))
            if len(preparing) > self._ahead:
                yield _done(*preparing.popleft())
        for waiting in preparing:
            yield _done(*waiting)

    @property
    def _ahead(self) -> int:
        return len(self._processes) * _AHEAD

    def _taking(self, batch: Batch) -> _Given:
        """Give a batch to the next in turn."""
        large = batch.is_of_many or self._units >= LARGE
        if large and self._size > 1 and not self._processes:
            with deaf_to_interrupts():
                self._processes += (Process() for _ in range(self._size))
            self._turns = cycle(self._processes)
        self._number += 1
        self._units += len(batch)
        given = _Given(batch, next(self._turns) if self._processes else self._here, self._number)
        given.worker.order((given.number, batch.content))
        return given


def _done(item: T, given: _Given, wanted: list[int]) -> tuple[T, list[Prepared]]:
    return item, given.worker.result((given.number, wanted))


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # there is none on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1
