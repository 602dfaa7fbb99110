"""Whether a space can be had, and from which day until which. Pure: the day is given."""

from dataclasses import dataclass
from datetime import date

IN_USE, FREE, IN_PROCEDURE = "in-use", "free", "in-procedure"
GIVEN_OUT, WITHDRAWN = "given-out", "withdrawn"
# In these a space can still be wished for: one in use may come free, one in a procedure is asked for openly.
WISHED_FOR = frozenset({IN_USE, FREE, IN_PROCEDURE})

# For how long it can be had: without an end, until a day, or not.
LASTING, FOR_A_WHILE, NOT = "lasting", "for-a-while", "not"


@dataclass(frozen=True)
class Availability:
    """For how long a space can be had, seen from a day."""

    kind: str
    since: date | None = None
    until: date | None = None


def availability(state: str, since: date | None, until: date | None, today: date) -> Availability:
    """What a state and two days say on a day. A period that is over is no availability."""
    if state not in (FREE, IN_PROCEDURE) or (until is not None and until < today):
        return Availability(NOT)
    coming = since if since is not None and since > today else None
    return Availability(LASTING if until is None else FOR_A_WHILE, coming, until)


def is_free_on(state: str, since: date | None, until: date | None, day: date) -> bool:
    """Whether it is free on a day; one in a procedure is promised to nobody yet, and is not free."""
    return state == FREE and (since is None or since <= day) and (until is None or day <= until)
