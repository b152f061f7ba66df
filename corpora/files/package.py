"""Files that are ZIP archives of XML parts, as DOCX and XLSX are: the limits, and DOCX, counted as it is unpacked."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from ..errors import HostileFile, UnreadableFile

MAX_UNPACKED = 200 * 1024 * 1024
"""How many bytes the parts that are read may have in all; also how many the file itself may have."""
MAX_PART = 64 * 1024 * 1024
"""How many bytes one part may have."""
MAX_RATIO = 100
"""How many times its packed size a part may have, beyond FREE bytes."""
MAX_MEMBERS = 2000
FREE = 1024 * 1024

_CHUNK = 64 * 1024
_MAX_DIRECTORY = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_SAMPLE = 8 * 1024 * 1024


class Package:
    """An open archive; `part` unpacks one of its members."""

    def __init__(self, path: Path, source: BinaryIO) -> None:
        """Take an open file. Raises UnreadableFile for what is no such archive, HostileFile past a limit."""
        self._path = path
        _refuse_others(path, source)
        try:
            self._archive = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, ValueError, EOFError, struct.error, NotImplementedError) as error:
            raise UnreadableFile(f"{path}: a damaged ZIP archive: {error}") from error
        names = self._archive.namelist()
        if len(names) > MAX_MEMBERS:
            raise HostileFile(f"{path}: {len(names):,} members, more than the limit of {MAX_MEMBERS:,}")
        self._names = {_canonical(name): name for name in names}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name, whatever its case."""
        return _canonical(name) in self._names

    def part(self, name: str) -> bytes:
        """Return the bytes of a part. Raises UnreadableFile where it is missing, locked or damaged, HostileFile."""
        member = self._names.get(_canonical(name))
        if member is None:
            raise UnreadableFile(f"{self._path}: holds no {name}")
        try:
            return self._unpacked(self._archive.getinfo(member))
        except RuntimeError as error:  # what zipfile raises for a member under a password, NotImplementedError too
            raise UnreadableFile(f"{self._path}: {member}: cannot be unpacked: {error}") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableFile(f"{self._path}: {member}: damaged: {error}") from error

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size = 0
        allowed = max(FREE, MAX_RATIO * member.compress_size)
        with self._archive.open(member) as source:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                self._read += len(chunk)
                self._check(member.filename, size, allowed)
                chunks.append(chunk)
        return b"".join(chunks)

    def _check(self, name: str, size: int, allowed: int) -> None:
        if size > allowed:
            raise HostileFile(f"{self._path}: {name}: unpacks to more than {MAX_RATIO} times its size: a ZIP bomb")
        if size > MAX_PART:
            raise HostileFile(f"{self._path}: {name}: larger than {MAX_PART // 1024**2} MB; split the document")
        if self._read > MAX_UNPACKED:
            raise HostileFile(f"{self._path}: unpacks to more than {MAX_UNPACKED // 1024**2} MB, which is the limit")


def _canonical(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_others(path: Path, source: BinaryIO) -> None:
    """Raise for what is no ZIP archive, and for one whose list of members alone passes the limits."""
    start = source.read(8)
    if start.startswith(_OLE):
        sample = start + source.read(_OLE_SAMPLE)
        if _ENCRYPTED in sample:
            raise UnreadableFile(f"{path}: is encrypted; open it with its password and save it without one")
        raise UnreadableFile(f"{path}: is an old .doc document (Word 97-2003); save it as .docx")
    if start.startswith(b"{\\rtf"):
        raise UnreadableFile(f"{path}: is an RTF document; save it as .docx")
    if not start:
        raise UnreadableFile(f"{path}: is empty")
    if not start.startswith(b"PK"):
        raise UnreadableFile(f"{path}: is no Word document: a .docx file is a ZIP archive")
    size = source.seek(0, 2)
    if size > MAX_UNPACKED:
        raise HostileFile(f"{path}: larger than {MAX_UNPACKED // 1024**2} MB; split it into several documents")
    source.seek(max(0, size - 65_557))
    tail = source.read()
    end = tail.rfind(b"PK\x05\x06")
    directory = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if directory > _MAX_DIRECTORY:
        raise HostileFile(f"{path}: a list of members of {directory:,} bytes, more than {MAX_MEMBERS:,} members need")
    source.seek(0)
