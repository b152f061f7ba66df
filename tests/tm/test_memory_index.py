"""The memory's index sees every write at once, and no damage to its file reaches an answer."""

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

import tm.index
from corpora.files.skips import Skips
from corpora.library import Library
from corpora.search.index import Entry
from corpora.search.phrase import parse_phrase
from corpora.search.scan import ScanIndex
from termbase.store import TERMBASE_SCHEMA
from tm.form import match_form
from tm.index import MemoryIndex
from tm.index_file import IndexFiles
from tm.schema import MEMORY_SCHEMA
from tm.sides import entries
from tm.store import Memory
from tm.unit import Side, Unit

SCHEMAS = (TERMBASE_SCHEMA, MEMORY_SCHEMA)


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are made for a few segments already, so that tests need not store thousands."""
    monkeypatch.setattr(tm.index, "SMALL", 20)
    monkeypatch.setattr(tm.index, "MOST_PENDING", 30)


def units(first: int, count: int) -> list[Unit]:
    chance = random.Random(first)
    made = []
    for number in range(first, first + count):
        zh = "".join(chance.choice("会议审议了关于毒品和犯罪问题的报告") for _ in range(chance.randrange(5, 30)))
        made.append(Unit(Side(f"{zh}甲{number}号", "zh", "zh"), Side(f"report {zh} of item {number}", "en", "en")))
    return made


def passed(some: Iterable[Entry]) -> Iterable[Entry]:
    return some


def index_of(library: Library, language: str, notices: list[str] | None = None) -> MemoryIndex:
    return MemoryIndex(library, language, [].append if notices is None else notices.append)


def places(library: Library, language: str = "zh") -> list[Path]:
    return list(IndexFiles(library, language, [].append).places())


def add(library: Library, more: Iterable[Unit]) -> int:
    return Memory(library).add(more, "test", "tmx", Skips()).id


def scan(library: Library, language: str) -> ScanIndex:
    """Brute force over what the library holds now."""
    return ScanIndex(entries(library.connection, language), language)


def assert_right(library: Library, index: MemoryIndex, language: str = "zh") -> None:
    brute = scan(library, language)
    for unit in [*units(0, 6), *units(100, 6), *units(500, 3)]:
        text = unit.source.text if language == "zh" else unit.target.text
        form = match_form(text, language).text
        for threshold, limit in ((0.5, None), (0.5, 5), (0.9, 1)):
            assert index.nearest(form, threshold, limit) == brute.nearest(form, threshold, limit)
        phrase = parse_phrase(text[:2], language)
        assert index.containing(phrase) == brute.containing(phrase)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_writes_are_seen_by_the_next_question(library: Library, language: str) -> None:
    index = index_of(library, language)
    assert index.nearest("无", 0.5, None) == []
    first = add(library, units(0, 10))
    assert_right(library, index, language)
    second = add(library, units(100, 60))
    assert_right(library, index, language)
    assert places(library, language)[0].exists()
    add(library, units(500, 5))
    assert_right(library, index, language)
    assert Memory(library).take_back(second) == 60
    assert_right(library, index, language)
    assert Memory(library).take_back(first) == 10
    add(library, units(100, 60))
    assert_right(library, index, language)
    assert_right(library, index_of(library, language), language)


def test_an_edited_unit_is_gone_and_found_anew(library: Library) -> None:
    add(library, units(0, 50))
    index = index_of(library, "zh")
    assert_right(library, index)
    with library.writing():
        library.connection.execute("UPDATE side SET form = '完全不同的一句话' WHERE unit = 7 AND language = 'zh'")
        library.connection.execute("UPDATE unit SET source = '完全不同的一句话' WHERE id = 7")
    assert [hit.key for hit in index.nearest("完全不同的一句话", 1.0, None)] == [7]
    assert index.containing(parse_phrase("不同的一句", "zh")) == [7]
    assert_right(library, index)


def test_another_connection_sees_a_write_and_keeps_its_file(library: Library) -> None:
    add(library, units(0, 50))
    with Library.open(library.path, SCHEMAS) as other:
        index = index_of(other, "zh")
        assert_right(other, index)
        add(library, units(100, 90))
        Memory(library).refresh("zh", passed)  # merges into a new file
        assert_right(other, index)


def test_a_merge_leaves_open_readers_their_file(library: Library) -> None:
    from corpora.search.fuzzy import FuzzyIndex

    add(library, units(0, 50))
    index = index_of(library, "zh")
    index.refresh(passed)
    reader = FuzzyIndex.open(places(library)[0])
    before = reader.nearest(match_form(units(0, 1)[0].source.text, "zh").text, 0.5, None)
    add(library, units(100, 90))
    index.refresh(passed)
    assert reader.nearest(match_form(units(0, 1)[0].source.text, "zh").text, 0.5, None) == before
    assert len(FuzzyIndex.open(places(library)[0])) == 140


def test_a_restored_backup_that_went_another_way_is_not_answered_from_the_old_file(
    library: Library, tmp_path: Path
) -> None:
    add(library, units(0, 40))
    library.backup(tmp_path / "backup.db")
    add(library, units(100, 60))
    Memory(library).refresh("zh", passed)
    folder = places(library)[0].parent
    restored = tmp_path / "restored.db"
    shutil.copy(tmp_path / "backup.db", restored)
    shutil.copytree(folder, restored.with_name("restored.db.index"))
    with Library.open(restored, SCHEMAS) as other:
        assert_right(other, index_of(other, "zh"))
        add(other, units(500, 60))
        assert_right(other, index_of(other, "zh"))


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
    add(library, units(0, 200))
    notices: list[str] = []
    whole = index_of(library, "zh")
    whole.refresh(passed)
    (path, *_) = places(library)
    sound = path.read_bytes()
    query = match_form(units(0, 3)[2].source.text, "zh").text
    expected = whole.nearest(query, 0.5, None)
    phrase = parse_phrase("会议", "zh")
    holding = whole.containing(phrase)
    for damaged in damages(sound, 1000):
        path.write_bytes(damaged)
        notices.clear()
        index = index_of(library, "zh", notices)
        assert index.nearest(query, 0.5, None) == expected
        assert index.containing(phrase) == holding
        if path.read_bytes() == sound and damaged != sound:
            assert notices


def test_where_no_folder_takes_the_file_the_index_stays_in_memory(library: Library, tmp_path: Path) -> None:
    add(library, units(0, 50))
    index = index_of(library, "zh")
    places(library)[0].parent.write_text("a file where the folder should be")
    library.cache = tmp_path / "cache"
    assert_right(library, index)
    assert places(library)[1].exists()
    library.cache = places(library)[0].parent / "nowhere"
    notices: list[str] = []
    assert_right(library, index_of(library, "zh", notices))
    assert notices


def test_ids_are_not_used_again(library: Library) -> None:
    add(library, units(0, 30))
    last = add(library, units(100, 5))
    assert_right(library, index_of(library, "zh"))
    Memory(library).take_back(last)
    add(library, units(500, 5))
    assert min(key for (key,) in library.connection.execute("SELECT id FROM unit WHERE import > ?", (last,))) == 36
