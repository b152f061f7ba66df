"""A TMX that is read in parts gives what it gives when it is read as a whole, whatever it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tm.batches
import tm.crew
import tm.formats.tmx_parts
from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.files.skips import Skips
from corpora.library import Library
from termbase.store import TERMBASE_SCHEMA
from tm.batches import batches_of
from tm.errors import LanguageMismatch, UnusualPart
from tm.formats import tmx
from tm.rows import Record, record_of
from tm.schema import MEMORY_SCHEMA
from tm.store import Memory

Outcome = tuple[list[Record], list[str], str]


@pytest.fixture(params=[40, 400, 4000])
def small_parts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tm.formats.tmx_parts, "STRETCH", request.param)
    monkeypatch.setattr(tm.formats.tmx_parts, "_MOST_HEAD", 200)


def in_parts(path: Path) -> Outcome:
    """Read a file as an import does, one part after the other."""
    skips, records = Skips(), []
    try:
        source = batches_of(path, ".tmx", skips, "zh", "en")
        while (batch := next(source, None)) is not None:
            try:
                some, said = batch.content.records()
            except UnusualPart:
                source = batch.plainly()
                continue
            batch.note(said)
            records += some
    except YikuError as error:
        return [], [], f"{type(error).__name__}: {error}"
    return records, skips.lines(), ""


def as_a_whole(path: Path) -> Outcome:
    skips = Skips()
    try:
        return [*map(record_of, tm.batches.storable(tmx.read(path, skips), skips))], skips.lines(), ""
    except YikuError as error:
        return [], [], f"{type(error).__name__}: {error}"


def compared(path: Path) -> Outcome:
    outcome = in_parts(path)
    assert outcome == as_a_whole(path)
    return outcome


def unit(chinese: str, english: str, more: str = "", language: str = "zh") -> str:
    return (
        f'<tu tuid="{len(chinese)}">{more}<tuv xml:lang="{language}"><seg>{chinese}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'
    )


def file_of(*entries: str, opening: str = "<body>", before: str = "", header: str = '<header srclang="zh"/>') -> str:
    lines = "\n".join(entries)
    return f'<?xml version="1.0"?>{before}<tmx version="1.4">{header}{opening}\n{lines}\n</body></tmx>'


UNITS = [unit("大会。" * number, f"The Assembly {number}.") for number in range(1, 9)]
PAIR = '<tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv>'
ENTRIES = {
    "a property": unit("甲国", "State A", '<prop type="x-document">A/1</prop><note>n</note>'),
    "the end in a text": unit("甲&lt;/tu&gt;", "a &lt;/tu>"),
    "inline codes": unit("甲<bpt i='1'>&lt;b&gt;</bpt>乙<ept i='1'/>", "a<ph/>"),
    "nothing": "",
    "a unit without content": "<tu/>",
    "no Chinese": unit("le", "the", language="fr"),
    "one side": '<tu><tuv xml:lang="zh"><seg>甲</seg></tuv></tu>',
    "no language": unit("甲", "a", language=" "),
    "a side without text": unit("甲", " "),
    "three variants": '<tu><tuv lang="zh"><seg>甲</seg></tuv><tuv xml:lang="zh-TW"><seg>乙</seg></tuv>'
    '<tuv xml:lang="en-GB"><seg>a</seg></tuv></tu>',
    "another original": f'<tu srclang="en">{PAIR}</tu>',
    "an end with a space": f"<tu>{PAIR}</tu >",
    "a comment": "<!-- a unit: <tu></tu> -->",
    "half a comment in a unit": unit("甲<!-- </tu> -->乙", "a"),
    "CDATA": unit("<![CDATA[</tu><tu>]]>", "a"),
    "an instruction": "<?keep </tu> ?>",
    "a unit in a unit": f"<tu>{unit('甲', 'a')}</tu>",
    "an empty unit in a unit": f"<tu><tu/>{PAIR}</tu>",
    "another element": "<prop type='x'>y</prop>",
    "a unit in a unit beside another element": f"<tu>{unit('甲', 'a')}</tu><prop type='x'>y</prop>",
    "another body": "</body><body>",
    "the end of the body": "</body>",
    "the end of all": "</body></tmx>",
    "what is not well-formed": "<tu></tuv></tu>",
    "an entity": unit("&nothing;", "a"),
    "a prefix": "<x:tu></x:tu>",
    "a prefix that is declared": '<x:tu xmlns:x="u"></x:tu>',
    "a character that is none": unit("甲&#1;", "a"),
}


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("place", [0, 4, 8])
@pytest.mark.parametrize("name", ENTRIES)
def test_parts_give_what_the_whole_gives(tmp_path: Path, name: str, place: int) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(file_of(*UNITS[:place], ENTRIES[name], *UNITS[place:]), encoding="utf-8")
    compared(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from([*UNITS, *ENTRIES.values()]), max_size=8).map(lambda some: file_of(*some)),
    st.integers(0, 2000),
    st.sampled_from(["", "x", "<", "\ufffe"]),
)
@pytest.mark.usefixtures("small_parts")
def test_parts_of_anything_give_what_the_whole_gives(tmp_path: Path, content: str, cut: int, put: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(content[: len(content) - cut] + put if cut else content, encoding="utf-8")
    compared(path)


HEADS: dict[str, Callable[[], str]] = {
    "none": lambda: file_of(*UNITS, header=""),
    "a document type": lambda: file_of(*UNITS, before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'),
    "a body in a comment": lambda: file_of(*UNITS, before="<!-- <body> -->"),
    "attributes of the body": lambda: file_of(*UNITS, opening='<body\n x="&lt;body>">'),
    "no body": lambda: file_of(*UNITS).replace("<body>", "").replace("</body>", ""),
    "another root": lambda: file_of(*UNITS).replace("tmx", "tbx"),
    "another root without units": lambda: file_of().replace("tmx", "tbx"),
    "a namespace": lambda: file_of(*UNITS).replace('<tmx version="1.4"', '<tmx xmlns="http://www.lisa.org/tmx14"'),
    "a prefix": lambda: file_of(*UNITS).replace("</", "</t:").replace("<t", "<t:t").replace("<t:t:", "<t:"),
    "two headers": lambda: file_of(*UNITS, header='<header srclang="zh"/><header srclang="en"/>'),
    "a unit in the header": lambda: file_of(*UNITS, header=f"<header>{UNITS[0]}</header>"),
    "the header behind": lambda: file_of(*UNITS, header="").replace("</tmx>", '<header srclang="en"/></tmx>'),
    "a long one": lambda: file_of(*UNITS, header=f"<header><note>{'n' * 300}</note></header>"),
    "the English first": lambda: file_of(*UNITS, header='<header srclang="en"/>'),
    "behind a mark": lambda: "\ufeff" + file_of(*UNITS),
}


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", HEADS)
def test_parts_with_any_head_give_what_the_whole_gives(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(HEADS[name](), encoding="utf-8")
    compared(path)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "big5", "us-ascii", "shift_jis", "utf-7"])
def test_parts_in_any_encoding_give_what_the_whole_gives(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tmx"
    content = file_of(*UNITS).replace('"1.0"', f'"1.0" encoding="{encoding}"')
    path.write_bytes(content.encode(encoding, "xmlcharrefreplace"))
    compared(path)


@pytest.mark.usefixtures("small_parts")
def test_processes_store_the_same_of_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / "a.tmx", tmp_path / "b.tmx"]
    many = [unit(f"大会第{number}次会议", f"Meeting {number}", NAMED) for number in range(300)]
    paths[0].write_text(file_of(*many), encoding="utf-8")
    paths[1].write_text(file_of(*many[200:], ENTRIES["half a comment in a unit"], *UNITS, *UNITS), encoding="utf-8")
    outcomes = [stored(tmp_path / "alone.db", paths)]
    monkeypatch.setattr(tm.crew, "LARGE", 0)
    monkeypatch.setattr(tm.crew, "_cores", lambda: 2)
    outcomes.append(stored(tmp_path / "together.db", paths))
    monkeypatch.setattr(tm.batches, "PARTS", {})
    outcomes.append(stored(tmp_path / "whole.db", paths))
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert [row[1:] for row in outcomes[0][2]] == [(300, 0), (9, 108)]


NAMED = '<prop type="x-document">A/1</prop>'


def stored(path: Path, files: list[Path]) -> list[list[tuple[object, ...]]]:
    """Import files and return the rows of what is stored then."""
    with Library.create(path, (TERMBASE_SCHEMA, MEMORY_SCHEMA)) as library:
        for file in files:
            skips = Skips()
            Memory(library).add_batches(batches_of(file, ".tmx", skips, "zh", "en"), "", "tmx", skips)
        statements = ("* FROM unit ORDER BY id", "* FROM side ORDER BY unit, language", "id, added, known FROM import")
        return [library.connection.execute(f"SELECT {statement}").fetchall() for statement in statements]


def test_an_ordinary_file_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tm.formats.tmx_parts, "STRETCH", 40)
    monkeypatch.setattr(tm.formats.tmx_parts, "_MOST_HEAD", 200)
    path = tmp_path / "a.tmx"
    path.write_text(file_of(*UNITS, before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'), encoding="utf-8")
    sizes = [len(batch) for batch in batches_of(path, ".tmx", Skips(), "zh", "en")]
    assert sum(sizes) == 8
    assert len(sizes) > 4


@pytest.mark.usefixtures("small_parts")
def test_errors_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    for content, kind, said in (
        (file_of(*UNITS, "<tu>"), UnreadableFile, "line 10"),
        (file_of(*UNITS, before='<!DOCTYPE tmx [<!ENTITY a "b">]>'), HostileFile, "declares the entity a"),
        (file_of(*(one.replace('"zh"', '"fr"') for one in UNITS)), LanguageMismatch, "it has en, fr"),
    ):
        path.write_text(content, encoding="utf-8")
        _, _, error = compared(path)
        assert error.startswith(kind.__name__)
        assert said in error


def test_what_is_larger_than_an_entry_may_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(file_of(*UNITS, unit("甲" * (9 << 20), "a"), *UNITS), encoding="utf-8")
    _, _, error = compared(path)
    assert error.startswith("HostileFile")
    path.write_text(file_of(*UNITS) + " " * (9 << 20) + "<more/>", encoding="utf-8")
    _, _, error = compared(path)
    assert error.startswith("HostileFile")
