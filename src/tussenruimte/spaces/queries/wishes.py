"""Wishes: who sees them, how many stand, who waits for an answer."""

from datetime import date

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.spaces.models import Space, SpaceWish
from tussenruimte.spaces.permissions import member_of, owners_for
from tussenruimte.spaces.rules import wishes


def wishes_visible_to(person: Someone) -> QuerySet[SpaceWish]:
    """Wishes of initiatives the person belongs to, and those for spaces the person manages."""
    mine = Q(initiative__in=member_of(person).values("pk")) | Q(space__owner__in=owners_for(person).values("pk"))
    return _whole().filter(mine)


def interest_in(space: Space) -> int:
    """How many initiatives have a wish that stands: the number is public, their names are not."""
    return space.wishes.filter(state__in=sorted(wishes.STANDING)).count()


def named_for(space: Space) -> QuerySet[SpaceWish]:
    """Wishes of initiatives that let their name stand beside the space."""
    return _whole().filter(space=space, named=True, state__in=sorted(wishes.STANDING)).order_by("made_on", "pk")


def to_answer(person: Person) -> QuerySet[SpaceWish]:
    """Wishes that wait for an answer of the person's organisation, the first due on top."""
    waiting = Q(state=SpaceWish.State.WAITING) | Q(state=SpaceWish.State.LATER)
    return _whole().filter(waiting, space__owner__in=owners_for(person).values("pk")).order_by("hear_by", "pk")


def of_initiative(initiative: Initiative) -> QuerySet[SpaceWish]:
    """Wishes of an initiative, the newest first."""
    return _whole().filter(initiative=initiative).order_by("-made_on", "-pk")


def overdue_on(today: date) -> QuerySet[SpaceWish]:
    """Wishes of which people should have heard by now."""
    waiting = [SpaceWish.State.WAITING, SpaceWish.State.LATER]
    return SpaceWish.objects.filter(state__in=waiting, hear_by__lt=today).order_by("pk")


def dossiers_for(initiative: Initiative, space: Space) -> QuerySet[Dossier]:
    """Open dossiers between an initiative and the owner of a space."""
    mine = Dossier.objects.filter(initiative=initiative, lead=space.owner_id, state__in=sorted(states.OPEN))
    return mine.order_by("-opened_on", "-pk")


def people_of(initiative: Initiative) -> QuerySet[Person]:
    """People with an account who belong to an initiative now: they are written to."""
    running = Membership.objects.filter(party=initiative.pk, until__isnull=True)
    return Person.objects.filter(pk__in=running.values("person"), is_active=True).order_by("pk")


def _whole() -> QuerySet[SpaceWish]:
    return SpaceWish.objects.select_related("space__owner", "initiative", "dossier__process_owner")
