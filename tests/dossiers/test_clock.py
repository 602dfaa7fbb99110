"""The clock: standstill, extension, and the general terms act over it all."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.core.days import is_working_day
from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.rules.clock import Clock, Extension, Suspension, merged, run

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
WEEKS = st.integers(1, 12)


def kinds(clock: Clock) -> list[str]:
    return [step.kind for step in run(clock).steps]


def suspensions(since: date) -> st.SearchStrategy[tuple[Suspension, ...]]:
    """A few standstills in the first three months."""
    one = st.tuples(st.integers(1, 90), st.integers(0, 40)).map(
        lambda pair: Suspension(since + timedelta(days=pair[0]), since + timedelta(days=pair[0] + pair[1]))
    )
    return st.lists(one, max_size=4).map(tuple)


def test_a_term_that_ends_on_a_working_day_ends_there():
    ran = run(Clock(MONDAY, LegalTerm(8)))

    assert (ran.counted, ran.due) == (date(2027, 1, 18), date(2027, 1, 18))
    assert [step.kind for step in ran.steps] == ["ontvangen", "termijn"]


def test_a_term_that_ends_on_a_holiday_runs_to_the_next_working_day():
    ran = run(Clock(date(2026, 3, 23), LegalTerm(2)))

    assert (ran.counted, ran.due) == (date(2026, 4, 6), date(2026, 4, 7))
    assert ran.steps[-1].kind == "werkdag"


def test_without_the_act_the_last_day_stays():
    assert run(Clock(date(2026, 3, 23), LegalTerm(2), general_terms_act=False)).due == date(2026, 4, 6)


def test_a_long_term_stays_on_its_day_off_and_says_so():
    ran = run(Clock(date(2026, 1, 3), LegalTerm(13)))

    assert ran.due == date(2026, 4, 4)
    assert ran.steps[-1].kind == "lange-termijn"


def test_a_standstill_moves_the_last_day_by_its_days():
    ran = run(Clock(MONDAY, LegalTerm(8), (Suspension(date(2026, 12, 1), date(2026, 12, 11)),)))

    assert ran.due == date(2027, 1, 28)
    assert [(step.kind, step.due) for step in ran.steps[2:]] == [("opgeschort", None), ("hervat", date(2027, 1, 28))]


def test_a_clock_that_stands_still_has_no_last_day():
    ran = run(Clock(MONDAY, LegalTerm(8), (Suspension(date(2026, 12, 1)),)))

    assert (ran.counted, ran.due, ran.stands_still_since) == (None, None, date(2026, 12, 1))


def test_standing_still_after_the_last_day_changes_nothing():
    clock = Clock(MONDAY, LegalTerm(1), (Suspension(date(2026, 12, 1), date(2026, 12, 11)),))

    assert run(clock).due == date(2026, 11, 30)
    assert kinds(clock)[-1] == "stilstand-te-laat"


def test_a_standstill_on_the_day_the_act_gave_still_counts():
    saturday = date(2026, 11, 21)
    clock = Clock(saturday, LegalTerm(1), (Suspension(date(2026, 11, 30), date(2026, 12, 2)),))

    assert run(clock).due == date(2026, 11, 30)


def test_an_extension_in_time_makes_the_term_longer():
    clock = Clock(MONDAY, LegalTerm(6), extension=Extension(LegalTerm(6), date(2027, 1, 4)))

    assert run(clock).due == date(2027, 2, 15)
    assert kinds(clock) == ["ontvangen", "termijn", "verlengd"]


def test_an_extension_after_the_last_day_changes_nothing():
    clock = Clock(MONDAY, LegalTerm(6), extension=Extension(LegalTerm(6), date(2027, 1, 5)))

    assert run(clock).due == date(2027, 1, 4)
    assert kinds(clock)[-1] == "verlenging-te-laat"


def test_a_standstill_first_lets_a_later_extension_be_in_time():
    clock = Clock(
        MONDAY,
        LegalTerm(2),
        (Suspension(date(2026, 12, 1), date(2026, 12, 15)),),
        Extension(LegalTerm(2), date(2026, 12, 20)),
    )
    assert run(clock).due == date(2027, 1, 4)


def test_a_short_term_of_days_holds_two_working_days():
    clock = Clock(date(2026, 4, 2), LegalTerm(4, "days"))

    assert run(clock).due == date(2026, 4, 8)
    assert "twee-werkdagen" in kinds(clock)


def test_overlapping_standstills_count_once():
    one = Suspension(date(2026, 12, 1), date(2026, 12, 11))
    other = Suspension(date(2026, 12, 5), date(2026, 12, 8))
    third = Suspension(date(2026, 12, 11), date(2026, 12, 12))

    assert list(merged([other, third, one])) == [Suspension(date(2026, 12, 1), date(2026, 12, 12))]


def test_a_standstill_without_an_end_takes_in_what_follows():
    assert list(merged([Suspension(date(2026, 12, 5), date(2026, 12, 8)), Suspension(date(2026, 12, 1))])) == [
        Suspension(date(2026, 12, 1))
    ]


@given(DAYS, WEEKS, st.data())
def test_the_last_day_is_a_working_day(received, weeks, data):
    ran = run(Clock(received, LegalTerm(weeks), data.draw(suspensions(received))))

    assert ran.due is not None
    assert is_working_day(ran.due)


@given(DAYS, st.integers(1, 11), st.integers(1, 11), st.data())
def test_a_longer_term_never_ends_earlier(received, weeks, more, data):
    stops = data.draw(suspensions(received))
    short, long = (
        run(Clock(received, LegalTerm(weeks), stops)),
        run(Clock(received, LegalTerm(min(12, weeks + more)), stops)),
    )

    assert short.due is not None
    assert long.due is not None
    assert short.due <= long.due


@given(DAYS, WEEKS, st.integers(0, 60), st.integers(0, 6))
def test_a_standstill_of_n_days_moves_the_last_day_n_days_before_the_act_looks(received, weeks, days, after):
    since = received + timedelta(days=after)
    still = run(Clock(received, LegalTerm(weeks), (Suspension(since, since + timedelta(days=days)),)))

    assert still.counted == LegalTerm(weeks).after(received) + timedelta(days=days)


@given(DAYS, WEEKS, WEEKS, st.integers(0, 6))
def test_an_extension_in_time_never_shortens(received, weeks, more, after):
    clock = Clock(received, LegalTerm(weeks), extension=Extension(LegalTerm(more), received + timedelta(days=after)))

    assert run(clock).counted == LegalTerm(weeks + more).after(received)


@given(DAYS, st.data())
def test_merged_standstills_are_apart_and_hold_the_same_days(received, data):
    given_ = data.draw(suspensions(received))
    found = list(merged(given_))

    assert all(one.until < other.since for one, other in pairwise(found) if one.until)
    assert days_of(found) == days_of(given_)


def days_of(stops: "list[Suspension] | tuple[Suspension, ...]") -> set[date]:
    return {one.since + timedelta(days=n) for one in stops if one.until for n in range((one.until - one.since).days)}


@pytest.mark.parametrize("unit", ["days", "working_days", "weeks", "months"])
def test_every_unit_has_a_last_day(unit):
    assert run(Clock(MONDAY, LegalTerm(2, unit))).due is not None
