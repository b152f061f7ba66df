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
    # Which units are no longer what an index made before a generation has; those added since are told by their ids.
    db.table("changed").create({"unit": int, "generation": int}, pk="unit", not_null={"generation"})
    db.table("changed").create_index(["generation"])
    running = "SELECT value + 1 FROM setting WHERE key = 'generation'"
    for name, event, units in (
        ("side_removed", "DELETE ON side", ("old.unit",)),
        ("side_changed", "UPDATE OF unit, language, form ON side", ("old.unit", "new.unit")),
        ("unit_changed", "UPDATE OF source, target ON unit", ("new.id",)),
    ):
        statements = " ".join(
            f"INSERT OR REPLACE INTO changed (unit, generation) VALUES ({unit}, ({running}));" for unit in units
        )
        db.execute(f"CREATE TRIGGER {name} AFTER {event} BEGIN {statements} END")
    # The imports beside the first that brought a unit: taking one of them back leaves the unit to the others.
    db.table("brought").create({"unit": int, "import": int}, pk=("unit", "import"))
    db.table("brought").create_index(["import"])


@migrations()
def m003_languages(db: Database) -> None:
    # The languages that sides have or had: to look for them among a million sides takes a fifth of a second.
    db.table("language").create({"code": str}, pk="code")
    db.execute("INSERT INTO language SELECT DISTINCT language FROM side")


@migrations()
def m004_lexicon(db: Database) -> None:
    # What was learnt from the units: it can be learnt again, and nothing refers to it.
    db.table("lexicon").create({"head": str, "word": str, "probability": float}, pk=("head", "word"))
