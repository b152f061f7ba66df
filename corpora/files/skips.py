"""What a reader passes over, counted and named."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Skips:
    """The entries that a reader could not take, by reason, with the place of the first of each."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, reason: str, place: str) -> None:
        """Count one entry passed over for `reason` ("no Chinese text") at `place` ("line 12")."""
        self.counts[reason] += 1
        self.first.setdefault(reason, place)

    def add_all(self, others: "Skips") -> None:
        """Count what another reader passed over after this one."""
        self.counts.update(others.counts)
        self.first = others.first | self.first

    @property
    def total(self) -> int:
        """Return how many entries were passed over."""
        return self.counts.total()

    def lines(self) -> list[str]:
        """Return a line a reason, commonest first: "3 x no Chinese text (first at line 12)"."""
        return [f"{count} x {reason} (first at {self.first[reason]})" for reason, count in self.counts.most_common()]
