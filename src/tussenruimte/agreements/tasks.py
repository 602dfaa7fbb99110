"""Work that runs by itself, once a day or oftener. Running it twice, late or cut off does nothing twice."""

from datetime import date

from tussenruimte.agreements import actions, queries


def announce_reviews(today: date) -> int:
    """Tells the parties of reviews that come; gives how many."""
    return sum(actions.announce_review(review=one, on=today) for one in queries.reviews_to_announce(today).iterator())


def announce_ends(today: date) -> int:
    """Tells the parties of agreements that end soon; gives how many."""
    return sum(actions.announce_end(agreement=one, on=today) for one in queries.ends_to_announce(today).iterator())


def end_what_is_over(today: date) -> int:
    """Ends agreements of which the last day has passed; gives how many."""
    return sum(actions.end_by_itself(agreement=one, on=today) for one in queries.over(today).iterator())
