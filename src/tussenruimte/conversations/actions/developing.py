"""Development actions: at most three at once, chosen together, each with an owner and a day."""

from datetime import date
from typing import Required, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import emails, frameworks, permissions
from tussenruimte.conversations.actions.refusing import NotInTheList, NoWords, one_line, require, speaking_side
from tussenruimte.conversations.models import DevelopmentAction
from tussenruimte.conversations.rules import readiness
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.models import Initiative, Side

State = DevelopmentAction.State
BOTH_SIDES = (Side.INITIATIVE, Side.MUNICIPALITY)


class Choice(TypedDict, total=False):
    """What is chosen: what, by whom, and when it is ready."""

    title: Required[str]
    owner_side: Required[str]
    due: Required[date]
    owner_name: str
    owner: Person | None
    condition: str


class EnoughRunning(Refusal):
    """Three things at once is the most."""

    message = _("Er lopen al drie acties. Rond er eerst één af. Zo blijft het te doen.")


class ChosenAlone(Refusal):
    """An action is chosen by both parties."""

    message = _("Kies een actie samen. Zet een vinkje als u dat deed.")


class DayGoneBy(Refusal):
    """The day it should be ready lies behind us."""

    message = _("Kies een dag die nog komt.")


@transaction.atomic
def choose_action(
    *, initiative: Initiative, together: bool, by: Person, on: date, **choice: Unpack[Choice]
) -> DevelopmentAction:
    """Adds an action that both parties chose; refuses a fourth one beside three that run."""
    side = speaking_side(by, initiative)
    # Held until the end, so that two people cannot both add the third.
    Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    action = DevelopmentAction(initiative=initiative, side=side, by=by, on=on, **choice)
    action.title, action.owner_name = one_line(action.title), one_line(action.owner_name)
    _check(action, on, together=together)
    running = DevelopmentAction.objects.filter(initiative=initiative, state=State.RUNNING)
    same = running.filter(title=action.title, due=action.due).first()
    if same is not None:
        return same
    if not readiness.may_begin_another(running.count()):
        raise EnoughRunning
    action.save()
    record(
        "conversation.action-chosen", about=initiative, by=by, details={"title": action.title, "due": str(action.due)}
    )
    return action


@transaction.atomic
def end_action(*, action: DevelopmentAction, state: str, by: Person, on: date) -> None:
    """Says that an action is done or stopped. Ending what already ended changes nothing."""
    require(allowed=permissions.may_end(by, action))
    if state not in (State.DONE, State.STOPPED):
        raise NotInTheList
    running = DevelopmentAction.objects.filter(pk=action.pk, state=State.RUNNING)
    if running.update(state=state, ended_on=on):
        details = {"title": action.title, "state": state}
        record("conversation.action-ended", about=action.initiative, by=by, details=details)


def remind(*, action: DevelopmentAction, on: date) -> bool:
    """Mails the owner, or who wrote the action down, once. Whether a letter left."""
    with transaction.atomic():
        waiting = DevelopmentAction.objects.select_for_update().filter(
            pk=action.pk, state=State.RUNNING, reminded_on__isnull=True
        )
        if not waiting.update(reminded_on=on):
            return False
        reader = action.owner or action.by
        # Who left the conversation hears no more of it.
        if reader is None or not permissions.takes_part(reader, action.initiative):
            return False
        # Inside the transaction: a letter that cannot leave is tried again at the next run.
        emails.remind_of_action(action, reader)
        record("conversation.action-reminded", about=action.initiative, by=None, details={"title": action.title})
    return True


def _check(action: DevelopmentAction, on: date, *, together: bool) -> None:
    if not action.title:
        raise NoWords
    known = readiness.is_known_condition(action.condition, frameworks.condition_ids())
    if action.owner_side not in BOTH_SIDES or not known:
        raise NotInTheList
    if action.due < on:
        raise DayGoneBy
    if not together:
        raise ChosenAlone
