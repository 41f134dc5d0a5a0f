"""The full-text index of `Terms`, kept by the database itself: FTS5 and triggers in SQLite, a generated column in PostgreSQL.

A later migration that alters `Terms` on SQLite makes the table anew and loses its triggers: it must make them again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

COLUMNS = ("title", "body", "stems", "lemmas")
WEIGHTS = (10.0, 4.0, 1.0, 0.5)  # a word as it stands in the title counts most, another form of the same word least

_NAMES = ", ".join(COLUMNS)
_NEW, _OLD = (", ".join(f"{row}.{column}" for column in ("id", *COLUMNS)) for row in ("new", "old"))
_ENTER = f"INSERT INTO catalog_words(rowid, {_NAMES}) VALUES ({_NEW});"
_LEAVE = f"INSERT INTO catalog_words(catalog_words, rowid, {_NAMES}) VALUES ('delete', {_OLD});"

SQLITE = (
    f"""CREATE VIRTUAL TABLE catalog_words USING fts5(
        {_NAMES}, content='catalog_terms', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    f"INSERT INTO catalog_words(catalog_words, rank) VALUES ('rank', 'bm25({', '.join(map(str, WEIGHTS))})')",
    f"CREATE TRIGGER catalog_words_insert AFTER INSERT ON catalog_terms BEGIN {_ENTER} END",
    f"CREATE TRIGGER catalog_words_delete AFTER DELETE ON catalog_terms BEGIN {_LEAVE} END",
    f"CREATE TRIGGER catalog_words_update AFTER UPDATE ON catalog_terms BEGIN {_LEAVE} {_ENTER} END",
)
SQLITE_BACK = (
    "DROP TRIGGER catalog_words_insert",
    "DROP TRIGGER catalog_words_delete",
    "DROP TRIGGER catalog_words_update",
    "DROP TABLE catalog_words",
)
_VECTOR = " || ".join(f"setweight(to_tsvector('simple', {column}), '{weight}')" for column, weight in zip(COLUMNS, "ABCD", strict=True))
POSTGRES = (
    f"ALTER TABLE catalog_terms ADD COLUMN words tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
    "CREATE INDEX catalog_words ON catalog_terms USING gin (words)",
)
POSTGRES_BACK = ("DROP INDEX catalog_words", "ALTER TABLE catalog_terms DROP COLUMN words")


def forward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001  Django passes both
    """Make the index."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, None)


def backward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    """Drop it."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement, None)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
