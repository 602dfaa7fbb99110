"""What is known about a contract that a municipality wants to give. What nobody said is not sure, never no."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tussenruimte.dossiers.rules.findings import UNSURE


@dataclass(frozen=True)
class Lot:
    """A part of the contract that somebody can bid on by itself."""

    amount: Decimal
    title: str = ""


@dataclass(frozen=True)
class Organisation:
    """Who might do it, for a reserved contract."""

    # Workers with a disability or at a distance from work.
    workers_percent: Decimal | None = None
    public_mission: str = UNSURE
    profits_reinvested: str = UNSURE
    participatory: str = UNSURE
    # Whether it had such a contract from this municipality in the years that count.
    earlier_contract: str = UNSURE


@dataclass(frozen=True)
class Entity:
    """A legal entity of its own under supervision of the municipality."""

    control: str = UNSURE
    activity_percent: Decimal | None = None
    private_capital: str = UNSURE


@dataclass(frozen=True)
class Tender:
    """The contract: its kind, and its estimated value with options and extensions, without VAT."""

    day: date
    kind: str
    value: Decimal
    lots: tuple[Lot, ...] = ()
    years: int | None = None
    # Up to here the municipality's own policy lets it ask one party.
    policy_limit: Decimal | None = None
    cross_border: str = UNSURE
    local_knowledge: str = UNSURE
    organisation: Organisation = field(default_factory=Organisation)
    entity: Entity = field(default_factory=Entity)

    @property
    def lots_total(self) -> Decimal:
        """What the lots come to together."""
        return sum((lot.amount for lot in self.lots), Decimal(0))
