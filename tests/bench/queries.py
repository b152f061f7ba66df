"""Questions to measure with: segments of the material changed at random, and phrases of them; the same each time."""

import random
import re
from collections.abc import Iterable, Sequence
from itertools import islice

MOST_CHANGED = 0.3
_SEED = 20250701
_PHRASE = re.compile("[\u4e00-\u9fff]{4}")


def changed(segments: Sequence[str], wanted: int, by_words: bool = False) -> list[str]:
    """Return segments drawn at random, up to 30% of their characters, or words, taken out, put in or replaced."""
    chance = random.Random(_SEED)
    others = [unit for text in islice(segments, 0, None, 97) for unit in (text.split() if by_words else text)]
    joint = " " if by_words else ""
    return [
        joint.join(_edited(text.split() if by_words else list(text), others, chance))
        for text in chance.sample(segments, wanted)
    ]


def phrases(segments: Sequence[str], wanted: int) -> list[str]:
    """Return distinct phrases of four Chinese characters out of segments drawn at random."""
    chance = random.Random(_SEED)
    found: dict[str, None] = {}
    while len(found) < wanted:
        text = chance.choice(segments)
        start = chance.randrange(len(text))
        if _PHRASE.fullmatch(phrase := text[start : start + 4]):
            found[phrase] = None
    return list(found)


def _edited(units: list[str], others: Sequence[str], chance: random.Random) -> Iterable[str]:
    for _ in range(round(chance.uniform(0, MOST_CHANGED) * len(units))):
        place = chance.randrange(len(units) + 1)
        end = place + chance.choice((0, 1, 1))
        units[place:end] = [chance.choice(others)] if end == place or chance.random() < 0.5 else []
    return units
