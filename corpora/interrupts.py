"""Ctrl-C kept from what must not be cut in two."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def holding_interrupts() -> Iterator[list[int]]:
    """Keep Ctrl-C from what runs in the block; the list that is yielded has one entry for each that came.

    Only the main thread hears Ctrl-C; a process that was started deaf to it stays so.
    """
    heard: list[int] = []
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) in {signal.SIG_IGN, None}:
        yield heard
        return
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, handler)
