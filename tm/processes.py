"""Processes that prepare batches, and this one that does the same where none is started.

They never hear Ctrl-C, which a terminal sends to all processes at once; the one that started them ends them.
"""

import gc
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, Protocol

from corpora.interrupts import holding_interrupts

from .batches import Content
from .errors import WorkerLost
from .preparing import Desk

Order = tuple[int, Content | list[int]]
"""A batch by number: to be taken in, or the places of its units that are to be prepared."""
METHOD = "spawn"
"""How a process is started: a fork would take the open library with its transaction along."""


class Worker(Protocol):
    """Does what is ordered, in order."""

    def order(self, order: Order) -> None:
        """Order something."""
        ...

    def result(self, order: Order) -> Any:
        """Return what came of an order; raises what went wrong with it."""
        ...


class Here:
    """Does in this process what is ordered, when it is asked for."""

    def __init__(self) -> None:
        self._desk = Desk()

    def order(self, order: Order) -> None:
        """Do nothing yet."""

    def result(self, order: Order) -> Any:
        """Do what was ordered."""
        return _carry_out(self._desk, order)


class Process:
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


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
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
