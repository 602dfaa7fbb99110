"""Procedures: the public register, what stands in the way, whose days are near."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core.days import add_working_days
from tussenruimte.spaces.models import Candidacy, Objection, SpaceProcedure
from tussenruimte.spaces.permissions import owners_for
from tussenruimte.spaces.rules import procedure
from tussenruimte.spaces.rules.procedure import Facts

State = SpaceProcedure.State
# The owner is told so many working days before others can no longer object or enter.
WARN_BEFORE = 1


def procedures_visible_to(person: Someone) -> QuerySet[SpaceProcedure]:
    """Everything that was announced; what is being prepared for whoever manages the space."""
    announced_or_mine = Q(announced_on__isnull=False) | Q(space__owner__in=owners_for(person).values("pk"))
    return _whole().filter(announced_or_mine)


def announced(*, state: str = "", way: str = "", municipality: str = "") -> QuerySet[SpaceProcedure]:
    """The public register: everything that was ever announced, the newest first; `running` is what is not closed."""
    found = _whole().filter(announced_on__isnull=False)
    if state == "running":
        found = found.filter(closed_on__isnull=True)
    elif state == "closed":
        found = found.filter(closed_on__isnull=False)
    if way:
        found = found.filter(way=way)
    if municipality:
        found = found.filter(space__municipality=municipality)
    return found.order_by("-announced_on", "-pk")


def started(person: Person) -> QuerySet[SpaceProcedure]:
    """Running procedures of the organisations for which the person manages spaces."""
    mine = _whole().filter(closed_on__isnull=True, space__owner__in=owners_for(person).values("pk"))
    return mine.order_by("-started_on", "-pk")


def facts_of(found: SpaceProcedure) -> Facts:
    """What the rules look at."""
    criteria = list(found.criteria.all())
    competing = Candidacy.objects.filter(procedure=found, withdrawn_on__isnull=True)
    done = sum(one.assessments.count() for one in competing)
    candidates = competing.count()
    return Facts(
        way=found.way,
        criteria=len(criteria),
        unsound=sum(not one.is_sound for one in criteria),
        has_reason=bool(found.reason.strip()),
        has_candidate=found.wish_id is not None,
        enter_by=found.enter_by,
        choose_by=found.choose_by,
        until=found.until_day,
        window_ends=found.window_ends,
        open_objections=open_objections_of(found).count(),
        candidates=candidates,
        unassessed=candidates * len(criteria) - done,
    )


def open_objections_of(found: SpaceProcedure) -> QuerySet[Objection]:
    """What others said and is not answered yet."""
    return Objection.objects.filter(procedure=found, answered_on__isnull=True)


def to_warn_of(today: date) -> QuerySet[SpaceProcedure]:
    """Announced procedures of which a last day is near and nobody was told."""
    near = add_working_days(today, WARN_BEFORE)
    window = Q(window_ends__gte=today, window_ends__lte=near)
    entering = Q(enter_by__gte=today, enter_by__lte=near)
    return _whole().filter(window | entering, state=State.ANNOUNCED, warned_on__isnull=True).order_by("pk")


def closing_days(found: SpaceProcedure) -> Iterator[tuple[str, date]]:
    """The days of an announced procedure on which something ends: which, and when."""
    if found.closed_on is not None or found.announced_on is None:
        return
    for kind, day in (("enter", found.enter_by), ("choose", found.choose_by), ("window", found.window_ends)):
        if day is not None and procedure.can("give-out", found.way, found.state):
            yield kind, day


def who_took_part(found: SpaceProcedure) -> list[Candidacy]:
    """Everyone who competes, in the order of entering, with what was said of each."""
    competing = Candidacy.objects.filter(procedure=found, withdrawn_on__isnull=True)
    return list(competing.select_related("wish__initiative").prefetch_related("assessments__criterion"))


def _whole() -> QuerySet[SpaceProcedure]:
    return SpaceProcedure.objects.select_related(
        "space__owner", "space__place", "space__municipality", "wish__initiative", "chosen__wish__initiative"
    ).defer("space__place__outline", "space__municipality__outline")
