"""The letters about signing: that a text is ready to be signed, and the code to sign it with."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import queries
from tussenruimte.agreements.models import Version
from tussenruimte.agreements.rules import codes
from tussenruimte.register.models import Party


def ask_to_sign(version: Version) -> None:
    """Tells everyone whom a party named that a text is ready to be signed."""
    for line in queries.parties_to(version.agreement):
        person = line.signatory
        if person is not None and person.is_active:
            with translation.override(person.language):
                subject = _("Kunt u tekenen? %(title)s") % {"title": version.title}
                _send(person, subject, "proposed", version, line.party)


def send_code(version: Version, party: Party, person: Person, code: str) -> None:
    """Sends the code, which is good for one person, one text and a short time."""
    with translation.override(person.language):
        subject = _("Uw code om te tekenen: %(title)s") % {"title": version.title}
        minutes = int(codes.VALID_FOR.total_seconds() // 60)
        _send(person, subject, "code", version, party, code=f"{code[:4]} {code[4:]}", minutes=minutes)


def address_of(version: Version) -> str:
    """The whole address of the agreement."""
    return settings.SITE_URL + reverse("agreements:agreement", args=[version.agreement.number])


def _send(person: Person, subject: str, template: str, version: Version, party: Party, **more: Any) -> None:
    # A title with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    context = {"version": version, "party": party, "link": address_of(version), "site": settings.SITE_NAME} | more
    text = render_to_string(f"agreements/mail/{template}.txt", context)
    EmailMessage(one_line, text, None, [person.email]).send()
