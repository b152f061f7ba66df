"""The formats that terms come in and go out by, each loaded on use: suffix -> "module:function"."""

READERS = {
    ".tbx": "termbase.formats.tbx:read",
    ".csv": "termbase.formats.table:read",
    ".tsv": "termbase.formats.table:read",
}
"""read(path, skips) yields concepts."""

WRITERS = {
    ".tbx": "termbase.formats.tbx:write",
    ".csv": "termbase.formats.table:write",
}
"""write(path, concepts, ...) returns how many concepts it wrote."""
