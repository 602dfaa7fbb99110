"""Reading tasks, requests and invitations. Requests are reached through `visible_to(person, today)`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.challenges.rules.figures import Course
from tussenruimte.dossiers import clocks
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.permissions import workplaces_of
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place
from tussenruimte.search.queries import searched

KIND = "task"
State = Challenge.State
Standing = MunicipalTask.Standing
NOT_PUBLIC = (State.DRAFT,)
# What a task can miss, and the question to the database.
MISSES = {
    "huidige-kosten": Q(cost__isnull=True),
    "kwaliteit": Q(quality=""),
    "einde-contract": Q(contract_end__isnull=True) & ~Q(carried_out="own"),
}


@dataclass(frozen=True)
class TaskFilters:
    """What a list of tasks is asked for; empty means all on the list."""

    text: str = ""
    theme: str = ""
    # `open` or `excluded`.
    standing: str = ""
    # A line of the rule set that the task does not tell, or `iets`.
    misses: str = ""


# --- tasks -----------------------------------------------------------------------------------------------------------
def tasks_of(municipality: Organisation, filters: TaskFilters = TaskFilters()) -> QuerySet[MunicipalTask]:
    """The tasks on the list of a municipality that meet every filter, by name."""
    found = MunicipalTask.objects.filter(municipality=municipality).exclude(standing=Standing.DROPPED)
    if filters.text:
        found, _in_name = searched(found, KIND, filters.text)
    if filters.theme:
        found = found.filter(theme=filters.theme)
    if filters.standing:
        found = found.filter(standing=filters.standing)
    if filters.misses == "iets":
        found = found.filter(MISSES["huidige-kosten"] | MISSES["kwaliteit"] | MISSES["einde-contract"])
    elif filters.misses in MISSES:
        found = found.filter(MISSES[filters.misses])
    return found.select_related("place", "municipality").defer("place__outline").order_by("name", "pk")


def task(number: str) -> MunicipalTask | None:
    """A task by its number, also when it is off the list."""
    return MunicipalTask.objects.select_related("municipality", "place").filter(number=number).first()


def told_about(one: MunicipalTask) -> tuple[str, ...]:
    """The lines of the rule set that the municipality tells about a task. Its own people have no contract that ends."""
    own = one.carried_out == MunicipalTask.CarriedOut.OWN
    told = {
        "huidige-kosten": one.cost is not None,
        "kwaliteit": bool(one.quality),
        "einde-contract": one.contract_end is not None or own,
    }
    return tuple(line for line, known in told.items() if known)


def municipalities() -> QuerySet[Organisation]:
    """Municipalities that have something to show here: tasks, an invitation, or requests."""
    on_list = Count("tasks", filter=~Q(tasks__standing=Standing.DROPPED), distinct=True)
    published = Count("invitations", filter=Q(invitations__published_on__isnull=False), distinct=True)
    asked = Count("challenges", filter=~Q(challenges__state__in=NOT_PUBLIC), distinct=True)
    return (
        Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY)
        .annotate(number_of_tasks=on_list, number_of_invitations=published, number_of_challenges=asked)
        .filter(Q(number_of_tasks__gt=0) | Q(number_of_invitations__gt=0) | Q(number_of_challenges__gt=0))
        .order_by("name")
    )


def in_place(place: Place) -> QuerySet[MunicipalTask]:
    """Tasks of a municipality, or of a part of it, that can be challenged."""
    around = Q(municipality__place=place, place__isnull=True) | Q(place=place) | Q(place__inside=place)
    return MunicipalTask.objects.filter(around, standing=Standing.OPEN).select_related("municipality").order_by("name")


# --- requests and bids -----------------------------------------------------------------------------------------------
def whole() -> QuerySet[Challenge]:
    """Requests with all that a page shows of them."""
    return Challenge.objects.select_related(
        *("initiative", "municipality", "task", "task__municipality", "task__place", "invitation"),
        *(
            "invitation__municipality",
            "dossier",
            "dossier__lead",
            "dossier__initiative",
            "clock",
            "decision",
            "sent_by",
        ),
    )


def visible_to(person: Someone, today: date) -> QuerySet[Challenge]:
    """Requests of one's own initiatives, those in dossiers one sees, and for officials the bids that are closed."""
    if not isinstance(person, Person):
        return Challenge.objects.none()
    own = Membership.objects.filter(person=person, until__isnull=True).values("party")
    seen = dossiers.visible_to(person).order_by().values("pk")
    bids = Q(invitation__municipality__in=workplaces_of(person).values("pk"), invitation__bids_until__lt=today)
    return whole().filter(Q(initiative__in=own) | ~Q(state=State.DRAFT) & (Q(dossier__in=seen) | bids))


def public_ones() -> QuerySet[Challenge]:
    """Requests that were sent, the newest first. Who sent them is nowhere in what is public."""
    return (
        Challenge.objects.filter(invitation__isnull=True)
        .exclude(state__in=NOT_PUBLIC)
        .select_related("task", "decision", "clock", "municipality")
        .prefetch_related("clock__suspensions")
        .order_by("-sent_at", "-pk")
    )


def public_of(municipality: Organisation) -> QuerySet[Challenge]:
    """The same for one municipality."""
    return public_ones().filter(municipality=municipality)


def courses(challenges: Iterable[Challenge], book: RuleBook) -> list[Course]:
    """How each request went, for the figures."""
    return [_course(one, book) for one in challenges]


def _course(one: Challenge, book: RuleBook) -> Course:
    if one.sent_at is None:
        raise ValueError("a draft has no course")
    due = clocks.due_day(one.clock, book) if one.clock else None
    decided, outcome = (one.decision.decided_on, str(one.decision.outcome)) if one.decision else (None, "")
    return Course(one.state, one.sent_at.date(), due, decided, outcome)


def of_initiative(initiative: Initiative) -> QuerySet[Challenge]:
    """All of an initiative, drafts too; for its own people."""
    return whole().filter(initiative=initiative).order_by("-started_on", "-pk")


def drafts_of(person: Person) -> QuerySet[Challenge]:
    """Drafts and requests to complete, of initiatives the person belongs to."""
    own = Membership.objects.filter(person=person, until__isnull=True).values("party")
    waiting = (State.DRAFT, State.INCOMPLETE)
    return whole().filter(initiative__in=own, state__in=waiting).order_by("add_by", "start", "pk")


def to_check(person: Person) -> QuerySet[Challenge]:
    """Requests that wait until an official says whether they are complete, in the dossiers the person handles."""
    handled = Q(dossier__process_owner=person) | Q(dossier__deputy=person) | Q(dossier__process_owner__isnull=True)
    here = Q(municipality__in=workplaces_of(person).values("pk"))
    return whole().filter(handled, here, state=State.SENT, invitation__isnull=True).order_by("sent_at", "pk")


# --- invitations -----------------------------------------------------------------------------------------------------
def invitations(municipality: Organisation | None = None) -> QuerySet[Invitation]:
    """Published invitations, those that close first on top; what is past comes after."""
    found = Invitation.objects.filter(published_on__isnull=False).select_related("municipality", "place", "task")
    if municipality is not None:
        found = found.filter(municipality=municipality)
    return found.order_by("-bids_until", "-pk")


def open_invitations(today: date) -> QuerySet[Invitation]:
    """Invitations on which one can still bid."""
    return invitations().filter(state=Invitation.State.PUBLISHED, bids_until__gte=today).order_by("bids_until", "pk")


def invitation(number: str) -> Invitation | None:
    """An invitation by its number."""
    found = Invitation.objects.select_related("municipality", "place", "task", "task__municipality")
    return found.filter(number=number).first()


def bids_on(one: Invitation) -> QuerySet[Challenge]:
    """The bids that were sent, in the order in which they came: no ranking."""
    return whole().filter(invitation=one).exclude(state__in=(State.DRAFT, State.WITHDRAWN)).order_by("sent_at", "pk")


# --- what runs by itself ---------------------------------------------------------------------------------------------
def overdue_completions(today: date) -> QuerySet[Challenge]:
    """Requests of which the day to complete them has passed."""
    return whole().filter(state=State.INCOMPLETE, add_by__lt=today).order_by("pk")


def drafts_to_warn() -> QuerySet[Challenge]:
    """Drafts with a start of which nobody was warned that the last day to send is near."""
    return whole().filter(state=State.DRAFT, warned_on__isnull=True, invitation__isnull=True, start__isnull=False)


def closing_invitations(on: date) -> QuerySet[Invitation]:
    """Open invitations that close on a day, of which bidders were not told."""
    return invitations().filter(state=Invitation.State.PUBLISHED, bids_until=on, warned_on__isnull=True).order_by("pk")
