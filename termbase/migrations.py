"""The termbase's tables, as they came about."""

from sqlite_utils import Database, Migrations

from .keys import keys_of

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


@migrations()
def m002_keys_and_changes(db: Database) -> None:
    # More keys for each term; and which terms are no longer what an index made before a generation has.
    rows = db.execute("SELECT key, text FROM term").fetchall()
    db.execute("DELETE FROM lookup_key")
    db.table("lookup_key").insert_all(
        {"key": key.text, "kind": key.kind, "term": term} for term, text in rows for key in dict.fromkeys(keys_of(text))
    )
    db.table("changed_term").create({"term": int, "generation": int}, pk="term", not_null={"generation"})
    db.table("changed_term").create_index(["generation"])
    db.execute(
        """CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN INSERT OR REPLACE INTO changed_term (term, generation)
        VALUES (old.key, (SELECT value + 1 FROM setting WHERE key = 'generation')); END"""
    )
