"""Strengths and the ties between them: what may be told, what stands alone, and whom it could help."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# The class whose strengths are people: only with consent, and never with a name on a page for everyone.
PERSONAL = "bewoners"
# The text someone agrees to; a new text is a new version.
CONSENT_VERSION = "2026-11"
# Smaller numbers of people could point at someone, so statistics leave them out.
SMALLEST_SHOWN = 5
# From one strength to another, by key.
Tie = tuple[int, int]


def is_personal(asset_class: str) -> bool:
    """Whether a strength of this class is somebody."""
    return asset_class == PERSONAL


def may_be_shown(number: int) -> bool:
    """Whether a number of people can stand in a statistic for everyone."""
    return number == 0 or number >= SMALLEST_SHOWN


@dataclass(frozen=True)
class ClassCounts:
    """How many strengths there are of each class; None where the number may not be told, or nobody counted."""

    by_class: Mapping[str, int | None]

    @property
    def total(self) -> int | None:
        """All of them; None when one of the numbers is not there, for it would follow from the rest."""
        numbers = list(self.by_class.values())
        return None if None in numbers else sum(number or 0 for number in numbers)


def counted(found: Mapping[str, int | None], classes: Iterable[str], *, for_everyone: bool) -> ClassCounts:
    """The count of each class in order, small numbers of people left out of what everyone sees."""
    numbers: dict[str, int | None] = {}
    for name in classes:
        number = found.get(name)
        hide = for_everyone and is_personal(name) and number is not None and not may_be_shown(number)
        numbers[name] = None if hide else number
    return ClassCounts(numbers)


def degrees(ties: Iterable[Tie]) -> Counter[int]:
    """With how many others each strength is tied. Two ties of another kind between the same two count once."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in ties:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return Counter({key: len(others) for key, others in neighbours.items()})


@dataclass(frozen=True)
class Gift:
    """What a strength can give: kinds of help, at a place."""

    key: int
    kinds: frozenset[str]
    place: str


@dataclass(frozen=True)
class Wish:
    """An open need near by: its kind, and the place of who asks."""

    key: int
    kind: str
    place: str


def suggestions(gifts: Iterable[Gift], wishes: Sequence[Wish], *, most: int = 3) -> dict[int, tuple[Wish, ...]]:
    """For each strength the needs it could help with: those of the same place first, then the order given."""
    by_kind: defaultdict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        by_kind[wish.kind].append(wish)
    found = {}
    for gift in gifts:
        fitting = [wish for kind in sorted(gift.kinds) for wish in by_kind[kind]]
        found[gift.key] = tuple(sorted(fitting, key=lambda wish: wish.place != gift.place)[:most])
    return found


def in_order(one: int, other: int) -> Tie:
    """The same tie whichever way it is told."""
    return (one, other) if one < other else (other, one)
