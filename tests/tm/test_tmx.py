"""TMX: the versions and habits that live, what comes back as it was, and damaged files."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpora.document import Code, CodeKind
from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.files.skips import Skips
from corpora.files.xml import MAX_ENTRY, root_name
from tm.errors import LanguageMismatch
from tm.formats.tmx import read, write
from tm.formats.tmx_units import MAX_SEGMENT
from tm.unit import Origin, Side, Unit

REPO = Path(__file__).resolve().parents[2]
SHARED = REPO.parent / "shared"
HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" {}datatype="text"/>'
)
PAIR = '<tuv xml:lang="zh"><seg>水</seg></tuv><tuv xml:lang="en"><seg>water</seg></tuv>'


def tmx(*units: str, original: str = "zh", declaration: str = "", start: str = '<tmx version="1.4">') -> str:
    said = f'srclang="{original}" ' if original else ""
    return f"{declaration}{start}{HEADER.format(said)}<body>{''.join(units)}</body></tmx>"


def saved(folder: Path, content: str | bytes) -> Path:
    path = folder / "m.tmx"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def units(folder: Path, content: str | bytes, source: str = "zh", target: str = "en") -> list[Unit]:
    return list(read(saved(folder, content), Skips(), source, target))


def one(folder: Path, content: str) -> Unit:
    (unit,) = units(folder, content)
    return unit


def texts(found: list[Unit]) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.target.text) for unit in found]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312", "big5"]
)
def test_the_encodings_that_tmx_comes_in(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    content = tmx(f"<tu>{PAIR}</tu>", declaration=f'<?xml version="1.0" encoding="{name}"?>\n')
    assert texts(units(tmp_path, content.encode(encoding))) == [("水", "water")]


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4"])
def test_lang_of_the_older_versions_names_the_language(tmp_path: Path, version: str) -> None:
    pair = PAIR.replace("xml:lang", "lang").replace('"zh"', '"ZH_cn"').replace('"en"', '"EN-us"')
    unit = one(tmp_path, tmx(f"<tu>{pair}</tu>", start=f'<tmx version="{version}">'))
    assert (unit.source.tag, unit.source.language) == ("ZH_cn", "zh")
    assert (unit.target.tag, unit.target.language) == ("EN-us", "en")


def test_a_document_type_and_a_namespace_do_not_disturb(tmp_path: Path) -> None:
    start = '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx xmlns="http://www.lisa.org/tmx14" version="1.4">'
    unit = one(tmp_path, tmx(f'<tu tuid="7"><note>n</note>{PAIR}</tu>', start=start))
    assert (unit.name, unit.note, unit.source.text) == ("7", "n", "水")


def test_pairs_are_made_by_language_never_by_position(tmp_path: Path) -> None:
    french = '<tuv xml:lang="fr"><seg>eau</seg></tuv>'
    english, chinese = '<tuv xml:lang="en-GB"><seg>water</seg></tuv>', '<tuv xml:lang="zh-Hans"><seg>水</seg></tuv>'
    content = tmx(f"<tu>{french}{english}{chinese}</tu>", f"<tu>{chinese}{french}{english}</tu>")
    assert texts(units(tmp_path, content)) == [("水", "water")] * 2
    assert texts(units(tmp_path, content, "fr", "zh")) == [("水", "eau")] * 2, "the header says that zh is the original"


def test_several_variants_of_a_language_are_several_units(tmp_path: Path) -> None:
    more = '<tuv xml:lang="zh-TW"><seg>水（繁）</seg></tuv><tuv xml:lang="en-US"><seg>the water</seg></tuv>'
    found = units(tmp_path, tmx(f"<tu>{PAIR}{more}</tu>"))
    assert len(found) == 4
    assert {unit.source.language for unit in found} == {"zh", "zh-Hant"}
    assert len(units(tmp_path, tmx(f"<tu>{PAIR}{more}</tu>"), "zh-Hant", "en")) == 2


@pytest.mark.parametrize(
    ("header", "unit", "language"),
    [
        ("en-US", "", "en"),
        ("zh", "", "zh"),
        ("*all*", "", "zh"),
        ("", "", "zh"),
        ("zh", "en", "en"),
        ("en", "*all*", "zh"),
    ],
)
def test_the_original_is_what_the_unit_says_else_the_header(
    tmp_path: Path, header: str, unit: str, language: str
) -> None:
    said = f' srclang="{unit}"' if unit else ""
    assert one(tmp_path, tmx(f"<tu{said}>{PAIR}</tu>", original=header)).source.language == language


def test_inline_codes_are_no_text_and_hi_leaves_its_text(tmp_path: Path) -> None:
    segment = (
        '<seg>a<bpt i="1" type="bold">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept><ph>{1}<sub>alt <it pos="end"/></sub>'
        '</ph>c<hi type="term">d<hi>e</hi></hi><it pos="begin">[</it><ut>u</ut> f<!-- no -->g</seg>'
    )
    side = one(tmp_path, tmx(f"<tu>{PAIR.replace('<seg>水</seg>', segment)}</tu>")).source
    assert side.text == "abcde fg"
    assert [(code.offset, code.kind, code.source) for code in side.codes] == [
        (1, "open", '<bpt i="1" type="bold">&lt;b&gt;</bpt>'),
        (2, "close", '<ept i="1">&lt;/b&gt;</ept>'),
        (2, "standalone", '<ph>{1}<sub>alt <it pos="end"/></sub></ph>'),
        (3, "open", '<hi type="term">'),
        (4, "open", "<hi>"),
        (5, "close", "</hi>"),
        (5, "close", "</hi>"),
        (5, "standalone", '<it pos="begin">[</it>'),
        (5, "standalone", "<ut>u</ut>"),
    ]


def test_properties_notes_dates_and_users_are_kept(tmp_path: Path) -> None:
    unit = one(
        tmp_path,
        tmx(
            '<tu tuid="u1" creationdate="20300504T101500Z" creationid="ab" changedate="20310504" usagecount="4" '
            'changeid="cd" segtype="phrase"><note>first</note><note>second</note><prop type="x-symbol">A/98/400</prop>'
            '<prop type="x-document">水.md</prop><prop type="x-paragraph">12</prop><prop type="x-date">2030-05</prop>'
            '<prop type="client">c</prop><prop type="x-context-pre">前</prop><tuv xml:lang="zh" datatype="html">'
            '<prop type="x-context-post"/><prop type="p">v</prop><seg>水</seg></tuv>'
            '<tuv xml:lang="en" creationid="ef"><seg>water</seg></tuv></tu>'
        ),
    )
    assert (unit.name, unit.note, unit.uses) == ("u1", "first", 4)
    assert (unit.created, unit.changed) == ("2030-05-04T10:15:00Z", "2031-05-04")
    assert unit.origin == Origin("水.md", "A/98/400", "12", "2030-05", by="ab")
    assert (unit.previous, unit.next) == ("前", "")
    assert unit.properties == (
        ("@changeid", "cd"),
        ("@segtype", "phrase"),
        ("#note", "second"),
        ("client", "c"),
        ("source:@datatype", "html"),
        ("source:p", "v"),
        ("target:@creationid", "ef"),
    )


def test_what_other_programs_call_the_same_is_understood_and_kept(tmp_path: Path) -> None:
    unit = one(
        tmp_path,
        tmx(
            '<tu><prop type="file">r.docx</prop><prop type="prev">前</prop><prop type="note">n</prop>'
            '<tuv xml:lang="zh"><prop type="x-context-post">&lt;seg&gt;后&lt;ph/&gt;文&lt;/seg&gt;</prop>'
            "<seg>水</seg></tuv>"
            '<tuv xml:lang="en" changedate="20300504T101500Z"><seg>water</seg></tuv></tu>'
        ),
    )
    assert (unit.origin.document, unit.previous, unit.next, unit.note) == ("r.docx", "前", "后文", None)
    assert unit.changed == "2030-05-04T10:15:00Z"
    assert [name for name, _ in unit.properties] == ["file", "prev", "note", "target:@changedate"]


def test_a_date_or_count_that_is_none_stays_a_property(tmp_path: Path) -> None:
    unit = one(tmp_path, tmx(f'<tu creationdate="20301350T000000Z" usagecount="many">{PAIR}</tu>'))
    assert (unit.created, unit.uses) == (None, 0)
    assert unit.properties == (("@creationdate", "20301350T000000Z"), ("@usagecount", "many"))


def test_no_units_at_all_is_an_empty_memory(tmp_path: Path) -> None:
    assert units(tmp_path, tmx()) == []


def test_languages_that_nothing_has_are_an_error_that_names_those_found(tmp_path: Path) -> None:
    with pytest.raises(LanguageMismatch, match=r"en, zh.*--from and --to"):
        units(tmp_path, tmx(f"<tu>{PAIR}</tu>"), "fr", "en")


def test_what_is_skipped_is_counted_with_its_unit(tmp_path: Path) -> None:
    skips = Skips()
    content = tmx(
        f"<tu>{PAIR}</tu>",
        '<tu><tuv xml:lang="zh"><seg>水</seg></tuv></tu>',
        f"<tu>{PAIR.replace('water', ' ')}</tu>",
        f"<tu>{PAIR.replace('water', 'w' * (MAX_SEGMENT + 1))}</tu>",
        f"<tu>{PAIR}<tuv><seg>?</seg></tuv></tu>",
        '<tu><tuv xml:lang="zh"/><tuv xml:lang="en"><seg>a</seg></tuv></tu>',
    )
    assert len(list(read(saved(tmp_path, content), skips))) == 2
    assert skips.counts == {
        "no pair of zh and en": 1,
        "a side without text": 2,
        f"a text longer than {MAX_SEGMENT:,} characters": 1,
        "a variant that names no language": 1,
    }
    assert skips.first["no pair of zh and en"] == "unit 2"


UNIT = f"<tu>{PAIR}</tu>"
BOMB = '<!DOCTYPE tmx [<!ENTITY a "{}">]>'
DAMAGED: dict[str, tuple[str | bytes, type[YikuError], str]] = {
    "nothing": ("", UnreadableFile, "no element"),
    "white space": (" \n", UnreadableFile, "not well-formed"),
    "text": ("水\twater\n", UnreadableFile, "not well-formed"),
    "an archive": (b"PK\x03\x04\x14\0\0\0\x08\0", UnreadableFile, "not well-formed"),
    "another root": ("<html><body/></html>", UnreadableFile, "root element is <html>"),
    "TBX": ('<martif type="TBX"/>', UnreadableFile, "root element is <martif>"),
    "cut in a unit": (tmx(UNIT, UNIT)[:-60], UnreadableFile, "line 1"),
    "cut after a unit": (tmx(UNIT)[: -len("</body></tmx>")], UnreadableFile, "line 1"),
    "tags that cross": (tmx("<tu><tuv></tu></tuv>"), UnreadableFile, "not well-formed"),
    "text after the root": (tmx(UNIT) + "x", UnreadableFile, "not well-formed"),
    "two roots": (tmx(UNIT) * 2, UnreadableFile, "not well-formed"),
    "a bare ampersand": (tmx(UNIT.replace("water", "R&D")), UnreadableFile, "not well-formed"),
    "an attribute twice": (tmx(UNIT.replace("<tu", '<tu tuid="1" tuid="2"')), UnreadableFile, "not well-formed"),
    "a control character": (tmx(UNIT.replace("water", "wa\x01ter")), UnreadableFile, "not well-formed"),
    "a NUL": (tmx(UNIT.replace("water", "wa\0ter")), UnreadableFile, "not well-formed"),
    "a reference to NUL": (tmx(UNIT.replace("water", "&#0;")), UnreadableFile, "not well-formed"),
    "a reference to a surrogate": (tmx(UNIT.replace("water", "&#xD800;")), UnreadableFile, "not well-formed"),
    "bytes that are not UTF-8": (tmx(UNIT.replace("水", "水库")).encode("gb18030"), UnreadableFile, "not well-formed"),
    "an encoding that is not so": ('<?xml version="1.0" encoding="utf-16"?><tmx/>', UnreadableFile, "not well-formed"),
    "an encoding that is none": ('<?xml version="1.0" encoding="none-9"?><tmx/>', UnreadableFile, "ncoding"),
    "half a character of UTF-16": (tmx(UNIT).encode("utf-16")[:-3], UnreadableFile, "not well-formed"),
    "a declared entity": (BOMB.format("x") + tmx(UNIT), HostileFile, "declares the entity a"),
    "a declared entity that is used": (BOMB.format("x") + tmx(UNIT.replace("water", "&a;")), HostileFile, "entity a"),
    "a billion laughs": (
        BOMB.replace("]", '<!ENTITY b "&a;&a;">]').format("ha") + tmx(UNIT.replace("water", "&b;")),
        HostileFile,
        "declares the entity",
    ),
    "a file as an entity": (
        '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + tmx(),
        HostileFile,
        "entity f",
    ),
    "an entity of a document type elsewhere": (
        '<!DOCTYPE tmx SYSTEM "http://invalid.invalid/x.dtd">' + tmx(UNIT.replace("water", "wa&nbsp;ter")),
        UnreadableFile,
        "&nbsp; is not declared",
    ),
    "an entity that nothing declares": (tmx(UNIT.replace("water", "wa&nbsp;ter")), UnreadableFile, "not well-formed"),
    "a prefix that is not declared": (tmx(UNIT.replace("water", "<x:b>w</x:b>")), UnreadableFile, "prefix x"),
    "elements too deep": (tmx(UNIT.replace("water", "<hi>" * 300 + "</hi>" * 300)), HostileFile, "limit"),
    "a text too long for the parser": (tmx(UNIT.replace("water", "w" * 11_000_000)), HostileFile, "limit"),
    "junk without end": (tmx("<junk>" + "x" * 1000 + "</junk>") + " " * (MAX_ENTRY + 2**20), HostileFile, "8 MB"),
    "languages of another pair": (tmx(UNIT.replace('"zh"', '"ru"')), LanguageMismatch, "en, ru"),
    "no languages": (tmx(UNIT.replace("xml:lang", "x")), LanguageMismatch, "no language"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_an_error_in_one_line_that_names_it(tmp_path: Path, name: str) -> None:
    content, error, message = DAMAGED[name]
    with pytest.raises(error, match=message) as caught:
        units(tmp_path, content)
    assert str(caught.value).startswith(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "inside",
    [
        "<tu/>",
        "<tu><tuv/></tu>",
        '<tu><tuv xml:lang=""><seg/></tuv></tu>',
        "<tu><seg>x</seg></tu>",
        "<x>y</x>",
        '<tu tuid=""><prop/><note/></tu>',
        f"<tu><tu>{PAIR}</tu></tu>",
        '<tu><tuv xml:lang="zh"><seg><seg>a</seg></seg></tuv><tuv xml:lang="en"><seg/></tuv></tu>',
    ],
)
def test_what_is_no_unit_takes_nothing_else_along(tmp_path: Path, inside: str) -> None:
    assert ("水", "water") in texts(units(tmp_path, tmx(inside, UNIT)))


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tmx", tmp_path):
        with pytest.raises(UnreadableFile, match=str(path)):
            list(read(path, Skips()))


def test_the_root_of_an_xml_file_is_told(tmp_path: Path) -> None:
    assert root_name(saved(tmp_path, tmx())) == "tmx"


XML_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PLAIN = st.text(st.characters(categories=["L", "N", "P", "Zs"], include_characters='\t\n\r<&"'), max_size=12)
TEXT = XML_TEXT.filter(lambda text: bool(text.strip()))
MARKUP: list[tuple[CodeKind, str]] = [
    ("open", '<bpt i="1" type="bold">&lt;b&gt;</bpt>'),
    ("close", '<ept i="1"/>'),
    ("standalone", '<ph x="1">a<sub>b<hi>c</hi></sub></ph>'),
    ("standalone", '<it pos="begin">[</it>'),
    ("open", '<hi type="x">'),
    ("close", "</hi>"),
    ("open", "<bpt>no number</bpt>"),
    ("standalone", '<it pos="middle"/>'),
    ("standalone", '<ph id="1"/>'),
    ("standalone", "<ph x='1'/>"),
    ("standalone", '<ph type="x-yiku-open">**</ph>'),
    ("open", "**"),
    ("close", "**"),
    ("mark", "<sup>1</sup>"),
    ("standalone", "<br/>"),
    ("standalone", "<ph>"),
    ("close", "</b> & ]]>"),
]
NOTES = st.none() | PLAIN


@st.composite
def sides(draw: st.DrawFn, language: str, tags: list[str]) -> Side:
    text = draw(TEXT)
    picked = draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(MARKUP), NOTES), max_size=6))
    codes = [Code(at, kind, source, note if kind == "mark" else None) for at, (kind, source), note in picked]
    tag = draw(st.sampled_from(tags))
    code = "zh-Hant" if tag == "zh-TW" else language
    return Side(text, code, tag, tuple(sorted(codes, key=lambda code: code.offset)))


DATES = st.sampled_from([None, "2030-05-04T10:15:00Z", "2030-05-04", "2030-05", "spring", ""])
PAIRS = st.tuples(
    st.sampled_from(["client", "x-y", "@changeid", "@segtype", "source:p", "target:#note", "@z", ""]), PLAIN
)
ORIGINS = st.builds(Origin, NOTES, NOTES, NOTES, NOTES, by=NOTES)


@st.composite
def made_units(draw: st.DrawFn) -> Unit:
    pair = [draw(sides("zh", ["zh", "zh-CN", "zh-TW"])), draw(sides("en", ["en", "EN-us"]))]
    pair = pair[::-1] if draw(st.booleans()) else pair
    # Attributes are read before properties, and what is a variant's after what is its unit's.
    pairs = dict(draw(st.lists(PAIRS, max_size=4)))
    rank = {"@changeid": 0, "@segtype": 0, "source:p": 2, "target:#note": 3}
    order = sorted(pairs.items(), key=lambda item: (rank.get(item[0], 1), item[0] in rank and item[0]))
    kept = [(name, value) for name, value in order if name != "@segtype" or value == "block"]
    fields = {name: draw(NOTES) for name in ("name", "previous", "next", "note")}
    dates = {name: draw(DATES) for name in ("created", "changed")}
    uses = draw(st.integers(0, 9999))
    return Unit(*pair, draw(ORIGINS), uses=uses, properties=tuple(kept), **fields, **dates)  # type: ignore[arg-type]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(made_units(), max_size=3), st.sampled_from(["zh", "en", "*all*", "fr"]))
def test_what_is_written_is_read_and_valid(tmp_path: Path, made: list[Unit], source_language: str) -> None:
    path = tmp_path / "m.tmx"
    assert write(path, iter(made), source_language=source_language) == len(made)
    skips = Skips()
    assert list(read(path, skips)) == made
    assert list(read(path, skips, "en", "zh")) == made
    assert not skips.total
    schema = SHARED / "schemas/tmx/tmx14.dtd"
    if schema.is_file():
        document_type = etree.DTD(str(schema))
        assert document_type.validate(etree.parse(path)), document_type.error_log


def test_the_sample_memory_is_read_whole_and_comes_back(tmp_path: Path) -> None:
    path = SHARED / "data/memory/tico19-2000.en-zh.tmx"
    if not path.is_file():
        pytest.skip("the shared sample memory is not beside the project")
    skips = Skips()
    found = list(read(path, skips))
    assert (len(found), skips.total) == (2000, 0)
    write(tmp_path / "o.tmx", found, source_language="en")
    assert list(read(tmp_path / "o.tmx", skips)) == found


PEAK = """
import re, sys
from pathlib import Path
from corpora.files.skips import Skips
from tm.formats.tmx import read, write
path, copy = map(Path, sys.argv[1:])
write(copy, read(path, Skips()), source_language="zh")
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_memory_stays_flat_however_long_the_file_is(tmp_path: Path) -> None:
    peaks = []
    for count in (500, 60_000):
        path = saved(tmp_path, tmx(*(f"<tu>{PAIR}</tu>\n" for _ in range(count))))
        command = [sys.executable, "-c", PEAK, str(path), str(tmp_path / "copy.tmx")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPO)
        peaks.append(int(done.stdout))
    # The emptied elements alone, kept, would take 7,500 kB.
    assert peaks[1] - peaks[0] < 3_000


def test_parsing_needs_no_recursion_limit_of_its_own(tmp_path: Path) -> None:
    deep = "<hi>" * 200 + "水" + "</hi>" * 200
    unit = one(tmp_path, tmx(UNIT.replace("水", deep)))
    assert len(unit.source.codes) == 400 < sys.getrecursionlimit()
    write(tmp_path / "o.tmx", [unit], source_language="zh")
    assert list(read(tmp_path / "o.tmx", Skips())) == [unit]
