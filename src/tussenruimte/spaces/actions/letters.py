"""What leaves by itself: a word when a wish waited too long, a word when others can soon no longer respond."""

from datetime import date
from typing import Any

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.journal.models import Visibility
from tussenruimte.scans.contact import patience_of
from tussenruimte.spaces import emails, queries
from tussenruimte.spaces.actions.refusing import tell
from tussenruimte.spaces.models import SpaceProcedure, SpaceWish
from tussenruimte.spaces.rules import procedure, wishes


@transaction.atomic
def say_not_forgotten(*, wish: SpaceWish, on: date) -> bool:
    """Tells both sides that a day passed in silence and sets the next; nothing when that was done already."""
    held = SpaceWish.objects.select_for_update(of=("self",))
    now = held.select_related("space__owner", "initiative", "dossier__process_owner").get(pk=wish.pk)
    if not wishes.is_overdue(now.state, now.hear_by, on):
        return False
    now.hear_by = wishes.answer_due(on, patience_of(now.space.owner))
    now.save(update_fields=["hear_by"])
    due = now.hear_by.isoformat()
    told: dict[str, Any] = {"space": now.space.name, "due": due}
    tell(now, "space.wish-not-forgotten", by=None, dossier=now.dossier, visibility=Visibility.PARTIES, **told)
    transaction.on_commit(lambda: emails.send_not_forgotten(now), robust=True)
    return True


@transaction.atomic
def warn_of_day(*, found: SpaceProcedure, on: date) -> bool:
    """Tells the owner once that a last day is near, and whoever wished for the space and did not enter yet."""
    held = SpaceProcedure.objects.select_for_update(of=("self",)).select_related("space__owner")
    now = held.get(pk=found.pk)
    if now.warned_on is not None or now.state != SpaceProcedure.State.ANNOUNCED:
        return False
    now.warned_on = on
    now.save(update_fields=["warned_on"])
    tell(now, "space.day-near", by=None, visibility=Visibility.INTERNAL)
    people = _still_outside(now) if procedure.can("enter", now.way, now.state) else []
    transaction.on_commit(lambda: emails.send_day_is_near(now, people), robust=True)
    return True


def _still_outside(found: SpaceProcedure) -> list[Person]:
    """The people of initiatives with a wish that stands and that did not enter."""
    standing = found.space.wishes.filter(state__in=sorted(wishes.STANDING))
    outside = standing.exclude(pk__in=found.candidacies.filter(wish__isnull=False).values("wish"))
    people = {person.pk: person for wish in outside for person in queries.people_of(wish.initiative)}
    return list(people.values())
