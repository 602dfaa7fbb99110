"""What rent comes to in a year, and what a rent below the market is worth (M-24). Euros in whole cents. Pure.

yearly(month)   = amount * 12
yearly(m2-year) = amount * size
advantage       = yearly market rent - yearly rent, never below nought
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MONTH, YEAR, M2_YEAR = "month", "year", "m2-year"
PERS = (MONTH, YEAR, M2_YEAR)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Rent:
    """An amount of rent and what it is for: a month, a year, or a square metre a year."""

    amount: Decimal
    per: str


def yearly(rent: Rent | None, size_m2: int | None) -> Decimal | None:
    """What it comes to in a year; None when the rent, or the size that it counts by, is not known."""
    if rent is None:
        return None
    if rent.per == M2_YEAR:
        return None if size_m2 is None else in_cents(rent.amount * size_m2)
    return in_cents(rent.amount * 12 if rent.per == MONTH else rent.amount)


def advantage(asked: Decimal | None, market: Decimal | None) -> Decimal | None:
    """How much below the market a yearly rent is; None when one of the two is not known."""
    if asked is None or market is None:
        return None
    return max(Decimal(0), market - asked)


def over(months: int, yearly_amount: Decimal) -> Decimal:
    """What a yearly amount comes to in some months."""
    return in_cents(yearly_amount * months / 12)


def in_cents(amount: Decimal) -> Decimal:
    """An amount in whole cents."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
