"""The file of an index: named arrays under checksums, written whole, memory-mapped when it is read.

A header (magic, length and checksum of the directory, length of the file), the directory as JSON, then the body: the
arrays one after another, each at a multiple of 64 bytes. The body is divided into blocks; the directory has the
checksum of their checksums. Header, directory and checksums are verified when the file is opened, a block when it is
first touched.
"""

import json
import mmap
import os
import struct
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import numpy as np
import xxhash
from numpy.typing import NDArray

from ..errors import YikuError

MAGIC = b"YIKUIDX1"
BLOCK = 64 * 1024
_HEADER = struct.Struct("<8sQQQ")
_ALIGNMENT = 64


class DamagedIndex(YikuError):
    """An index file that is missing, torn, changed or none at all: it is to be built again."""


def image(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> list[bytes | memoryview]:
    """Return the parts of an index file in order: what the directory says beside the arrays, and the arrays."""
    parts: list[bytes | memoryview] = []
    places: dict[str, Any] = {}
    offset = 0
    hasher = _BlockSums()
    for name, array in arrays.items():
        data = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        padding = bytes(-len(data) % _ALIGNMENT)
        places[name] = {"at": offset, "type": array.dtype.str, "shape": list(array.shape)}
        for part in (data, padding):
            hasher.update(part)
            parts.append(part)
        offset += len(data) + len(padding)
    sums = hasher.finish()
    directory = json.dumps({**about, "arrays": places, "body": offset, "sums": xxhash.xxh3_64_intdigest(sums)}).encode()
    directory += b" " * (-(_HEADER.size + len(directory)) % _ALIGNMENT)
    total = _HEADER.size + len(directory) + len(sums) + offset
    header = _HEADER.pack(MAGIC, len(directory), xxhash.xxh3_64_intdigest(directory), total)
    return [header, directory, sums, *parts]


class _BlockSums:
    """Checksums of a stream, block by block."""

    def __init__(self) -> None:
        self._sums: list[int] = []
        self._hash = xxhash.xxh3_64()
        self._room = BLOCK

    def update(self, data: bytes | memoryview) -> None:
        place = 0
        while place < len(data):
            taken = min(self._room, len(data) - place)
            self._hash.update(data[place : place + taken])
            place += taken
            self._room -= taken
            if not self._room:
                self._close()

    def finish(self) -> bytes:
        if self._room < BLOCK:
            self._close()
        sums = np.array(self._sums, "<u8").tobytes()
        return sums + bytes(-len(sums) % _ALIGNMENT)

    def _close(self) -> None:
        self._sums.append(self._hash.intdigest())
        self._hash.reset()
        self._room = BLOCK


def write(path: Path, parts: list[bytes | memoryview]) -> None:
    """Write the parts of an index file whole or not at all; whoever has the old file open goes on with it.

    Raises OSError, and leaves the old file then.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class IndexFile:
    """An open index file, or its image in memory: arrays are views, to be checked before they are read."""

    def __init__(self, name: str, data: bytes | mmap.mmap) -> None:
        self.name = name
        self._data = data
        directory, self._sums, self._body = self._opened(len(data))
        self.about: dict[str, Any] = directory
        self._places: dict[str, Any] = directory["arrays"]
        self.seen = np.zeros(len(self._sums), np.uint8)
        self._all_seen = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map a file; raises DamagedIndex."""
        try:
            with path.open("rb") as file:
                return cls(str(path), mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise DamagedIndex(f"{path}: cannot be read: {error}") from error

    @classmethod
    def of(cls, parts: list[bytes | memoryview]) -> Self:
        """Return an index file that stays in memory."""
        made = cls("in memory", b"".join(parts))
        made.seen[:] = 1
        made._all_seen = True
        return made

    def array(self, name: str) -> NDArray[Any]:
        """Return an array without looking at its checksums."""
        place = self._places[name]
        count = int(np.prod(place["shape"], dtype=np.int64))
        flat = np.frombuffer(self._data, place["type"], count, self._body + place["at"])
        return flat.reshape(place["shape"])

    def checked(self, name: str) -> NDArray[Any]:
        """Return an array all of whose blocks are right; raises DamagedIndex."""
        array = self.array(name)
        self.check_bytes(self.at(name), self.at(name) + array.nbytes)
        return array

    def at(self, name: str) -> int:
        """Return where an array begins in the body, in bytes."""
        return int(self._places[name]["at"])

    def check_bytes(self, start: int, stop: int) -> None:
        """Verify the blocks of a stretch of the body that were not seen yet; raises DamagedIndex."""
        first, last = start // BLOCK, -(-stop // BLOCK)
        if not self.seen[first:last].all():
            self.check_blocks(first + int(place) for place in np.flatnonzero(self.seen[first:last] == 0))

    def check_stretches(self, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
        """Verify the blocks of many stretches of the body that were not seen yet; raises DamagedIndex."""
        if self._all_seen or not len(starts):
            return
        first, last = starts // BLOCK, (np.maximum(stops, starts + 1) - 1) // BLOCK
        blocks = np.minimum(first[:, None] + np.arange(int((last - first).max()) + 1), last[:, None])
        if not self.seen[blocks].all():
            self.check_blocks(np.unique(blocks[self.seen[blocks] == 0]).tolist())

    def check_blocks(self, blocks: Any) -> None:
        """Verify blocks by their numbers; raises DamagedIndex."""
        end = self._body + int(self.about["body"])
        for block in blocks:
            start = self._body + block * BLOCK
            with memoryview(self._data) as view:
                found = xxhash.xxh3_64_intdigest(view[start : min(start + BLOCK, end)])
            if found != int(self._sums[block]):
                raise DamagedIndex(f"{self.name}: damaged in block {block}")
            self.seen[block] = 1
        self._all_seen = bool(self.seen.all())

    def check_length(self) -> None:
        """Raise DamagedIndex where the file was cut short since it was opened: to read past its end ends a process."""
        if isinstance(self._data, mmap.mmap) and self._data.size() < len(self._data):
            raise DamagedIndex(f"{self.name}: cut short")

    def verify(self) -> None:
        """Verify all blocks afresh; raises DamagedIndex."""
        self.check_blocks(range(len(self._sums)))

    def _opened(self, length: int) -> tuple[dict[str, Any], NDArray[np.uint64], int]:
        if length < _HEADER.size:
            raise DamagedIndex(f"{self.name}: too short for an index")
        magic, size, wanted, total = _HEADER.unpack(self._data[: _HEADER.size])
        directory = self._data[_HEADER.size : _HEADER.size + size] if size < length else b""
        if magic != MAGIC or total != length or xxhash.xxh3_64_intdigest(directory) != wanted:
            raise DamagedIndex(f"{self.name}: no index, torn, or of another version")
        about = json.loads(directory)
        count = -(-about["body"] // BLOCK)
        after = _HEADER.size + size
        body = after + 8 * count + -(8 * count) % _ALIGNMENT
        if xxhash.xxh3_64_intdigest(self._data[after:body]) != about["sums"]:
            raise DamagedIndex(f"{self.name}: its checksums are damaged")
        return about, np.frombuffer(self._data, "<u8", count, after), body
