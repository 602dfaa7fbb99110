"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.models import FollowUp, FrozenText, Motion, Proposal, SectionVersion, Visit, VisitGuest

NAME = "council"
KEPT = (
    (
        _("Wat u schreef in een raadsvoorstel, en raadsstukken die u vastlegde."),
        _("De raad besloot erop, en iedereen mag dat nalezen. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person wrote, put before the council, wrote down of it, and which visits they came along to."""
    return {
        "proposals": list(Proposal.objects.filter(started_by=person.pk).values("number", "title", "state")),
        "sections": list(
            SectionVersion.objects.filter(by=person.pk).values("proposal__number", "section", "version", "text", "at")
        ),
        "presented": list(
            FrozenText.objects.filter(frozen_by=person.pk).values("proposal__number", "version", "frozen_on")
        ),
        "visits": list(Visit.objects.filter(invited_by=person.pk).values("on", "where", "about", "state")),
        "comes_along": list(VisitGuest.objects.filter(person=person.pk).values("visit__on", "visit__where", "at")),
        "motions": list(Motion.objects.filter(recorded_by=person.pk).values("title", "kind", "on", "state")),
        "follow_ups": list(FollowUp.objects.filter(made_by=person.pk).values("text", "due", "state")),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Nobody comes along as this person any more; what was written points at the account, which becomes nameless."""
    VisitGuest.objects.filter(person=person.pk).delete()
