"""What this room keeps about a person: to hand over, and to forget."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.areas.models import AreaStep, Asset, AssetCount, AssetRelation, FiguresFile
from tussenruimte.areas.rules.strengths import PERSONAL

NAME = "areas"
KEPT = (
    (
        _("Groepen, plekken en banden die u op de kaart van een buurt zette."),
        _("De buurt werkt ermee verder. Uw naam staat er niet meer bij."),
    ),
    (
        _("Tellingen en stappen die u opschreef."),
        _("Anders klopt de geschiedenis van de buurt niet. Uw naam staat er niet meer bij."),
    ),
)
SAID = (
    *("place__name", "asset_class", "name", "offers", "could_offer", "kinds", "contact", "conditions"),
    *("available_when", "shown", "consent_way", "consent_on", "consent_version", "added_on", "last_checked"),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person can do and what they put on the map of a neighbourhood."""
    own = Asset.objects.filter(person_id=person.pk).order_by("pk")
    # Of what they added for someone else: not what is that other person's.
    added = Asset.objects.filter(added_by_id=person.pk).exclude(asset_class=PERSONAL).order_by("pk")
    ties = AssetRelation.objects.filter(said_by_id=person.pk).order_by("pk")
    steps = AreaStep.objects.filter(by_id=person.pk).order_by("pk")
    counts = AssetCount.objects.filter(counted_by_id=person.pk).order_by("pk")
    return {
        "own_strengths": [_plain(row) for row in own.values(*SAID)],
        "added_strengths": [_plain(row) for row in added.values(*SAID)],
        "ties": [_plain(row) for row in ties.values("kind", "strength", "said_on")],
        "steps": [_plain(row) for row in steps.values("place__name", "step", "state", "evidence", "on")],
        "counts": [_plain(row) for row in counts.values("place__name", "on", "counts", "initiatives", "source")],
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Removes what the person can do and the files they left, and takes the name from what stays."""
    Asset.objects.filter(person_id=person.pk, asset_class=PERSONAL).delete()
    FiguresFile.objects.filter(person_id=person.pk).delete()
    Asset.objects.filter(added_by_id=person.pk).update(added_by=None)
    AssetRelation.objects.filter(said_by_id=person.pk).update(said_by=None)
    AreaStep.objects.filter(by_id=person.pk).update(by=None)
    AssetCount.objects.filter(counted_by_id=person.pk).update(counted_by=None)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("__name", ""): value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
