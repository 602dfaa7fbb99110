"""How often, how long, by whom: what the register of barriers adds up to. Pure; the day is given."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from tussenruimte.barriers.rules.states import OPEN

# From so many initiatives or dossiers on it is no incident any more (M-16).
RECURS_FROM = 3


@dataclass(frozen=True)
class Seen:
    """One barrier as figures see it: without a word that anyone typed."""

    code: str
    theme: str
    level: str
    state: str
    first_seen: date
    closed_on: date | None = None
    has_owner: bool = False
    # Initiatives and dossiers it stood in the way of, by key.
    subjects: frozenset[str] = frozenset()
    municipality: str = ""


@dataclass(frozen=True)
class Recurring:
    """A kind of barrier, and how many initiatives or dossiers, barriers and municipalities it was seen in."""

    code: str
    subjects: int
    barriers: int
    municipalities: int

    @property
    def is_no_incident(self) -> bool:
        """Whether it recurs."""
        return recurs(self.subjects)


def recurs(subjects: int) -> bool:
    """Whether so many different initiatives or dossiers make it more than an incident."""
    return subjects >= RECURS_FROM


def by_code(barriers: Iterable[Seen]) -> tuple[Recurring, ...]:
    """Each kind of barrier once, what stands in most ways first."""
    together: dict[str, list[Seen]] = defaultdict(list)
    for one in barriers:
        together[one.code].append(one)
    counted = (
        Recurring(
            code,
            subjects=len(frozenset[str]().union(*(one.subjects for one in same))),
            barriers=len(same),
            municipalities=len({one.municipality for one in same if one.municipality}),
        )
        for code, same in together.items()
    )
    return tuple(sorted(counted, key=lambda found: (-found.subjects, -found.barriers, found.code)))


def recurring(barriers: Iterable[Seen]) -> tuple[Recurring, ...]:
    """The kinds of barriers that are no incident."""
    return tuple(found for found in by_code(barriers) if found.is_no_incident)


def age(first_seen: date, closed_on: date | None, today: date) -> int:
    """How many days it stood or stands in the way."""
    return max(((closed_on or today) - first_seen).days, 0)


def median_age(barriers: Iterable[Seen], today: date) -> float | None:
    """The middle of the ages in days of what is still open; None when nothing is."""
    ages = [age(one.first_seen, None, today) for one in barriers if one.state in OPEN]
    return median(ages) if ages else None


def share_with_owner(barriers: Iterable[Seen]) -> float | None:
    """Which part of what is still open has an owner; None when nothing is open."""
    owned = [one.has_owner for one in barriers if one.state in OPEN]
    return sum(owned) / len(owned) if owned else None


def counted(barriers: Iterable[Seen], of: Callable[[Seen], str]) -> dict[str, int]:
    """How many there are of each."""
    return dict(Counter(of(one) for one in barriers))
