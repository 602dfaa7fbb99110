"""The documents, and beside them the full-text index of the database at hand."""

from django.db import migrations, models

# An external-content FTS5 table: it keeps the index only, the triggers keep it in step.
SQLITE = """
CREATE VIRTUAL TABLE search_index USING fts5(
    title_terms, body_terms, content='search_document', content_rowid='id', tokenize='ascii', prefix='3 4');
CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
    INSERT INTO search_index(rowid, title_terms, body_terms) VALUES (new.id, new.title_terms, new.body_terms);
END;
CREATE TRIGGER search_document_gone AFTER DELETE ON search_document BEGIN
    INSERT INTO search_index(search_index, rowid, title_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms);
END;
CREATE TRIGGER search_document_changed AFTER UPDATE OF title_terms, body_terms ON search_document BEGIN
    INSERT INTO search_index(search_index, rowid, title_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms);
    INSERT INTO search_index(rowid, title_terms, body_terms) VALUES (new.id, new.title_terms, new.body_terms);
END;
"""
# A generated column: no trigger, no code. Terms are base forms already, so the dictionary is `simple`.
POSTGRESQL = """
ALTER TABLE search_document ADD COLUMN terms tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title_terms), 'A')
    || setweight(to_tsvector('simple'::regconfig, body_terms), 'B')) STORED;
CREATE INDEX search_document_terms ON search_document USING gin (terms);
CREATE VIEW search_index AS SELECT id AS rowid, terms FROM search_document;
"""


def add_index(apps, schema_editor):
    """Adds what the database at hand uses for full text."""
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        # Statements of a trigger end in `;` too: split at the blank-free line starts that begin one.
        statements = SQLITE.replace("\nCREATE", "\0CREATE").split("\0")
    else:
        statements = POSTGRESQL.split(";\n")
    for statement in filter(str.strip, statements):
        schema_editor.execute(statement)


def remove_index(apps, schema_editor):
    """Takes it away again."""
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER search_document_{trigger}")
        schema_editor.execute("DROP TABLE search_index")
    else:
        schema_editor.execute("DROP VIEW search_index")
        schema_editor.execute("ALTER TABLE search_document DROP COLUMN terms")


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("title_terms", models.TextField()),
                ("body_terms", models.TextField()),
                ("dated", models.DateField(blank=True, null=True)),
                ("analyser_version", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Indexed",
            fields=[("rowid", models.BigIntegerField(primary_key=True, serialize=False))],
            options={"db_table": "search_index", "managed": False},
        ),
        migrations.RunPython(add_index, remove_index),
    ]
