"""Which decided cases a case resembles, in what, and where it differs (M-31 has no score, and neither have we). Pure.

Cases are put in order to show the most alike first. How alike is never told as a number: what they share is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from tussenruimte.search.analysis import body_terms

Key = TypeVar("Key")

NEEDS, PLACE, WORDS = "needs", "place", "words"
# Below so much shared text, a few words in common are chance.
ENOUGH_TEXT = 0.15
MOST_WORDS_SHOWN = 8
MOST_WORDS_KEPT = 200


@dataclass(frozen=True)
class Traits:
    """What a case is compared by: items by lens, kinds of need, the municipality, and the words of its text."""

    lenses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    place: str = ""
    words: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """The traits as they are kept with a decision."""
        return {
            "lenses": {lens: sorted(items) for lens, items in sorted(self.lenses.items()) if items},
            "needs": sorted(self.needs),
            "place": self.place,
            "words": sorted(self.words),
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Traits":
        """The traits as they were kept."""
        return cls(
            {lens: frozenset(items) for lens, items in kept.get("lenses", {}).items()},
            frozenset(kept.get("needs", ())),
            str(kept.get("place", "")),
            frozenset(kept.get("words", ())),
        )

    def axes(self) -> dict[str, frozenset[str]]:
        """Everything that is compared, one set for each axis."""
        place = frozenset({self.place} if self.place else ())
        return {**self.lenses, NEEDS: self.needs, PLACE: place, WORDS: self.words}


@dataclass(frozen=True)
class Axis:
    """One thing that was compared: what both have, and what each has alone."""

    name: str
    shared: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether one has what the other has not."""
        return bool(self.mine or self.theirs)


@dataclass(frozen=True)
class Alike(Generic[Key]):
    """A decided case that resembles this one."""

    key: Key
    axes: tuple[Axis, ...]

    @property
    def shared(self) -> tuple[Axis, ...]:
        """In what they are alike."""
        return tuple(axis for axis in self.axes if axis.shared)

    @property
    def differences(self) -> tuple[Axis, ...]:
        """Where they differ. Every text differs from every other, so words are left out."""
        return tuple(axis for axis in self.axes if axis.differs and axis.name != WORDS)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a text in their base form."""
    return frozenset(list(dict.fromkeys(body_terms(text).split()))[:MOST_WORDS_KEPT])


def compared(mine: Traits, theirs: Traits) -> tuple[Axis, ...]:
    """Two cases beside each other, axis by axis; what neither knows is left out."""
    ours, others = mine.axes(), theirs.axes()
    axes = []
    for name in dict.fromkeys((*ours, *others)):
        here, there = ours.get(name, frozenset()), others.get(name, frozenset())
        shared = tuple(sorted(here & there))
        if name == WORDS:
            enough = _overlap(here, there) >= ENOUGH_TEXT
            axes.append(Axis(name, shared[:MOST_WORDS_SHOWN] if enough else (), (), ()))
        elif here or there:
            axes.append(Axis(name, shared, tuple(sorted(here - there)), tuple(sorted(there - here))))
    return tuple(axes)


def most_alike(mine: Traits, decided: Iterable[tuple[Key, Traits]], limit: int) -> tuple[Alike[Key], ...]:
    """The cases that share more than a place with this one, the most alike first; of equals the first given."""
    found = []
    for key, theirs in decided:
        alike = Alike(key, compared(mine, theirs))
        if any(axis.name != PLACE for axis in alike.shared):
            found.append((_nearness(mine, theirs), alike))
    found.sort(key=lambda pair: -pair[0])
    return tuple(alike for _near, alike in found[:limit])


def _nearness(mine: Traits, theirs: Traits) -> float:
    """For the order alone: how much is shared on each axis that both know, added up."""
    ours, others = mine.axes(), theirs.axes()
    return sum(_overlap(ours[name], others.get(name, frozenset())) for name in ours)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
