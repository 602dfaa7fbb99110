"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.value.models import OwnPrice, Story

NAME = "value"
KEPT = (
    (
        _("Verhalen over verandering die u opschreef."),
        _("Ze zijn van het initiatief. Uw naam staat er niet meer bij."),
    ),
    (
        _("Prijzen die u voor een gemeente invulde."),
        _("Berekeningen rusten erop. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """The stories and prices the person wrote down."""
    stories = Story.objects.filter(written_by_id=person.pk).order_by("pk")
    prices = OwnPrice.objects.filter(added_by_id=person.pk).order_by("pk")
    return {
        "stories": [
            {"initiative": str(story.model), "text": story.text, "told_on": story.told_on.isoformat()}
            for story in stories.select_related("model__initiative")
        ],
        "prices": [
            {"municipality": price.municipality_id, "title": price.title, "version": price.version} for price in prices
        ],
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Takes the name from what stays."""
    Story.objects.filter(written_by_id=person.pk).update(written_by=None)
    OwnPrice.objects.filter(added_by_id=person.pk).update(added_by=None)
