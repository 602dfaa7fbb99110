"""Announcements elsewhere: as a feed, as days in a calendar, and as a notice for the board with a QR code."""

from datetime import datetime, timedelta
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import mark_safe
from django.utils.timezone import make_aware
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from tussenruimte.core import days
from tussenruimte.spaces import emails, queries, wording
from tussenruimte.spaces.models import SpaceProcedure
from tussenruimte.spaces.views import showing
from tussenruimte.spaces.views.common import procedure_for, trail

MOST_ENTRIES = 50


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest announcements, for a reader of feeds."""
    feed = Atom1Feed(
        title=_("Ruimtes die worden uitgegeven"),
        link=settings.SITE_URL + reverse("spaces:procedures"),
        description=_("Open selecties, voornemens en hoe zij afliepen."),
        language=get_language() or "nl",
        feed_url=settings.SITE_URL + reverse("spaces:feed"),
    )
    today = days.today()
    for found in queries.announced()[:MOST_ENTRIES]:
        feed.add_item(**_entry(found, wording.standing(found, today)))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(found: SpaceProcedure, standing: str) -> dict[str, Any]:
    day = found.closed_on or found.chosen_on or found.announced_on or found.started_on
    moment = make_aware(datetime.combine(day, datetime.min.time()))
    address = _address(found)
    return {
        "title": f"{found.get_way_display()}: {found.space.name}",
        "link": address,
        "unique_id": address,
        "description": f"{standing} {found.closed_reason or found.reason}",
        "pubdate": moment,
        "updateddate": moment,
    }


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The days on which something closes, for anyone's calendar."""
    found = Calendar()
    found.add("prodid", "-//Tussenruimte//spaces//NL")
    found.add("version", "2.0")
    found.add("x-wr-calname", _("Ruimtes die worden uitgegeven"))
    titles = {
        "enter": _("Laatste dag om te melden"),
        "choose": _("Keuze uiterlijk"),
        "window": _("Laatste dag om te reageren"),
    }
    host = settings.SITE_URL.split("//")[-1].split("/")[0].split(":")[0]
    for one in queries.announced(state="running")[:MOST_ENTRIES]:
        for kind, day in queries.closing_days(one):
            event = Event()
            event.add("uid", f"space-{one.number}-{kind}@{host}")
            event.add("dtstamp", days.now())
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("summary", f"{titles[kind]}: {one.space.name}")
            event.add("url", _address(one))
            event.add("transp", "TRANSPARENT")
            found.add_component(event)
    headers = {"Content-Disposition": 'attachment; filename="ruimtes.ics"'}
    return HttpResponse(bytes(found.to_ical()), content_type="text/calendar; charset=utf-8", headers=headers)


@require_safe
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """An announcement on A4 for the notice board, with a QR code to the page."""
    found = procedure_for(request, number)
    address = _address(found)
    drawn = segno.make(address, error="m").svg_inline(scale=3, border=2, title=address)
    context = {
        "found": found,
        "space": found.space,
        "standing": wording.standing(found, days.today()),
        "facts": showing.told(found),
        "criteria": list(found.criteria.all()),
        "who": emails.who_answers(found.space),
        "address": address,
        "code": mark_safe(drawn),  # noqa: S308  drawn by segno from our own address
        "crumbs": trail(_("Affiche"), space=found.space, found=found),
    }
    return render(request, "spaces/notice.html", context)


def _address(found: SpaceProcedure) -> str:
    return settings.SITE_URL + reverse("spaces:procedure", args=[found.number])
