"""Until when one can ask and bid, and whether the days of an invitation are fair. Pure."""

from datetime import date, timedelta

from tussenruimte.core.days import add_working_days
from tussenruimte.core.terms import next_open_day

# People with a job and a family need at least so long to write a bid. This is our choice, not a law.
SHORTEST = timedelta(weeks=4)
# After the last question, the municipality answers and people still change their bid.
WORKING_DAYS_AFTER_QUESTIONS = 5


def last_day(day: date) -> date:
    """The day itself when it is a working day, else the first one after it: nobody's term ends on a holiday."""
    return next_open_day(day)


def too_short(published: date, bids_until: date) -> bool:
    """Whether people get too little time to bid."""
    return bids_until < published + SHORTEST


def questions_too_late(questions_until: date, bids_until: date) -> bool:
    """Whether an answer to the last question would come too late to be of use."""
    return add_working_days(questions_until, WORKING_DAYS_AFTER_QUESTIONS) > bids_until


def phase(state: str, questions_until: date, bids_until: date, today: date) -> str:
    """Where an invitation is today: `draft`, `asking`, `bidding`, `choosing`, `chosen` or `withdrawn`."""
    if state != "published":
        return state
    if today <= questions_until:
        return "asking"
    return "bidding" if today <= bids_until else "choosing"


def takes_bids(state: str, bids_until: date, today: date) -> bool:
    """Whether a bid can still be sent."""
    return state == "published" and today <= bids_until
