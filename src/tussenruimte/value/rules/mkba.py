"""MKBA: costs and benefits for society beside the public purse, with a matrix of who gets what. Transfers cancel."""

from dataclasses import dataclass
from decimal import Decimal

from tussenruimte.value.rules.amounts import ONE, ZERO, divided, total
from tussenruimte.value.rules.discounting import cost_value, effect_value
from tussenruimte.value.rules.model import Effect, EffectModel
from tussenruimte.value.rules.parties import NOBODY, known, one_spelling, public_among
from tussenruimte.value.rules.remarks import Remark, _


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of the matrix: what an effect or a cost is worth to a party. A cost stands below nought."""

    name: str
    party: str
    kind: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class PartySum:
    """What it all comes down to for one party."""

    party: str
    public: bool
    benefits: Decimal
    transfers: Decimal
    costs: Decimal

    @property
    def net(self) -> Decimal:
        """What the party gains or loses."""
        return self.benefits + self.transfers - self.costs


@dataclass(frozen=True, slots=True)
class Unpriced:
    """An effect without a price (PM): it stays in sight, with how much it is and for whom."""

    name: str
    party: str
    unit: str
    change: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Mkba:
    """The outcome. Every sum is exactly the sum of its parts; `balance` is also the sum of all parties."""

    pv_costs: Decimal
    pv_benefits: Decimal
    parties: tuple[PartySum, ...]
    matrix: tuple[Entry, ...]
    unpriced: tuple[Unpriced, ...]
    remarks: tuple[Remark, ...]

    @property
    def balance(self) -> Decimal:
        """What society as a whole gains."""
        return self.pv_benefits - self.pv_costs

    @property
    def ratio(self) -> Decimal | None:
        """Benefits per euro of cost; None without costs."""
        return divided(self.pv_benefits, self.pv_costs)

    @property
    def gain(self) -> Decimal | None:
        """The gain as a part of the costs: a ratio of 1.6 is a gain of 0.6."""
        return None if self.ratio is None else self.ratio - ONE

    @property
    def public_purse(self) -> Decimal:
        """What the public parties together gain, transfers included."""
        return total(party.net for party in self.parties if party.public)


def mkba(model: EffectModel, public_words: frozenset[str]) -> Mkba:
    """Counts everything once."""
    costs = [Entry(cost.name, cost.party, "cost", -cost_value(cost, model)) for cost in model.costs]
    effects = [entry for effect in model.effects for entry in _entries(effect, model)]
    completed, remarks = _counterparts(effects)
    matrix = _spelled([*costs, *effects, *completed])
    return Mkba(
        pv_costs=-total(entry.value for entry in matrix if entry.kind == "cost"),
        pv_benefits=total(entry.value for entry in matrix if entry.kind == "welfare"),
        parties=_by_party(matrix, model, public_words),
        matrix=matrix,
        unpriced=tuple(_unpriced(effect) for effect in model.effects if effect.kind == "pm"),
        remarks=(*remarks, *_remarks(model)),
    )


def _entries(effect: Effect, model: EffectModel) -> list[Entry]:
    if effect.kind == "pm":
        return []
    value = effect_value(effect, model)
    entries = [Entry(effect.name, effect.party, effect.kind, value)]
    if effect.kind == "transfer" and effect.counterparty:
        entries.append(Entry(effect.name, effect.counterparty, "transfer", -value))
    return entries


def _counterparts(entries: list[Entry]) -> tuple[list[Entry], list[Remark]]:
    """What is still missing for each transfer to cancel, at a party that nobody named; and a remark about it."""
    sums: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "transfer":
            key = known(entry.name)
            names.setdefault(key, entry.name)
            sums[key] = sums.get(key, ZERO) + entry.value
    template = _("Bij de overdracht ‘%(name)s’ ontbreekt een partij. Wat de een krijgt, verliest een ander.")
    missing = [key for key, left in sums.items() if left]
    return (
        [Entry(names[key], NOBODY, "transfer", -sums[key]) for key in missing],
        [Remark("transfer-does-not-cancel", template, {"name": names[key]}, names[key]) for key in missing],
    )


def _spelled(entries: list[Entry]) -> tuple[Entry, ...]:
    spelling = one_spelling(entry.party for entry in entries)
    return tuple(Entry(entry.name, spelling[known(entry.party)], entry.kind, entry.value) for entry in entries)


def _by_party(matrix: tuple[Entry, ...], model: EffectModel, public_words: frozenset[str]) -> tuple[PartySum, ...]:
    sums: dict[str, dict[str, Decimal]] = {}
    for entry in matrix:
        of_party = sums.setdefault(entry.party, {})
        of_party[entry.kind] = total((of_party.get(entry.kind, ZERO), entry.value))
    public = set(public_among(sums, model.public_parties, public_words))
    return tuple(
        PartySum(
            party=party,
            public=party in public,
            benefits=of_kind.get("welfare", ZERO),
            transfers=of_kind.get("transfer", ZERO),
            costs=-of_kind.get("cost", ZERO),
        )
        for party, of_kind in sums.items()
    )


def _unpriced(effect: Effect) -> Unpriced:
    volume = effect.expected
    change = volume.amounts or tuple(
        with_ - without for with_, without in zip(volume.quantity_with, volume.quantity_without, strict=True)
    )
    if volume.quantity is not None:
        change = (volume.quantity,)
    return Unpriced(effect.name, effect.party, effect.unit, change)


def _remarks(model: EffectModel) -> list[Remark]:
    remarks = []
    unpriced = [effect.name for effect in model.effects if effect.kind == "pm"]
    if unpriced:
        template = _("Zonder prijs, en daarom niet in het saldo: %(names)s.")
        remarks.append(Remark("unpriced", template, {"names": ", ".join(unpriced)}))
    if not any(any(cost.amounts) for cost in model.costs):
        template = _("Alle kosten zijn nul. Daarom is er geen verhouding tussen baten en kosten.")
        remarks.append(Remark("no-costs", template))
    return remarks
