"""When one can apply: always, or in rounds that open and close. Pure: the day is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OPEN_STATE, PLANNED_STATE = "open", "planned"


@dataclass(frozen=True)
class Round:
    """A period in which one can apply. Both days count; without a first day it is open already."""

    closes: date
    opens: date | None = None

    def __lt__(self, other: "Round") -> bool:
        """What closes first comes first; of two that close together, the one that is open already."""
        return (self.closes, self.opens or date.min) < (other.closes, other.opens or date.min)

    def is_open(self, today: date) -> bool:
        """Whether one can apply today."""
        return today <= self.closes and (self.opens is None or self.opens <= today)


class Window(StrEnum):
    """Whether one can apply."""

    OPEN = "open"
    LATER = "later"
    OVER = "over"


def to_come(rounds: Iterable[Round], today: date) -> tuple[Round, ...]:
    """The rounds that have not closed, the first to close on top."""
    return tuple(sorted((one for one in rounds if one.closes >= today), key=lambda one: one.closes))


def window(state: str, *, continuous: bool, rounds: Iterable[Round], today: date) -> Window:
    """Whether one can apply today, can do so later, or no more."""
    coming = to_come(rounds, today)
    if state not in (OPEN_STATE, PLANNED_STATE) or not (continuous or coming):
        return Window.OVER
    opened = continuous or any(one.is_open(today) for one in coming)
    return Window.OPEN if opened and state == OPEN_STATE else Window.LATER


def opens_next(rounds: Iterable[Round], today: date) -> date | None:
    """The first day on which a round opens that is not open yet."""
    return min((one.opens for one in to_come(rounds, today) if one.opens and one.opens > today), default=None)


def closes_next(rounds: Iterable[Round], today: date) -> date | None:
    """The first day that is a last day, today included."""
    return next((one.closes for one in to_come(rounds, today)), None)
