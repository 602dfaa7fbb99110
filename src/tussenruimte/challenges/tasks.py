"""Work that runs by itself, once a day or oftener. Running it twice, late or cut off does nothing twice."""

from datetime import date, datetime, timedelta

from tussenruimte.challenges import actions, queries


def end_completions(today: date) -> int:
    """Lets clocks run again where the time to complete has passed; gives how many."""
    return sum(actions.time_to_complete_is_over(challenge=one, on=today) for one in queries.overdue_completions(today))


def warn(today: date) -> int:
    """Tells people of drafts and bids that a last day is near; gives how many."""
    drafts = sum(actions.warn_of_last_day(challenge=one, on=today) for one in queries.drafts_to_warn())
    tomorrow = queries.closing_invitations(today + timedelta(days=1))
    return drafts + sum(actions.warn_of_closing(invitation=one, on=today) for one in tomorrow)


def forget_uploads(now: datetime) -> int:
    """Forgets files with tasks that nobody confirmed within a day; gives how many."""
    return actions.forget_files(now)
