"""What was noted down: values, actions, groups, and whom to ask next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.conversations.models import DevelopmentAction, Lead, ReachGroup, ValueNote
from tussenruimte.conversations.queries.said import Partnership, partnership_of
from tussenruimte.conversations.rules import readiness
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Place
from tussenruimte.register.queries import visible_to

State = DevelopmentAction.State


@dataclass(frozen=True)
class Readiness:
    """The whole conversation about being partners."""

    partnership: Partnership
    notes: Mapping[str, list[ValueNote]]
    running: list[DevelopmentAction]
    ended: list[DevelopmentAction]

    @property
    def has_room(self) -> bool:
        """Whether another action may begin."""
        return readiness.may_begin_another(len(self.running))


def initiatives_for(person: Someone) -> QuerySet[Initiative]:
    """The initiatives in whose conversation the person takes part."""
    if not isinstance(person, Person):
        return Initiative.objects.none()
    own = Q(memberships__person=person, memberships__until__isnull=True)
    here = Q(municipality__in=register.municipalities_of(person), pk__in=visible_to(person).values("pk"))
    return Initiative.objects.filter(own | here).distinct()


def readiness_of(initiative: Initiative) -> Readiness:
    """What both sides shared, said and chose."""
    actions = list(development_actions(initiative))
    return Readiness(
        partnership=partnership_of(initiative),
        notes=notes_by_value(initiative),
        running=[one for one in actions if one.state == State.RUNNING],
        ended=[one for one in actions if one.state != State.RUNNING],
    )


def notes_by_value(initiative: Initiative) -> dict[str, list[ValueNote]]:
    """What stands under each value, the oldest first."""
    standing = ValueNote.objects.filter(initiative=initiative, withdrawn_on__isnull=True).select_related("by")
    found: dict[str, list[ValueNote]] = {}
    for note in standing.order_by("on", "pk"):
        found.setdefault(note.value, []).append(note)
    return found


def development_actions(initiative: Initiative) -> QuerySet[DevelopmentAction]:
    """Every action they chose, the first due on top."""
    chosen = DevelopmentAction.objects.filter(initiative=initiative)
    return chosen.select_related("owner", "by", "initiative").order_by("due", "pk")


def running_of(person: Person) -> QuerySet[DevelopmentAction]:
    """The actions that run and that this person does, or wrote down without another owner."""
    theirs = Q(owner=person) | Q(owner__isnull=True, by=person)
    running = DevelopmentAction.objects.filter(theirs, state=State.RUNNING, initiative__in=initiatives_for(person))
    return running.select_related("initiative").order_by("due", "pk")


def actions_to_remind(today: date) -> QuerySet[DevelopmentAction]:
    """Actions whose day is near or past and of which nobody was reminded."""
    near = DevelopmentAction.objects.filter(
        state=State.RUNNING, reminded_on__isnull=True, due__lte=today + readiness.REMIND_BEFORE
    )
    return near.select_related("initiative", "owner", "by").order_by("due", "pk")


def reach_groups(initiative: Initiative) -> QuerySet[ReachGroup]:
    """The groups that a plan was made for, the first due on top; without a day last."""
    groups = ReachGroup.objects.filter(initiative=initiative).select_related("initiative")
    return groups.order_by(F("due").asc(nulls_last=True), "pk")


def leads_in(place: Place, person: Someone) -> QuerySet[Lead]:
    """Whom to ask next in a place: all of them for who asks there, one's own for who said it."""
    if not isinstance(person, Person):
        return Lead.objects.none()
    leads = Lead.objects.filter(place=place).select_related("suggested_by", "place__inside__inside")
    codes = register.municipalities_of(person)
    if not has_role(person, Role.BROKER):
        leads = leads.filter(Q(added_by=person) | Q(municipality__in=codes))
    return leads.order_by("state", "added_on", "pk")
