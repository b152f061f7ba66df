"""The formats that units and aligned reports come in and go out by, each loaded on use: suffix -> "module:function"."""

READERS = {
    ".tmx": "tm.formats.tmx:read",
    ".csv": "tm.formats.table:read",
    ".tsv": "tm.formats.table:read",
    ".xlf": "tm.formats.xliff_read:read",
    ".xliff": "tm.formats.xliff_read:read",
}
"""read(path, skips, source, target) yields units."""

PARTS = {".tmx": "tm.formats.tmx_parts:batches"}
"""batches(path, skips, source, target) yields parts of a file that processes can read apart (tm.batches)."""

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
    ".xlsx": "tm.formats.alignment_xlsx:write",
    ".docx": "tm.formats.alignment_docx:write",
    ".tmx": "tm.formats.alignment_tmx:write",
}
"""write(path, alignment) writes an aligned report."""

BEADS = {
    ".tmx": "tm.formats.beads:write_tmx",
    ".tsv": "tm.formats.beads:write_tsv",
    ".csv": "tm.formats.beads:write_csv",
    ".xlf": "tm.formats.beads_xliff:write",
    ".xliff": "tm.formats.beads_xliff:write",
    ".html": "tm.formats.beads_html:write",
}
"""write(path, aligned documents, least score) writes a document aligned with its original."""

XLIFF_VERSIONS = {
    "2.1": "tm.formats.xliff:write",
    "1.2": "tm.formats.xliff12:write",
}
"""The writers of an aligned report for the suffixes .xlf and .xliff, by version."""


def alignment_writer(suffix: str, xliff_version: str | None = None) -> str:
    """Return the writer of an aligned report for a suffix; a version goes with those of XLIFF. Raises KeyError."""
    return ALIGNMENTS[suffix] if xliff_version is None else XLIFF_VERSIONS[xliff_version]
