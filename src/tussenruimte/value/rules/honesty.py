"""What keeps a number honest: value counted twice, weak evidence, a rate that is not the standard, false precision."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import Figures
from tussenruimte.value.rules.amounts import as_percentage, divided, total
from tussenruimte.value.rules.discounting import effect_value, stream_of
from tussenruimte.value.rules.model import Amounts, Basis, Effect, EffectModel
from tussenruimte.value.rules.parties import known
from tussenruimte.value.rules.prices import price_remarks
from tussenruimte.value.rules.remarks import Remark, _

WEAK = 2
RATES, STANDARD = "discontovoet", "standaard"
# Words in a name that tell what a line is made of, when nobody said so with `basis`.
WORDS: tuple[tuple[Basis, tuple[str, ...]], ...] = (
    ("volunteer-hours", ("vrijwilligersuren", "uren van vrijwilligers", "uren vrijwilligers", "volunteer hours")),
    ("saved-payment", ("uitkering", "bijstand", "benefit payment")),
    ("productivity", ("productiviteit", "productivity")),
    ("tax", ("belasting", "tax")),
    ("income", ("inkomen", "loon", "salaris", "income", "wage")),
)
# Two kinds of stuff that are partly the same money. What a person earns is why the payment stops.
OVERLAPS: tuple[frozenset[Basis], ...] = (
    frozenset({"income", "saved-payment"}),
    frozenset({"income", "productivity"}),
)
# Lines of the same stuff for the same party: a loss here and a gain there may be one and the same euro.
ONCE: frozenset[Basis] = frozenset({"volunteer-hours", "income", "saved-payment", "productivity", "tax"})


def flags(model: EffectModel, frameworks: Catalogue, *, discounts: bool = True) -> tuple[Remark, ...]:
    """Everything a careful reader would ask about. A method that does not discount has no rate to ask about."""
    return (
        *_counted_twice(model),
        *_hours_on_both_sides(model),
        *_taken_off_twice(model),
        *_weak_evidence(model),
        *(_rate(model, frameworks) if discounts else ()),
        *(
            remark
            for effect in model.effects
            if effect.price_used
            for remark in price_remarks(effect.price_used, model.prices_of, effect.name)
        ),
    )


def weak_share(model: EffectModel) -> Decimal | None:
    """The part of all value, good and bad, that rests on level 1 or 2 or on no level at all (M-40)."""
    counted = [effect for effect in model.effects if effect.kind == "welfare"]
    sizes = [(abs(effect_value(effect, model)), effect.evidence_level) for effect in counted]
    weak = total(size for size, level in sizes if level is None or level <= WEAK)
    return divided(weak, total(size for size, _level in sizes))


def basis_of(name: str, basis: Basis) -> Basis:
    """What a line is made of: as was said, or as its name gives away."""
    if basis:
        return basis
    lowered = name.casefold()
    return next((found for found, words in WORDS if any(word in lowered for word in words)), "")


@dataclass(frozen=True, slots=True)
class _Line:
    """An effect, as it compares with others."""

    effect: Effect
    name: str
    party: str
    basis: Basis
    stream: Amounts


def _counted_twice(model: EffectModel) -> Iterator[Remark]:
    lines = [
        _Line(effect, known(effect.name), known(effect.party), basis_of(effect.name, effect.basis), stream_of(effect))
        for effect in model.effects
        if effect.kind != "pm"
    ]
    for one, other in combinations(lines, 2):
        template = _why_twice(one, other)
        if template:
            values = {"one": one.effect.name, "other": other.effect.name}
            yield Remark("counted-twice", template, values, other.effect.name)


def _why_twice(one: _Line, other: _Line) -> str:
    kinds = {one.effect.kind, other.effect.kind}
    if kinds == {"transfer"} and one.name == other.name:
        # The two sides of one transfer.
        return ""
    if one.party == other.party and one.name == other.name:
        return _("‘%(one)s’ staat er twee keer voor dezelfde partij. Tel dezelfde waarde één keer.")
    if one.party == other.party and one.basis in ONCE and one.basis == other.basis:
        return _("‘%(one)s’ en ‘%(other)s’ kunnen hetzelfde geld zijn. Tel dezelfde waarde één keer.")
    if kinds == {"welfare"} and frozenset({one.basis, other.basis}) in OVERLAPS:
        return _("‘%(one)s’ en ‘%(other)s’ overlappen. Een inkomen en een uitkering minder zijn deels hetzelfde geld.")
    alike = one.party == other.party or (one.effect.price != "" and one.effect.price == other.effect.price)
    if alike and any(one.stream) and one.stream == other.stream:
        return _("‘%(one)s’ en ‘%(other)s’ hebben dezelfde bedragen. Tel dezelfde waarde één keer.")
    return ""


def _hours_on_both_sides(model: EffectModel) -> Iterator[Remark]:
    put_in = [
        cost.name
        for cost in model.costs
        if cost.kind == "volunteer-hours" or basis_of(cost.name, "") == "volunteer-hours"
    ]
    for effect in model.effects:
        if put_in and basis_of(effect.name, effect.basis) == "volunteer-hours":
            template = _("Uren van vrijwilligers staan bij de inzet (‘%(cost)s’) en bij de opbrengst. Kies één kant.")
            yield Remark("hours-on-both-sides", template, {"cost": put_in[0]}, effect.name)


def _taken_off_twice(model: EffectModel) -> Iterator[Remark]:
    template = _("Bij ‘%(name)s’ gaat er twee keer iets af: met het nulalternatief en met deadweight.")
    for effect in model.effects:
        if effect.expected.quantity_without and effect.deadweight:
            yield Remark("taken-off-twice", template, {"name": effect.name}, effect.name)


def _weak_evidence(model: EffectModel) -> Iterator[Remark]:
    share = weak_share(model)
    if share:
        template = _("Van de waarde rust %(part)s %% op zwak of onbekend bewijs (niveau 1 of 2).")
        yield Remark("weak-evidence", template, {"part": as_percentage(share.quantize(Decimal("0.01")))})


def _rate(model: EffectModel, frameworks: Catalogue) -> Iterator[Remark]:
    rates = (item for figures in frameworks.of_kind(Figures) if figures.id == RATES for item in figures.items)
    for item in rates:
        standard = Decimal(item.value) / 100
        if item.id == STANDARD and model.discount_rate != standard:
            template = _("U rekent met %(rate)s %%. De standaard is %(standard)s %%. Schrijf op waarom u afwijkt.")
            values = {"rate": as_percentage(model.discount_rate), "standard": as_percentage(standard)}
            yield Remark("discount-rate", template, values)
