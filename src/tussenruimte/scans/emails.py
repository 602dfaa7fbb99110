"""The letters of the scans: in the reader's language, plain text, with one link."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.scans import contact, rules
from tussenruimte.scans.models import Response


def address_of(response: Response) -> str:
    """Where a respondent can be reached; empty when nowhere."""
    return response.email or (response.person.email if response.person else "")


def send_receipt(response: Response) -> None:
    """Confirms what came in: number, moment, what happens next, from whom and by when something is heard."""
    with translation.override(response.language):
        told = rules.Basics.read(response.basics)
        subject = _("Wij ontvingen uw verhaal: %(number)s") % {"number": response.scan.number}
        link = site_address("scans:receipt", response.token)
        context = {"response": response, "scan": response.scan, "told": told, "contact": contact.of(response.scan)}
        _send(address_of(response), subject, "receipt", context | {"link": link})


def send_answer(response: Response) -> None:
    """Tells what was decided: now, later (when) or never (why)."""
    with translation.override(response.language):
        told = rules.Basics.read(response.basics)
        subject = _("Antwoord op %(name)s: %(answer)s") % {
            "name": told.name,
            "answer": response.scan.get_answer_display(),
        }
        link = site_address("scans:receipt", response.token)
        context = {"response": response, "scan": response.scan, "told": told, "contact": contact.of(response.scan)}
        _send(address_of(response), subject, "answer", context | {"link": link})


def send_link(response: Response, to: str) -> None:
    """The link with which someone goes on later, to an address of their own."""
    link = site_address("scans:resume", response.token)
    subject = _("Uw link om verder te gaan")
    _send(to, subject, "link", {"response": response, "link": link})


def site_address(view: str, *arguments: str) -> str:
    """A whole address, for letters and paper."""
    return settings.SITE_URL + reverse(view, args=arguments)


def _send(to: str, subject: str, template: str, context: dict[str, Any]) -> None:
    # A name with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    text = render_to_string(f"scans/mail/{template}.txt", context | {"site": settings.SITE_NAME})
    send_mail(one_line, text, None, [to])
