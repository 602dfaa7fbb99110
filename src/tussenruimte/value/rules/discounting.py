"""From volumes to streams of euros, and from streams to what they are worth now."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from functools import lru_cache

from tussenruimte.value.rules.amounts import CONTEXT, ONE, ZERO, settled
from tussenruimte.value.rules.model import Amounts, Cost, Effect, EffectModel, Timing

SHIFT: dict[Timing, Decimal] = {"start": ZERO, "mid": Decimal("0.5"), "end": ONE}


@lru_cache(maxsize=4096)
def factor(rate: Decimal, years: Decimal) -> Decimal:
    """What a euro after so many years is worth now."""
    with localcontext(CONTEXT):
        return ONE / (ONE + rate) ** years


def present_value(stream: Sequence[Decimal], rate: Decimal, shift: Decimal = ZERO) -> Decimal:
    """The worth now of a stream whose first amount comes `shift` years from now. Not settled."""
    with localcontext(CONTEXT):
        return sum((amount * factor(rate, shift + year) for year, amount in enumerate(stream) if amount), ZERO)


def stream_of(effect: Effect) -> Amounts:
    """What an effect is worth to its party, per year, after what others did and what would have come anyway."""
    with localcontext(CONTEXT):
        counted = _claimed(effect) * effect.persons * effect.share * effect.range.mid
        return tuple(amount * counted for amount in gross_stream(effect))


def gross_stream(effect: Effect) -> Amounts:
    """The same for one person and before anything is taken off."""
    volume = effect.expected
    with localcontext(CONTEXT):
        if volume.amounts:
            return volume.amounts
        price = (effect.unit_price or ZERO) * (ONE if effect.better == "more" else -ONE)
        if volume.quantity is not None:
            left = ONE - (effect.drop_off or ZERO)
            years = effect.duration or 1
            # Not `left ** year`: nothing to the power of nothing is one here, and undefined for a decimal.
            kept = [ONE]
            while len(kept) < years:
                kept.append(kept[-1] * left)
            return tuple(volume.quantity * price * part for part in kept)
        return tuple((with_ - without) * price for with_, without in _pairs(effect))


def effect_value(effect: Effect, model: EffectModel) -> Decimal:
    """The present value of an effect, settled; nought for what has no price."""
    if effect.kind == "pm":
        return ZERO
    return settled(present_value(stream_of(effect), model.discount_rate, SHIFT[model.timing]))


def cost_value(cost: Cost, model: EffectModel) -> Decimal:
    """The present value of a cost, settled. What it takes is paid at the start of its year."""
    return settled(present_value(cost.amounts, model.discount_rate) * cost.range.mid)


def _claimed(effect: Effect) -> Decimal:
    """The part of a change that may be claimed."""
    with localcontext(CONTEXT):
        part = ONE
        for taken in (effect.deadweight, effect.attribution, effect.displacement):
            part *= ONE - (taken or ZERO)
        return part


def _pairs(effect: Effect) -> list[tuple[Decimal, Decimal]]:
    return list(zip(effect.expected.quantity_with, effect.expected.quantity_without, strict=True))
