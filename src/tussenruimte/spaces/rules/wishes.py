"""Never silence about a wish: by when it is answered, and when that day has passed. Pure: the day is given."""

from datetime import date

from tussenruimte.core.days import add_working_days

WAITING, TAKEN_UP, LATER = "waiting", "taken-up", "later"
DECLINED, WITHDRAWN, GRANTED = "declined", "withdrawn", "granted"
# A wish that still stands: who has it is an interested party.
STANDING = frozenset({WAITING, TAKEN_UP, LATER})
ANSWERS = (TAKEN_UP, LATER, DECLINED)


def answer_due(made_on: date, patience: int) -> date:
    """By when a wish is answered: so many working days after it was made."""
    return add_working_days(made_on, patience)


def is_overdue(state: str, hear_by: date | None, today: date) -> bool:
    """Whether people should have heard by now. On the day itself there is still time."""
    return state in (WAITING, LATER) and hear_by is not None and hear_by < today
