"""The memory's part of the library's tables, apart from what works on them: opening a library must stay cheap."""

from corpora.library import Schema

MEMORY_SCHEMA = Schema("memory", 4, "tm.migrations:migrations")
