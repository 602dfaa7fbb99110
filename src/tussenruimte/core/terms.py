"""Terms of law, and what the general terms act (Algemene termijnenwet) does with their last day. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tussenruimte.core.days import add_working_days, is_working_day

Unit = Literal["days", "working_days", "weeks", "months"]

# Beyond these the act moves nothing (article 4). Working days never end on a day off.
LONGEST: dict[Unit, int] = {"days": 90, "weeks": 12, "months": 3}
# A term of this many days or more holds at least two working days (article 2).
SHORT_TERM = 3


@dataclass(frozen=True)
class LegalTerm:
    """A number of days, working days, weeks or months. The day it begins on does not count."""

    count: int
    unit: Unit = "weeks"

    def after(self, day: date) -> date:
        """The last day when a term begins on `day`, before any act moves it."""
        match self.unit:
            case "months":
                return add_months(day, self.count)
            case "weeks":
                return day + timedelta(weeks=self.count)
            case "working_days":
                return add_working_days(day, self.count)
            case _:
                return day + timedelta(days=self.count)

    @property
    def within_act(self) -> bool:
        """Whether the general terms act moves the last day of such a term."""
        return self.count <= LONGEST.get(self.unit, self.count)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or earlier; the last day of the month when there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_open_day(day: date) -> date:
    """The day itself when it is a working day, else the first one after it (article 1)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def with_two_working_days(start: date, end: date, term: LegalTerm) -> date:
    """`end`, or the later day on which a term of some days holds two working days (article 2)."""
    if term.unit != "days" or term.count < SHORT_TERM or not term.within_act:
        return end
    return max(end, add_working_days(start, 2))


def last_day(start: date, term: LegalTerm) -> date:
    """The last day of a term that begins on `start`, with what the act does to it."""
    end = term.after(start)
    if not term.within_act:
        return end
    return next_open_day(with_two_working_days(start, end, term))
