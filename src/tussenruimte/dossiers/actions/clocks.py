"""Starting a clock, making it stand still and run again, extending it, and what stops it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import clocks, permissions
from tussenruimte.dossiers.actions.refusing import NoReason, NotFromHere, locked, require, said, tell
from tussenruimte.dossiers.models import Clock, Dossier, Suspension

LONGEST_EXTENSION = 52


class ClockChanged(Refusal):
    """Someone else did something with the clock first."""

    message = _("Iemand anders deed net iets met deze klok. Kijk eerst hoe zij nu staat.")


class UnknownTerm(Refusal):
    """The rule set has no such term."""

    message = _("Deze termijn bestaat niet.")


@transaction.atomic
def start_clock(*, dossier: Dossier, about: str, term: str, received: date, by: Person, on: date) -> Clock:
    """Starts the clock of a decision on the day that something was received."""
    require(allowed=permissions.may_run_clock(by, dossier))
    now = locked(dossier)
    if received > on:
        raise Refusal(_("Ontvangen is vandaag of eerder. Kies een andere dag."))
    book = clocks.rule_book()
    if term not in dict(clocks.term_choices()):
        raise UnknownTerm
    clock = Clock.objects.create(
        dossier=now,
        about=" ".join(said(about).split())[:160],
        term=term,
        rule_set_version=book.rules.version,
        received=received,
        started_by=by,
    )
    _tell(clock, "started", by, day=received.isoformat())
    return clock


@transaction.atomic
def suspend_clock(*, clock: Clock, since: date, reason: str, revision: int, by: Person, on: date) -> Suspension:
    """Makes a clock stand still, with why: most often because something is missing."""
    now = _running(clock, revision, by)
    if now.suspensions.filter(until__isnull=True).exists():
        raise NotFromHere(_("De klok staat al stil."))
    _require_day(since, now.received, on)
    suspension = Suspension.objects.create(clock=now, since=since, reason=said(reason, NoReason)[:300], by=by)
    _saved(now)
    _tell(now, "suspended", by, day=since.isoformat(), reason=suspension.reason)
    return suspension


@transaction.atomic
def resume_clock(*, clock: Clock, until: date, revision: int, by: Person, on: date) -> Suspension:
    """Makes a clock run again from the day on which what was missing came in."""
    now = _running(clock, revision, by)
    suspension = now.suspensions.filter(until__isnull=True).first()
    if suspension is None:
        raise NotFromHere(_("De klok loopt al."))
    _require_day(until, suspension.since, on)
    suspension.until = until
    suspension.save(update_fields=["until"])
    _saved(now)
    _tell(now, "resumed", by, day=until.isoformat())
    return suspension


@transaction.atomic
def extend_clock(*, clock: Clock, weeks: int, reason: str, revision: int, by: Person, on: date) -> Clock:
    """Makes the term longer, once, announced today with why."""
    now = _running(clock, revision, by)
    if now.extension_weeks:
        raise NotFromHere(_("Deze termijn is al een keer verlengd."))
    if not 0 < weeks <= LONGEST_EXTENSION:
        raise Refusal(_("Verleng met 1 tot en met 52 weken."))
    now.extension_weeks, now.extension_announced = weeks, on
    now.extension_reason = said(reason, NoReason)[:300]
    _saved(now)
    _tell(now, "extended", by, weeks=weeks, reason=now.extension_reason)
    return now


@transaction.atomic
def give_notice(*, clock: Clock, day: date, by: Person, on: date) -> Clock:
    """Writes down the letter that says that a decision is late. The first letter counts."""
    require(allowed=permissions.may_give_notice(by, clock))
    now = Clock.objects.select_for_update().get(pk=clock.pk)
    if now.decided or now.notice_of_default:
        raise NotFromHere
    _require_day(day, now.received, on)
    now.notice_of_default = day
    _saved(now)
    _tell(now, "notice", by, day=day.isoformat())
    return now


@transaction.atomic
def stop_clock(*, clock: Clock, decided: date, revision: int, by: Person, on: date) -> Clock:
    """Stops a clock: there is a decision."""
    now = _running(clock, revision, by)
    _require_day(decided, now.received, on)
    now.decided = decided
    _saved(now)
    _tell(now, "stopped", by, day=decided.isoformat())
    return now


def _running(clock: Clock, revision: int, by: Person) -> Clock:
    require(allowed=permissions.may_run_clock(by, clock.dossier))
    now = Clock.objects.select_for_update().get(pk=clock.pk)
    if now.revision != revision:
        raise ClockChanged
    if now.decided:
        raise NotFromHere(_("Er is al een besluit. De klok is gestopt."))
    return now


def _require_day(day: date, earliest: date, today: date) -> None:
    if not earliest <= day <= today:
        raise Refusal(_("Kies een dag na het begin en niet later dan vandaag."))


def _saved(clock: Clock) -> None:
    clock.revision += 1
    clock.save()


def _tell(clock: Clock, what: str, by: Person, **told: Any) -> None:
    tell(clock.dossier, f"dossier.clock-{what}", by=by, about=clock.about, **told)
