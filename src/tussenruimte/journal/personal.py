"""What the journal keeps about a person: to hand over, and what stays."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.journal import queries

NAME = "journal"
KEPT = (
    (
        _("Wat er gebeurde met initiatieven, zoals een wijziging of een antwoord."),
        _("Dat hoort bij het initiatief, en de Archiefwet vraagt het. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: Person) -> dict[str, Any]:
    """Everything the person did, and everything that was written down about their account."""
    return {
        "entries": [
            {
                "what": entry.what,
                "at": entry.at.isoformat(),
                "about": f"{entry.about_kind} {entry.about_key}",
                "details": entry.details,
            }
            for entry in queries.concerning(person)
        ]
    }


def forget(person: Person, at: datetime) -> None:
    """Nothing: entries point at the account, which itself becomes nameless, and hold no contact details."""
