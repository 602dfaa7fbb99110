"""How much the outcome leans on each assumption: every one is moved alone, down and up, and all is counted again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tussenruimte.value.rules.amounts import ONE, ZERO
from tussenruimte.value.rules.discounting import effect_value
from tussenruimte.value.rules.model import Effect, EffectModel, Range
from tussenruimte.value.rules.remarks import _

POINT = Decimal("0.01")
TEN_POINTS = Decimal("0.10")
QUARTER = Decimal("0.25")
LARGEST_EFFECTS = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method says in two numbers."""

    balance: Decimal
    ratio: Decimal | None


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption does when it is lower, and when it is higher. `about` names the effect, if it is one."""

    id: str
    text: str
    low: Outcome
    high: Outcome
    about: str = ""

    @property
    def span(self) -> Decimal:
        """How far the balance moves: the longest bar stands on top."""
        return abs(self.high.balance - self.low.balance)


def sensitivity(model: EffectModel, count: Callable[[EffectModel], Outcome]) -> tuple[Swing, ...]:
    """Every assumption that moves something, the one that matters most first."""
    swings = [
        Swing(
            "discount-rate",
            _("Discontovoet één procentpunt lager of hoger"),
            count(replace(model, discount_rate=model.discount_rate - POINT)),
            count(replace(model, discount_rate=model.discount_rate + POINT)),
        ),
        *(_of_effect(model, number, count) for number in _largest(model)),
        *_of_shares(model, count),
        Swing(
            "zero-alternative",
            _("Nulalternatief gunstiger: een tiende was ook zonder het initiatief gebeurd"),
            count(_scaled(model, ONE - TEN_POINTS)),
            count(model),
        ),
    ]
    # Python's sort is stable, so equal swings keep the order above.
    return tuple(sorted((swing for swing in swings if swing.span), key=lambda swing: -swing.span))


def _largest(model: EffectModel) -> list[int]:
    """The places of the two effects worth most to society, whichever side they fall."""
    sizes = [
        (-abs(effect_value(effect, model)), effect.name, number)
        for number, effect in enumerate(model.effects)
        if effect.kind == "welfare"
    ]
    return [number for _size, _name, number in sorted(sizes)[:LARGEST_EFFECTS]]


def _of_effect(model: EffectModel, number: int, count: Callable[[EffectModel], Outcome]) -> Swing:
    effect = model.effects[number]
    low, high = (count(_with_effect(model, number, _times(effect, ONE + change))) for change in (-QUARTER, QUARTER))
    return Swing("largest-effect", _("Een kwart minder of meer van dit effect"), low, high, effect.name)


def _of_shares(model: EffectModel, count: Callable[[EffectModel], Outcome]) -> list[Swing]:
    swings = []
    for share, text in (
        ("deadweight", _("Wat ook zonder u was gebeurd: tien punten meer of minder")),
        ("attribution", _("Wat anderen deden: tien punten meer of minder")),
    ):
        if any(getattr(effect, share) is not None for effect in model.effects):
            more, less = (count(_moved(model, share, change)) for change in (TEN_POINTS, -TEN_POINTS))
            swings.append(Swing(share, text, more, less))
    return swings


def _moved(model: EffectModel, share: str, change: Decimal) -> EffectModel:
    """The share ten points further at every effect that has it, never below nought or above one."""

    def moved(effect: Effect) -> Effect:
        part: Decimal | None = getattr(effect, share)
        moved_share: dict[str, Any] = {} if part is None else {share: min(ONE, max(ZERO, part + change))}
        return replace(effect, **moved_share)

    return replace(model, effects=tuple(moved(effect) for effect in model.effects))


def _scaled(model: EffectModel, part: Decimal) -> EffectModel:
    return replace(model, effects=tuple(_times(effect, part) for effect in model.effects))


def _times(effect: Effect, part: Decimal) -> Effect:
    spread = effect.range
    return replace(effect, range=Range(spread.low * part, spread.mid * part, spread.high * part))


def _with_effect(model: EffectModel, number: int, effect: Effect) -> EffectModel:
    return replace(model, effects=(*model.effects[:number], effect, *model.effects[number + 1 :]))
