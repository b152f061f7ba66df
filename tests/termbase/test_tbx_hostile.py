"""Damaged and hostile files: an error of ours that names the file, or an import with what was passed over counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.errors import HostileFile, UnreadableFile, YikuError
from corpora.files.skips import Skips
from termbase.formats.tbx import read

ENTRY = '<termEntry id="a"><langSet xml:lang="en"><tig><term>cod 鳕鱼</term></tig></langSet></termEntry>'
GOOD = f'<martif type="TBX-Basic" xml:lang="en"><text><body>{ENTRY}</body></text></martif>'
DECLARED = '<?xml version="1.0" encoding="{}"?>'
BOMB = '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

REFUSED: dict[str, bytes | str] = {
    "empty": b"",
    "only white space": " \n ",
    "only a declaration": DECLARED.format("utf-8"),
    "plain text": "cod 鳕鱼",
    "a table": "zh,en\n鳕鱼,cod\n",
    "a web page": "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><p>cod<br></body></html>",
    "a well-formed web page": "<html><body><p>cod</p></body></html>",
    "another format": '<tmx version="1.4"><header/><body><tu/></body></tmx>',
    "the own format of an editor": "<mtf><conceptGrp><concept>1</concept></conceptGrp></mtf>",
    "the schema": '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>',
    "binary": bytes(range(256)) * 8,
    "an archive": b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + b"\x00" * 64,
    "NUL bytes": GOOD.replace("cod", "c\0d"),
    "NUL bytes at the end": GOOD.encode() + b"\0" * 16,
    "a control character": GOOD.replace("cod", "c\x01d"),
    "a reference to a control character": GOOD.replace("cod", "c&#1;d"),
    "truncated in an entry": GOOD[: GOOD.index("</tig>")],
    "truncated in a tag": GOOD[: GOOD.index('xml:lang="en"><tig>') + 6],
    "truncated after the entries": GOOD[: GOOD.index("</text>")],
    "two roots": GOOD + GOOD,
    "crossed tags": GOOD.replace("</tig></langSet>", "</langSet></tig>"),
    "a bare ampersand": GOOD.replace("cod", "cod & chips"),
    "an attribute twice": GOOD.replace('id="a"', 'id="a" id="b"'),
    "an undeclared prefix": GOOD.replace("<tig>", "<x:tig>").replace("</tig>", "</x:tig>"),
    "an undeclared prefix on an attribute": GOOD.replace("<tig>", '<tig x:y="1">'),
    "an undeclared entity": GOOD.replace("cod", "cod&nbsp;"),
    "an undeclared entity under an external document type": '<!DOCTYPE martif SYSTEM "x.dtd">'
    + GOOD.replace("cod", "&fish;"),
    "latin bytes without a declaration": GOOD.replace("鳕鱼", "é").encode("latin-1"),
    "GB18030 declared as UTF-8": (DECLARED.format("utf-8") + GOOD).encode("gb18030"),
    "UTF-8 declared as UTF-16": (DECLARED.format("utf-16") + GOOD).encode("utf-8"),
    "an unknown encoding": DECLARED.format("x-klingon") + GOOD,
    "half a surrogate pair": GOOD.encode().replace(b"cod", b"\xed\xa0\x80"),
    "an entity bomb": BOMB + GOOD.replace("cod", "&c;"),
    "an external entity": '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + GOOD.replace("cod", "&x;"),
    "a parameter entity": '<!DOCTYPE martif [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>' + GOOD,
    "a harmless declared entity": '<!DOCTYPE martif [<!ENTITY co "Iceland">]>' + GOOD.replace("cod", "cod of &co;"),
    "deep nesting": GOOD.replace("cod", "<hi>" * 300 + "cod" + "</hi>" * 300),
    "nesting past the parser": "<martif>" + "<a>" * 100_000,
    "a huge attribute": GOOD.replace('id="a"', f'id="{"a" * 11_000_000}"'),
    "a huge text": GOOD.replace("cod", "c" * 11_000_000),
    "entries of another name": GOOD.replace("termEntry", "entry"),
    "no body": '<martif type="TBX-Basic" xml:lang="en"><martifHeader/></martif>',
}

COUNTED: dict[str, str] = {
    "a missing language": GOOD.replace('<langSet xml:lang="en">', "<langSet>"),
    "a language that is none": GOOD.replace('"en"><tig', '"---"><tig'),
    "no term element": GOOD.replace("term>", "name>"),
    "no language section": "<martif><body><termEntry><tig><term>cod</term></tig></termEntry></body></martif>",
    "an empty entry": "<martif><text><body><termEntry/></body></text></martif>",
    "only an empty term": GOOD.replace("cod 鳕鱼", ""),
}

TAKEN: dict[str, bytes | str] = {
    "UTF-8 with a byte order mark": GOOD.encode("utf-8-sig"),
    "UTF-16 with a byte order mark": (DECLARED.format("utf-16") + GOOD).encode("utf-16"),
    "UTF-16 big-endian": b"\xfe\xff" + (DECLARED.format("utf-16") + GOOD).encode("utf-16-be"),
    "declared GB18030": (DECLARED.format("gb18030") + GOOD).encode("gb18030"),
    "a bare external document type": '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">' + GOOD,
    "a public document type": '<!DOCTYPE martif PUBLIC "-//X//Y//EN" "http://127.0.0.1/x.dtd">' + GOOD,
    "comments and instructions": "<?xml-model href='x.rng'?><!-- - -->" + GOOD.replace("cod", "co<!-- ! -->d"),
    "CDATA": GOOD.replace("cod", "<![CDATA[cod]]>"),
    "carriage returns": GOOD.replace("><", ">\r\n<"),
    "character references": GOOD.replace("鳕鱼", "&#x9cd5;&#40060;"),
}


@pytest.fixture
def put(tmp_path: Path) -> Callable[[bytes | str], Path]:
    def file(content: bytes | str) -> Path:
        path = tmp_path / "bad.tbx"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return file


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_gives_one_line_that_names_it(put: Callable[[bytes | str], Path], name: str) -> None:
    path = put(REFUSED[name])
    with pytest.raises(YikuError) as caught:
        list(read(path, Skips()))
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500 + len(str(path))


@pytest.mark.parametrize("name", COUNTED)
def test_an_entry_that_cannot_be_taken_is_counted(put: Callable[[bytes | str], Path], name: str) -> None:
    skips = Skips()
    assert list(read(put(COUNTED[name]), skips)) == []
    assert skips.counts["an entry without a term"] == 1


@pytest.mark.parametrize("name", TAKEN)
def test_an_unusual_but_sound_file_is_read(put: Callable[[bytes | str], Path], name: str) -> None:
    skips = Skips()
    (concept,) = read(put(TAKEN[name]), skips)
    assert (concept.id, [term.text for term in concept.terms]) == ("a", ["cod 鳕鱼"])
    assert not skips.total


@pytest.mark.parametrize("name", ["an entity bomb", "an external entity", "a harmless declared entity", "deep nesting"])
def test_what_is_declared_or_nested_too_deep_is_hostile(put: Callable[[bytes | str], Path], name: str) -> None:
    with pytest.raises(HostileFile):
        list(read(put(REFUSED[name]), Skips()))


def test_the_message_names_the_root_that_was_found(put: Callable[[bytes | str], Path]) -> None:
    with pytest.raises(UnreadableFile, match="<tmx>"):
        list(read(put(REFUSED["another format"]), Skips()))


def test_the_message_names_what_stands_in_place_of_entries(put: Callable[[bytes | str], Path]) -> None:
    with pytest.raises(UnreadableFile, match="line 1: <body> holds <entry>"):
        list(read(put(REFUSED["entries of another name"]), Skips()))


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tbx", tmp_path):
        with pytest.raises(UnreadableFile, match=str(path)):
            list(read(path, Skips()))
