"""Figures beside what is wanted of them: printed as a table, kept as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured, and the least or the most that is wanted of it; neither where it only tells."""

    name: str
    measured: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times better than wanted it is, less than 1 where it is worse."""
        if self.least is not None:
            return self.measured / self.least
        if self.most is not None:
            return self.most / max(self.measured, 1e-9)
        return None

    @property
    def met(self) -> bool | None:
        """Tell whether it is as wanted, None where nothing is."""
        return None if self.ratio is None else self.ratio >= 1

    @property
    def wanted(self) -> str:
        """Return what is wanted, as it is printed."""
        if self.least is not None:
            return f">= {number(self.least)} {self.unit}"
        return "" if self.most is None else f"<= {number(self.most)} {self.unit}"


def number(value: float) -> str:
    """Return a number with three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(figures: Sequence[Figure]) -> None:
    """Print each figure with what is wanted, the ratio to it and whether it is met."""
    rows = [("", "wanted", "measured", "ratio", "met")]
    for figure in figures:
        ratio = "" if figure.ratio is None else number(figure.ratio)
        met = {None: "", True: "yes", False: "no"}[figure.met]
        rows.append((figure.name, figure.wanted, f"{number(figure.measured)} {figure.unit}", ratio, met))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def save(path: Path, about: dict[str, object], figures: Sequence[Figure]) -> None:
    """Write the figures, and what they were measured with, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) | {"ratio": figure.ratio, "met": figure.met} for figure in figures]
    path.write_text(json.dumps({**about, "figures": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
