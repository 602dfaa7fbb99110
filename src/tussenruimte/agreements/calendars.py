"""The days of agreements for everyone's calendar: when the parties look back, and when an agreement ends."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import queries
from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.rules import keeping
from tussenruimte.dossiers.calendars import Day

MOST = 500


def days_of(person: Person) -> Iterator[Day]:
    """Reviews and ends of what is in force in the dossiers a person has a part in."""
    for review in queries.reviews_of(person)[:MOST]:
        title = _("Evaluatie: %(title)s") % {"title": review.agreement.title}
        yield Day(f"agreement-review-{review.pk}", review.due, title, _page(review.agreement))
    for agreement in queries.in_force_of(person)[:MOST]:
        last = keeping.last_day(agreement.current.ends_on if agreement.current else None, agreement.notice_until)
        if last is not None:
            title = _("Einde van de overeenkomst: %(title)s") % {"title": agreement.title}
            yield Day(f"agreement-end-{agreement.pk}", last, title, _page(agreement))


def _page(agreement: Agreement) -> str:
    return reverse("agreements:agreement", args=[agreement.number])
