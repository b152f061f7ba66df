"""Who is told how far something is that may take long."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


def one(thing: object) -> int:
    """Return 1: how much a thing counts for that is not made of others."""
    return 1


class Watch(Protocol):
    """Is told how far something is."""

    def counted(self, things: Iterable[T], size: Callable[[T], int] = one) -> Iterator[T]:
        """Pass things on and count them; `size` says how many each counts for."""
        ...

    def show(self, text: str) -> None:
        """Say what is being done."""
        ...


class Unwatched:
    """Tells nobody."""

    def counted(self, things: Iterable[T], size: Callable[[T], int] = one) -> Iterator[T]:
        """Pass things on."""
        return iter(things)

    def show(self, text: str) -> None:
        """Say nothing."""
