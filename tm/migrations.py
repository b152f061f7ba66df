"""The memory's tables, as they came about."""

from sqlite_utils import Database, Migrations

migrations = Migrations("memory")


@migrations()
def m001_units(db: Database) -> None:
    db.table("document").create(
        {"key": int, "name": str, "symbol": str, "date": str},
        pk="key",
        not_null={"name", "symbol", "date"},
    )
    db.table("document").create_index(["name", "symbol", "date"], unique=True)
    db.table("unit").create(
        {
            "id": int,
            "identity": str,
            "document": int,
            "paragraph": str,
            "source": str,
            "source_language": str,
            "source_tag": str,
            "source_codes": str,
            "target": str,
            "target_language": str,
            "target_tag": str,
            "target_codes": str,
            "name": str,
            "previous": str,
            "next": str,
            "note": str,
            "by": str,
            "created": str,
            "changed": str,
            "uses": int,
            "properties": str,
            "import": int,
            "checksum": str,
        },
        pk="id",
        not_null={"identity", "source", "source_language", "target", "target_language", "uses", "import", "checksum"},
        foreign_keys=[("document", "document", "key"), ("import", "import", "id")],
    )
    db.table("unit").create_index(["identity"], unique=True)
    db.table("unit").create_index(["document"])
    # A side as it is compared: derived from the unit. previous and next are the forms' hashes of its neighbours, 0
    # at the edge of the document, NULL where the neighbours are not known.
    db.table("side").create(
        {"unit": int, "language": str, "form": str, "hash": int, "previous": int, "next": int},
        pk=("unit", "language"),
        not_null={"form", "hash"},
        foreign_keys=[("unit", "unit", "id")],
    )
    db.table("side").create_index(["hash"])


@migrations()
def m002_changes(db: Database) -> None:
    # What an index of an older generation must not answer with: units that were removed or changed since.
    db.table("changed").create({"unit": int, "generation": int}, pk="unit", not_null={"generation"})
    db.table("changed").create_index(["generation"])
    db.table("unit").create_index(["import"])
    for name, event, table, unit in (
        ("side_removed", "DELETE", "side", "old.unit"),
        ("side_changed", "UPDATE OF unit, language, form", "side", "old.unit"),
        ("unit_changed", "UPDATE OF source, source_language, target, target_language", "unit", "old.id"),
    ):
        db.execute(
            f"""CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN INSERT OR REPLACE INTO changed
            SELECT {unit}, value + 1 FROM setting WHERE key = 'generation'; END"""
        )
