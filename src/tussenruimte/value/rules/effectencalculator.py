"""Effectencalculator: two timelines, with and without the initiative; the difference is avoided cost, per payer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from tussenruimte.value.rules.amounts import CONTEXT, ZERO, settled, total
from tussenruimte.value.rules.discounting import stream_of
from tussenruimte.value.rules.model import CERTAIN, Effect, EffectModel, Range
from tussenruimte.value.rules.parties import known, one_spelling, public_among
from tussenruimte.value.rules.remarks import Remark, _

BOUNDS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True)
class Year:
    """What it costs in one year on both timelines, and what is avoided."""

    year: int
    without: Decimal
    with_: Decimal

    @property
    def avoided(self) -> Decimal:
        """The difference."""
        return self.without - self.with_


@dataclass(frozen=True, slots=True)
class AvoidedLine:
    """One line over all years: low, middle and high."""

    name: str
    payer: str
    low: Decimal
    mid: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Calculation:
    """The outcome. Avoided public cost, as an indication; not a welfare analysis."""

    timeline: tuple[Year, ...]
    lines: tuple[AvoidedLine, ...]
    costs: Decimal
    remarks: tuple[Remark, ...]

    def avoided(self, bound: str = "mid") -> Decimal:
        """All lines together: `low`, `mid` or `high`."""
        return total(getattr(line, bound) for line in self.lines)

    def by_payer(self) -> dict[str, Decimal]:
        """What each payer avoids; sums to everything that is avoided."""
        spelling = one_spelling(line.payer for line in self.lines)
        return {
            payer: total(line.mid for line in self.lines if known(line.payer) == key) for key, payer in spelling.items()
        }

    @property
    def net(self) -> Decimal:
        """What is avoided, less what the initiative costs."""
        return self.avoided() - self.costs


def effectencalculator(model: EffectModel, public_words: frozenset[str]) -> Calculation:
    """Counts what the public purse avoids, and what is marked as avoided cost, year by year and not discounted."""
    public = public_among([effect.party for effect in model.effects], model.public_parties, public_words)
    counted = [
        effect
        for effect in model.effects
        if effect.kind != "pm" and (effect.basis == "avoided-cost" or effect.party in public)
    ]
    return Calculation(
        timeline=_timeline(counted, model.base_year),
        lines=tuple(_line(effect) for effect in counted),
        costs=total(settled(sum(cost.amounts, ZERO) * cost.range.mid) for cost in model.costs),
        remarks=_remarks(model, counted),
    )


def _line(effect: Effect) -> AvoidedLine:
    values = []
    for bound in BOUNDS:
        part = getattr(effect.range, bound)
        stream = stream_of(replace(effect, range=Range(part, part, part)))
        values.append(total(settled(amount) for amount in stream))
    low, mid, high = values
    return AvoidedLine(effect.name, effect.party, *((low, mid, high) if low <= high else (high, mid, low)))


def _timeline(effects: Sequence[Effect], base_year: int) -> tuple[Year, ...]:
    """Every amount is settled, so that the years add up to the lines."""
    avoided = [[settled(amount) for amount in stream_of(effect)] for effect in effects]
    without = [_without(effect) for effect in effects]
    years = range(max((len(stream) for stream in avoided), default=0))
    return tuple(Year(base_year + year, before := _at(without, year), before - _at(avoided, year)) for year in years)


def _without(effect: Effect) -> list[Decimal]:
    """What the people concerned would cost without the initiative, for as far as the line says so."""
    sign = 1 if effect.better == "less" else -1
    with localcontext(CONTEXT):
        each = (effect.unit_price or ZERO) * effect.persons * effect.share * effect.range.mid * sign
        return [settled(quantity * each) for quantity in effect.expected.quantity_without]


def _at(streams: Sequence[Sequence[Decimal]], year: int) -> Decimal:
    return total(stream[year] for stream in streams if year < len(stream))


def _remarks(model: EffectModel, counted: Sequence[Effect]) -> tuple[Remark, ...]:
    template = _("Dit zijn vermeden publieke kosten, als indicatie. Het is geen welvaartsanalyse.")
    remarks = [Remark("indicative", template)]
    if any(effect.kind == "transfer" for effect in counted):
        template = _("Overdrachten tellen hier mee voor wie betaalt. Wat een ander daardoor mist, staat er niet in.")
        remarks.append(Remark("transfers-count-once", template))
    left_out = [effect.name for effect in model.effects if effect not in counted]
    if left_out:
        template = _("Geen vermeden publieke kosten, en daarom niet meegeteld: %(names)s.")
        remarks.append(Remark("left-out", template, {"names": ", ".join(left_out)}))
    if all(effect.range == CERTAIN for effect in counted):
        template = _("Geen enkele regel heeft een marge. Geef een laag, midden en hoog aandeel.")
        remarks.append(Remark("no-ranges", template))
    return tuple(remarks)
