"""Days in the Netherlands: easter, holidays, working days, the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tussenruimte.core import days

YEARS = some.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert days.easter(year) == day


def test_public_holidays_of_2026() -> None:
    assert days.public_holidays(2026) == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    }


def test_kings_day_moves_from_sunday_to_saturday() -> None:
    assert date(2025, 4, 26) in days.public_holidays(2025)
    assert date(2025, 4, 27) not in days.public_holidays(2025)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 25), False),
        (date(2026, 4, 27), False),
    ],
)
def test_working_day(day: date, working: bool) -> None:
    assert days.is_working_day(day) is working


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
    ],
)
def test_adding_working_days(start: date, count: int, end: date) -> None:
    assert days.add_working_days(start, count) == end


def test_working_days_are_never_counted_back() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        days.add_working_days(date(2026, 11, 23), -1)


@given(YEARS, some.integers(min_value=1, max_value=60))
def test_end_is_a_working_day_with_as_many_between(start: date, count: int) -> None:
    end = days.add_working_days(start, count)
    between = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))

    assert days.is_working_day(end)
    assert sum(days.is_working_day(day) for day in between) == count


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2026, 11, 23), date(2027, 11, 23)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_a_year_later(day: date, later: date) -> None:
    assert days.add_year(day) == later


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_today_is_the_day_in_the_netherlands(monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date) -> None:
    monkeypatch.setattr(days.timezone, "now", lambda: moment)

    assert days.today() == day
    assert days.now() == moment
