"""Bringing a barrier further: another state, an owner, a next step with a day."""

import logging
from datetime import date

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.barriers import emails, permissions, queries, rules
from tussenruimte.barriers.actions.refusing import (
    CannotMove,
    NoNextDay,
    NoOutcome,
    NoReason,
    NoSuchOwner,
    locked,
    require,
)
from tussenruimte.barriers.models import Barrier
from tussenruimte.journal.actions import record

logger = logging.getLogger(__name__)


@transaction.atomic
def move(
    *,
    barrier: Barrier,
    to: str,
    reason: str,
    seen: int,
    by: Person,
    on: date,
    outcome: str = "",
    next_step: str = "",
    next_on: date | None = None,
) -> Barrier:
    """Brings it to another state, with a reason; what stays open gets a next day, what ends says how."""
    fresh = locked(barrier, seen)
    require(allowed=permissions.may_see(by, fresh))
    if not permissions.may_move(by, fresh, to):
        raise CannotMove
    if not reason.strip():
        raise NoReason
    before = fresh.state
    if rules.is_open(to):
        _keep_open(fresh, to, next_step, next_on, on)
    else:
        _close(fresh, to, outcome, on)
    fresh.save()
    details = {"from": before, "to": to, "reason": reason.strip(), "outcome": fresh.outcome}
    record("barrier.moved", about=fresh, by=by, details=details)
    return fresh


@transaction.atomic
def assign(
    *, barrier: Barrier, choice: str, next_step: str, next_on: date | None, seen: int, by: Person, on: date
) -> Barrier:
    """Names who takes it on: someone, or a party as a whole. The owner gets one letter about it."""
    fresh = locked(barrier, seen)
    if not permissions.may_assign(by, fresh):
        require(allowed=permissions.may_take_on(by, fresh))
    owner = next((one for one in queries.owner_choices(by, fresh) if one.value == choice), None)
    if owner is None:
        raise NoSuchOwner
    person, party = (owner.person.pk if owner.person else None), (owner.party.pk if owner.party else None)
    is_new = (fresh.owner_id, fresh.owner_party_id) != (person, party)
    if is_new:
        fresh.owner_id, fresh.owner_party_id = person, party
        # Who takes it on themselves need not be told.
        fresh.owner_told_on = on if person == by.pk else None
    _keep_open(fresh, rules.state_with_owner(fresh.state), next_step, next_on, on)
    fresh.save()
    # The journal keeps no name of a person: it never changes, and people may be forgotten.
    if person is None:
        record("barrier.assigned", about=fresh, by=by, details={"owner": owner.title})
    else:
        record("barrier.taken-on", about=fresh, by=by)
    transaction.on_commit(lambda: tell_owner(barrier=fresh, on=on))
    return fresh


@transaction.atomic
def plan(*, barrier: Barrier, next_step: str, next_on: date | None, seen: int, by: Person, on: date) -> Barrier:
    """Says what happens next, and on which day there is news."""
    fresh = locked(barrier, seen)
    require(allowed=permissions.may_plan(by, fresh))
    _keep_open(fresh, fresh.state, next_step, next_on, on)
    fresh.save()
    record("barrier.planned", about=fresh, by=by, details={"step": fresh.next_step, "on": fresh.next_on})
    return fresh


def tell_owner(*, barrier: Barrier, on: date) -> bool:
    """Mails the owner once; when that fails it stays due, and the next run tries again."""
    # Taken before sending, so that two runs at once do not send it twice.
    if not queries.letters_due().filter(pk=barrier.pk).update(owner_told_on=on):
        return False
    fresh = Barrier.objects.select_related("owner", "owner_party", "municipality").get(pk=barrier.pk)
    try:
        return emails.tell_owner(fresh)
    except OSError as problem:
        Barrier.objects.filter(pk=barrier.pk, owner_told_on=on).update(owner_told_on=None)
        logger.warning("owner of barrier %s not told: %s", barrier.pk, problem)
        return False


def _keep_open(barrier: Barrier, state: str, next_step: str, next_on: date | None, on: date) -> None:
    if next_on is None or next_on < on:
        raise NoNextDay
    if rules.reopens(barrier.state, state):
        # Who had it is not asked again without being asked.
        barrier.owner_id = barrier.owner_party_id = barrier.owner_told_on = None
    barrier.state, barrier.outcome, barrier.closed_on = state, "", None
    barrier.next_step, barrier.next_on = next_step.strip(), next_on


def _close(barrier: Barrier, state: str, outcome: str, on: date) -> None:
    ended = barrier.outcome if state == rules.SECURED else outcome
    if not rules.is_outcome_of(ended, state, barrier.outcome):
        raise NoOutcome
    barrier.state, barrier.outcome = state, ended
    barrier.closed_on = barrier.closed_on or on
    barrier.next_step, barrier.next_on = "", None
