"""One effect model: who it is for, what is done, what changes, for whom, and what it takes. Frozen and plain.

Every method of this room counts on the same model. An effect has a volume that is expected and, once somebody
measured it, a volume that is measured: two states of one line.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Amounts = tuple[Decimal, ...]
Kind = Literal["welfare", "transfer", "pm"]
# Which way is better: more of it (income) or less of it (evictions).
Better = Literal["more", "less"]
# When in a year a benefit comes: the exponent of its first year is 0, a half or 1.
Timing = Literal["start", "mid", "end"]
# What a line is made of. Two lines of the same stuff may count the same value twice.
Basis = Literal["volunteer-hours", "income", "saved-payment", "productivity", "tax", "avoided-cost", "other", ""]
InputKind = Literal["money", "in-kind", "volunteer-hours"]

KINDS: tuple[Kind, ...] = ("welfare", "transfer", "pm")
TIMINGS: tuple[Timing, ...] = ("start", "mid", "end")
BASES: tuple[Basis, ...] = (
    "volunteer-hours",
    "income",
    "saved-payment",
    "productivity",
    "tax",
    "avoided-cost",
    "other",
)
INPUT_KINDS: tuple[InputKind, ...] = ("money", "in-kind", "volunteer-hours")

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Volume:
    """How much of an effect: euros per year, units per year with and without, or units in the first year."""

    amounts: Amounts = ()
    quantity_with: Amounts = ()
    quantity_without: Amounts = ()
    quantity: Decimal | None = None

    @property
    def years(self) -> int:
        """How many years it names."""
        return max(len(self.amounts), len(self.quantity_with), 1 if self.quantity is not None else 0)

    @property
    def is_given(self) -> bool:
        """Whether it says anything."""
        return self.years > 0


@dataclass(frozen=True, slots=True)
class Range:
    """How sure an estimate is, as parts of the estimate: 0.6, 1 and 1.3 is 40 % less to 30 % more."""

    low: Decimal = ONE
    mid: Decimal = ONE
    high: Decimal = ONE

    @property
    def is_wide(self) -> bool:
        """Whether there is anything to draw from."""
        return self.low < self.high


CERTAIN = Range()


@dataclass(frozen=True, slots=True)
class PriceUsed:
    """Where a unit price came from: enough to count it again years later."""

    price: str
    list_version: int
    price_year: int
    euros: Decimal
    to_year: int
    factor: Decimal
    work: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class GoalShare:
    """The part of an effect that serves one of the seventeen goals."""

    goal: int
    share: Decimal = ONE
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What it takes, per year from the base year: money, things, or hours of volunteers at a price."""

    name: str
    amounts: Amounts
    party: str = ""
    kind: InputKind = "money"
    hours: Decimal | None = None
    range: Range = CERTAIN


@dataclass(frozen=True, slots=True)
class Effect:
    """One change, for one party. `deadweight` and its like are None as long as nobody answered the question."""

    name: str
    party: str = ""
    kind: Kind = "welfare"
    expected: Volume = Volume()
    measured: Volume | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    # A price of the library, `list/price`, and once it is looked up, what was found.
    price: str = ""
    price_used: PriceUsed | None = None
    better: Better = "more"
    persons: Decimal = ONE
    # The part of them for whom it happens (p in the effectencalculator).
    share: Decimal = ONE
    # The other side of a transfer.
    counterparty: str = ""
    deadweight: Decimal | None = None
    attribution: Decimal | None = None
    displacement: Decimal | None = None
    drop_off: Decimal | None = None
    duration: int | None = None
    range: Range = CERTAIN
    evidence_level: int | None = None
    basis: Basis = ""
    dimensions: tuple[str, ...] = ()
    goals: tuple[GoalShare, ...] = ()
    # Why the shares are what they are, and who says so.
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class EffectModel:
    """Everything that is claimed about an initiative's value, and what the claim rests on."""

    base_year: int
    discount_rate: Decimal
    counterfactual: str
    costs: tuple[Cost, ...]
    effects: tuple[Effect, ...]
    title: str = ""
    target_group: str = ""
    activities: tuple[str, ...] = ()
    horizon_years: int | None = None
    price_year: int | None = None
    timing: Timing = "start"
    # None means: the parties that the list of parties calls public.
    public_parties: tuple[str, ...] | None = None
    # What was done about each principle of social value, by its id.
    principles: tuple[tuple[str, str], ...] = ()

    @property
    def prices_of(self) -> int:
        """The year whose prices the model counts in."""
        return self.price_year or self.base_year

    @property
    def has_measurements(self) -> bool:
        """Whether any line was measured."""
        return any(effect.measured is not None for effect in self.effects)

    def as_measured(self) -> "EffectModel":
        """The same model with what was measured in place of what was expected."""
        effects = tuple(
            effect if effect.measured is None else replace(effect, expected=effect.measured, measured=None)
            for effect in self.effects
        )
        return replace(self, effects=effects)
