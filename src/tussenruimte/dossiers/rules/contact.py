"""Never silence (S-80): when people hear something again, and when to speak up about a promise. Pure."""

from datetime import date
from typing import Literal

from tussenruimte.core.days import add_working_days

# Both sides are told so many working days before a promise is due.
WARN_BEFORE = 3

PromiseNews = Literal["near", "late", ""]


def next_contact(today: date, patience: int, standing: date | None = None) -> date:
    """The day by which people hear something again, after they heard something `today`: never earlier than it was."""
    after = add_working_days(today, patience)
    return max(after, standing) if standing else after


def is_silent(promised: date | None, today: date) -> bool:
    """Whether the day on which people would hear something has passed. On the day itself there is still time."""
    return promised is not None and promised < today


def promise_news(due: date, today: date, *, warned: bool, told_late: bool) -> PromiseNews:
    """What both sides should hear about an open promise now; each thing once."""
    if today > due:
        return "" if told_late else "late"
    return "near" if not warned and due <= add_working_days(today, WARN_BEFORE) else ""
