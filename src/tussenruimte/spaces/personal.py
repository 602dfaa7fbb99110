"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.spaces.models import Candidacy, Objection, Space, SpaceProcedure, SpaceUpload, SpaceWish

NAME = "spaces"
KEPT = (
    (
        _("Wensen, plannen en reacties die u namens een initiatief of een ander schreef."),
        _("Wie meedeed moet kunnen nalezen waarom iemand een ruimte kreeg. Uw naam staat er niet meer bij."),
    ),
    (
        _("Ruimtes die u toevoegde en uitgiftes die u deed."),
        _("Iedereen moet kunnen nalezen hoe een ruimte is uitgegeven. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person wished for, sent in, added and gave out."""
    wishes = SpaceWish.objects.filter(made_by=person.pk).order_by("pk")
    plans = Candidacy.objects.filter(entered_by=person.pk).order_by("pk")
    objections = Objection.objects.filter(received_by=person.pk).order_by("pk")
    spaces = Space.objects.filter(added_by=person.pk).order_by("pk")
    procedures = SpaceProcedure.objects.filter(started_by=person.pk).order_by("pk")
    return {
        "wishes": list(wishes.values("number", "space__name", "purpose", "brings", "state", "made_on")),
        "plans": list(plans.values("procedure__number", "plan", "entered_on", "withdrawn_on")),
        "objections": list(objections.values("procedure__number", "on_behalf_of", "text", "received_on", "answer")),
        "spaces": list(spaces.values("name", "added_on")),
        "procedures": list(procedures.values("number", "way", "state", "started_on")),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Files that were waiting are gone. What was said points at the account, which itself becomes nameless."""
    SpaceUpload.objects.filter(person=person.pk).delete()
