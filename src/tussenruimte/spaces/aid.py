"""Rent below the market is an advantage (M-24): how much a year, and whether it fits under the de-minimis ceiling."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from tussenruimte.dossiers.routes import take
from tussenruimte.dossiers.rules.de_minimis import Headroom
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.spaces.models import Space, SpaceProcedure
from tussenruimte.spaces.rules import rent

ROUTE = "de-minimis"


@dataclass(frozen=True)
class Worth:
    """What a space costs and what it would cost, in a year; None where it is not known."""

    asked: Decimal | None
    market: Decimal | None

    @property
    def advantage(self) -> Decimal | None:
        """How much below the market it is in a year."""
        return rent.advantage(self.asked, self.market)


def worth_of(space: Space, found: SpaceProcedure | None = None) -> Worth:
    """What a space is worth in a year, at the rent of a procedure when there is one with a rent."""
    asked = found.asked_rent if found is not None and found.rent is not None else space.asked_rent
    return Worth(rent.yearly(asked, space.size_m2), rent.yearly(space.usual_rent, space.size_m2))


def headroom(amount: Decimal, on: date, earlier: Decimal = Decimal(0)) -> Headroom:
    """Whether an advantage in kind fits, with what was granted before as one award of that day."""
    given: dict[str, Any] = {"date": on, "amount": amount, "form": "in-natura"}
    if earlier:
        given["awards"] = [{"date": on, "amount": earlier}]
    return cast("Headroom", take(ROUTE, given, current_catalogue()))
