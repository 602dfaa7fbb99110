"""One person's days as an iCalendar file: turns, next contacts, promises and clocks of their dossiers.

A room above adds its own days by a function from a person to `Day`s, named in `settings.CALENDAR_DAYS`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import clocks, queries
from tussenruimte.dossiers.models import Dossier

MOST_DOSSIERS = 500


@dataclass(frozen=True)
class Day:
    """Something that is due on a day. `key` stays the same as long as it is about the same thing."""

    key: str
    on: date
    title: str
    url: str


def calendar_of(person: Person, now: datetime) -> bytes:
    """The calendar file of a person, with whole days and a link to each dossier."""
    every = (days_of, *map(import_string, settings.CALENDAR_DAYS))
    return written((day for days in every for day in days(person)), now)


def written(days: Iterable[Day], now: datetime) -> bytes:
    """Days as a calendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tussenruimte//dossiers//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", settings.SITE_NAME)
    for day in days:
        calendar.add_component(_event(day, now))
    return bytes(calendar.to_ical())


def days_of(person: Person) -> Iterator[Day]:
    """Every day to keep in the running dossiers in which the person takes part; not those of colleagues alone."""
    mine = queries.own(person).filter(closed_on__isnull=True).order_by("pk")[:MOST_DOSSIERS]
    rows = list(queries.as_rows(mine))
    yield from _turns(rows)
    for promise in queries.due_promises_of(person).filter(dossier__in=[row.pk for row in rows]):
        title = _("Toezegging van %(who)s: %(what)s") % {"who": promise.promiser.name, "what": promise.text}
        yield Day(f"promise-{promise.pk}", promise.due, title, _page(promise.dossier))


def _turns(rows: Iterable[Dossier]) -> Iterator[Day]:
    book = clocks.rule_book()
    for row in rows:
        if row.turn_by and row.whose_turn:
            title = _("Aan zet: %(who)s. %(what)s") % {"who": row.whose_turn.name, "what": row.next_step or row.title}
            yield Day(f"turn-{row.pk}", row.turn_by, title, _page(row))
        if row.next_contact and row.next_contact != row.turn_by:
            title = _("Contact over %(what)s") % {"what": row.title}
            yield Day(f"contact-{row.pk}", row.next_contact, title, _page(row))
        for clock in getattr(row, "running_clocks", ()):
            due = clocks.due_day(clock, book)
            if due:
                title = _("Laatste dag voor besluit: %(about)s") % {"about": clock.about}
                yield Day(f"clock-{clock.pk}", due, title, _page(row))


def _page(dossier: Dossier) -> str:
    return reverse("dossiers:dossier", args=[dossier.number])


def _event(day: Day, now: datetime) -> Event:
    event = Event()
    host = settings.SITE_URL.split("//")[-1].split("/")[0].split(":")[0]
    event.add("uid", f"{day.key}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("url", settings.SITE_URL + day.url)
    event.add("transp", "TRANSPARENT")
    return event
