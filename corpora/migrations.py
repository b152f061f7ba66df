"""The tables that every part of the library shares, as they came about."""

from sqlite_utils import Database, Migrations

migrations = Migrations("library")


@migrations()
def m001_settings_and_imports(db: Database) -> None:
    db.table("setting").create({"key": str, "value": str}, pk="key", not_null={"value"})
    db.table("import").create(
        {
            "id": int,
            "path": str,
            "sum": str,
            "format": str,
            "kind": str,
            "at": str,
            "added": int,
            "known": int,
            "skipped": int,
            "skips": str,
        },
        pk="id",
        not_null={"path", "sum", "format", "kind", "at"},
    )


@migrations()
def m002_generations(db: Database) -> None:
    db.table("generation").create({"number": int, "token": str}, pk="number", not_null={"token"})


@migrations()
def m003_undone_imports(db: Database) -> None:
    db.table("import").add_column("undone", str)
