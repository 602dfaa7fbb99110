"""One table of what can be found; the database keeps the full-text index beside it in step by itself."""

from django.db import models


class Document(models.Model):
    """What can be found of one thing: the terms of its name and of its text, never the text itself."""

    # `initiative`, and the primary key of that initiative.
    kind = models.CharField(max_length=30)
    key = models.BigIntegerField()
    title_terms = models.TextField()
    body_terms = models.TextField()
    # Newer comes first among things found in the same way.
    dated = models.DateField(null=True, blank=True)
    analyser_version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_document_per_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
