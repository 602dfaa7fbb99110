"""The yearly list for everyone: counts alone, and no count so small that someone can be recognised in it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tussenruimte.barriers.rules.counting import Seen, by_code, counted, median_age, recurs, share_with_owner
from tussenruimte.barriers.rules.states import CLOSED, OPEN

# Fewer than this is not published: with so few, people know who is meant.
FEWEST = 5
STILL_OPEN = "open"

# A count that may be read, or None where it is kept back.
Shown = int | None


@dataclass(frozen=True)
class YearRow:
    """One kind of barrier in a year."""

    code: str
    barriers: Shown
    subjects: Shown
    # None when telling it would give away a count that is kept back.
    recurs: bool | None


@dataclass(frozen=True)
class YearList:
    """What stood in the way in a year, in counts that identify nobody."""

    year: int
    # The last day it tells about.
    until: date
    total: Shown
    rows: tuple[YearRow, ...]
    themes: Mapping[str, Shown]
    states: Mapping[str, Shown]
    median_age: float | None
    share_with_owner: float | None

    @property
    def keeps_back(self) -> bool:
        """Whether some count is not shown."""
        shown = (*(row.barriers for row in self.rows), *(row.subjects for row in self.rows))
        return None in (self.total, *shown, *self.themes.values(), *self.states.values())


def kept_back(counts: Mapping[str, int]) -> dict[str, Shown]:
    """The counts, with small ones left out, and others where leaving out one alone would not hide it.

    Whoever knows the total can subtract. So at least two are left out, and together they are more than one each.
    """
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST}
    rest = sorted((name for name, count in counts.items() if count >= FEWEST), key=lambda name: (counts[name], name))
    while hidden and rest and (len(hidden) < 2 or sum(counts[name] for name in hidden) == len(hidden)):
        hidden.add(rest.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}


def year_list(barriers: Iterable[Seen], year: int, today: date) -> YearList:
    """Everything that was open at some time in the year, as it stood on its last day, or today when that is sooner."""
    until = min(date(year, 12, 31), today)
    then = [_as_on(one, until) for one in barriers if _was_open_in(one, year, until)]
    still_open = [one for one in then if one.state in OPEN]
    enough = len(still_open) >= FEWEST
    return YearList(
        year=year,
        until=until,
        total=len(then) if len(then) >= FEWEST or not then else None,
        rows=_rows(then),
        themes=kept_back(counted(then, lambda one: one.theme)),
        states=kept_back(counted(then, lambda one: STILL_OPEN if one.state in OPEN else one.state)),
        median_age=median_age(still_open, until) if enough else None,
        share_with_owner=share_with_owner(still_open) if enough and until == today else None,
    )


def _was_open_in(one: Seen, year: int, until: date) -> bool:
    return one.first_seen <= until and (one.closed_on is None or one.closed_on.year >= year)


def _as_on(one: Seen, day: date) -> Seen:
    """A barrier that closed later was still open on that day."""
    if one.state in CLOSED and one.closed_on is not None and one.closed_on > day:
        return replace(one, state=OPEN[0], closed_on=None)
    return one


def _rows(barriers: Iterable[Seen]) -> tuple[YearRow, ...]:
    found = by_code(barriers)
    numbers = kept_back({one.code: one.barriers for one in found})
    subjects = kept_back({one.code: one.subjects for one in found})
    rows = (
        YearRow(
            one.code,
            barriers=numbers[one.code],
            subjects=(known := subjects[one.code]),
            recurs=None if known is None else recurs(known),
        )
        for one in found
    )
    # The order of the counts would tell what the counts do not.
    return tuple(sorted(rows, key=lambda row: (-(row.subjects or 0), -(row.barriers or 0), row.code)))
