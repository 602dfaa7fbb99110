"""How money from several sides adds up. Pure; amounts are euros in `Decimal`, never below nought."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

CENT, NOTHING, WHOLE = Decimal("0.01"), Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Stack:
    """Who could pay what of an amount. The four parts together are exactly that amount."""

    amount: Decimal
    # The most the scheme gives, by its maximum and by the share that one must bring oneself.
    scheme: Decimal
    # What of the rest one's own money covers.
    own: Decimal
    # What nobody pays yet.
    gap: Decimal
    # The least one must bring oneself, from whatever side but this scheme.
    own_share: Decimal


def most_given(amount: Decimal, *, maximum: Decimal | None, own_share: int) -> Decimal:
    """The most a scheme gives towards an amount. Half a cent is never promised."""
    by_share = (amount * (WHOLE - own_share) / WHOLE).quantize(CENT, ROUND_DOWN)
    return by_share if maximum is None else min(by_share, maximum)


def stack(amount: Decimal, *, maximum: Decimal | None, own_share: int, own_money: Decimal | None) -> Stack:
    """What a scheme, own money and others would pay of an amount."""
    scheme = most_given(amount, maximum=maximum, own_share=own_share)
    rest = amount - scheme
    own = min(own_money or NOTHING, rest)
    by_share = amount - most_given(amount, maximum=None, own_share=own_share)
    return Stack(amount=amount, scheme=scheme, own=own, gap=rest - own, own_share=by_share)


def pays_the_rest(amount: Decimal, *, maximum: Decimal | None, own_share: int, own_money: Decimal | None) -> bool:
    """Whether a scheme and one's own money together pay it all."""
    own = own_money or NOTHING
    enough = maximum is None or maximum + own >= amount
    return enough and own_share <= highest_share(amount, own)


def highest_share(amount: Decimal, own: Decimal) -> int:
    """The highest whole percentage of an amount that one can bring oneself."""
    return 100 if own >= amount else int(own * 100 // amount)
