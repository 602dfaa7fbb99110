"""The overview of dossiers: what is asked for, in the order asked, in a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers.models import Clock, Dossier
from tussenruimte.dossiers.permissions import workplaces_of
from tussenruimte.dossiers.queries.reading import visible_to
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Membership
from tussenruimte.search.queries import searched

KIND = "dossier"


@dataclass(frozen=True)
class Filters:
    """What the overview is asked for; empty means all running dossiers."""

    text: str = ""
    # A state, or `open` or `closed`.
    state: str = "open"
    phase: str = ""
    # `mine`, `nobody` or empty.
    owner: str = ""
    # `us` or empty.
    turn: str = ""


def listed(person: Person, filters: Filters) -> QuerySet[Dossier]:
    """The dossiers a person may see that meet every filter, the first due on top; closed ones last."""
    found = visible_to(person)
    if filters.text:
        found, _in_name = searched(found, KIND, filters.text)
    if filters.state in ("open", "closed"):
        found = found.filter(state__in=states.OPEN if filters.state == "open" else states.CLOSED)
    elif filters.state:
        found = found.filter(state=filters.state)
    if filters.phase:
        found = found.filter(phase=filters.phase)
    if filters.owner == "mine":
        found = found.filter(process_owner=person) | found.filter(deputy=person)
    elif filters.owner == "nobody":
        found = found.filter(process_owner__isnull=True)
    if filters.turn == "us":
        own = Membership.objects.filter(person=person, until__isnull=True).values("party")
        found = found.filter(whose_turn__in=own) | found.filter(whose_turn__in=workplaces_of(person).values("pk"))
    return found.order_by(F("turn_by").asc(nulls_last=True), "-opened_on", "-pk")


def keys_of(dossiers: QuerySet[Dossier]) -> "QuerySet[Dossier, int]":
    """The keys alone, in the same order: sorting thousands of whole rows to show one page takes far longer."""
    return dossiers.select_related(None).values_list("pk", flat=True)


def rows_with(keys: Iterable[int]) -> list[Dossier]:
    """The dossiers with these keys, in this order, as rows."""
    wanted = list(keys)
    everything = Dossier.objects.select_related("initiative", "lead", "process_owner", "deputy", "whose_turn")
    found = {one.pk: one for one in as_rows(everything.filter(pk__in=wanted))}
    return [found[key] for key in wanted]


def as_rows(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same with the clocks that still run, at hand as `running_clocks`."""
    running = Clock.objects.filter(decided__isnull=True).prefetch_related("suspensions")
    return dossiers.prefetch_related(Prefetch("clocks", queryset=running, to_attr="running_clocks"))
