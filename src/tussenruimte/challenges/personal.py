"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.models import Assessment, Challenge, InvitationQuestion, SupportDocument, TaskFile

NAME = "challenges"
KEPT = (
    (
        _("Wat u schreef in een verzoek of een bod, en wat u daarbij stuurde."),
        _("Het hoort bij het initiatief en bij het besluit. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person started, sent, was named in as contact, added, answered and asked."""
    email = getattr(person, "email", "")
    own = Q(started_by=person.pk) | Q(sent_by=person.pk) | (Q(contact_email__iexact=email) if email else Q(pk=None))
    requests = Challenge.objects.filter(own).order_by("pk")
    documents = SupportDocument.objects.filter(by=person.pk).order_by("pk")
    answers = Assessment.objects.filter(by=person.pk).order_by("pk")
    asked = InvitationQuestion.objects.filter(asked_by=person.pk).order_by("pk")
    return {
        "requests": list(
            requests.values("number", "title", "state", "contact_name", "contact_email", "contact_phone", "sent_at")
        ),
        "documents": list(documents.values("challenge__number", "title", "filename", "sha256", "at")),
        "answers": list(answers.values("challenge__number", "criterion", "verdict", "reason", "on")),
        "questions": list(asked.values("invitation__number", "text", "asked_on")),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """The person is nobody's contact any more, asked nothing, and their waiting files are gone."""
    email = getattr(person, "email", "")
    if email:
        named = Challenge.objects.filter(contact_email__iexact=email)
        named.update(contact_name="", contact_email="", contact_phone="")
    InvitationQuestion.objects.filter(asked_by=person.pk).update(asked_by=None)
    TaskFile.objects.filter(person=person.pk).delete()
