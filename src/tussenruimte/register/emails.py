"""The letters of the register: short, in the reader's language, with one link."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.register.links import Confirmation, Invitation, write
from tussenruimte.register.models import Initiative, OwnershipClaim, Party


def ask_still_right(initiative: Initiative, person: Person) -> None:
    """Asks someone whether what is written about their initiative is still right."""
    with translation.override(person.language):
        link = _address("register:confirm", write(Confirmation(initiative.pk, person.pk)))
        subject = _("Klopt dit nog? %(name)s") % {"name": initiative.name}
        _send(person.email, subject, "still_right", {"initiative": initiative, "person": person, "link": link})


def tell_claim_decided(claim: OwnershipClaim) -> None:
    """Tells who claimed an initiative what was decided, and why."""
    with translation.override(claim.person.language):
        link = _address("web:initiative", claim.initiative.slug)
        subject = _("Antwoord op uw vraag over %(name)s") % {"name": claim.initiative.name}
        _send(claim.person.email, subject, "claim_decided", {"claim": claim, "link": link})


def invite(invitation: Invitation, party: Party, by: Person) -> None:
    """Invites someone to join a party."""
    link = _address("register:join", write(invitation))
    subject = _("Uitnodiging: doe mee met %(name)s") % {"name": party.name}
    _send(invitation.email, subject, "invitation", {"party": party, "by": by, "link": link})


def _address(view: str, argument: str) -> str:
    return settings.SITE_URL + reverse(view, args=[argument])


def _send(to: str, subject: str, template: str, context: dict[str, Any]) -> None:
    # A name with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    send_mail(one_line, render_to_string(f"register/mail/{template}.txt", context), None, [to])
