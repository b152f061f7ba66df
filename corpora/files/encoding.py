"""Turning the bytes of a document into text, whatever encoding it was saved in."""

import re
from pathlib import Path
from typing import NoReturn

from ..errors import HostileFile, UnreadableFile
from ..text.script import HAN

MAX_DOCUMENT = 64 * 1024 * 1024
"""How many bytes a document may have."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 4096
_PLAUSIBLE_SAMPLE = 1_000_000
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x7f\ufffe\uffff]")
_LIKELY = re.compile(f"[{HAN}\u2010-\u2050\u3000-\u303f\uff00-\uffef\u00b0-\u00d7\u2160-\u217f\u2460-\u249b]")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a document.

    Raises UnreadableFile when it cannot be opened, HostileFile when it has more than MAX_DOCUMENT bytes.
    """
    try:
        with path.open("rb") as source:
            data = source.read(MAX_DOCUMENT + 1)
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error
    return within_limit(data, path)


def within_limit(data: bytes, path: Path | str) -> bytes:
    """Return `data`, or raise HostileFile where it has more than MAX_DOCUMENT bytes."""
    if len(data) > MAX_DOCUMENT:
        raise HostileFile(f"{path}: larger than {MAX_DOCUMENT // 1024**2} MB; split it into several documents")
    return data


def decode(data: bytes, path: Path | str) -> str:
    """Return the text of `data`: UTF-8 or UTF-16 with or without a byte order mark, else GB18030; lines end in `\\n`.

    Raises UnreadableFile, naming `path` and the place, for binary data, NULs and what is text in none of them.
    """
    encoding, skipped = encoding_of(data)
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or skipped:
            _refuse(path, error, skipped)
        text = _as_gb18030(data, path, error)
    if encoding != "utf-8" and not skipped and not _is_plausible(text):
        raise UnreadableFile(f"{path}: holds NUL bytes: not a text file")
    return as_text(text, path)


def as_text(text: str, path: Path | str) -> str:
    """Return a text with its lines ended by `\\n`. Raises UnreadableFile for characters that no text holds."""
    found = _BINARY.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableFile(f"{path}: line {line}: holds the character U+{ord(found[0]):04X}: not a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes of a file tell, and the length of its mark; else ("utf-8", 0)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    sample = data[:_SAMPLE]
    # In UTF-16 the high byte of a Latin letter, space or line end is NUL: it tells the byte order too.
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 1 and max(even, odd) * 20 > len(sample) and min(even, odd) * 4 <= max(even, odd):
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def _as_gb18030(data: bytes, path: Path | str, error: UnicodeDecodeError) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        _refuse(path, error, 0)
    if not _is_plausible(text):
        _refuse(path, error, 0)
    return text


def _is_plausible(text: str) -> bool:
    """Tell whether most characters beyond ASCII are Chinese: to UTF-16 and GB18030 any two bytes are a character."""
    beyond = [character for character in text[:_PLAUSIBLE_SAMPLE] if character > "\x7f"]
    return sum(1 for character in beyond if not _LIKELY.match(character)) * 4 <= len(beyond)


def _refuse(path: Path | str, error: UnicodeDecodeError, skipped: int) -> NoReturn:
    raise UnreadableFile(
        f"{path}: byte {error.start + skipped}: neither UTF-8, UTF-16 nor GB18030; save the document as UTF-8"
    ) from error
