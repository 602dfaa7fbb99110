"""Terms of law end when the general terms act says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.core.days import add_working_days, is_working_day
from tussenruimte.core.terms import LegalTerm, add_months, last_day, next_open_day

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
# Everything the act moves: up to 12 weeks, 90 days, 3 months.
SHORT = st.one_of(
    st.integers(0, 90).map(lambda count: LegalTerm(count, "days")),
    st.integers(0, 12).map(lambda count: LegalTerm(count, "weeks")),
    st.integers(0, 3).map(lambda count: LegalTerm(count, "months")),
    st.integers(1, 60).map(lambda count: LegalTerm(count, "working_days")),
)


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        (date(2026, 11, 23), LegalTerm(8), date(2027, 1, 18)),
        (date(2026, 2, 23), LegalTerm(6), date(2026, 4, 7)),  # Easter Monday
        (date(2026, 3, 14), LegalTerm(1), date(2026, 3, 23)),  # a Saturday
        (date(2026, 3, 26), LegalTerm(8, "days"), date(2026, 4, 7)),  # Good Friday, then Easter
        (date(2026, 1, 31), LegalTerm(1, "months"), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 11, 23), LegalTerm(5, "working_days"), date(2026, 11, 30)),
        (date(2026, 3, 5), LegalTerm(3, "days"), date(2026, 3, 9)),  # Sunday becomes Monday: Friday and Monday are two
        (date(2026, 4, 2), LegalTerm(4, "days"), date(2026, 4, 8)),  # before Easter: Tuesday and Wednesday
        (date(2026, 3, 6), LegalTerm(2, "days"), date(2026, 3, 9)),  # too short for two working days
    ],
)
def test_the_last_day_of_a_term(start, term, expected):
    assert last_day(start, term) == expected


@pytest.mark.parametrize("term", [LegalTerm(13), LegalTerm(91, "days"), LegalTerm(4, "months")])
def test_a_long_term_ends_on_its_own_day_even_when_nobody_works(term):
    saturday = date(2026, 7, 4)
    start = next(day for day in (saturday - timedelta(days=n) for n in range(1, 140)) if term.after(day) == saturday)
    assert last_day(start, term) == saturday


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -36, date(2023, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_keep_the_day_of_the_month_where_there_is_one(day, months, expected):
    assert add_months(day, months) == expected


@given(DAYS)
def test_the_next_open_day_is_the_first_working_day_from_here(day):
    opened = next_open_day(day)
    assert opened >= day
    assert is_working_day(opened)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((opened - day).days))


@given(DAYS, SHORT)
def test_a_term_within_the_act_ends_on_a_working_day(day, term):
    if term.count:
        assert is_working_day(last_day(day, term))


@given(DAYS, SHORT)
def test_the_act_never_shortens_a_term(day, term):
    assert last_day(day, term) >= term.after(day)


@given(DAYS, st.integers(0, 89), st.integers(1, 90))
def test_a_longer_term_never_ends_earlier(day, short, more):
    long = min(90, short + more)
    assert last_day(day, LegalTerm(short, "days")) <= last_day(day, LegalTerm(long, "days"))


@given(DAYS, st.integers(3, 90))
def test_a_term_of_days_holds_two_working_days(day, count):
    assert last_day(day, LegalTerm(count, "days")) >= add_working_days(day, 2)


@given(DAYS, st.integers(0, 36))
def test_months_there_and_back_lose_at_most_the_days_a_month_lacks(day, months):
    assert day - timedelta(days=3) <= add_months(add_months(day, months), -months) <= day
