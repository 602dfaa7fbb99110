"""Which roles ask for a second step, and which a person may take. Pure."""

from collections.abc import Collection, Iterable
from datetime import date

# Whoever reads or decides about the affairs of others signs in with a second step (BIO2 5.17.01).
ROLES_WITH_SECOND_FACTOR = frozenset({"official", "editor"})
# These say what someone comes to do for themselves and open no affairs of others.
ROLES_TO_TAKE_YOURSELF = frozenset({"resident", "initiator"})


def asks_second_factor(roles: Collection[str]) -> bool:
    """Does one of these roles ask for a second step at sign-in?"""
    return not ROLES_WITH_SECOND_FACTOR.isdisjoint(roles)


def second_factor_was_used(records: Iterable[dict[str, object]]) -> bool:
    """Is a passkey, an app or a recovery code among the ways this session was signed in?"""
    return any(record.get("method") == "mfa" for record in records)


def runs_on(day: date, since: date, until: date | None) -> bool:
    """Is a grant with these days running on `day`? The day it ends no longer counts."""
    return since <= day and (until is None or day < until)
