"""No damage to the file of an index reaches an answer."""

import random
from collections.abc import Iterable
from pathlib import Path

from corpora.files.skips import Skips
from corpora.library import Library
from corpora.search.index import Entry
from corpora.search.live import LiveIndex
from corpora.search.live_file import IndexFiles
from corpora.search.phrase import parse_phrase
from tm.form import match_form
from tm.sides import Sides
from tm.store import Memory
from tm.unit import Side, Unit

SIDES = Sides("zh", small=20)
"""A file is made for a few segments already, so that tests need not store thousands."""


def units(count: int) -> list[Unit]:
    chance = random.Random(0)
    made = []
    for number in range(count):
        zh = "".join(chance.choice("会议审议了关于毒品和犯罪问题的报告") for _ in range(chance.randrange(5, 30)))
        made.append(Unit(Side(f"{zh}甲{number}号", "zh", "zh"), Side(f"report {zh} of item {number}", "en", "en")))
    return made


def passed(some: Iterable[Entry]) -> Iterable[Entry]:
    return some


def index_of(library: Library, notices: list[str]) -> LiveIndex:
    return LiveIndex(library, SIDES, notices.append)


def place(library: Library) -> Path:
    return next(IndexFiles(library, SIDES, [].append).places())


def damages(data: bytes, count: int) -> Iterable[bytes]:
    """Yield the file cut short, with bytes changed, stretches emptied, swapped or doubled."""
    chance = random.Random(5)
    for number in range(count):
        changed = bytearray(data)
        place = chance.randrange(len(data))
        match number % 5:
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place:]
            case 2:
                changed[place : place + 512] = bytes(min(512, len(data) - place))
            case 3:
                other = chance.randrange(len(data))
                changed[place : place + 64], changed[other : other + 64] = (
                    changed[other : other + 64],
                    changed[place : place + 64],
                )
            case _:
                changed[place:place] = changed[place : place + 100]
        yield bytes(changed)


def test_damage_is_seen_and_mended_with_a_notice(library: Library) -> None:
    Memory(library).add(units(200), "test", "tmx", Skips())
    notices: list[str] = []
    whole = index_of(library, notices)
    whole.refresh(passed)
    path = place(library)
    sound = path.read_bytes()
    query = match_form(units(3)[2].source.text, "zh").text
    expected = whole.nearest(query, 0.5, None)
    phrase = parse_phrase("会议", "zh")
    holding = whole.containing(phrase)
    for damaged in damages(sound, 1000):
        path.write_bytes(damaged)
        notices.clear()
        index = index_of(library, notices)
        assert index.nearest(query, 0.5, None) == expected
        assert index.containing(phrase) == holding
        if path.read_bytes() == sound and damaged != sound:
            assert notices


def test_a_file_cut_short_while_it_is_open_is_made_again(library: Library) -> None:
    Memory(library).add(units(200), "test", "tmx", Skips())
    notices: list[str] = []
    index = index_of(library, notices)
    index.refresh(passed)
    query = match_form(units(1)[0].source.text, "zh").text
    expected = index.nearest(query, 0.5, None)
    with place(library).open("r+b") as file:
        file.truncate(5000)
    assert index.nearest(query, 0.5, None) == expected
    assert len(notices) == 1
