"""Which dossiers, proposals, visits and motions somebody may read, and who must not be named in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.council.models import FollowUp, Motion, Proposal, Visit, VisitGuest
from tussenruimte.council.permissions import councils_of
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.models import Decision, Dossier, DossierParty, Promise
from tussenruimte.dossiers.permissions import GOVERNMENT
from tussenruimte.dossiers.rules import states
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.search.queries import searched

MOTION, DOSSIER = "motion", "dossier"
# News is what happened in the last fortnight.
NEWS = timedelta(days=14)
# Where a follow-up stands that has a promise of the dossier behind it.
BY_PROMISE = {
    Promise.State.KEPT: FollowUp.State.DONE,
    Promise.State.BROKEN: FollowUp.State.NOT_DONE,
    Promise.State.WITHDRAWN: FollowUp.State.NOT_DONE,
}


@dataclass(frozen=True)
class Filters:
    """What the overview is asked for; empty means every dossier that is shared."""

    text: str = ""
    # A state, or `open` or `closed`.
    state: str = ""
    # `due`: something the municipality told the council is late. `proposal`: one lies with the council.
    asks: str = ""


def shared_with(person: Someone) -> QuerySet[Dossier]:
    """Dossiers that initiatives share with the council for which the person works; for anyone else none."""
    return _whole().filter(shared_with_council_on__isnull=False, lead__in=councils_of(person).values("pk"))


def readable_by(person: Someone) -> QuerySet[Dossier]:
    """Dossiers whose card the person may read: those they are in, and those shared with their council."""
    inside = dossiers.visible_to(person).order_by().values("pk")
    return _whole().filter(Q(pk__in=inside) | Q(pk__in=shared_with(person).order_by().values("pk")))


def _whole() -> QuerySet[Dossier]:
    return Dossier.objects.select_related("initiative__place", "initiative__municipality", "lead", "whose_turn")


def overview(person: Someone, filters: Filters, today: date) -> QuerySet[Dossier]:
    """The shared dossiers that meet every filter, the newest shared on top."""
    found = shared_with(person)
    if filters.text:
        found, _in_name = searched(found, DOSSIER, filters.text)
    if filters.state in ("open", "closed"):
        found = found.filter(state__in=states.OPEN if filters.state == "open" else states.CLOSED)
    elif filters.state:
        found = found.filter(state=filters.state)
    if filters.asks == "proposal":
        waiting = Proposal.objects.filter(state=Proposal.State.FOR_COUNCIL)
        found = found.filter(pk__in=waiting.values("dossier"))
    elif filters.asks == "due":
        late = unsettled().filter(due__lt=today)
        of_motions, of_proposals = late.values("motion__dossier"), late.values("proposal__dossier")
        found = found.filter(Q(pk__in=of_motions) | Q(pk__in=of_proposals))
    return found.order_by("-shared_with_council_on", "-pk")


def as_rows(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same with decisions, proposals, motions with follow-ups, and coming visits at hand."""
    proposals = Proposal.objects.exclude(state=Proposal.State.DRAFT).prefetch_related(followed())
    motions = Motion.objects.prefetch_related(followed())
    return found.prefetch_related(
        Prefetch("decisions", Decision.objects.order_by("-decided_on", "-pk")),
        Prefetch("proposals", proposals, to_attr="council_proposals"),
        Prefetch("motions", motions),
        Prefetch("visits", Visit.objects.filter(state=Visit.State.PLANNED), to_attr="coming_visits"),
    )


# --- who must not be named -------------------------------------------------------------------------------------------
def residents_of(found: Iterable[Dossier]) -> dict[int, list[str]]:
    """The names of people who take part in each dossier for an initiative or a partner, members who left too."""
    keys = [one.pk for one in found]
    parties: dict[int, list[int]] = defaultdict(list)
    taking_part = DossierParty.objects.filter(dossier__in=keys).exclude(party__kind__in=GOVERNMENT)
    for dossier, party in taking_part.values_list("dossier", "party"):
        parties[party].append(dossier)
    names: dict[int, list[str]] = {key: [] for key in keys}
    for party, name in Membership.objects.filter(party__in=list(parties)).values_list("party", "person__name"):
        for dossier in parties[party]:
            names[dossier].append(name)
    return names


def residents_around(initiative: Initiative) -> list[str]:
    """The names of people of an initiative, members who left too."""
    return list(Membership.objects.filter(party=initiative.pk).values_list("person__name", flat=True))


# --- visits and follow-ups -------------------------------------------------------------------------------------------
def coming_visits(today: date) -> QuerySet[Visit]:
    """Visits that lie ahead, the first on top."""
    planned = Visit.objects.filter(state=Visit.State.PLANNED, on__gte=today)
    return planned.select_related("dossier__initiative", "dossier__lead").annotate(coming=Count("guests"))


def visits_of(person: Person) -> QuerySet[Visit]:
    """Visits that are days in somebody's life: of their own initiative or dossier, and those they signed up for."""
    own = dossiers.own(person).order_by().values("pk")
    joined = VisitGuest.objects.filter(person=person, visit__dossier__in=shared_with(person).order_by().values("pk"))
    found = Visit.objects.exclude(state=Visit.State.CANCELLED).select_related("dossier__initiative")
    return found.filter(Q(dossier__in=own) | Q(pk__in=joined.values("visit")))


def unsettled() -> QuerySet[FollowUp]:
    """Follow-ups of which nothing came yet, promised in a dossier or to the council alone."""
    still_open = Q(promise__isnull=True, state=FollowUp.State.OPEN) | Q(promise__state=Promise.State.OPEN)
    return FollowUp.objects.filter(still_open)


def state_of(follow_up: FollowUp) -> str:
    """Where a follow-up stands: what its promise says, when there is one."""
    if follow_up.promise is not None:
        return BY_PROMISE.get(Promise.State(follow_up.promise.state), FollowUp.State.OPEN)
    return follow_up.state


def followed() -> "Prefetch[str, QuerySet[FollowUp], str]":
    """Follow-ups of proposals or motions, to have at hand with the promises behind them."""
    return Prefetch("follow_ups", FollowUp.objects.select_related("promise").order_by("due", "pk"))


def due_for(person: Person, until: date) -> QuerySet[FollowUp]:
    """What the municipality told the councils of a person, due up to a day."""
    homes = councils_of(person).values("pk")
    along = shared_with(person).order_by().values("pk")
    told = Q(motion__council__in=homes) | Q(proposal__dossier__in=along)
    found = unsettled().filter(told, due__lte=until)
    return found.select_related("motion__initiative", "proposal__dossier", "promise").order_by("due", "pk")


def with_news(person: Person, today: date) -> dict[int, int]:
    """How much happened in each dossier that a person of the council reads, by its key."""
    keys = {str(key): key for key in shared_with(person).order_by().values_list("pk", flat=True)}
    happened = Entry.objects.filter(
        about_kind=Dossier._meta.label_lower,
        about_key__in=list(keys),
        at__date__gt=today - NEWS,
        visibility__in=[Visibility.PARTIES, Visibility.PUBLIC],
    )
    counted = happened.order_by().values("about_key").annotate(times=Count("pk"))
    return {keys[row["about_key"]]: row["times"] for row in counted}


# --- motions ---------------------------------------------------------------------------------------------------------
def public_motions(text: str = "", kind: str = "", state: str = "", municipality: str = "") -> QuerySet[Motion]:
    """What councils said about initiatives that everyone may see, the newest first."""
    found = Motion.objects.filter(initiative__state=Initiative.State.LISTED)
    if text:
        found, _in_name = searched(found, MOTION, text)
    if kind:
        found = found.filter(kind=kind)
    if state:
        found = found.filter(state=state)
    if municipality:
        found = found.filter(council__place=municipality)
    return _motions(found).order_by("-on", "-pk")


def motions_readable(person: Someone) -> QuerySet[Motion]:
    """Public motions, and those about a hidden initiative for whoever may see the dossier or works for that council."""
    seen = Q(initiative__state=Initiative.State.LISTED)
    seen |= Q(dossier__in=readable_by(person).order_by().values("pk"))
    return _motions(Motion.objects.filter(seen))


def _motions(found: QuerySet[Motion]) -> QuerySet[Motion]:
    return found.select_related("council__place", "initiative", "dossier__initiative").prefetch_related(followed())


def councils_with_motions() -> list[tuple[str, str]]:
    """Code and name of each municipality whose council said something in public, by name."""
    rows = Motion.objects.filter(initiative__state=Initiative.State.LISTED, council__place__isnull=False)
    named = rows.order_by("council__place__name").values_list("council__place", "council__place__name")
    return list(named.distinct())
