"""What scans keep about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.scans.models import Response, Scan

NAME = "scans"
KEPT = (
    (_("Wat u verstuurde"), _("Het hoort bij het initiatief. Uw naam en uw e-mailadres gaan eraf.")),
    (_("Antwoorden die u gaf als ambtenaar of makelaar"), _("De mensen van het initiatief moeten ze kunnen nalezen.")),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person filled in, wrote down for others, and answered."""
    fields = ("scan__number", "scan__framework", "side", "name", "email", "basics", "answers", "saved_at", "sent_at")
    own = Response.objects.filter(Q(person=person.pk) | Q(person__isnull=True, email__iexact=person.get_username()))
    answered = Scan.objects.filter(answered_by=person.pk)
    return {
        "filled_in": list(own.order_by("pk").values(*fields)),
        "written_down": list(
            Response.objects.filter(helper=person.pk).order_by("pk").values("scan__number", "companion", "sent_at")
        ),
        "answered": list(answered.order_by("pk").values("number", "answer", "answer_reason", "answered_on")),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Drafts go; what was sent loses its name and address."""
    own = Response.objects.filter(Q(person=person.pk) | Q(person__isnull=True, email__iexact=person.get_username()))
    drafts = own.filter(sent_at__isnull=True)
    Scan.objects.filter(responses__in=drafts, responses__is_teller=True).exclude(
        responses__sent_at__isnull=False
    ).delete()
    own.filter(sent_at__isnull=True).delete()
    own.update(person=None, name="", email="", letter_due="")
    Response.objects.filter(helper=person.pk).update(helper=None, companion="")
    Scan.objects.filter(answered_by=person.pk).update(answered_by=None)
