"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import (
    CalendarFeed,
    Decision,
    Digest,
    Document,
    Dossier,
    Note,
    Promise,
    RouteTaken,
)

NAME = "dossiers"
KEPT = (
    (
        _("Wat u in een dossier schreef, toezegde of toevoegde, en de routes die u nam."),
        _("Het hoort bij het dossier, en de Archiefwet vraagt het. Uw naam staat er niet meer bij."),
    ),
    (
        _("Besluiten die u vastlegde en antwoorden die u gaf."),
        _("De mensen van het initiatief moeten ze kunnen nalezen. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person handles, wrote, promised, added, decided and was mailed."""
    handled = Dossier.objects.filter(Q(process_owner=person.pk) | Q(deputy=person.pk)).order_by("pk")
    notes = Note.objects.filter(by=person.pk).order_by("pk")
    promises = Promise.objects.filter(Q(made_by=person.pk) | Q(settled_by=person.pk)).order_by("pk")
    documents = Document.objects.filter(by=person.pk).order_by("pk")
    decisions = Decision.objects.filter(recorded_by=person.pk).order_by("pk")
    routes = RouteTaken.objects.filter(taken_by=person.pk).order_by("pk")
    mailed = Digest.objects.filter(person=person.pk).order_by("pk")
    return {
        "handles": list(handled.values("number", "title", "state")),
        "notes": list(notes.values("dossier__number", "text", "internal", "at")),
        "promises": list(promises.values("dossier__number", "text", "due", "state", "made_on", "settled_on", "remark")),
        "documents": list(documents.values("dossier__number", "title", "filename", "sha256", "at")),
        "decisions": list(decisions.values("number", "subject", "outcome", "decided_on")),
        "routes": list(routes.values("dossier__number", "route", "answers", "note", "taken_on")),
        "mails": list(mailed.values("items", "claimed_at", "sent_at")),
        "calendar": CalendarFeed.objects.filter(person=person.pk).exists(),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Nobody handles a dossier any more as this person; the calendar and the mails are gone.

    What was said points at the account, which itself becomes nameless.
    """
    Dossier.objects.filter(process_owner=person.pk).update(process_owner=None)
    Dossier.objects.filter(deputy=person.pk).update(deputy=None)
    CalendarFeed.objects.filter(person=person.pk).delete()
    Digest.objects.filter(person=person.pk).delete()
