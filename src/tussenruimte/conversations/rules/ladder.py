"""The participation ladder: what was promised beside what people experience, and the risk in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low

# The answers of the scan, and from which side each of them counts most.
PROMISED, EXPERIENCED = "beloofde-trede", "ervaren-trede"
WHO_PROMISES = "municipality"
WHO_EXPERIENCE = ("resident", "initiative", "partner")


class Risk(StrEnum):
    """How promise and experience compare."""

    UNKNOWN = "unknown"
    KEPT = "kept"
    DISAPPOINTING = "disappointing"
    MORE_THAN_PROMISED = "more-than-promised"


@dataclass(frozen=True)
class Said:
    """Which rung one respondent chose, by its id."""

    side: str
    promised: str = ""
    experienced: str = ""


@dataclass(frozen=True)
class Expectation:
    """The rung that was promised and the one that is experienced, as places on the ladder; None when nobody said."""

    promised: int | None
    experienced: int | None

    @property
    def gap(self) -> int:
        """How many rungs the promise stands above the experience; below nought when there is more than promised."""
        return 0 if self.promised is None or self.experienced is None else self.promised - self.experienced

    @property
    def risk(self) -> Risk:
        """What that means for what people expect."""
        if self.promised is None or self.experienced is None:
            return Risk.UNKNOWN
        if self.gap == 0:
            return Risk.KEPT
        return Risk.DISAPPOINTING if self.gap > 0 else Risk.MORE_THAN_PROMISED


def expectation(said: Sequence[Said], rungs: Sequence[str]) -> Expectation:
    """What was promised, by the municipality when it answered; what is experienced, only by who takes part."""
    place = {rung: number for number, rung in enumerate(rungs)}
    promises = [one.promised for one in said if one.side == WHO_PROMISES and one.promised in place]
    promises = promises or [one.promised for one in said]
    experiences = [one.experienced for one in said if one.side in WHO_EXPERIENCE]
    return Expectation(_middle(promises, place), _middle(experiences, place))


def _middle(chosen: Iterable[str], place: dict[str, int]) -> int | None:
    """The middle rung; of two middle ones the lower, so that a promise is never made larger than it was."""
    places = [place[rung] for rung in chosen if rung in place]
    return median_low(places) if places else None
