"""Waiting for what is missing, refusing, and putting away."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions.proposing import take_back
from tussenruimte.agreements.actions.refusing import NoReason, leads_to, locked, require, said, stand, tell
from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.search_index import index_agreement

TOLD_AS = {"wait": "waiting", "complete": "completed", "refuse": "refused", "archive": "archived"}


@transaction.atomic
def wait_for_completion(*, agreement: Agreement, reason: str, by: Person, at: datetime) -> Agreement:
    """Says what is missing before the parties can go on."""
    return _move(agreement, "wait", by, at, said(reason, NoReason))


@transaction.atomic
def complete(*, agreement: Agreement, by: Person, at: datetime) -> Agreement:
    """What was missing is there: the draft goes on."""
    return _move(agreement, "complete", by, at, "")


@transaction.atomic
def refuse(*, agreement: Agreement, reason: str, by: Person, at: datetime) -> Agreement:
    """A party does not want this agreement, and says why. What is out for signing is taken back."""
    return _move(agreement, "refuse", by, at, said(reason, NoReason))


@transaction.atomic
def archive(*, agreement: Agreement, by: Person, at: datetime, reason: str = "") -> Agreement:
    """Nobody works on it any more. Everything stays readable in the dossier; it leaves the register."""
    return _move(agreement, "archive", by, at, reason.strip())


def _move(agreement: Agreement, deed: str, by: Person, at: datetime, reason: str) -> Agreement:
    now = locked(agreement)
    end = leads_to(deed, now)
    require(allowed=permissions.may_do(by, now, deed))
    version = queries.open_version(now)
    if version is not None:
        take_back(version, why=reason, by=by, at=at)
    stand(now, end, on=localdate(at), by=by, reason=reason)
    now.save()
    index_agreement(now)
    tell(now, TOLD_AS[deed], by=by, at=at, reason=reason)
    return now
