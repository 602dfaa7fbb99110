"""What this room keeps about a person: to hand over, and to forget."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.barriers.models import Barrier, Occurrence

NAME = "barriers"
KEPT = (
    (
        _("Wat u meldde dat in de weg staat."),
        _("Anderen werken eraan verder. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person reported, saw as well, and took on."""
    reported = Barrier.objects.filter(reported_by_id=person.pk).order_by("pk")
    seen = Occurrence.objects.filter(by_id=person.pk).order_by("pk")
    owned = Barrier.objects.filter(owner_id=person.pk).order_by("pk")
    return {
        "reported": [_plain(row) for row in reported.values("title", "description", "code", "first_seen", "state")],
        "seen": [_plain(row) for row in seen.values("barrier__title", "initiative__name", "note", "on")],
        "owned": [_plain(row) for row in owned.values("title", "state", "next_step", "next_on")],
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Takes the name from what stays; what the person owned waits for someone else."""
    Barrier.objects.filter(reported_by_id=person.pk).update(reported_by=None)
    Barrier.objects.filter(owner_id=person.pk).update(owner=None)
    Occurrence.objects.filter(by_id=person.pk).update(by=None)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("__", "_"): value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
