"""Money and shares as decimals: settled at a millionth, so that every breakdown sums exactly."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

ZERO, ONE = Decimal(0), Decimal(1)
MILLIONTH = Decimal("0.000001")
CENT = Decimal("0.01")
# Room for the largest price times the largest quantity, people and range that may be given, over a thousand lines of
# a hundred years, settled at a millionth.
PRECISION = 80
CONTEXT = Context(prec=PRECISION, rounding=ROUND_HALF_EVEN)


def settled(amount: Decimal) -> Decimal:
    """The amount at a millionth. Sums of settled amounts are exact; only here are digits let go."""
    return amount.quantize(MILLIONTH, context=CONTEXT)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum, exact for settled amounts."""
    with localcontext(CONTEXT):
        return sum(amounts, ZERO)


def divided(part: Decimal, whole: Decimal) -> Decimal | None:
    """The settled quotient; None when there is nothing to divide by."""
    return settled(CONTEXT.divide(part, whole)) if whole else None


def cents(amount: Decimal) -> Decimal:
    """The amount as people pay it."""
    return amount.quantize(CENT, context=CONTEXT)


def rounded(amount: Decimal, digits: int = 2) -> Decimal:
    """The amount with so many digits that count, as an estimate deserves: 79144.71 becomes 79000."""
    if not amount:
        return ZERO
    return amount.quantize(ONE.scaleb(amount.adjusted() + 1 - digits), context=CONTEXT)


def one_decimal(ratio: Decimal | None) -> Decimal | None:
    """A ratio as it may be published."""
    return None if ratio is None else ratio.quantize(Decimal("0.1"), context=CONTEXT)


def as_text(amount: Decimal) -> str:
    """The amount as a decimal string, without an exponent and without zeros that say nothing."""
    text = f"{amount:f}" if amount else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_percentage(share: Decimal) -> str:
    """A share as people read it in Dutch: 0.0225 becomes 2,25."""
    return as_text(share * 100).replace(".", ",")
