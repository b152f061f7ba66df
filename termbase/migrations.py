"""The termbase's tables, as they came about."""

from sqlite_utils import Database, Migrations

migrations = Migrations("termbase")


@migrations()
def m001_concepts_and_terms(db: Database) -> None:
    db.table("concept").create(
        {
            "key": int,
            "id": str,
            "subject": str,
            "definition": str,
            "note": str,
            "sources": str,
            "kept": str,
            "import": int,
            "edited": int,
            "checksum": str,
        },
        pk="key",
        not_null={"id", "sources", "kept", "edited", "checksum"},
        defaults={"edited": 0},
        foreign_keys=[("import", "import", "id")],
    )
    db.table("concept").create_index(["id"], unique=True)
    db.table("term").create(
        {
            "key": int,
            "concept": int,
            "text": str,
            "language": str,
            "tag": str,
            "status": str,
            "type": str,
            "sources": str,
            "note": str,
            "part_of_speech": str,
            "usage": str,
            "context": str,
            "kept": str,
        },
        pk="key",
        not_null={"concept", "text", "language", "tag", "status", "sources", "kept"},
        foreign_keys=[("concept", "concept", "key")],
    )
    db.table("term").create_index(["concept"])
    db.table("term").create_index(["text"])
    db.table("lookup_key").create(
        {"key": str, "kind": str, "term": int},
        pk=("key", "kind", "term"),
        foreign_keys=[("term", "term", "key")],
    )
    db.table("lookup_key").create_index(["term"])
    db.table("change").create(
        {"key": int, "concept": str, "at": str, "action": str, "before": str, "after": str},
        pk="key",
        not_null={"concept", "at", "action"},
    )
    db.table("change").create_index(["concept"])
