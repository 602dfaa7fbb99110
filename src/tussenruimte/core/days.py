"""Days, working days and the general terms act (Algemene termijnenwet). Pure: the day is always given.

`today()` and `now()` are the only readings of the clock; views and commands call them and pass the result on.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """This moment, aware."""
    return timezone.now()


def today() -> date:
    """The day it is in the Netherlands."""
    return timezone.now().astimezone(AMSTERDAM).date()


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Days the general terms act (art. 3) counts as public holidays, Good Friday and Liberation Day included."""
    sunday = easter(year)
    # King's Day moves to Saturday when 27 April is a Sunday.
    kings_day = date(year, 4, 27) if date(year, 4, 27).weekday() != 6 else date(year, 4, 26)
    around_easter = {sunday + timedelta(days=offset) for offset in (-2, 0, 1, 39, 49, 50)}
    fixed = {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(around_easter | fixed)


def is_working_day(day: date) -> bool:
    """Not a Saturday, a Sunday or a public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def add_working_days(start: date, count: int) -> date:
    """The day `count` working days after `start`; `start` itself does not count."""
    if count < 0:
        raise ValueError("count is a number of working days ahead, 0 or more")
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def add_year(day: date) -> date:
    """The same day a year later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
