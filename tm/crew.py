"""What takes most of the time of an import, the match forms and checksums of its units, spread over processes.

A small import pays nothing for it: the processes start once it has proved large. They never hear Ctrl-C, which a
terminal sends to all processes at once; the one that started them ends them.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from corpora.interrupts import holding_interrupts

from .errors import WorkerLost
from .form import form_hash, form_text
from .rows import Record, record_sum

T = TypeVar("T")
Fields = tuple[str | int | None, ...]
LARGE = 5_000
"""How many units an import has before processes are started for it: they take as long to start as these to prepare."""
MOST = 4
"""How many processes there are at most: more of them than the one that reads and writes can feed would wait."""
METHOD = "spawn"
"""How a process is started: a fork would take the open library with its transaction along."""
_AHEAD = 2  # how many batches a process is given before it has handed on the first


class Prepared(NamedTuple):
    """A unit's checksum, the forms of both sides with their hashes, and the hashes of the neighbours that it names on
    the source side: 0 at the edge of a document, None where it does not say."""

    checksum: str
    source: str
    source_hash: int
    target: str
    target_hash: int
    previous: int | None
    next: int | None


def prepare(records: Iterable[Record]) -> list[Prepared]:
    """Return what is stored beside each record."""
    return [_prepared(record) for record in records]


def _prepared(record: Record) -> Prepared:
    source = form_text(record.source, record.source_language)
    target = form_text(record.target, record.target_language)
    before = _neighbour(record.previous, record.source_language)
    after = _neighbour(record.next, record.source_language)
    return Prepared(record_sum(record), source, form_hash(source), target, form_hash(target), before, after)


def _neighbour(text: str | None, language: str) -> int | None:
    return form_hash(form_text(text, language)) if text else None if text is None else 0


class Crew:
    """Prepares batches, in this process or, once there are many, in others; leaving the context ends those."""

    def __init__(self) -> None:
        self._size = min(_cores(), MOST)
        self._workers: list[tuple[BaseProcess, Connection]] = []
        self._waiting: deque[Connection | list[Prepared]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, connection in self._workers:
            connection.close()
            process.terminate()
        for process, _ in self._workers:
            process.join()

    def prepared(self, batches: Iterable[tuple[T, list[Record]]]) -> Iterator[tuple[T, list[Prepared]]]:
        """Yield each batch with what is stored beside its records, in order. Raises WorkerLost."""
        items: deque[T] = deque()
        seen = 0
        for item, records in batches:
            items.append(item)
            self._give(records, large=seen >= LARGE)
            seen += len(records)
            if len(items) > self._size * _AHEAD or not self._workers:
                yield items.popleft(), self._taken()
        while items:
            yield items.popleft(), self._taken()

    def _give(self, records: list[Record], large: bool) -> None:
        if not records or not large or self._size < 2:
            self._waiting.append(prepare(records))
            return
        if not self._workers:
            with _deaf_to_interrupts():
                self._workers += (_started() for _ in range(self._size))
            self._turns = cycle(connection for _, connection in self._workers)
        connection = next(self._turns)
        with _reporting_loss():
            connection.send([*map(tuple, records)])  # a named tuple takes three times as long to pickle
        self._waiting.append(connection)

    def _taken(self) -> list[Prepared]:
        first = self._waiting.popleft()
        if isinstance(first, list):
            return first
        with _reporting_loss():
            done: list[Fields] | Exception = first.recv()
        if isinstance(done, Exception):
            raise done
        return [*map(Prepared._make, done)]


@contextmanager
def _reporting_loss() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as error:
        raise WorkerLost("a process of the import was ended from outside; nothing was stored: import again") from error


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # there is none on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _started() -> tuple[BaseProcess, Connection]:
    """Start a process that prepares what comes to its connection."""
    context = multiprocessing.get_context(METHOD)
    own, other = context.Pipe()
    process = context.Process(target=work, args=(other,), daemon=True)  # type: ignore[attr-defined]
    process.start()
    other.close()
    return process, own


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
    """Prepare each batch that comes and send it back, until the process that sends them closes the connection or
    ends."""
    batches: SimpleQueue[list[Fields] | None] = SimpleQueue()
    sys.setswitchinterval(0.0005)  # the thread that takes in batches is never long in waiting for its turn
    gc.disable()  # records and forms hold no cycles: looking for some takes a tenth of the time
    # What comes is taken in at once, else both sides could wait for the other to read.
    Thread(target=_listen, args=(connection, batches), daemon=True).start()
    with suppress(OSError):
        while (records := batches.get()) is not None:
            connection.send(_outcome(records))


def _outcome(records: list[Fields]) -> list[Fields] | Exception:
    try:
        return [*map(tuple, prepare(map(Record._make, records)))]
    except Exception as error:  # noqa: BLE001 - raised again where the batch came from
        return error


def _listen(connection: Connection, batches: "SimpleQueue[list[Fields] | None]") -> None:
    parent = multiprocessing.parent_process()
    watched: list[Connection | int] = [connection, parent.sentinel] if parent else [connection]
    with suppress(EOFError, OSError):
        while connection in wait(watched):
            batches.put(connection.recv())
    batches.put(None)
