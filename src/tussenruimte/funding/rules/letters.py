"""When a mail about saved searches may leave. Pure."""

from datetime import date, timedelta

DAILY, WEEKLY, NEVER = "daily", "weekly", "never"
LEAST_BETWEEN = {DAILY: timedelta(days=1), WEEKLY: timedelta(days=7)}
MOST_SEARCHES = 10


def may_mail(rhythm: str, last: date | None, today: date) -> bool:
    """Whether the chosen time has passed since the last mail; someone who chose no mail gets none."""
    if rhythm not in LEAST_BETWEEN:
        return False
    return last is None or today - last >= LEAST_BETWEEN[rhythm]
