"""From what people wrote to what the rules count with: an effect model of rows as one that is frozen and plain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from typing import Any, TypeVar

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import PriceIndex
from tussenruimte.value import rules
from tussenruimte.value.models import CostLine, EffectLine, EffectModel, OwnPrice
from tussenruimte.value.rules.amounts import MILLIONTH, ZERO, as_text, settled, total
from tussenruimte.value.rules.discounting import cost_value, effect_value
from tussenruimte.value.rules.lines import BETTER
from tussenruimte.value.rules.model import BASES, INPUT_KINDS, KINDS, TIMINGS, Amounts, GoalShare, PriceUsed, Volume

W = TypeVar("W", bound=str)


def counted(model: EffectModel) -> rules.EffectModel:
    """The model as the rules want it, with every price as it was when it was chosen."""
    return rules.EffectModel(
        base_year=model.base_year,
        discount_rate=model.discount_rate,
        counterfactual=model.counterfactual,
        costs=tuple(cost_of(line) for line in model.cost_lines.all()),
        effects=tuple(effect_of(line) for line in model.effect_lines.all()),
        title=str(model.initiative),
        target_group=model.target_group,
        activities=tuple(line.strip() for line in model.activities.splitlines() if line.strip()),
        horizon_years=model.horizon_years,
        price_year=model.price_year,
        timing=_one_of(model.timing, TIMINGS),
        principles=tuple(model.principles.items()),
    )


def cost_of(line: CostLine) -> rules.Cost:
    """A cost. Who brings something without an amount still stands on the board."""
    return rules.Cost(
        name=line.name,
        amounts=decimals(line.amounts),
        party=line.party,
        kind=_one_of(line.kind, INPUT_KINDS),
        hours=line.hours,
        range=rules.Range(line.low, Decimal(1), line.high),
    )


def effect_of(line: EffectLine) -> rules.Effect:
    """An effect, in the one form it was told in."""
    used = price_from(line.price_used)
    goals = len(line.goals)
    return rules.Effect(
        name=line.name,
        party=line.party,
        kind=_one_of(line.kind, KINDS),
        expected=_volume(line, vars(line)),
        measured=_volume(line, line.measured) if line.measured else None,
        unit=line.unit,
        unit_price=line.unit_price,
        price=used.price if used else "",
        price_used=used,
        better=_one_of(line.better, BETTER),
        persons=line.persons,
        share=line.share,
        counterparty=line.counterparty,
        deadweight=line.deadweight,
        attribution=line.attribution,
        displacement=line.displacement,
        drop_off=line.drop_off,
        duration=line.duration,
        range=rules.Range(line.low, Decimal(1), line.high),
        evidence_level=line.evidence_level,
        basis=_one_of(line.basis, ("", *BASES)),
        dimensions=tuple(line.dimensions),
        # Whoever ticks more goals has not said how it is divided: so each gets an equal part, and no euro counts twice.
        goals=tuple(GoalShare(goal, _part_of(goals)) for goal in line.goals),
        reason=line.reason,
        source=line.source,
    )


def decimals(written: Iterable[str]) -> Amounts:
    """A list of decimal strings as numbers."""
    return tuple(Decimal(one) for one in written)


def price_from(kept: Mapping[str, Any]) -> PriceUsed | None:
    """The price a line was given, as it was then."""
    if not kept:
        return None
    return PriceUsed(**{**kept, "euros": Decimal(kept["euros"]), "factor": Decimal(kept["factor"])})


def price_kept(used: PriceUsed) -> dict[str, Any]:
    """A price as a row keeps it."""
    kept = {name: getattr(used, name) for name in PriceUsed.__slots__}
    return {**kept, "euros": as_text(used.euros), "factor": as_text(used.factor)}


def library_price(reference: str, year: int, frameworks: Catalogue) -> PriceUsed:
    """A price of the library in the prices of a year; ValueInputError when there is none."""
    return rules.price_at(reference, year, frameworks)


def municipal_price(price: OwnPrice, year: int, frameworks: Catalogue) -> PriceUsed:
    """A municipality's own price in the prices of a year."""
    (index,) = frameworks.of_kind(PriceIndex)
    factor, reached = rules.index_factor(price.price_year, year, index)
    return PriceUsed(
        price=price.reference,
        list_version=price.version,
        price_year=price.price_year,
        euros=settled(price.euros * factor),
        to_year=reached,
        factor=settled(factor),
        work="",
        section=price.source,
    )


@dataclass(frozen=True)
class Totals:
    """What a model comes to now, and at the ends of all its ranges together."""

    costs: Decimal
    benefits: Decimal
    balance_low: Decimal
    balance_high: Decimal


def totals_of(model: rules.EffectModel) -> Totals:
    """The sums that a portfolio adds up. Both ends are harsher than chance would make them: they hold for certain."""
    effects = [_ends(effect, model) for effect in model.effects if effect.kind == "welfare"]
    costs = [_cost_ends(cost, model) for cost in model.costs]
    return Totals(
        costs=total(cost_value(cost, model) for cost in model.costs),
        benefits=total(effect_value(effect, model) for effect in model.effects if effect.kind == "welfare"),
        balance_low=total(min(ends) for ends in effects) - total(max(ends) for ends in costs),
        balance_high=total(max(ends) for ends in effects) - total(min(ends) for ends in costs),
    )


def _ends(effect: rules.Effect, model: rules.EffectModel) -> tuple[Decimal, ...]:
    return tuple(
        effect_value(replace(effect, range=rules.Range(end, end, end)), model)
        for end in (effect.range.low, effect.range.high)
    )


def _cost_ends(cost: rules.Cost, model: rules.EffectModel) -> tuple[Decimal, ...]:
    return tuple(
        cost_value(replace(cost, range=rules.Range(end, end, end)), model) for end in (cost.range.low, cost.range.high)
    )


def _volume(line: EffectLine, told: Mapping[str, Any]) -> Volume:
    """The volume in the form of the line; a form that was filled in before and left again does not count."""
    if line.way == EffectLine.Way.AMOUNTS:
        return Volume(amounts=decimals(told.get("amounts", ())) or (ZERO,))
    if line.way == EffectLine.Way.LASTING:
        return Volume(quantity=Decimal(told.get("quantity") or 0))
    return Volume(
        quantity_with=decimals(told.get("quantity_with", ())),
        quantity_without=decimals(told.get("quantity_without", ())),
    )


def _one_of(word: str, words: Sequence[W]) -> W:
    """A word of the row as the rules spell it; LookupError for one they do not know."""
    return words[words.index(word)]


def _part_of(number: int) -> Decimal:
    """An equal part, let down so that the parts together never exceed the whole."""
    return (Decimal(1) / number).quantize(MILLIONTH, ROUND_DOWN)
