"""The encoding of an HTML document: by its byte order mark, by what it declares, else as any document."""

import codecs
import re
from pathlib import Path

from ..errors import UnreadableFile
from ..files.encoding import as_text, encoding_of
from ..files.encoding import decode as decode_plain

_SAMPLE = 4096
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})|^\s*<\?xml[^<>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What browsers take these names for: files that declare the narrower code hold characters of the wider one.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "euc_cn": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252",
    "ascii": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip


def decode(data: bytes, path: Path | str) -> str:
    """Return the text of an HTML document. Raises UnreadableFile where it is in none of the encodings tried."""
    declared = _declared(data)
    if declared is None or encoding_of(data) != ("utf-8", 0):
        return decode_plain(data, path)
    try:
        return as_text(data.decode(declared), path)
    except UnicodeDecodeError as error:
        try:
            return as_text(data.decode("utf-8"), path)
        except UnicodeDecodeError:
            raise UnreadableFile(
                f"{path}: byte {error.start}: not {declared}, which it declares; save the document as UTF-8"
            ) from error


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_SAMPLE])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        codec: str = codecs.lookup(name).name
        "".encode(name)  # a codec that makes no text of bytes, such as hex, refuses
    except (LookupError, ValueError):
        return None
    return _WIDER.get(codec, codec)
