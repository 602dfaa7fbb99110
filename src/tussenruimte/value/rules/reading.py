"""From what people write to the effect model: the whole model, or the short form of SROI or effectencalculator.

Numbers may be numbers or decimal strings. ValueInputError names every field that is wrong, and what was expected.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tussenruimte.value.rules.amounts import ONE, ZERO
from tussenruimte.value.rules.fields import LARGEST, Fields, Reading, as_number, writable
from tussenruimte.value.rules.lines import read_cost, read_effect, read_line, read_outcome
from tussenruimte.value.rules.model import TIMINGS, Cost, EffectModel, Timing
from tussenruimte.value.rules.remarks import Remark

YEAR = "schrijf een jaartal, zoals 2026"
RATE = "schrijf een deel van 0 tot 1, zoals 0.0225; dat is de standaard sinds 2021"
HIGHEST_RATE = Decimal("0.999999")
COSTS = "kosten (name, party, amounts)"
INPUTS = "schrijf een bedrag, of een lijst met inzet (name, amount of amounts)"
ZERO_ALTERNATIVE = "schrijf in een paar zinnen wat er zonder het initiatief zou gebeuren (het nulalternatief)"
PRINCIPLES = (
    "involve-stakeholders",
    "understand-changes",
    "value-what-matters",
    "only-what-is-material",
    "do-not-overclaim",
    "be-transparent",
    "verify-the-result",
    "be-responsive",
)

Read = tuple[EffectModel, tuple[Remark, ...]]


def read_model(raw: Mapping[str, Any]) -> Read:
    """The whole model, as MKBA needs it."""
    fields = Fields(raw, Reading())
    model = EffectModel(
        base_year=_year(fields, "base_year"),
        discount_rate=_rate(fields),
        counterfactual=fields.text("counterfactual", ZERO_ALTERNATIVE),
        costs=tuple(read_cost(row) for row in fields.rows("costs", COSTS, least=0)),
        effects=tuple(read_effect(row) for row in fields.rows("effects", "effecten (name, party, kind, amounts)")),
        horizon_years=fields.optional_whole("horizon_years", "schrijf hoeveel jaar u vooruitkijkt", low=1, high=99),
        timing=fields.word("timing", TIMINGS, otherwise="start"),
        **_about(fields),
    )
    return _finished(fields, model)


def read_sroi(raw: Mapping[str, Any]) -> Read:
    """The short form of SROI: inputs and outcomes. A whole model is fine too."""
    if isinstance(raw, Mapping) and "effects" in raw and "outcomes" not in raw:
        return read_model(raw)
    fields = Fields(raw, Reading())
    outcomes = fields.rows("outcomes", "uitkomsten (quantity, value, deadweight, …, duration)")
    model = EffectModel(
        base_year=_optional_year(fields, "base_year"),
        discount_rate=_rate(fields),
        counterfactual=fields.text("counterfactual"),
        costs=_inputs(fields),
        effects=tuple(read_outcome(row, number) for number, row in enumerate(outcomes, start=1)),
        timing=_timing(fields),
        **_about(fields),
    )
    return _finished(fields, model)


def read_calculator(raw: Mapping[str, Any]) -> Read:
    """The short form of the effectencalculator: lines with two timelines. A whole model is fine too."""
    if isinstance(raw, Mapping) and "effects" in raw and "lines" not in raw:
        return read_model(raw)
    fields = Fields(raw, Reading())
    lines = fields.rows("lines", "regels (name, payer, quantity_without, quantity_with, unit_price)")
    model = EffectModel(
        base_year=_year(fields, "base_year"),
        # Avoided costs are shown in the year they are avoided; nothing is discounted.
        discount_rate=ZERO,
        counterfactual=fields.text("counterfactual"),
        costs=tuple(read_cost(row) for row in fields.rows("costs", COSTS, least=0)),
        effects=tuple(read_line(row) for row in lines),
        **_about(fields),
    )
    return _finished(fields, model)


def _about(fields: Fields) -> dict[str, Any]:
    """What every form may say about the initiative and the way of counting."""
    return {
        "title": fields.text("title"),
        "target_group": fields.text("target_group"),
        "activities": fields.texts("activities"),
        "price_year": _optional_year(fields, "price_year") or None,
        "public_parties": fields.texts("public_parties") if fields.has("public_parties") else None,
        "principles": _principles(fields),
    }


def _finished(fields: Fields, model: EffectModel) -> Read:
    for number, effect in enumerate(model.effects, start=1):
        _refuse_beyond_horizon(fields, model, f"effects.{number}", effect.expected.years)
        if effect.price and not model.prices_of:
            fields.refuse("price_year", f"{YEAR}; zonder dat weten wij niet in welke prijzen u rekent")
    for number, cost in enumerate(model.costs, start=1):
        _refuse_beyond_horizon(fields, model, f"costs.{number}", len(cost.amounts))
    fields.close()
    fields.reading.finish()
    return model, tuple(fields.reading.remarks)


def _refuse_beyond_horizon(fields: Fields, model: EffectModel, place: str, years: int) -> None:
    # The base year itself comes on top: a horizon of 4 is the base year and the four years after it.
    if model.horizon_years is not None and years > model.horizon_years + 1:
        most = model.horizon_years + 1
        fields.refuse(place, f"hier staan {years} jaren; bij uw horizon_years horen er ten hoogste {most}")


def _year(fields: Fields, key: str) -> int:
    return fields.whole(key, YEAR, low=1900, high=2200)


def _optional_year(fields: Fields, key: str) -> int:
    return _year(fields, key) if fields.has(key) else 0


def _rate(fields: Fields) -> Decimal:
    return fields.number("discount_rate", RATE, low=ZERO, high=HIGHEST_RATE)


def _timing(fields: Fields) -> Timing:
    """When in the year the outcomes come; `end of year` is as good as `end`."""
    given = str(fields.get("timing")).strip().casefold().replace("_", "-").replace(" ", "-")
    short = given.removesuffix("-year").removesuffix("-of")
    found = next((timing for timing in TIMINGS if timing == short), None)
    return found or fields.word("timing", TIMINGS)


def _principles(fields: Fields) -> tuple[tuple[str, str], ...]:
    below = fields.below("principles")
    if below is None:
        return ()
    answers = tuple((name, below.text(name)) for name in PRINCIPLES if below.has(name))
    below.close()
    return answers


def _inputs(fields: Fields) -> tuple[Cost, ...]:
    """One amount, an amount per year, amounts by name, or a list of costs."""
    value = fields.get("inputs")
    if as_number(value) is not None:
        return (Cost("inzet", (fields.number("inputs", INPUTS, low=ZERO, high=LARGEST),)),)
    if isinstance(value, Mapping) and value:
        below = Fields(value, fields.reading, "inputs")
        return tuple(Cost(writable(name), (below.number(name, INPUTS, low=ZERO),)) for name in value)
    if not isinstance(value, list | tuple) or not value:
        fields.number("inputs", INPUTS, low=ONE)
        return ()
    if all(as_number(one) is not None for one in value):
        return (Cost("inzet", fields.amounts("inputs")),)
    return tuple(read_cost(row, short=True) for row in fields.rows("inputs", "inzet (name, amount of amounts)"))
