"""Deadlines of schemes as days for a calendar: of one, of what fits a question, and of a person's saved searches."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.dossiers.calendars import Day
from tussenruimte.funding import queries
from tussenruimte.funding.models import Scheme

MOST = 100


def days_for(person: Person) -> Iterator[Day]:
    """The deadlines of what fits a person's saved searches, each once (`settings.CALENDAR_DAYS`)."""
    today, seen = days.today(), set[int]()
    for search in queries.searches_of(person):
        asked = queries.situation_for(search)
        fits = queries.fitting(
            queries.considered(asked.answers), asked.situation, today, closes_within=asked.answers.closes_within
        )
        fresh = [key for key in _with_deadline(fits) if key not in seen]
        seen.update(fresh)
        yield from days_of(Scheme.objects.filter(pk__in=fresh), today)


def days_of(schemes: QuerySet[Scheme], today: date) -> Iterator[Day]:
    """The deadlines of the first hundred schemes that have one."""
    keys = _with_deadline(schemes)
    for scheme in queries.whole_schemes(Scheme.objects.filter(pk__in=keys)).order_by("pk"):
        yield from days_of_scheme(scheme, today)


def days_of_scheme(scheme: Scheme, today: date) -> Iterator[Day]:
    """When the rounds of a scheme open and close, from today on."""
    page = reverse("funding:scheme", args=[scheme.slug])
    for one in scheme.rounds.all():
        if one.opens and one.opens >= today:
            title = _("Opent: %(title)s (%(provider)s)")
            yield Day(f"scheme-{scheme.pk}-opens-{one.opens}", one.opens, _named(title, scheme), page)
        if one.closes >= today:
            title = _("Laatste dag: %(title)s (%(provider)s)")
            yield Day(f"scheme-{scheme.pk}-closes-{one.closes}", one.closes, _named(title, scheme), page)


def _named(title: str, scheme: Scheme) -> str:
    return title % {"title": scheme.title, "provider": scheme.provider.name}


def _with_deadline(schemes: QuerySet[Scheme]) -> list[int]:
    return list(schemes.filter(continuous=False).values_list("pk", flat=True)[:MOST])
