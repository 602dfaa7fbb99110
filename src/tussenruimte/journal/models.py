"""One table of entries that are written once and never changed."""

from typing import Any, Never

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """For whom an entry is."""

    PUBLIC = "public", _("voor iedereen")
    PARTIES = "parties", _("voor de betrokkenen")
    INTERNAL = "internal", _("alleen voor de schrijver en zijn organisatie")


class Entries(models.QuerySet["Entry"]):
    """Rows that can be read and added to, and nothing else."""

    def update(self, **kwargs: Any) -> Never:
        """Refused: what happened does not change afterwards."""
        raise TypeError("journal entries are never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        """Refused, for the same reason."""
        raise TypeError("journal entries are never changed")

    def delete(self) -> Never:
        """Refused: the journal only grows."""
        raise TypeError("journal entries are never deleted")


class Entry(models.Model):
    """One thing that happened. `what` is a code such as `initiative.listed`; wording belongs to the page."""

    what = models.CharField(max_length=60, db_index=True)
    about_kind = models.CharField(max_length=60)
    about_key = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PARTIES)
    details = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    objects = Entries.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["about_kind", "about_key", "-at"])]
        verbose_name = _("gebeurtenis")

    def __str__(self) -> str:
        return f"{self.what} {self.about_kind} {self.about_key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new entry; an existing one is refused."""
        if not self._state.adding:
            raise TypeError("a journal entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refused: the journal only grows."""
        raise TypeError("a journal entry is never deleted")
