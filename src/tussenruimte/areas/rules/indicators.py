"""What can be counted beside the seven functions of the climate: each a number with its year, or honestly unknown.

The ids are those of the framework `harde-indicatoren`, which says each formula in words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

TWO_PLACES = Decimal("0.01")
SURELY_OLDER = 2


class Unknown(StrEnum):
    """Why there is no number."""

    NO_INHABITANTS = "no-inhabitants"
    NO_INITIATIVES = "no-initiatives"
    NO_STARTING_YEARS = "no-starting-years"
    NOTHING_TO_TIE = "nothing-to-tie"
    NO_NEEDS = "no-needs"
    NOT_KEPT = "not-kept"


@dataclass(frozen=True)
class AreaFacts:
    """What the register knows of an area in `year`, and its inhabitants with their own year."""

    year: int
    # The starting year of each initiative that still runs; None where nobody knows it.
    started: tuple[int | None, ...] = ()
    inhabitants: Decimal | None = None
    inhabitants_year: int | None = None
    nodes: int = 0
    ties: int = 0
    needs_open: int = 0
    needs_met: int = 0


@dataclass(frozen=True)
class Indicator:
    """One number beside a function: what was counted, over what, and in which year or years."""

    id: str
    value: Decimal | None
    years: tuple[int, ...] = ()
    # The two numbers the value was made of.
    part: Decimal | None = None
    whole: Decimal | None = None
    unknown: Unknown | None = None


def indicators(facts: AreaFacts) -> tuple[Indicator, ...]:
    """All of them, in the order of the framework."""
    return tuple(make(id_, facts) for id_, make in MAKERS.items())


def _share(id_: str, part: int, whole: Decimal | int, *, times: int, years: tuple[int, ...]) -> Indicator:
    value = (Decimal(part) * times / whole).quantize(TWO_PLACES, ROUND_HALF_UP)
    return Indicator(id_, value, years, Decimal(part), Decimal(whole))


def _new(id_: str, facts: AreaFacts) -> Indicator:
    if facts.inhabitants is None or facts.inhabitants_year is None or facts.inhabitants <= 0:
        return Indicator(id_, None, unknown=Unknown.NO_INHABITANTS)
    if not facts.started:
        return Indicator(id_, None, unknown=Unknown.NO_INITIATIVES)
    known = [year for year in facts.started if year is not None]
    if not known:
        return Indicator(id_, None, unknown=Unknown.NO_STARTING_YEARS)
    new = sum(facts.year - 1 <= year <= facts.year for year in known)
    years = (facts.year, facts.inhabitants_year)
    return _share(id_, new, facts.inhabitants, times=1000, years=years)


def _older(id_: str, facts: AreaFacts) -> Indicator:
    known = [year for year in facts.started if year is not None]
    if not facts.started:
        return Indicator(id_, None, unknown=Unknown.NO_INITIATIVES)
    if not known:
        return Indicator(id_, None, unknown=Unknown.NO_STARTING_YEARS)
    # Only the year is known: what began two calendar years ago may be younger than two years.
    older = sum(facts.year - year > SURELY_OLDER for year in known)
    return _share(id_, older, len(known), times=100, years=(facts.year,))


def _network(id_: str, facts: AreaFacts) -> Indicator:
    if not facts.nodes:
        return Indicator(id_, None, unknown=Unknown.NOTHING_TO_TIE)
    return _share(id_, 2 * facts.ties, facts.nodes, times=1, years=(facts.year,))


def _needs(id_: str, facts: AreaFacts) -> Indicator:
    asked = facts.needs_open + facts.needs_met
    if not asked:
        return Indicator(id_, None, unknown=Unknown.NO_NEEDS)
    return _share(id_, facts.needs_met, asked, times=100, years=(facts.year,))


def _not_kept(id_: str, facts: AreaFacts) -> Indicator:
    return Indicator(id_, None, unknown=Unknown.NOT_KEPT)


MAKERS: Mapping[str, Callable[[str, AreaFacts], Indicator]] = {
    "nieuw-per-1000": _new,
    "netwerkgraad": _network,
    "ouder-dan-twee-jaar": _older,
    "behoeften-vervuld": _needs,
    "euro-per-initiatief": _not_kept,
    "gebruikers-per-initiatief": _not_kept,
}
