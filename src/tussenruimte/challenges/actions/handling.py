"""Looking together at a request: is it complete, which task is it about, how does each side see the criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import permissions, rulesets
from tussenruimte.challenges.actions.refusing import (
    ChangedMeanwhile,
    NoReason,
    NotFromHere,
    ahead,
    locked,
    locked_at,
    require,
    said,
    save,
    tell,
    written,
)
from tussenruimte.challenges.models import Assessment, Challenge, MunicipalTask
from tussenruimte.core.days import add_working_days
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import permissions as dossier_permissions
from tussenruimte.dossiers.models import Clock, Dossier

State = Challenge.State
Verdict = Assessment.Verdict
# In how many working days the municipality looks again at what was completed: our choice.
LOOKS_AGAIN = 5


class SayWhy(Refusal):
    """An answer without a reason helps nobody."""

    message = _("Schrijf bij elk antwoord waarom. Weet u het niet? Kies dan onbekend.")


@dataclass(frozen=True)
class Answered:
    """How one side answers one criterion; `revision` is that of the answer it was read at, nought for none."""

    verdict: str
    reason: str
    revision: int = 0


@transaction.atomic
def ask_completion(
    *, challenge: Challenge, what: str, add_by: date | None, revision: int, by: Person, on: date
) -> Challenge:
    """Asks for what is missing, by a day. The clock stands still from tomorrow, and it is the initiative's turn."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_check(by, now))
    dossier, clock = _running(now)
    now.asked_to_add, now.add_by = said(what, NoReason), ahead(add_by, on)
    now.state = State.INCOMPLETE
    reason = translated("Het verzoek is nog niet compleet.")
    dossiers.completion_asked(clock=clock, reason=reason, revision=clock.revision, by=by, on=on)
    step = translated("Vul het verzoek aan")
    _pass_turn(dossier, to_initiative=True, step=step, turn_by=now.add_by, by=by, on=on)
    save(now, "challenge.completion-asked", by=by)
    tell(now, "challenge.completion-asked", by=by, text=now.asked_to_add, due=now.add_by.isoformat())
    return now


@transaction.atomic
def complete(*, challenge: Challenge, revision: int, by: Person, on: date) -> Challenge:
    """Says that what was missing is there. The clock runs again at once, and the municipality looks again."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_complete(by, now))
    dossier, clock = _running(now)
    dossiers.request_completed(clock=clock, by=by, on=on)
    step = translated("Kijk of het verzoek nu compleet is")
    turn_by = add_working_days(on, LOOKS_AGAIN)
    _pass_turn(dossier, to_initiative=False, step=step, turn_by=turn_by, by=by, on=on)
    now.state = State.SENT
    save(now, "challenge.completed", by=by)
    tell(now, "challenge.completed", by=by, title=now.title)
    return now


@transaction.atomic
def confirm_complete(*, challenge: Challenge, revision: int, by: Person, on: date) -> Challenge:
    """Says that a request is complete: from here both sides look at it together."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_check(by, now))
    now.state = State.COMPLETE
    save(now, "challenge.complete", by=by)
    tell(now, "challenge.complete", by=by, title=now.title)
    return now


@transaction.atomic
def time_to_complete_is_over(*, challenge: Challenge, on: date) -> bool:
    """Lets the clock run again when nothing came in time; the municipality decides what to do with what there is."""
    now = locked(challenge)
    if now.state != State.INCOMPLETE or now.add_by is None or now.add_by >= on:
        return False
    _dossier, clock = _running(now)
    dossiers.request_completed(clock=clock, by=None, on=now.add_by + timedelta(days=1))
    now.state = State.SENT
    save(now, "challenge.not-completed", by=None)
    tell(now, "challenge.not-completed", by=None, due=now.add_by.isoformat())
    return True


@transaction.atomic
def link_task(*, challenge: Challenge, task: MunicipalTask, revision: int, by: Person) -> Challenge:
    """Says which task of the list a request is about, so that its figures stand beside those of the initiative."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_link_task(by, now))
    if task.municipality_id != now.municipality_id:
        raise NotFromHere
    now.task = task
    save(now, "challenge.task-linked", by=by, changed=["task"])
    tell(now, "challenge.task-linked", by=by, task=task.name)
    return now


@transaction.atomic
def assess(*, challenge: Challenge, answers: Mapping[str, Answered], by: Person, on: date) -> int:
    """Writes down how the side of this person answers the criteria; gives how many answers changed.

    The other side's answers are never touched. Who of one side comes second on an answer is told of the first.
    """
    now = locked(challenge)
    side = permissions.side_of(by, now, on)
    require(allowed=bool(side))
    known = {line.id for line in rulesets.criteria_of(now, on)}
    if set(answers) - known:
        raise NotFromHere
    rows = {row.criterion: row for row in now.assessments.select_for_update().filter(side=side)}
    new = {one: Assessment(challenge=now, criterion=one, side=side, revision=0) for one in answers}
    changed = [criterion for criterion, given in answers.items() if _answered((new | rows)[criterion], given, by, on)]
    if changed:
        save(now, "challenge.assessed", by=by, side=side)
        tell(now, f"challenge.assessed-{side}", by=by, number=len(changed))
    return len(changed)


def _answered(row: Assessment, given: Answered, by: Person, on: date) -> bool:
    """Whether the answer is another than it was; then it is kept."""
    verdict, reason = Verdict(given.verdict), written(given.reason)
    if verdict != Verdict.UNKNOWN and not reason:
        raise SayWhy
    if (row.verdict, row.reason) == (verdict, reason):
        return False
    if row.revision != given.revision:
        raise ChangedMeanwhile((row.criterion,), row.by, row.challenge)
    row.verdict, row.reason, row.by, row.on, row.revision = verdict, reason, by, on, row.revision + 1
    row.save()
    return True


def _running(challenge: Challenge) -> tuple[Dossier, Clock]:
    if challenge.dossier is None or challenge.clock is None:
        raise NotFromHere
    return challenge.dossier, challenge.clock


def _pass_turn(dossier: Dossier, *, to_initiative: bool, step: str, turn_by: date, by: Person, on: date) -> None:
    """Passes the turn where this person may; in a dossier whose turn is elsewhere it stays there."""
    now = Dossier.objects.select_related("initiative", "lead").get(pk=dossier.pk)
    if not dossier_permissions.may_pass_turn(by, now):
        return
    to = now.initiative if to_initiative else now.lead
    dossiers.pass_turn(dossier=now, to=to, next_step=step, turn_by=turn_by, revision=now.revision, by=by, on=on)
