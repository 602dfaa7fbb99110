"""Sending a request: a dossier, a clock, a number and a receipt, in one go or not at all. And taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import emails, permissions, rulesets
from tussenruimte.challenges.actions.drafts import BiddingClosed, TaskNotOpen
from tussenruimte.challenges.actions.refusing import NotFromHere, locked_at, require, save, tell
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.challenges.rules import inviting
from tussenruimte.core.days import AMSTERDAM
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import permissions as dossier_permissions
from tussenruimte.dossiers.models import Dossier

State = Challenge.State


class NoStart(Refusal):
    """Without a start nobody can say what is in time."""

    message = _("Vul eerst in wanneer u wilt beginnen.")


class OtherDossier(Refusal):
    """A request joins a running dossier of the same two parties that has no request yet."""

    message = _("Dit dossier past niet bij dit verzoek. Kies een ander, of open een nieuw dossier.")


@transaction.atomic
def send_challenge(
    *, challenge: Challenge, revision: int, by: Person, at: datetime, dossier: Dossier | None = None
) -> Challenge:
    """Sends a draft. From now on the ordinance of today holds for it, and the clock of the decision runs."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_send(by, now))
    if now.is_bid:
        raise NotFromHere
    if now.start is None:
        raise NoStart
    if now.task is not None and now.task.standing != MunicipalTask.Standing.OPEN:
        raise TaskNotOpen
    on = at.astimezone(AMSTERDAM).date()
    rules = rulesets.rules_of_municipality(now.municipality, on)
    now.dossier = _dossier_for(now, dossier, by, at)
    now.clock = dossiers.request_received(
        dossier=now.dossier,
        about=now.title,
        weeks=rules.decision_weeks,
        ordinance=rules.id,
        by=by,
        on=on,
    )
    now.ordinance, now.rule_set_version = rules.kept(), rulesets.rule_book().rules.version
    _sent(now, by, at)
    tell(now, "challenge.sent", by=by, number=now.number, title=now.title)
    return now


@transaction.atomic
def send_bid(*, challenge: Challenge, revision: int, by: Person, at: datetime) -> Challenge:
    """Sends a bid before the last day ends. It has no clock: the invitation says when there is a choice."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_send(by, now))
    invitation, on = now.invitation, at.astimezone(AMSTERDAM).date()
    if invitation is None:
        raise NotFromHere
    if not inviting.takes_bids(invitation.state, invitation.bids_until, on):
        raise BiddingClosed
    if now.start is None:
        raise NoStart
    now.rule_set_version = rulesets.rule_book().rules.version
    _sent(now, by, at)
    return now


def _sent(challenge: Challenge, by: Person, at: datetime) -> None:
    challenge.state, challenge.sent_at, challenge.sent_by = State.SENT, at, by
    save(challenge, "challenge.sent", by=by)
    transaction.on_commit(lambda: emails.send_receipt(challenge), robust=True)


def _dossier_for(challenge: Challenge, chosen: Dossier | None, by: Person, at: datetime) -> Dossier:
    if chosen is None:
        return dossiers.open_dossier(
            initiative=challenge.initiative,
            lead=challenge.municipality,
            title=challenge.title,
            goal=str(challenge.answers.get("beschrijving", "")),
            by=by,
            on=at.astimezone(AMSTERDAM).date(),
        )
    same = chosen.initiative_id == challenge.initiative_id and chosen.lead_id == challenge.municipality_id
    taken = Challenge.objects.filter(dossier=chosen).exists()
    if not same or taken or not chosen.is_open or not dossier_permissions.speaks_for_initiative(by, chosen):
        raise OtherDossier
    return chosen


@transaction.atomic
def withdraw_challenge(*, challenge: Challenge, revision: int, by: Person, at: datetime) -> Challenge:
    """Takes back what was sent; the dossier stays, because people may go on talking in it."""
    now = locked_at(challenge, revision)
    require(allowed=permissions.may_withdraw(by, now))
    if now.is_bid and now.invitation is not None and now.invitation.state != "published":
        raise NotFromHere
    if now.clock is not None:
        dossiers.request_withdrawn(clock=now.clock, by=by, on=at.astimezone(AMSTERDAM).date())
    now.state = State.WITHDRAWN
    save(now, "challenge.withdrawn", by=by)
    tell(now, "challenge.withdrawn", by=by, title=now.title)
    return now
