"""Visits as days in somebody's own calendar, and one visit as a file."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tussenruimte.accounts.models import Person
from tussenruimte.council.models import Visit
from tussenruimte.council.queries.reading import visits_of
from tussenruimte.dossiers.calendars import Day

LASTS = timedelta(hours=2)


def days_of(person: Person) -> Iterator[Day]:
    """Each visit of the person's own initiative or dossier, and each they signed up for."""
    for visit in visits_of(person):
        yield Day(f"visit-{visit.pk}", visit.on, _title(visit), _page(visit))


def file_of(visit: Visit, now: datetime) -> bytes:
    """One visit: a whole day, or from its hour on when that is known. Nobody is named in it."""
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Tussenruimte//council//NL")
    calendar.add("version", "2.0")
    event.add("uid", f"visit-{visit.pk}@{settings.SITE_URL.split('//')[-1].split('/')[0].split(':')[0]}")
    event.add("dtstamp", now)
    if visit.starts_at is None:
        event.add("dtstart", visit.on)
        event.add("dtend", visit.on + timedelta(days=1))
    else:
        begins = datetime.combine(visit.on, visit.starts_at, tzinfo=get_current_timezone())
        event.add("dtstart", begins)
        event.add("dtend", begins + LASTS)
    event.add("summary", _title(visit))
    event.add("location", visit.where)
    event.add("url", settings.SITE_URL + _page(visit))
    if visit.state == Visit.State.CANCELLED:
        event.add("status", "CANCELLED")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _title(visit: Visit) -> str:
    told = {"initiative": visit.dossier.initiative.name, "where": visit.where}
    return _("Werkbezoek bij %(initiative)s: %(where)s") % told


def _page(visit: Visit) -> str:
    return reverse("council:visit", args=[visit.pk])
