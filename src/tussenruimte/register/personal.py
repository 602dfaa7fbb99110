"""What this room keeps about a person: to hand over, and to forget."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import LensReading, Membership, OwnershipClaim, Upload

NAME = "register"
KEPT = (
    (
        _("Hoe u een initiatief zag."),
        _("Anderen bouwen daarop voort. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """To what the person belongs, what they claimed, and how they saw initiatives."""
    memberships = Membership.objects.filter(person_id=person.pk).order_by("pk")
    claims = OwnershipClaim.objects.filter(person_id=person.pk).order_by("pk")
    readings = LensReading.objects.filter(person_id=person.pk).order_by("pk")
    return {
        "memberships": [_plain(row) for row in memberships.values("party__name", "mandate", "since", "until")],
        "claims": [
            _plain(row)
            for row in claims.values("initiative__name", "message", "made_on", "state", "decided_on", "reason")
        ],
        "readings": [
            _plain(row)
            for row in readings.values("initiative__name", "lens", "item", "state", "note", "said_on", "withdrawn_on")
        ],
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Removes memberships, claims and files, and takes the name from what stays."""
    Membership.objects.filter(person_id=person.pk).delete()
    OwnershipClaim.objects.filter(person_id=person.pk).delete()
    OwnershipClaim.objects.filter(decided_by_id=person.pk).update(decided_by=None)
    Upload.objects.filter(person_id=person.pk).delete()
    LensReading.objects.filter(person_id=person.pk).update(person=None, note="")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("__name", ""): value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
