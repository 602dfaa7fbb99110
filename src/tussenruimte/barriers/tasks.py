"""Work that runs by itself. Running it twice does nothing twice."""

from datetime import date

from tussenruimte.barriers import actions, queries


def tell_owners(today: date) -> int:
    """Mails owners who were not told yet because the mail server was away; gives how many were told."""
    return sum(actions.tell_owner(barrier=barrier, on=today) for barrier in queries.letters_due())
