"""Keeping what was signed: when promises are due, when the parties look back, and when an end is announced. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

Announcement = Literal["early", "late", ""]
# People hear of a review or an end when there is time to prepare, and again when it is near (our choice).
EARLY, LATE = timedelta(weeks=6), timedelta(weeks=1)
# Without other days the parties look back every year, and once more in time to go on or to stop (our choice).
YEAR, BEFORE_END = timedelta(days=365), timedelta(weeks=8)
MOST_REVIEWS = 5
CONTINUE, CHANGE, STOP = "continue", "change", "stop"


def begin(starts_on: date, concluded_on: date) -> date:
    """From when days count: the first day that was agreed, or the day of the last signature when that came later."""
    return max(starts_on, concluded_on)


def due_day(due: date | None, days_after_start: int | None, begins_on: date) -> date:
    """When an obligation is due: on its own day, or so many days after the beginning."""
    if due is not None:
        return due
    return begins_on + timedelta(days=days_after_start or 0)


def review_days(starts_on: date, ends_on: date | None) -> tuple[date, ...]:
    """The days to look back when the parties named none: each year, and eight weeks before the end."""
    last = ends_on - BEFORE_END if ends_on else None
    yearly = (starts_on + YEAR * number for number in range(1, MOST_REVIEWS + 1))
    days = [day for day in yearly if last is None or day < last]
    if last is not None:
        # What is so short that there is no such day is looked back on at its end.
        days = [*days[: MOST_REVIEWS - 1], last if last > starts_on else ends_on or last]
    return tuple(days)


def announcement(day: date, today: date, *, early: bool, late: bool) -> Announcement:
    """What to say today about a day that comes; `early` and `late` tell what was said. A late run says one thing.

    Nothing is said any more once the day has passed: then it is told what became of it.
    """
    if today > day or late:
        return ""
    if today >= day - LATE:
        return "late"
    return "early" if today >= day - EARLY and not early else ""


def earliest_end(given_on: date, notice_weeks: int | None) -> date:
    """The first day on which an agreement can end by a notice of that day."""
    return given_on + timedelta(weeks=notice_weeks or 0)


def last_day(ends_on: date | None, notice_until: date | None) -> date | None:
    """The day on which it ends: the end that was agreed, or that of a notice when that comes first."""
    days = [day for day in (ends_on, notice_until) if day is not None]
    return min(days) if days else None


def is_over(last: date | None, today: date) -> bool:
    """Whether the last day has passed. On the day itself it still holds."""
    return last is not None and today > last


def outcomes(words: Mapping[int, str], parties: Iterable[int]) -> frozenset[str]:
    """What can come of a review: nothing until every party spoke; stopping only when all of them say so."""
    if set(parties) - set(words):
        return frozenset()
    said = frozenset(words.values())
    return said if len(said) == 1 else said - {STOP} | {CHANGE}
