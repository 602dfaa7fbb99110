"""One table of what can be found; the database keeps the full-text index beside it in step by itself."""

from django.db import models

# The kinds of things that can be found. A number is never used again for another kind.
KINDS = {
    "initiative": 1,
    "organisation": 2,
    "barrier": 3,
    "dossier": 4,
    "decision": 5,
    "task": 9,
    "space": 7,
    "agreement": 8,
    "scheme": 9,
    "motion": 12,
}
MOST_KINDS = 16


class Document(models.Model):
    """What can be found of one thing: the terms of its name and of its text, never the text itself.

    The number holds both which thing it is and of which kind, so that an answer needs the index alone.
    """

    id = models.BigIntegerField(primary_key=True)
    title_terms = models.TextField()
    body_terms = models.TextField()
    # Newer comes first among things found in the same way.
    dated = models.DateField(null=True, blank=True)
    analyser_version = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return str(self.id)


class Indexed(models.Model):
    """A document as the full-text index of the database knows it: FTS5 on SQLite, a view on PostgreSQL."""

    rowid = models.BigIntegerField(primary_key=True)

    class Meta:
        managed = False
        db_table = "search_index"

    def __str__(self) -> str:
        return str(self.rowid)


def number_of(kind: str, key: int) -> int:
    """The number of the document about a thing."""
    return key * MOST_KINDS + KINDS[kind]
