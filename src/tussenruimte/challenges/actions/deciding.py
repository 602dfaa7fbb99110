"""The decision on a request, and what comes after it: steps as promises, and in the end going on or handing back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as translated

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import permissions
from tussenruimte.challenges.actions.refusing import NoReason, NotFromHere, locked_at, require, said, save, tell
from tussenruimte.challenges.models import Challenge, NextStep
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import permissions as dossier_permissions
from tussenruimte.dossiers.actions import DecisionFacts
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.register.models import Party

State = Challenge.State


@transaction.atomic
def decide_challenge(
    *,
    challenge: Challenge,
    facts: DecisionFacts,
    decided_on: date,
    revision: int,
    dossier_revision: int,
    by: Person,
    at: datetime,
) -> Decision:
    """Writes the decision in the dossier with its reasons and rules, and stops the clock on that day."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_decide(by, now))
    if now.dossier is None or now.clock is None:
        raise NotFromHere
    decision = dossiers.decide(
        dossier=now.dossier, facts=facts, decided_on=decided_on, revision=dossier_revision, by=by, at=at
    )
    dossiers.stop_clock(clock=now.clock, decided=decided_on, revision=now.clock.revision, by=by, on=at.date())
    now.decision, now.state = decision, State.DECIDED
    save(now, "challenge.decided", by=by, outcome=str(decision.outcome))
    return decision


@transaction.atomic
def plan_steps(*, challenge: Challenge, days: Mapping[str, date], revision: int, by: Person, on: date) -> int:
    """Promises steps for one's own party, each with its day; gives how many. A step that was planned stays."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_plan(by, now))
    if now.dossier is None:
        raise NotFromHere
    party = own_party(by, now.dossier)
    planned = set(now.next_steps.filter(promise__promiser=party).values_list("kind", flat=True))
    added = [(NextStep.Kind(kind), day) for kind, day in days.items() if kind not in planned]
    for kind, day in added:
        promise = dossiers.make_promise(
            dossier=now.dossier, promiser=party, text=_sentence(kind, now), due=day, by=by, on=on
        )
        NextStep.objects.create(challenge=now, kind=kind, promise=promise)
    if added:
        save(now, "challenge.planned", by=by)
        tell(now, "challenge.planned", by=by, party=party.name, number=len(added))
    return len(added)


def own_party(person: Person, dossier: Dossier) -> Party:
    """The party of the two for which someone speaks; their initiative first, for that is what they came for."""
    speaking = dossier_permissions.speaks_for(person, dossier)
    party: Party = dossier.initiative if dossier.initiative_id in speaking else dossier.lead
    require(allowed=party.pk in speaking)
    return party


def _sentence(kind: NextStep.Kind, challenge: Challenge) -> str:
    words = {"step": str(kind.label).capitalize(), "title": challenge.title}
    return translated("%(step)s: %(title)s") % words


@transaction.atomic
def end_challenge(*, challenge: Challenge, ending: str, reason: str, revision: int, by: Person, on: date) -> Challenge:
    """Says after the evaluation whether the initiative goes on, or hands the task back; both are all right."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_end(by, now))
    now.ending, now.ending_reason, now.ended_on = Challenge.Ending(ending), said(reason, NoReason), on
    save(now, "challenge.ended", by=by)
    tell(now, f"challenge.{now.ending}", by=by, title=now.title, reason=now.ending_reason)
    return now
