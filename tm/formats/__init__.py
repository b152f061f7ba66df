"""The formats that units and aligned reports come in and go out by, each loaded on use: suffix -> "module:function"."""

READERS = {
    ".tmx": "tm.formats.tmx:read",
    ".csv": "tm.formats.table:read",
    ".tsv": "tm.formats.table:read",
    ".xlf": "tm.formats.xliff_read:read",
    ".xliff": "tm.formats.xliff_read:read",
}
"""read(path, skips, source, target) yields units."""

WRITERS = {
    ".tmx": "tm.formats.tmx:write",
    ".tsv": "tm.formats.table:write",
}
"""write(path, units, ...) returns how many units it wrote."""

ALIGNMENTS = {
    ".json": "tm.formats.alignment_json:write",
    ".csv": "tm.formats.alignment_csv:write",
    ".html": "tm.formats.alignment_html:write",
    ".xlf": "tm.formats.xliff:write",
    ".xliff": "tm.formats.xliff:write",
}
"""write(path, alignment) writes an aligned report."""
