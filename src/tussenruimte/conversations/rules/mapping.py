"""The map of who is involved: who is missing, whose role is too small or too large, who contradicts whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

INNER, OUTER = "inner", "outer"
# What makes a unit or a party one that is missed.
MISSING = ("missing", "absent")
# "Weet nog niet" contradicts nobody.
UNDECIDED = "unknown"


@dataclass(frozen=True)
class Party:
    """Someone on the map, with how the ring it stands in judges it."""

    key: int
    name: str
    ring: str
    judged: str


@dataclass(frozen=True)
class Imbalance:
    """Who should be there and is not, and whose role does not fit."""

    missing: tuple[Party, ...] = ()
    too_small: tuple[Party, ...] = ()
    too_large: tuple[Party, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.too_small or self.too_large)


@dataclass(frozen=True)
class Given:
    """What one unit answered."""

    unit: str
    answer: str


def imbalance(parties: Iterable[Party]) -> Imbalance:
    """Everyone to talk about, in the order of the map."""
    everyone = tuple(parties)
    return Imbalance(
        missing=tuple(one for one in everyone if one.judged in MISSING),
        too_small=tuple(one for one in everyone if one.judged == "too-small"),
        too_large=tuple(one for one in everyone if one.judged == "too-large"),
    )


def contradicts(answers: Sequence[Given]) -> bool:
    """Whether two units answered the same question differently; not knowing yet is no answer."""
    return len({one.answer for one in answers if one.answer != UNDECIDED}) > 1
