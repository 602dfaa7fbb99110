"""From a first count to later ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Growth:
    """How much more there is than at the baseline: times as many, and the change in whole hundredths.

    Both are None when the baseline is nothing: no number tells how much more something is than nothing.
    """

    baseline: int
    later: int
    factor: Decimal | None
    percent: int | None

    @property
    def difference(self) -> int:
        """How many more, or fewer."""
        return self.later - self.baseline


def growth(baseline: int, later: int) -> Growth:
    """The change from `baseline` to `later`: 3 and 13 give 4.33 times as many, 333 % more."""
    if baseline <= 0:
        return Growth(baseline, later, None, None)
    factor = (Decimal(later) / baseline).quantize(Decimal("0.01"), ROUND_HALF_UP)
    percent = (Decimal(later - baseline) * 100 / baseline).quantize(Decimal(1), ROUND_HALF_UP)
    return Growth(baseline, later, factor, int(percent))


def since_the_first(counts: Sequence[int | None]) -> tuple[Growth | None, ...]:
    """For each count how it differs from the first that is known; None for that first one and for what is unknown."""
    first: int | None = None
    told: list[Growth | None] = []
    for count in counts:
        told.append(None if first is None or count is None else growth(first, count))
        first = count if first is None else first
    return tuple(told)
