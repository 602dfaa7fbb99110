"""Prices from the library in the prices of another year. An unknown price stays unknown; each says where it is from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.schema import PriceIndex, PriceItem, PriceList
from tussenruimte.value.rules.amounts import CONTEXT, ONE, settled
from tussenruimte.value.rules.model import EffectModel, PriceUsed
from tussenruimte.value.rules.remarks import Problem, Remark, ValueInputError, _

LAST_DAY = (12, 31)


def index_factor(from_year: int, to_year: int, index: PriceIndex) -> tuple[Decimal, int]:
    """How much dearer it became from one year to the other, and the year up to which the index could tell."""
    factors = {item.year: item.factor for item in index.items}
    early, late = sorted((from_year, to_year))
    with localcontext(CONTEXT):
        factor, reached = ONE, early
        for year in range(early + 1, late + 1):
            if year not in factors:
                break
            factor, reached = factor * factors[year], year
        if from_year <= to_year:
            return factor, reached
        # Back in time only works over years that are all known.
        return (ONE / factor, to_year) if reached == late else (ONE, from_year)


def price_at(reference: str, year: int, frameworks: Catalogue, *, place: str = "price") -> PriceUsed:
    """A price of the library in the prices of a year; ValueInputError when it is no price, or unknown."""
    try:
        return _found(reference, year, frameworks)
    except LookupError as problem:
        raise ValueInputError(Problem(place, _refusal(reference, problem, frameworks))) from problem


def priced(model: EffectModel, frameworks: Catalogue) -> EffectModel:
    """The model with every price that was named looked up; ValueInputError for a price that is not there."""
    effects = list(model.effects)
    problems: list[Problem] = []
    for number, effect in enumerate(model.effects):
        if effect.price and effect.price_used is None:
            try:
                place = f"effects.{number + 1}.price"
                used = price_at(effect.price, model.prices_of, frameworks, place=place)
            except ValueInputError as refused:
                problems.extend(refused.problems)
            else:
                effects[number] = replace(effect, unit_price=used.euros, price_used=used)
    if problems:
        raise ValueInputError(*problems)
    return replace(model, effects=tuple(effects))


def price_remarks(used: PriceUsed, year: int, about: str = "") -> tuple[Remark, ...]:
    """What to know about a price that could not be brought all the way to the year it should be in."""
    if used.to_year == year:
        return ()
    template = _("De prijs is van %(year)s. De prijsindex gaat nog niet tot %(wanted)s.")
    return (Remark("price-year", template, {"year": str(used.to_year), "wanted": str(year)}, about),)


def _found(reference: str, year: int, frameworks: Catalogue) -> PriceUsed:
    list_id, _slash, _price = reference.partition("/")
    prices, item = frameworks.framework(list_id), frameworks.item(reference)
    if not isinstance(prices, PriceList) or not isinstance(item, PriceItem):
        raise KeyError(reference)
    value = item.on(date(year, *LAST_DAY)) or (item.values[0] if item.values else None)
    if value is None:
        raise LookupError(reference)
    factor, reached = index_factor(value.year, year, _index(frameworks))
    with localcontext(CONTEXT):
        euros = settled(value.euros * factor)
    return PriceUsed(
        price=reference,
        list_version=prices.version,
        price_year=value.year,
        euros=euros,
        to_year=reached,
        factor=settled(factor),
        work=value.source.work,
        section=value.source.section,
    )


def _index(frameworks: Catalogue) -> PriceIndex:
    (index,) = frameworks.of_kind(PriceIndex)
    return index


def _refusal(reference: str, problem: LookupError, frameworks: Catalogue) -> str:
    if not isinstance(problem, KeyError):
        return f"de prijs van `{reference}` is onbekend; geef zelf een unit_price, met een source"
    names = [f"{one.id}/{item.id}" for one in frameworks.of_kind(PriceList) for item in one.shown]
    return f"`{reference}` is geen prijs die wij kennen.{nearest(reference, names)} Zie `tussenruimte frameworks`."
