"""Finding terms in running text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a text: `start` and `end` are offsets into it, `targets` the equivalents, preferred first."""

    start: int
    end: int
    text: str
    concept: str
    targets: tuple[str, ...]
