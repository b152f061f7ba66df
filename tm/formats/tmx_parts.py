"""A TMX cut into parts that processes can read apart from each other, without any part being parsed before.

A part is the head of the file, as far as `<body>`, some whole units, and the end: a small TMX of its own, which is read
as any other. A file, or the rest of one, that cannot be cut so for certain is read as a whole.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from corpora.errors import YikuError
from corpora.files.skips import Skips
from corpora.files.xml import MAX_ENTRY, parse_document, reporting

from ..batches import Batch, storable
from ..batches import batches as batches_of_units
from ..errors import UnusualPart
from ..rows import Record, record_of
from .tmx import expect_pairs, units_after
from .tmx_inline import local_name
from .tmx_units import ALL_LANGUAGES, Reader

STRETCH = 512 * 1024
"""How many bytes of a file are made a part: some thousand units."""

GREAT = 16 * STRETCH
"""More bytes than these make a great file."""

_UNIT_END = b"</tu>"  # this ends a unit but in comments and CDATA; cut in two, those make the part not well-formed
_END = b"</body></tmx>"
_BODY = re.compile(rb"<body(?:\s[^<>]*)?>")
_MOST_HEAD = 64 * 1024
_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)""")
_CUT_BY_BYTES = {b"utf-8", b"us-ascii"}  # encodings in which no byte of another character is that of a <


@dataclass(frozen=True, slots=True)
class Said:
    """What was found in a part beside its units."""

    pairs: int
    languages: frozenset[str]
    skips: Skips


@dataclass(frozen=True, slots=True)
class TmxContent:
    """Some units of a file and what stands around them; `before` counts those before them, `count` them."""

    head: bytes
    units: bytes
    end: bytes
    before: int
    count: int
    source: str
    target: str

    def records(self) -> tuple[list[Record], Said]:
        """Return the records of the units and what else is to be known; raises UnusualPart."""
        body, original = self._parsed()
        skips = Skips()
        reader = Reader(self.source, self.target, skips)
        reader.number, reader.original = self.before, original
        units = [unit for element in body for unit in reader.units(element)]
        records = [record_of(unit) for unit in [*storable(units, skips)]]
        return records, Said(reader.pairs, frozenset(reader.languages), skips)

    def _parsed(self) -> tuple[etree._Element, str]:
        """Return the body, which has nothing but units, and the language of the originals."""
        if len(self.units) > MAX_ENTRY:
            raise UnusualPart("it is too large")
        try:
            root = parse_document(self.head + self.units + self.end, "a part")
        except YikuError as error:
            raise UnusualPart(str(error)) from error
        names = [local_name(child) for child in root]
        if local_name(root) != "tmx" or names not in (["header", "body"], ["body"]):
            raise UnusualPart("it is not made of a header and a body")
        header, body = root[0], root[-1]
        within = sum(1 for _ in root.iter("{*}tu"))
        if not within == len(body) == self.count or any(local_name(child) != "tu" for child in body):
            raise UnusualPart("it has units that are not in the body, or other things in it")
        return body, ALL_LANGUAGES if header is body else header.get("srclang", ALL_LANGUAGES)


@dataclass(frozen=True, slots=True)
class TmxPart:
    """A part of a file; a unit of the file counts as one, which may make more pairs or none."""

    file: "TmxFile"
    content: TmxContent

    @property
    def is_of_many(self) -> bool:
        """Tell whether the file is a great one."""
        return self.file.is_great

    def __len__(self) -> int:
        return self.content.count

    def note(self, said: Said) -> None:
        """Count what was found with what was found before; raises LanguageMismatch as tmx.read does at its end."""
        self.file.note(self.content.count, said, is_last=not self.content.end)

    def plainly(self) -> Iterator[Batch]:
        """Yield what the file has from this part on, read as a whole. Raises as tmx.read does."""
        return self.file.rest()


class TmxFile:
    """A file that is read part by part; `skips` counts what could not be taken."""

    def __init__(self, path: Path, skips: Skips, source: str, target: str) -> None:
        self._path = path
        self._skips = skips
        self._reader = Reader(source, target, skips)
        self.is_great = False

    def batches(self) -> Iterator[Batch]:
        """Yield the parts of the file, or batches of its units where it cannot be cut. Raises as tmx.read does."""
        reader, before = self._reader, 0
        with reporting(self._path), self._path.open("rb") as file:
            self.is_great = os.fstat(file.fileno()).st_size > GREAT
            head, rest = _head(file)
            for units, end in _stretches(file, rest) if head else ():
                count = units.count(_UNIT_END)
                yield TmxPart(self, TmxContent(head, units, end, before, count, reader.source, reader.target))
                before += count
        if not head:
            yield from self.rest()

    def note(self, count: int, said: Said, is_last: bool) -> None:
        """Count what was found in the next part, which has so many units of the file."""
        self._reader.number += count
        self._reader.pairs += said.pairs
        self._reader.languages |= said.languages
        self._skips.add_all(said.skips)
        if is_last:
            expect_pairs(self._path, self._reader)

    def rest(self) -> Iterator[Batch]:
        """Yield batches of what comes behind the units that were counted. Raises as tmx.read does."""
        return batches_of_units(units_after(self._path, self._reader), self._skips)


def batches(path: Path, skips: Skips, source: str = "zh", target: str = "en") -> Iterator[Batch]:
    """Yield what tmx.read does, in parts where that can be done. Raises as it does."""
    return TmxFile(path, skips, source, target).batches()


def _head(file: BinaryIO) -> tuple[bytes, bytes]:
    """Return what stands before the units, empty where they cannot be told apart by bytes, and what was read behind."""
    data = file.read(_MOST_HEAD)
    found = _BODY.search(data)
    if not found:
        return b"", data
    declared = _ENCODING.search(data, 0, found.start())
    if declared and declared[1].lower() not in _CUT_BY_BYTES:
        return b"", data
    return data[: found.end()], data[found.end() :]


def _stretches(file: BinaryIO, data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield whole units, some thousand at a time, each with what is to follow them: nothing behind the last, which
    have the file's own end."""
    while more := file.read(STRETCH):
        data += more
        cut = data.rfind(_UNIT_END) + len(_UNIT_END)
        if cut >= len(_UNIT_END):
            yield data[:cut], _END
            data = data[cut:]
        elif len(data) > MAX_ENTRY:
            break
    yield data, b""
