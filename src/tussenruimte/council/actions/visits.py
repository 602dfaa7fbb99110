"""Asking the council to come and see, coming along, and what was seen."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.council import permissions
from tussenruimte.council.actions.refusing import NotFromHere, nobody_named, not_after, not_before, one_line, require
from tussenruimte.council.models import Visit, VisitGuest
from tussenruimte.council.queries.reading import residents_of
from tussenruimte.dossiers.actions.refusing import locked, said, tell
from tussenruimte.dossiers.models import Dossier


@dataclass(frozen=True)
class Invitation:
    """When and where the council is welcome, and what there is to see."""

    on: date
    where: str
    about: str
    starts_at: time | None = None
    shown_to_all: bool = False


@transaction.atomic
def invite(*, dossier: Dossier, invitation: Invitation, by: Person, today: date) -> Visit:
    """The initiative asks the council to come and see."""
    require(allowed=permissions.may_invite(by, dossier))
    now = locked(dossier)
    where, about = one_line(invitation.where, 200), said(invitation.about)
    nobody_named([where, about], residents_of([now])[now.pk])
    visit = Visit.objects.create(
        dossier=now,
        on=not_before(invitation.on, today),
        starts_at=invitation.starts_at,
        where=where,
        about=about,
        shown_to_all=invitation.shown_to_all,
        invited_on=today,
        invited_by=by,
    )
    tell(now, "council.visit-invited", by=by, day=visit.on.isoformat(), where=visit.where)
    return visit


@transaction.atomic
def come_along(*, visit: Visit, by: Person, at: datetime) -> VisitGuest:
    """Someone of the council signs up; twice is once."""
    require(allowed=permissions.may_come_along(by, visit))
    now = _held(visit)
    if now.state != Visit.State.PLANNED:
        raise NotFromHere
    guest, is_new = VisitGuest.objects.get_or_create(visit=now, person=by, defaults={"at": at})
    if is_new:
        # Who it is stays between those who meet: the journal tells that, not who.
        tell(now.dossier, "council.visit-joined", by=None, at=at, day=now.on.isoformat())
    return guest


@transaction.atomic
def stay_away(*, visit: Visit, by: Person) -> None:
    """Someone of the council does not come after all."""
    now = _held(visit)
    if now.guests.filter(person=by).delete()[0]:
        tell(now.dossier, "council.visit-left", by=None, day=now.on.isoformat())


@transaction.atomic
def cancel_visit(*, visit: Visit, by: Person, on: date) -> Visit:
    """The visit is off."""
    now = _ended(visit, Visit.State.CANCELLED, by, on)
    now.save()
    tell(now.dossier, "council.visit-cancelled", by=by, day=now.on.isoformat())
    return now


@transaction.atomic
def tell_what_was_seen(*, visit: Visit, seen: str, follow_up: str, by: Person, on: date) -> Visit:
    """What was seen, and what happens next."""
    now = _ended(visit, Visit.State.HELD, by, on)
    not_after(now.on, on)
    now.seen, now.follow_up = said(seen), follow_up.strip()
    nobody_named([now.seen, now.follow_up], residents_of([now.dossier])[now.dossier_id])
    now.save()
    tell(now.dossier, "council.visit-held", by=by, day=now.on.isoformat(), seen=now.seen)
    return now


def _ended(visit: Visit, state: Visit.State, by: Person, on: date) -> Visit:
    require(allowed=permissions.may_end_visit(by, visit))
    now = _held(visit)
    if now.state != Visit.State.PLANNED:
        raise NotFromHere
    now.state, now.ended_on, now.ended_by = state, on, by
    return now


def _held(visit: Visit) -> Visit:
    return Visit.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=visit.pk)
