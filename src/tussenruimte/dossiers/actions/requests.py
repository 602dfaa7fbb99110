"""The clock of a request, moved by what happens to it: it comes in, something is missing, it is complete, it is gone.

The days are not chosen: it is always today, and what the law says follows (Awb 4:13 and 4:15). That is why the side
that sends or completes a request may do this too.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import clocks, permissions
from tussenruimte.dossiers.actions.clocks import ClockChanged
from tussenruimte.dossiers.actions.refusing import NoReason, NotFromHere, locked, require, said, tell
from tussenruimte.dossiers.models import Clock, Dossier, Suspension
from tussenruimte.dossiers.rules.decision import REASONABLE


@transaction.atomic
def request_received(*, dossier: Dossier, about: str, weeks: int | None, ordinance: str, by: Person, on: date) -> Clock:
    """Starts the clock of a request that comes in today.

    `weeks` is the term of the record `ordinance`; without it the reasonable term of the Awb counts.
    """
    require(allowed=permissions.may_edit(by, dossier))
    now = locked(dossier)
    clock = Clock.objects.create(
        dossier=now,
        about=" ".join(said(about).split())[:160],
        term=REASONABLE if weeks is None else "",
        weeks=weeks,
        ordinance=ordinance,
        rule_set_version=clocks.rule_book().rules.version,
        received=on,
        started_by=by,
    )
    tell(now, "dossier.clock-started", by=by, about=clock.about, day=on.isoformat())
    return clock


@transaction.atomic
def completion_asked(*, clock: Clock, reason: str, revision: int, by: Person, on: date) -> Suspension:
    """Makes a clock stand still from the day after today, because something that was asked today is missing."""
    require(allowed=permissions.may_run_clock(by, clock.dossier))
    now = _held(clock)
    if now.revision != revision:
        raise ClockChanged
    return _stand_still(now, on + timedelta(days=1), said(reason, NoReason), by)


@transaction.atomic
def request_completed(*, clock: Clock, by: Person | None, on: date) -> None:
    """Makes a clock run again today: what was missing came in, or the time to complete has passed (`by` is None).

    What comes in on the day it was asked for never made the clock stand still.
    """
    require(allowed=by is None or permissions.may_edit(by, clock.dossier))
    now = _held(clock)
    standing = now.suspensions.filter(until__isnull=True).first()
    if standing is None:
        return
    standing.until = max(standing.since, on)
    standing.save(update_fields=["until"])
    _saved(now)
    tell(now.dossier, "dossier.clock-resumed", by=by, about=now.about, day=standing.until.isoformat())


@transaction.atomic
def request_withdrawn(*, clock: Clock, by: Person, on: date) -> None:
    """Makes the clock of a request that was taken back stand still for good."""
    require(allowed=permissions.may_edit(by, clock.dossier))
    now = _held(clock)
    if not now.suspensions.filter(until__isnull=True).exists():
        _stand_still(now, on, _("Het verzoek is ingetrokken."), by)


def _held(clock: Clock) -> Clock:
    now = Clock.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=clock.pk)
    if now.decided:
        raise NotFromHere(_("Er is al een besluit. De klok is gestopt."))
    return now


def _stand_still(clock: Clock, since: date, reason: str, by: Person) -> Suspension:
    if clock.suspensions.filter(until__isnull=True).exists():
        raise NotFromHere(_("De klok staat al stil."))
    made = Suspension.objects.create(clock=clock, since=since, reason=reason[:300], by=by)
    _saved(clock)
    tell(clock.dossier, "dossier.clock-suspended", by=by, about=clock.about, day=since.isoformat(), reason=made.reason)
    return made


def _saved(clock: Clock) -> None:
    clock.revision += 1
    clock.save(update_fields=["revision"])
