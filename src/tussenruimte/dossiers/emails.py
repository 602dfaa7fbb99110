"""The letters about dossiers: a receipt at once, and one mail with all news."""

from collections.abc import Iterable
from datetime import datetime
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
from tussenruimte.dossiers import queries, wording
from tussenruimte.dossiers.models import Digest, Dossier, DossierParty
from tussenruimte.dossiers.queries.letters import News

MOST_LINES = 6


def send_receipts(dossier: Dossier, at: datetime) -> None:
    """Confirms to the people of the initiative that the dossier is there: number, moment, who answers, by when, and a
    copy of what it says."""
    for person in queries.people_of(dossier, part=DossierParty.Part.INITIATIVE):
        with translation.override(person.language):
            subject = _("Uw dossier is geopend: %(number)s") % {"number": dossier.number}
            context = {"dossier": dossier, "person": person, "link": address_of(dossier), "at": at}
            _send(person, subject, "receipt", context)


def send_news(digest: Digest, news: Iterable[News]) -> None:
    """One item for each dossier: where it stands now and what is new in it."""
    person = digest.person
    with translation.override(person.language):
        items = [_item(one, digest, person) for one in news]
        number = len(items)
        subject = ngettext("Nieuws over %(number)d dossier", "Nieuws over %(number)d dossiers", number)
        headers = {"Message-ID": digest.message_id}
        _send(person, subject % {"number": number}, "news", {"items": items, "person": person}, headers)


def _item(news: News, digest: Digest, person: Person) -> dict[str, Any]:
    dossier = news.dossier
    audience: wording.Audience = (
        "official" if person.pk in (dossier.process_owner_id, dossier.deputy_id) else "initiative"
    )
    lines = [wording.happening(entry).title for entry in news.entries[:MOST_LINES]]
    return {
        "dossier": dossier,
        "told": wording.told(dossier, audience, localdate(digest.claimed_at)),
        "lines": lines,
        "more": max(0, len(news.entries) - MOST_LINES),
        "link": address_of(dossier),
    }


def address_of(dossier: Dossier) -> str:
    """The whole address of a dossier."""
    return settings.SITE_URL + reverse("dossiers:dossier", args=[dossier.number])


def _send(
    person: Person, subject: str, template: str, context: dict[str, Any], headers: dict[str, str] | None = None
) -> None:
    # A title with a line break in it must not add headers to the letter.
    one_line = " ".join(subject.split())
    text = render_to_string(f"dossiers/mail/{template}.txt", context | {"site": settings.SITE_NAME})
    EmailMessage(one_line, text, None, [person.email], headers=headers or {}).send()
