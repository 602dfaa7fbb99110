"""The reach plan: a group that is missing, why it belongs, and how to reach it. Points of attention, never a gate."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.conversations.actions.refusing import NotInTheList, NoWords, require, speaking_side
from tussenruimte.conversations.models import ReachGroup
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative

GROUPS = "te-bereiken-groepen"


class Plan(TypedDict, total=False):
    """What can be written about reaching a group."""

    why: str
    channels: str
    strategy: str
    who: str
    due: date | None
    state: str


class AlreadyPlanned(Refusal):
    """One plan per group."""

    message = _("Voor deze groep is er al een plan. U kunt dat aanpassen.")


@transaction.atomic
def plan_group(
    *, initiative: Initiative, by: Person, on: date, group: str = "", name: str = "", **plan: Unpack[Plan]
) -> ReachGroup:
    """Makes a plan for a group of the list, or for one with a name of their own."""
    side, name = speaking_side(by, initiative), " ".join(name.split())
    if group and not current_catalogue().has(f"{GROUPS}/{group}"):
        raise NotInTheList
    if not (group or name):
        raise NoWords
    standing = ReachGroup.objects.filter(initiative=initiative)
    if standing.filter(group=group).exists() if group else standing.filter(group="", name__iexact=name).exists():
        raise AlreadyPlanned
    reach = ReachGroup(initiative=initiative, group=group, name="" if group else name, side=side, by=by, on=on)
    _fill(reach, plan)
    reach.save()
    record("conversation.group-planned", about=initiative, by=by, details={"group": group, "name": reach.name})
    return reach


@transaction.atomic
def change_group(*, reach: ReachGroup, by: Person, **plan: Unpack[Plan]) -> None:
    """Changes a plan. It is of both sides: either may."""
    require(allowed=permissions.may_speak(by, reach.initiative))
    before = {name: getattr(reach, name) for name in plan}
    _fill(reach, plan)
    changed = [name for name, old in before.items() if getattr(reach, name) != old]
    if changed:
        reach.save(update_fields=changed)
        record("conversation.group-changed", about=reach.initiative, by=by, details={"fields": changed})


@transaction.atomic
def drop_group(*, reach: ReachGroup, by: Person) -> None:
    """Removes a plan that one's own side made."""
    require(allowed=permissions.may_change(by, reach, reach.initiative))
    details = {"group": reach.group, "name": reach.name}
    ReachGroup.objects.filter(pk=reach.pk).delete()
    record("conversation.group-dropped", about=reach.initiative, by=by, details=details)


def _fill(reach: ReachGroup, plan: Mapping[str, Any]) -> None:
    for name, value in plan.items():
        setattr(reach, name, value.strip() if isinstance(value, str) else value)
    if not reach.why:
        raise NoWords
    if reach.state not in ReachGroup.State.values:
        raise NotInTheList
