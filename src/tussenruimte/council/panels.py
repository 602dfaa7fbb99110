"""What the council shows on composed pages: a dossier, an initiative and my desk."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core import days
from tussenruimte.council import permissions, showing, wording
from tussenruimte.council.models import FollowUp, Proposal
from tussenruimte.council.queries import reading
from tussenruimte.council.rules.discretion import veiled
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.permissions import workplaces_of
from tussenruimte.register.models import Initiative
from tussenruimte.ui.panels import Panel

SHOWN = 10
# What is due within so many days stands on the desk.
SOON = timedelta(days=30)


def dossier(shown: Dossier, person: Someone) -> Panel | None:
    """On the page of a dossier: whether the council reads along, and everything of the council about it."""
    if not permissions.may_see_card(person, shown):
        return None
    context = {
        "dossier": shown,
        "shared": shown.shared_with_council_on,
        "around": showing.around(shown, person, days.today()),
    }
    return Panel(_("De raad"), "council/panels/dossier.html", context)


def initiative(shown: Initiative, person: Someone) -> Panel | None:
    """On the page of an initiative: motions, and the visits that it lets everyone know of."""
    today = days.today()
    motions = reading.public_motions().filter(initiative=shown)[:SHOWN]
    visits = reading.coming_visits(today).filter(dossier__initiative=shown, shown_to_all=True)[:SHOWN]
    may_record = permissions.may_record_motion(person, shown)
    context = {
        "initiative": shown,
        "motions": [showing.about(one, [], today, inside=False) for one in motions],
        "visits": list(visits),
        "may_record": may_record,
    }
    if not context["motions"] and not context["visits"] and not may_record:
        return None
    return Panel(_("In de gemeenteraad"), "council/panels/initiative.html", context)


def desk_councillor(person: Person) -> Panel | None:
    """My desk of someone of the council: news in shared dossiers, visits to come, and what was promised and is due."""
    if not permissions.councils_of(person).exists():
        return None
    today, shared = days.today(), reading.shared_with(person)
    visits = reading.coming_visits(today).filter(dossier__in=shared.order_by().values("pk"))[:SHOWN]
    due = reading.due_for(person, today + SOON)[:SHOWN]
    context = {
        "rows": _news(person),
        "visits": list(visits),
        "due": [(one, _page_of(one), one.due < today) for one in due],
        "number": shared.count(),
    }
    return Panel(_("Voor de raad"), "council/panels/councillor.html", context)


def desk_official(person: Person) -> Panel | None:
    """My desk of who handles dossiers: proposals that are being written or wait for the council."""
    here = workplaces_of(person).values("pk")
    handled = Q(dossier__process_owner=person) | Q(dossier__deputy=person)
    waiting = Proposal.objects.filter(handled, dossier__lead__in=here).exclude(state=Proposal.State.TREATED)
    rows = [(one, *wording.state_of_proposal(one)) for one in waiting[:SHOWN]]
    if not rows:
        return None
    return Panel(_("Raadsvoorstellen"), "council/panels/official.html", {"rows": rows})


def _news(person: Person) -> list[tuple[Dossier, str, int]]:
    times = reading.with_news(person, days.today())
    found = list(reading.shared_with(person).filter(pk__in=list(times)))
    names = reading.residents_of(found)
    rows = [(one, veiled(one.title, names[one.pk]), times[one.pk]) for one in found]
    return sorted(rows, key=lambda row: -row[2])[:SHOWN]


def _page_of(follow_up: FollowUp) -> str:
    if follow_up.motion is not None:
        return reverse("council:motion", args=[follow_up.motion.pk])
    assert follow_up.proposal is not None  # noqa: S101  the database keeps one of both
    return reverse("council:proposal", args=[follow_up.proposal.number])
