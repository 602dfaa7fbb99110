"""What pages and calendars show of an invitation: where it is, its criteria, and bids beside each other."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges import contents, permissions, queries, rulesets, showing, wording
from tussenruimte.challenges.models import Assessment, Challenge, Invitation
from tussenruimte.challenges.rules import inviting
from tussenruimte.ui import figures

State = Challenge.State


def invitation(found: Invitation, person: Someone, today: date) -> dict[str, Any]:
    """The parts of the public page. Bidders are named only when they agreed or were chosen in public."""
    phase = inviting.phase(found.state, found.questions_until, found.bids_until, today)
    bids = list(queries.bids_on(found)) if found.published_on else []
    return {
        "phase": wording.PHASES[phase],
        "tone": wording.invitation_tone(phase),
        "badge": found.get_state_display(),
        "takes_bids": inviting.takes_bids(found.state, found.bids_until, today),
        "facts": facts_of(found),
        "criteria": criteria_of(found),
        "number_of_bids": len(bids),
        "named": [name for bid in bids if (name := wording.bidder(bid, published=found.chosen_on is not None))],
        "own": [bid for bid in _all_of(found) if permissions.belongs_to(person, bid.initiative)],
    }


def _all_of(found: Invitation) -> list[Challenge]:
    return list(queries.whole().filter(invitation=found).exclude(state=State.WITHDRAWN).order_by("pk"))


def facts_of(found: Invitation) -> list[tuple[str, str]]:
    """Where, how much, until when; unknown is empty."""
    budget = figures.euro(found.budget)
    if budget:
        budget = _("%(amount)s per jaar, %(vat)s") % {"amount": budget, "vat": found.get_budget_vat_display()}
    return [
        (_("Waar"), found.place.name if found.place else _("de hele gemeente")),
        (_("Budget"), budget),
        (_("Vragen stellen kan tot en met"), figures.day(found.questions_until)),
        (_("Een bod doen kan tot en met"), figures.day(found.bids_until)),
        (_("De keuze is er uiterlijk"), figures.day(found.choice_by)),
        (_("Meer weten"), found.contact),
    ]


def criteria_of(found: Invitation) -> list[str]:
    """What is looked at, in words."""
    known = {item.id: item.title for item in rulesets.rule_book().group("criterium")}
    return [known.get(one, one) for one in found.criteria] + list(found.own_criteria)


def bids_beside_each_other(found: Invitation, today: date) -> dict[str, Any]:
    """Bids as columns: the contents and then the criteria as rows. The order is that in which they came."""
    bids = list(queries.bids_on(found).prefetch_related("assessments"))
    told = [{line.id: line for line in contents.told(bid, today)} for bid in bids]
    titles = {line.id: line.title for lines in told for line in lines.values()}
    rows = [(title, [lines[key].text if key in lines else "" for lines in told]) for key, title in titles.items()]
    judged = [{one.id: one for one in showing.criteria(bid, today)} for bid in bids]
    named = {key: one.title for given in judged for key, one in given.items()}
    criteria = [(title, [_both(given[key]) for given in judged]) for key, title in named.items()]
    return {"bids": bids, "rows": rows, "criteria": criteria}


def _both(one: showing.Criterion) -> list[tuple[str, Assessment | None]]:
    return [(_("Initiatief"), one.initiative), (_("Gemeente"), one.municipality)]


def calendar_of(found: Invitation, now: datetime) -> bytes:
    """The last days of an invitation as an iCalendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tussenruimte//challenges//NL")
    calendar.add("version", "2.0")
    address = settings.SITE_URL + reverse("challenges:invitation", args=[found.number])
    ahead = (
        ("questions", found.questions_until, _("Laatste dag voor vragen: %(title)s")),
        ("bids", found.bids_until, _("Laatste dag voor een bod: %(title)s")),
        ("choice", found.choice_by, _("Uiterlijk de keuze: %(title)s")),
    )
    for key, day, sentence in ahead:
        event = Event()
        event.add("uid", f"invitation-{key}-{found.number}@tussenruimte")
        event.add("dtstamp", now)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", sentence % {"title": found.title})
        event.add("url", address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
