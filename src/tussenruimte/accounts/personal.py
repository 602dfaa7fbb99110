"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts import actions
from tussenruimte.accounts.models import Consent, Person, RoleGrant

NAME = "account"
KEPT = (
    (
        _("Welke rollen u had, en wanneer."),
        _("Zo blijft na te gaan wie wat mocht. Uw naam staat er niet meer bij."),
    ),
    (
        _("Dat u toestemming gaf en weer introk."),
        _("Wij moeten dat kunnen laten zien. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: Person) -> dict[str, Any]:
    """Everything about the account, without secrets: keys and codes stay where they are."""
    return {
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "joined_on": person.joined_on.isoformat(),
        "last_login": person.last_login.isoformat() if person.last_login else None,
        "email_addresses": list(
            EmailAddress.objects.filter(user=person).order_by("pk").values("email", "verified", "primary")
        ),
        "second_steps": [
            {"kind": step.type, "added_on": step.created_at.isoformat()}
            for step in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "roles": [
            {
                "role": grant.role,
                "since": grant.since.isoformat(),
                "until": grant.until.isoformat() if grant.until else None,
            }
            for grant in RoleGrant.objects.filter(person=person).order_by("pk")
        ],
        "consents": [
            {
                "to": consent.to,
                "version": consent.version,
                "given_on": consent.given_on.isoformat(),
                "withdrawn_on": consent.withdrawn_on.isoformat() if consent.withdrawn_on else None,
            }
            for consent in Consent.objects.filter(person=person).order_by("pk")
        ],
    }


def forget(person: Person, at: datetime) -> None:
    """Closes the account and takes its name away."""
    actions.forget(person, at)
