"""Work that runs by itself, once a day or oftener. Running it twice, late or cut off does nothing twice."""

from datetime import date, datetime

from tussenruimte.spaces import actions, queries


def keep_word(today: date) -> int:
    """Says "you are not forgotten" where a wish waited too long, to both sides; gives how often."""
    return sum(actions.say_not_forgotten(wish=wish, on=today) for wish in queries.overdue_on(today).iterator())


def warn_of_days(today: date) -> int:
    """Tells owners, and whoever can still enter, that a last day is near; gives how often."""
    return sum(actions.warn_of_day(found=found, on=today) for found in list(queries.to_warn_of(today)))


def forget_uploads(now: datetime) -> int:
    """Forgets files that nobody confirmed; gives how many."""
    return actions.forget_uploads(at=now)
