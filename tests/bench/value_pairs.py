"""Real units with their values changed: what next year's report would say where last year's is in the memory."""

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from corpora.text.script import has_han

_PLACE = re.compile(
    r"(?P<figures>(?<![A-Za-z\d.,/-])\d{1,3}(?:,\d{3})+|(?<![A-Za-z\d.,/-])\d+(?:\.\d+)?(?![A-Za-z\d]))"
    r"(?P<after>[年月日])?"
    r"|(?P<han>(?<=第)[一二三四五六七八九十百]+|[一二三四五六七八九十]+(?=[个個名项項年月日次届屆条條人天国國種种小時]))"
)
_SIGNS = "零一二三四五六七八九"


class Pair(NamedTuple):
    """A unit of the memory, and its Chinese with other values."""

    old: str
    new: str
    english: str
    source: str


def units(data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the Chinese and English of all units of the memory and the statutes, and which set they are of."""
    for unit in etree.parse(data / "memory" / "tico19-2000.en-zh.tmx").iter("tu"):
        sides = ["".join(map(str, seg.itertext())) for seg in unit.iter("seg")]
        chinese, english = sorted(sides[:2], key=has_han, reverse=True)
        yield chinese, english, "tico"
    with (data / "memory" / "sdg.en-zh.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row[1], row[0], "sdg"
    law = data / "bitext" / "law10k-hard"
    chinese_lines, english_lines = (
        (law / side / "001").read_text(encoding="utf-8").splitlines() for side in ("zh", "en")
    )
    for bead in (law / "gold" / "001.align").read_text(encoding="utf-8").split():
        zh, en = (re.findall(r"\d+", side) for side in bead.split(":"))
        if zh and en:
            chinese = "".join(chinese_lines[int(line)] for line in zh)
            yield chinese, " ".join(english_lines[int(line)] for line in en), "law"


def changed_pairs(data: Path, wanted: int, seed: int = 20) -> list[Pair]:
    """Return so many pairs, the sets in turn as far as they go, the same each time."""
    chance = random.Random(seed)
    usable = [(zh, en, name) for zh, en, name in units(data) if _PLACE.search(zh) and len(zh) > 4 and en.strip()]
    chance.shuffle(usable)
    by_set = {name: [one for one in usable if one[2] == name] for name in ("tico", "sdg", "law")}
    pairs: dict[tuple[str, str], Pair] = {}
    while len(pairs) < wanted:
        zh, en, name = chance.choice(by_set[chance.choice(("tico", "tico", "sdg", "law", "law"))])
        new = _changed(zh, chance)
        if new != zh and not _runs_backwards(new):
            pairs[zh, new] = Pair(zh, new, en, name)
    return list(pairs.values())


def _runs_backwards(text: str) -> bool:
    """Tell whether a span of dates ends before it begins, which no report says."""
    spans = re.findall(r"(\d+)\s?月(?:\s?(\d+)\s?日)?\s?[至到—–-]+\s?(\d+)\s?月(?:\s?(\d+)\s?日)?", text)
    spans += [(0, days[0], 0, days[1]) for days in re.findall(r"(\d+)\s?日?\s?[至到—–-]+\s?(\d+)\s?日", text)]
    spans += [(years[0], 0, years[1], 0) for years in re.findall(r"(\d{4})\s?年?\s?[至到—–-]+\s?(\d{4})\s?年", text)]
    return any((int(a), int(b or 0)) > (int(c), int(d or 0)) for a, b, c, d in spans)


def _changed(text: str, chance: random.Random) -> str:
    """Return a text with one to three of its values changed, equal ones at times alike and at times not."""
    places = list(_PLACE.finditer(text))
    chosen = chance.sample(places, min(len(places), chance.choice((1, 1, 1, 2, 3, 9))))
    together = chance.random() < 0.5
    became: dict[str, str] = {}
    for place in sorted(chosen, key=lambda one: -one.start()):
        old = place["figures"] or place["han"]
        new = became.get(old) if together else None
        new = became[old] = new or _other(old, place["after"] or "", bool(place["han"]), chance)
        start = place.start()
        text = text[:start] + new + text[start + len(old) :]
    return text


def _other(old: str, after: str, han: bool, chance: random.Random) -> str:
    if after in {"月", "日"}:
        return str(chance.randint(1, 12 if after == "月" else 28))
    if han:
        return _han(chance.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 25, 48)))
    plain = old.replace(",", "")
    if "." in plain:
        return f"{chance.randint(0, 99)}.{chance.randint(1, 9)}"
    if len(plain) == 4 and "," not in old and 1900 <= int(plain) <= 2100:
        return str(int(plain) + chance.choice((-11, -2, -1, 1, 2, 5, 10)))
    if chance.random() < 0.2:
        return str(chance.choice((1, 1, 2, 8, 11, 18, 100)))
    number = chance.randint(1, 10 ** min(len(plain) + chance.choice((0, 0, 1)), 7))
    return f"{number:,}" if "," in old else str(number)


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _SIGNS[tens]) + ("十" if tens else "") + (_SIGNS[ones] if ones or not tens else "")
