"""Clocks as rows: what happens to them, and that they end where the rules say."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import DAY
from tests.dossiers.conftest import asked
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions, clocks
from tussenruimte.dossiers.actions import NotFromHere, NotYours
from tussenruimte.dossiers.actions.clocks import ClockChanged, UnknownTerm
from tussenruimte.dossiers.models import Clock, Dossier, Suspension

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 10, 1)


@pytest.fixture
def clock(running: Dossier, official: Person) -> Clock:
    """A clock of eight weeks that began on the first of October."""
    return actions.start_clock(dossier=running, about="Grond", term="awb-4-13", received=BEGAN, by=official, on=DAY)


def due(clock: Clock) -> date | None:
    return clocks.due_day(Clock.objects.get(pk=clock.pk), clocks.rule_book())


def test_a_clock_begins_on_the_day_of_receipt_with_the_version_of_the_rules(clock: Clock) -> None:
    assert clock.rule_set_version == clocks.rule_book().rules.version
    assert due(clock) == date(2026, 11, 26)


def test_standing_still_moves_the_last_day_and_both_sides_read_why(clock: Clock, official: Person) -> None:
    actions.suspend_clock(
        clock=clock, since=date(2026, 11, 2), reason="Het plan ontbreekt.", revision=1, by=official, on=DAY
    )
    assert due(clock) is None
    actions.resume_clock(clock=clock, until=date(2026, 11, 12), revision=2, by=official, on=DAY)

    assert due(clock) == date(2026, 12, 7)  # ten days later is a Sunday; the general terms act makes it Monday


def test_an_extension_is_made_once_with_a_reason(clock: Clock, official: Person) -> None:
    longer = actions.extend_clock(clock=clock, weeks=2, reason="Advies nodig.", revision=1, by=official, on=DAY)

    assert (longer.extension_announced, due(clock)) == (DAY, date(2026, 12, 10))
    with pytest.raises(NotFromHere):
        actions.extend_clock(clock=clock, weeks=2, reason="Nog meer.", revision=2, by=official, on=DAY)


def test_late_costs_what_the_rules_say_from_two_weeks_after_the_letter(clock: Clock, owner: Person) -> None:
    late = date(2026, 12, 20)
    noticed = actions.give_notice(clock=clock, day=date(2026, 11, 30), by=owner, on=late)

    found = clocks.finding(noticed, late, clocks.rule_book())

    assert (found.overdue, found.days_late) == (True, 24)
    assert found.penalty_exposure is not None
    assert found.penalty_exposure.starts == date(2026, 12, 15)
    # The amounts from 2026 on are not known, and are not invented.
    assert found.penalty_exposure.amount is None
    with pytest.raises(NotFromHere):
        actions.give_notice(clock=clock, day=date(2026, 12, 1), by=owner, on=late)


def test_a_decision_stops_the_clock_for_good(clock: Clock, official: Person) -> None:
    actions.stop_clock(clock=clock, decided=DAY, revision=1, by=official, on=DAY)
    again: dict[str, Any] = {"clock": clock, "revision": 2, "by": official, "on": DAY}

    with pytest.raises(NotFromHere):
        actions.suspend_clock(since=DAY, reason="Toch.", **again)
    assert clocks.finding(Clock.objects.get(), DAY, clocks.rule_book()).outcome == "op-tijd-besloten"


def test_who_comes_second_is_told(clock: Clock, official: Person) -> None:
    actions.suspend_clock(clock=clock, since=DAY, reason="Wacht.", revision=1, by=official, on=DAY)

    with pytest.raises(ClockChanged):
        actions.extend_clock(clock=clock, weeks=2, reason="Langer.", revision=1, by=official, on=DAY)
    with pytest.raises(NotFromHere):
        actions.suspend_clock(clock=clock, since=DAY, reason="Nog eens.", revision=2, by=official, on=DAY)


def test_what_cannot_be_is_refused(running: Dossier, clock: Clock, official: Person, owner: Person) -> None:
    started: dict[str, Any] = {"dossier": running, "about": "Iets", "by": official, "on": DAY}
    with pytest.raises(UnknownTerm):
        actions.start_clock(term="nooit", received=DAY, **started)
    with pytest.raises(Refusal):
        actions.start_clock(term="awb-4-13", received=DAY + timedelta(days=1), **started)
    with pytest.raises(NotYours):
        actions.start_clock(term="awb-4-13", received=DAY, **started | {"by": owner})
    with pytest.raises(NotFromHere):
        actions.resume_clock(clock=clock, until=DAY, revision=1, by=official, on=DAY)
    with pytest.raises(Refusal):
        actions.extend_clock(clock=clock, weeks=53, reason="Lang.", revision=1, by=official, on=DAY)
    for outside in (BEGAN - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(Refusal):
            actions.stop_clock(clock=clock, decided=outside, revision=1, by=official, on=DAY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(min_value=0, max_value=50),
    lasts=st.integers(min_value=0, max_value=40),
    weeks=st.none() | st.integers(min_value=1, max_value=12),
)
def test_rows_end_where_the_route_on_the_command_line_ends(
    start: int, lasts: int, weeks: int | None, clock: Clock, official: Person
) -> None:
    since = BEGAN + timedelta(days=start)
    until = since + timedelta(days=lasts)
    Suspension.objects.filter(clock=clock).delete()
    Suspension.objects.create(clock=clock, since=since, until=until, reason="x", by=official)
    announced = BEGAN + timedelta(days=5) if weeks else None
    Clock.objects.filter(pk=clock.pk).update(
        extension_weeks=weeks, extension_announced=announced, extension_reason="x" if weeks else ""
    )
    more = {"extension": {"weeks": weeks, "announced": announced}} if weeks else {}

    by_route = asked(
        "decision-clock", received=BEGAN, term="awb-4-13", suspensions=[{"from": since, "until": until}], **more
    )

    assert due(clock) == by_route.due
