"""What this room keeps about a person: to hand over, and to forget."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.conversations.models import (
    DevelopmentAction,
    Lead,
    PolicyNote,
    ReachGroup,
    Stakeholder,
    UnitAnswer,
    UnitQuestion,
    ValueNote,
)

NAME = "conversations"
KEPT = (
    (
        _("Wat u in een gesprek opschreef voor uw initiatief of uw gemeente."),
        _("Het is van beide partijen. Uw naam staat er niet meer bij."),
    ),
    (
        _("Versies van een beleidsnotitie die u bewaarde."),
        _("De notitie is van de gemeente. Uw naam staat er niet meer bij."),
    ),
)
# Per model: its fields in the export, below which key.
SAID: tuple[tuple[str, type[Any], tuple[str, ...]], ...] = (
    ("values", ValueNote, ("initiative__name", "value", "text", "on")),
    ("actions", DevelopmentAction, ("initiative__name", "title", "owner_name", "due", "state", "on")),
    ("groups", ReachGroup, ("initiative__name", "group", "name", "why", "channels", "strategy", "who", "on")),
    ("stakeholders", Stakeholder, ("initiative__name", "ring", "name", "role", "interest", "contact", "on")),
    ("questions", UnitQuestion, ("initiative__name", "text", "on")),
    ("answers", UnitAnswer, ("question__text", "unit__name", "answer", "words", "on")),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person wrote down, agreed to do, saved, and whom they said to ask."""
    own = DevelopmentAction.objects.filter(owner_id=person.pk).order_by("pk")
    notes = PolicyNote.objects.filter(saved_by_id=person.pk).order_by("pk")
    leads = Lead.objects.filter(added_by_id=person.pk).order_by("pk")
    said = {
        key: [_plain(row) for row in model.objects.filter(by_id=person.pk).order_by("pk").values(*fields)]
        for key, model, fields in SAID
    }
    return {
        **said,
        "own_actions": [_plain(row) for row in own.values("initiative__name", "title", "due", "state")],
        "policy_notes": [_plain(row) for row in notes.values("organisation__name", "version", "texts", "saved_at")],
        "leads": [_plain(row) for row in leads.values("place__name", "known_for", "name", "contact", "added_on")],
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Removes whom they said to ask, and takes the name from what belongs to a party."""
    Lead.objects.filter(added_by_id=person.pk).delete()
    for _key, model, _fields in SAID:
        model.objects.filter(by_id=person.pk).update(by=None)
    DevelopmentAction.objects.filter(owner_id=person.pk).update(owner=None, owner_name="")
    PolicyNote.objects.filter(saved_by_id=person.pk).update(saved_by=None)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("__", "_"): value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
