"""What takes most of the time of an import, done for its batches by several processes.

A small import pays nothing for it: the processes start once it is known to be large. They never hear Ctrl-C, which a
terminal sends to all processes at once; the one that started them ends them.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self, TypeVar

from corpora.interrupts import holding_interrupts

from .batches import Batch, Content
from .errors import UnusualPart, WorkerLost
from .preparing import Desk, Identified, Prepared

T = TypeVar("T")
Sorting = Callable[[list[Identified]], tuple[T, list[int]]]
"""Says what is to be kept of a batch, and the places in it of the units that are to be prepared."""
Order = tuple[int, Content | list[int]]
"""A batch by number: to be taken in, or the places of its units that are to be prepared."""
LARGE = 5_000
"""How many units an import has before processes are started for it, where it is not known to be larger: they take as
long to start as these to prepare."""
MOST = 4
"""How many processes there are at most: more of them than the one that writes can feed would wait."""
METHOD = "spawn"
"""How a process is started: a fork would take the open library with its transaction along."""
_AHEAD = 2  # how many batches a process is given before it has handed on the first


class _Worker(Protocol):
    def order(self, order: Order) -> None: ...

    def result(self, order: Order) -> Any: ...


class _Given(NamedTuple):
    """A batch and who has it."""

    batch: Batch
    worker: _Worker
    number: int


class Crew:
    """Prepares batches, in this process or, once there are many, in others; leaving the context ends those."""

    def __init__(self) -> None:
        self._size = min(_cores(), MOST)
        self._here = _Here()
        self._processes: list[_Process] = []
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

    def prepared(self, batches: Iterable[Batch], sort_out: "Sorting[T]") -> Iterator[tuple[T, list[Prepared]]]:
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
            with _deaf_to_interrupts():
                self._processes += (_Process() for _ in range(self._size))
            self._turns = cycle(self._processes)
        self._number += 1
        self._units += len(batch)
        given = _Given(batch, next(self._turns) if self._processes else self._here, self._number)
        given.worker.order((given.number, batch.content))
        return given


def _done(item: T, given: _Given, wanted: list[int]) -> tuple[T, list[Prepared]]:
    return item, given.worker.result((given.number, wanted))


class _Here:
    """Does in this process what is ordered, when it is asked for."""

    def __init__(self) -> None:
        self._desk = Desk()

    def order(self, order: Order) -> None:
        """Do nothing yet."""

    def result(self, order: Order) -> Any:
        """Do what was ordered."""
        return _carry_out(self._desk, order)


class _Process:
    """A process that does what is ordered, in order."""

    def __init__(self) -> None:
        context = multiprocessing.get_context(METHOD)
        self._connection, other = context.Pipe()
        self._process: BaseProcess = context.Process(target=work, args=(other,), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        self._results: dict[tuple[int, bool], Any] = {}
        other.close()

    def order(self, order: Order) -> None:
        """Send an order."""
        with _reporting_loss():
            self._connection.send(order)

    def result(self, order: Order) -> Any:
        """Return what came of an order."""
        wanted = _name(order)
        while wanted not in self._results:
            with _reporting_loss():
                name, result = self._connection.recv()
            self._results[name] = result
        result = self._results.pop(wanted)
        if isinstance(result, Exception):
            raise result
        return result

    def end(self) -> None:
        """Tell the process to end."""
        self._connection.close()
        self._process.terminate()

    def join(self) -> None:
        """Wait until the process has ended."""
        self._process.join()


def _name(order: Order) -> tuple[int, bool]:
    return order[0], isinstance(order[1], list)


def _carry_out(desk: Desk, order: Order) -> Any:
    number, what = order
    return desk.prepare(number, what) if isinstance(what, list) else desk.take(number, what)


@contextmanager
def _reporting_loss() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as error:
        raise WorkerLost("a process of the import was ended from outside; nothing was stored: import again") from error


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # there is none on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Keep Ctrl-C until the block is done, and from processes that are started in it for good.

    They inherit the mask of this thread, which does not keep a signal from the other threads that libraries have: so
    the handler is changed as well.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if METHOD != "fork":
        from multiprocessing import resource_tracker  # Windows has none

        resource_tracker.ensure_running()  # it would let Ctrl-C through again if it started inside
    with holding_interrupts() as heard:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    if heard:
        signal.raise_signal(signal.SIGINT)


def work(connection: Connection) -> None:
    """Do each order that comes and send back what came of it, until the process that sends them closes the connection
    or ends."""
    orders: SimpleQueue[Order | None] = SimpleQueue()
    desk = Desk()
    sys.setswitchinterval(0.0005)  # the thread that takes in orders is never long in waiting for its turn
    gc.disable()  # records and forms hold no cycles: looking for some takes a tenth of the time
    # What comes is taken in at once, else both sides could wait for the other to read.
    Thread(target=_listen, args=(connection, orders), daemon=True).start()
    with suppress(OSError):
        while (order := orders.get()) is not None:
            connection.send((_name(order), _outcome(desk, order)))


def _outcome(desk: Desk, order: Order) -> Any:
    try:
        return _carry_out(desk, order)
    except Exception as error:  # noqa: BLE001 - raised again where the order came from
        return error


def _listen(connection: Connection, orders: "SimpleQueue[Order | None]") -> None:
    parent = multiprocessing.parent_process()
    watched: list[Connection | int] = [connection, parent.sentinel] if parent else [connection]
    with suppress(EOFError, OSError):
        while connection in wait(watched):
            orders.put(connection.recv())
    orders.put(None)
