"""The task as it is and as it could be, side by side. What nobody told stays unknown. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Subject = str
Value = Decimal | date | str | None


@dataclass(frozen=True)
class Now:
    """What the municipality tells about a task; None or empty is unknown."""

    cost: Decimal | None = None
    quality: str = ""
    contract_end: date | None = None
    staff: str = ""


@dataclass(frozen=True)
class Proposed:
    """What the initiative proposes; None or empty is unknown."""

    cost: Decimal | None = None
    own_contribution: Decimal | None = None
    quality: str = ""
    start: date | None = None
    staff: str = ""


@dataclass(frozen=True)
class Compared:
    """One subject on both sides. `difference` is theirs minus ours in euros, or in days; None when not to be said."""

    subject: Subject
    now: Value
    proposed: Value
    difference: Decimal | int | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """Which side still has to tell: `now`, `proposed`, both or none."""
        sides = (("now", self.now), ("proposed", self.proposed))
        return tuple(name for name, value in sides if value is None or value == "")


def compared(now: Now, proposed: Proposed) -> tuple[Compared, ...]:
    """Every subject that both sides should know before they can talk."""
    cost = None if now.cost is None or proposed.cost is None else proposed.cost - now.cost
    gap = None if now.contract_end is None or proposed.start is None else (proposed.start - now.contract_end).days
    return (
        Compared("cost", now.cost, proposed.cost, cost),
        Compared("quality", now.quality, proposed.quality),
        Compared("contract", now.contract_end, proposed.start, gap),
        Compared("staff", now.staff, proposed.staff),
    )
