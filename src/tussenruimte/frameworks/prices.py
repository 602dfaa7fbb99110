"""Price lists and the index to bring prices to another year. A price that nobody found has no values, and stays so."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from tussenruimte.frameworks.basics import Framework, Frozen, Id, Item, Reference, Source


class PriceValue(Frozen):
    """What a unit costs from a day on, and who says so."""

    since: date
    euros: Decimal
    source: Source
    note: str = ""

    @property
    def year(self) -> int:
        """The year whose prices this is in."""
        return self.since.year


class PriceItem(Item):
    """A price: of which unit, who pays it, and its values through the years, oldest first."""

    group: Id | None = None
    unit: str
    payers: tuple[Reference, ...] = ()
    # What the unit costs to make, what is paid for it, a benefit that passes from one to another, or a legal maximum.
    basis: Literal["cost", "tariff", "transfer", "maximum", "assumption"] = "cost"
    values: tuple[PriceValue, ...] = ()

    @model_validator(mode="after")
    def values_are_in_order(self) -> "PriceItem":
        """Refuses a value that stands before an older one, or twice the same day."""
        days = [value.since for value in self.values]
        if days != sorted(set(days)):
            raise ValueError(f"prijs '{self.id}': zet de values van oud naar nieuw, elke dag één keer")
        return self

    def on(self, day: date) -> PriceValue | None:
        """The value that holds on a day; nothing before the first."""
        known = [value for value in self.values if value.since <= day]
        return known[-1] if known else None

    @property
    def latest(self) -> PriceValue | None:
        """The youngest value; None when the price is unknown."""
        return self.values[-1] if self.values else None


class PriceList(Framework):
    """Prices to count with. A saved calculation names the list and its version."""

    kind: Literal["prices"]
    groups: tuple[Item, ...] = ()
    items: tuple[PriceItem, ...] = ()


class PriceIndexItem(Item):
    """How prices moved from the year before to this year: 1.038 is 3.8 percent more."""

    year: int
    factor: Decimal = Field(gt=0)


class PriceIndex(Framework):
    """The year-on-year change of prices, without holes."""

    kind: Literal["price-index"]
    items: tuple[PriceIndexItem, ...]

    @model_validator(mode="after")
    def years_follow_each_other(self) -> "PriceIndex":
        """Refuses a year that is missing, twice there or out of order."""
        years = [item.year for item in self.items]
        if years and years != list(range(years[0], years[0] + len(years))):
            raise ValueError("zet de jaren van oud naar nieuw, zonder een jaar over te slaan")
        return self
