"""The letters about requests and bids: a receipt at once with all that was sent, a last day, a choice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import contents
from tussenruimte.challenges.models import Challenge, Invitation
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.register.rules import MANDATES_THAT_SPEAK


def send_receipt(challenge: Challenge) -> None:
    """Confirms to whoever speaks for the initiative what was sent, when, under which number, and what happens next."""
    for person in _speakers(challenge.initiative):
        with translation.override(person.language):
            subject = _("Ontvangen: %(title)s (%(number)s)") % {"title": challenge.title, "number": challenge.number}
            _send(person, subject, "receipt", _about(challenge) | contents.receipt_of(challenge))


def warn_of_last_day(challenge: Challenge, last: date) -> None:
    """Says until when a draft can be sent for the start it names."""
    for person in _speakers(challenge.initiative):
        with translation.override(person.language):
            subject = _("Nog niet verstuurd: %(title)s") % {"title": challenge.title}
            _send(person, subject, "last-day", _about(challenge) | {"last": last})


def warn_of_closing(invitation: Invitation, drafts: Iterable[Challenge]) -> None:
    """Says that bidding closes tomorrow to everyone whose bid is not sent."""
    for bid in drafts:
        for person in _speakers(bid.initiative):
            with translation.override(person.language):
                subject = _("Morgen sluit de inzending: %(title)s") % {"title": invitation.title}
                _send(person, subject, "last-day", _about(bid) | {"last": invitation.bids_until})


def tell_choice(invitation: Invitation, bids: Iterable[Challenge]) -> None:
    """Tells every bidder what was chosen and why, for their own bid."""
    for bid in bids:
        for person in _speakers(bid.initiative):
            with translation.override(person.language):
                subject = _("De keuze is gemaakt: %(title)s") % {"title": invitation.title}
                _send(person, subject, "choice", _about(bid) | {"invitation": invitation})


def tell_taken_back(invitation: Invitation, bids: Iterable[Challenge]) -> None:
    """Tells every bidder that the invitation was taken back, and why."""
    for bid in bids:
        for person in _speakers(bid.initiative):
            with translation.override(person.language):
                subject = _("De uitnodiging is ingetrokken: %(title)s") % {"title": invitation.title}
                _send(person, subject, "taken-back", _about(bid) | {"invitation": invitation})


def _speakers(initiative: Initiative) -> Iterable[Person]:
    speaking = Membership.objects.filter(party=initiative, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK)
    return Person.objects.filter(pk__in=speaking.values("person"), is_active=True).order_by("pk")


def _about(challenge: Challenge) -> dict[str, Any]:
    link = settings.SITE_URL + reverse("challenges:challenge", args=[challenge.number])
    return {"challenge": challenge, "link": link}


def _send(person: Person, subject: str, template: str, context: dict[str, Any]) -> None:
    # A title with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    text = render_to_string(f"challenges/mail/{template}.txt", context | {"site": settings.SITE_NAME})
    EmailMessage(one_line, text, None, [person.email]).send()
