"""What the aligner weighs how: one setting for all texts, chosen on documents of three kinds together."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

Shape: TypeAlias = tuple[int, int]
"""How many Chinese and how many English sentences a bead joins."""

LONGEST = 4
"""The most sentences of one side that a bead joins."""
PRIORS: MappingProxyType[Shape, float] = MappingProxyType(
    {
        (1, 1): 0.70,
        (1, 0): 0.02,
        (0, 1): 0.02,
        (1, 2): 0.11,
        (2, 1): 0.08,
        (2, 2): 0.02,
        (1, 3): 0.03,
        (3, 1): 0.012,
        (1, 4): 0.01,
        (4, 1): 0.004,
        (2, 3): 0.008,
        (3, 2): 0.005,
    }
)
"""How probable each shape is before a document has shown its own habits."""
SHAPES: tuple[Shape, ...] = tuple(PRIORS)
INSERTION = SHAPES.index((0, 1))


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over the documents weighs: `length` against words, and how far from the last path it looks."""

    length: float
    band: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The settings of the aligner.

    `unexplained` is the probability that a word is there for no word of the other side, which bounds what one that is
    missing can cost. Words of one sentence are not independent: their evidence counts `words` times. What a document
    shows of its habits and lengths counts as `habit` and `few` beads of what is usual do.
    """

    passes: tuple[Pass, ...] = (Pass(1.6, 60), Pass(1.3, 20), Pass(1.0, 20))
    words: float = 0.35
    unexplained: float = 0.4
    dictionary: float = 0.8
    learnt_share: float = 0.5
    learnt_share_of_shared: float = 0.3
    same: float = 0.9
    same_mark: float = 0.3
    length_bonus: float = 1.0
    length_cap: float = 5.0
    length_freedom: float = 6.0
    spread: float = 0.35
    few: float = 20.0
    habit: float = 40.0
    sureness: float = 0.35


WEIGHTS = Weights()
