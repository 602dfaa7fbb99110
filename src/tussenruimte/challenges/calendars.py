"""The days of this room for one's own calendar. The day of the decision is the dossier's own."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import queries, rulesets
from tussenruimte.challenges.models import Challenge
from tussenruimte.challenges.rules import ordinance
from tussenruimte.core import days
from tussenruimte.dossiers.calendars import Day

MOST = 100


def days_of(person: Person) -> Iterator[Day]:
    """Until when the drafts of one's initiatives can be sent, and requests completed."""
    today = days.today()
    for one in queries.drafts_of(person)[:MOST]:
        url = reverse("challenges:challenge", args=[one.number])
        if one.state == Challenge.State.INCOMPLETE and one.add_by:
            title = _("Laatste dag om aan te vullen: %(title)s") % {"title": one.title}
            yield Day(f"challenge-complete-{one.pk}", one.add_by, title, url)
        elif one.invitation is not None:
            title = _("Laatste dag voor een bod: %(title)s") % {"title": one.title}
            yield Day(f"challenge-bid-{one.pk}", one.invitation.bids_until, title, url)
        elif last := ordinance.last_sending(rulesets.rules_of(one, today), one.start):
            title = _("Laatste dag om te versturen: %(title)s") % {"title": one.title}
            yield Day(f"challenge-send-{one.pk}", last, title, url)
