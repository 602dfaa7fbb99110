"""The letters of this room: what is new for a search, whether a scheme is still right, and a funder's question."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.accounts.models import Person
from tussenruimte.funding import wording
from tussenruimte.funding.models import FinderMail, FinderPost, FunderMessage, SavedSearch, Scheme
from tussenruimte.funding.queries.finding import Found, found_on
from tussenruimte.funding.queries.searches import MOST_IN_A_MAIL, situation_for
from tussenruimte.register.models import Membership
from tussenruimte.register.rules import MANDATES_THAT_SPEAK


def send_news(mail: FinderMail, post: FinderPost) -> bool:
    """One item for each scheme, with why it fits and the searches it fits; False when nothing of it is left to tell."""
    person = mail.person
    with translation.override(person.language):
        items = _items(mail)
        if not items:
            return False
        number = len(mail.items)
        subject = ngettext("%(number)d nieuwe regeling voor u", "%(number)d nieuwe regelingen voor u", number)
        stop = settings.SITE_URL + reverse("funding:stop-mail", args=[post.token])
        context = {
            "items": items,
            "more": max(0, number - MOST_IN_A_MAIL),
            "rhythm": post.get_rhythm_display(),
            "stop": stop,
            "searches": settings.SITE_URL + reverse("funding:searches"),
        }
        headers = {
            "Message-ID": mail.message_id,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        _send([person.email], subject % {"number": number}, "news", context, headers)
    return True


def _items(mail: FinderMail) -> list[dict[str, Any]]:
    """What is still there of what the mail was claimed for."""
    pairs = mail.items[:MOST_IN_A_MAIL]
    searches = SavedSearch.objects.filter(person=mail.person).select_related("initiative").in_bulk()
    today, told = localdate(mail.claimed_at), list[dict[str, Any]]()
    for key, wanted in pairs:
        own = [searches[one] for one in wanted if one in searches]
        if not own:
            continue
        names, situation = wording.joined(one.name for one in own), situation_for(own[0]).situation
        told.extend(_item(found, names, today) for found in found_on([key], situation, today))
    return told


def _item(found: Found, searches: str, today: date) -> dict[str, Any]:
    return {
        "scheme": found.scheme,
        "standing": wording.standing(found.scheme, found.call.rounds, today),
        "reasons": wording.reasons(found.judgement.reasons),
        "searches": searches,
        "link": address_of(found.scheme),
    }


def ask_still_right(scheme: Scheme) -> bool:
    """Asks who keeps a scheme whether it is still right; without such a person the desk of the scheme is asked."""
    keeper = scheme.kept_by if scheme.kept_by and scheme.kept_by.is_active else None
    address = keeper.email if keeper else scheme.contact_email
    if not address:
        return False
    with translation.override(keeper.language if keeper else "nl"):
        subject = _("Klopt dit nog? %(title)s") % {"title": scheme.title}
        _send([address], subject, "still-right", {"scheme": scheme, "link": address_of(scheme)})
    return True


def tell_initiative(message: FunderMessage) -> None:
    """Tells the people who speak for an initiative that a funder asks something; a receipt to who asked."""
    link = settings.SITE_URL + reverse("funding:message", args=[message.number])
    for person in _speakers(message):
        with translation.override(person.language):
            subject = _("%(funder)s vraagt iets aan %(initiative)s") % {
                "funder": message.funder.name,
                "initiative": message.initiative.name,
            }
            _send([person.email], subject, "asked", {"message": message, "link": link})
    with translation.override(message.by.language):
        subject = _("Uw bericht is verstuurd: %(number)s") % {"number": message.number}
        _send([message.by.email], subject, "receipt", {"message": message, "link": link})


def tell_funder(message: FunderMessage) -> None:
    """Tells who asked that there is an answer; what it says stands behind signing in."""
    link = settings.SITE_URL + reverse("funding:message", args=[message.number])
    with translation.override(message.by.language):
        subject = _("Antwoord van %(initiative)s") % {"initiative": message.initiative.name}
        _send([message.by.email], subject, "answered", {"message": message, "link": link})


def address_of(scheme: Scheme) -> str:
    """The whole address of a scheme."""
    return settings.SITE_URL + reverse("funding:scheme", args=[scheme.slug])


def _speakers(message: FunderMessage) -> list[Person]:
    running = Membership.objects.filter(
        party=message.initiative_id, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK, person__is_active=True
    )
    return [one.person for one in running.select_related("person").order_by("pk")]


def _send(
    to: list[str], subject: str, template: str, context: dict[str, Any], headers: dict[str, str] | None = None
) -> None:
    # A title with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    text = render_to_string(f"funding/mail/{template}.txt", context | {"site": settings.SITE_NAME})
    EmailMessage(one_line, text, None, to, headers=headers or {}).send()
